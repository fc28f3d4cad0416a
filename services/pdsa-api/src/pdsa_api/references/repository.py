"""What can be named by a record of a network: every query of it, as the caller sees it."""

from collections.abc import Collection
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlmodel import col, select

from pdsa_api.aims.models import Aim
from pdsa_api.ideas.models import Idea
from pdsa_api.measures.models import Measure
from pdsa_api.sharing.filter import readable
from pdsa_api.teams.models import Team
from pdsa_api.theories.models import Theory


class Named:
    """Of the ids that are asked, those of a network that the caller may see."""

    def __init__(self, work: Transaction, caller: Principal, *, unfiltered: bool = False) -> None:
        self._work = work
        self._caller = caller
        self._off = unfiltered

    async def aims(self, network_id: UUID, ids: Collection[UUID]) -> frozenset[UUID]:
        found = select(Aim.id).where(Aim.network_id == network_id, col(Aim.id).in_(ids))
        seen = visible(found, Aim, self._caller, "aim:read", off=self._off)
        return frozenset((await self._work.session.exec(seen)).all())

    async def ideas(self, network_id: UUID, ids: Collection[UUID]) -> frozenset[UUID]:
        found = select(Idea.id).where(Idea.network_id == network_id, col(Idea.id).in_(ids))
        seen = readable(found, Idea, self._caller, "idea:read", off=self._off)
        return frozenset((await self._work.session.exec(seen)).all())

    async def measures(self, network_id: UUID, ids: Collection[UUID]) -> frozenset[UUID]:
        found = select(Measure.id).where(
            col(Measure.tenant_id).in_(self._caller.tenant_ids),
            Measure.network_id == network_id,
            col(Measure.id).in_(ids),
        )
        return frozenset((await self._work.session.exec(found)).all())

    async def teams(self, network_id: UUID, ids: Collection[UUID]) -> frozenset[UUID]:
        found = select(Team.id).where(
            col(Team.tenant_id).in_(self._caller.tenant_ids),
            Team.network_id == network_id,
            col(Team.id).in_(ids),
        )
        return frozenset((await self._work.session.exec(found)).all())

    async def drivers(self, network_id: UUID, ids: Collection[UUID]) -> frozenset[UUID]:
        """Drivers of the network's theory or of a school's variant of it, as they are now."""
        found = select(Theory.drivers).where(Theory.network_id == network_id)
        seen = visible(found, Theory, self._caller, "aim:read", off=self._off)
        trees = (await self._work.session.exec(seen)).all()
        return frozenset(UUID(node["id"]) for tree in trees for node in tree) & frozenset(ids)
