"""A wave's people, read once and kept; their names, asked of identity-api each time and kept by nobody."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from chassis.database import Transaction
from chassis.directory import labels
from chassis.problems import Unavailable
from chassis.service_client import CallRefused, ServiceClient
from form_engine.roster import Person
from sqlmodel import col, select

from survey_api.invitations.models import Invitation
from survey_api.remembering import Remembered
from survey_api.roster.domain import Place, WaveRoster

_SECONDS: Final = 300.0
_MOST: Final = 50
_NAMES_AT_ONCE: Final = 500


class Rosters:
    """The people of the waves that were asked about lately."""

    def __init__(self) -> None:
        self._known: Remembered[tuple[frozenset[UUID], UUID], WaveRoster] = Remembered(_SECONDS, _MOST)

    async def of(self, work: Transaction, wave_id: UUID) -> WaveRoster:
        """In a transaction that sees all networks of the wave's tenant. That nobody is there is not kept."""
        key = (work.scope.tenant_ids, wave_id)
        known = self._known.get(key)
        if known is not None:
            return known
        found = await _read(work, wave_id)
        return found if found.is_empty else self._known.put(key, found)

    def forget(self, wave_id: UUID) -> None:
        self._known.forget(lambda key: key[1] == wave_id)


async def _read(work: Transaction, wave_id: UUID) -> WaveRoster:
    statement = (
        select(Invitation)
        .where(col(Invitation.wave_id) == wave_id, col(Invitation.person_id).is_not(None))
        .order_by(col(Invitation.id))
    )
    return await roster_of(work, (await work.session.exec(statement)).all())


async def roster_of(work: Transaction, invited: Sequence[Invitation]) -> WaveRoster:
    """Of the invitations of people, in the order of their ids: all that there are of each network."""
    schools = await labels(work, {one.school_id for one in invited if one.school_id})
    return WaveRoster.of(
        Place(
            one.id,
            one.network_id,
            Person(str(one.person_id), schools.get(one.school_id, "") if one.school_id else "", one.role),
        )
        for one in invited
    )


async def names_of(identity: ServiceClient, network_id: UUID, ids: Sequence[str]) -> dict[str, str]:
    """What people of a network are called. Raises Unavailable when identity-api does not say."""
    found: dict[str, str] = {}
    for some in _parts(ids):
        try:
            answer = await identity.post(
                f"/api/identity/v1/networks/{network_id}/people:names", {"ids": some}
            )
        except CallRefused as refused:
            raise Unavailable(
                f"identity-api did not give the names: {refused.code}.", part="identity-api"
            ) from refused
        found |= {one["id"]: one["name"] for one in answer["items"]}
    return found


def _parts(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + _NAMES_AT_ONCE] for start in range(0, len(ids), _NAMES_AT_ONCE))
