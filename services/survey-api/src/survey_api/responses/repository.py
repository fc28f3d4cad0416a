"""Every query on responses that is not the short way in."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlalchemy import text
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from survey_api.instruments.models import InstrumentVersion
from survey_api.invitations.models import Invitation
from survey_api.responses.models import Response, ResponseVersion

_WAIT = text("select pg_advisory_xact_lock(hashtextextended(:wave, 8228)) is not null")
_TRY = text("select pg_try_advisory_xact_lock(hashtextextended(:wave, 8228))")

_RECORD = text(
    "update response r set state = case when t.state = 'complete' and r.files_missing > 0 then 'partial'"
    " else t.state end, applicable = t.applicable, answered = t.answered,"
    " problems = t.problems, counted = t.counted, evaluated_at = :now"
    " from jsonb_to_recordset(cast(:rows as jsonb)) as t (id uuid, version integer, state text,"
    " applicable integer, answered integer, problems jsonb, counted boolean)"
    " where r.id = t.id and r.version = t.version returning r.id"
)
_FILL = text(
    "update invitation i set response_id = t.id, response_state = r.state, answered_at = t.received_at"
    " from jsonb_to_recordset(cast(:rows as jsonb)) as t (id uuid, slot uuid, received_at timestamptz)"
    " join response r on r.id = t.id where i.id = t.slot and i.response_id is null"
)
_TELL_AGAIN = text(
    "update invitation i set response_state = r.state from response r"
    " where r.id = any(:ids) and i.response_id = r.id and i.response_state is distinct from r.state"
)


async def waves_that_wait(session: AsyncSession) -> Sequence[UUID]:
    statement = select(Response.wave_id).where(col(Response.evaluated_at).is_(None)).distinct().limit(100)
    return (await session.exec(statement)).all()


async def take_wave(session: AsyncSession, wave_id: UUID, *, wait: bool) -> bool:
    """Become the one who evaluates this wave, until the transaction ends."""
    return bool((await session.execute(_WAIT if wait else _TRY, {"wave": str(wave_id)})).scalar())


async def waiting(session: AsyncSession, wave_id: UUID, limit: int) -> Sequence[Response]:
    """Responses that nobody evaluated, in the order in which they came."""
    statement = (
        select(Response)
        .where(col(Response.wave_id) == wave_id, col(Response.evaluated_at).is_(None))
        .order_by(col(Response.position))
        .limit(limit)
    )
    return (await session.exec(statement)).all()


async def version(session: AsyncSession, version_id: UUID) -> InstrumentVersion:
    return (
        await session.exec(select(InstrumentVersion).where(col(InstrumentVersion.id) == version_id))
    ).one()


async def free_slots(
    session: AsyncSession, wave_id: UUID, network_ids: Collection[UUID]
) -> Sequence[tuple[UUID, UUID, UUID | None, str]]:
    """(id, network, school, role) of the invitations of these networks that no response fills yet."""
    statement = select(Invitation.id, Invitation.network_id, Invitation.school_id, Invitation.role).where(
        col(Invitation.wave_id) == wave_id,
        col(Invitation.network_id).in_(network_ids),
        col(Invitation.response_id).is_(None),
    )
    return (await session.exec(statement)).all()


async def record(session: AsyncSession, rows: Sequence[Mapping[str, Any]], now: datetime) -> None:
    """Write what was judged, and fill the places. What was changed since it was read still waits to be judged."""
    written = await session.execute(_RECORD, {"rows": _json(rows), "now": now})
    recorded = set(written.scalars())
    kept = [row for row in rows if row["id"] in recorded]
    await session.execute(_FILL, {"rows": _json(kept)})
    again = [row["id"] for row in kept if row["slot"] is None and row["counted"]]
    if again:
        await session.execute(_TELL_AGAIN, {"ids": again})


def _json(rows: Sequence[Mapping[str, Any]]) -> str:
    return orjson.dumps(list(rows), default=str).decode()


async def sent_response(session: AsyncSession, wave_id: UUID, response_id: UUID) -> Response | None:
    """For its sender, whom the caller of this must hold it against."""
    statement = select(Response).where(col(Response.wave_id) == wave_id, col(Response.id) == response_id)
    return (await session.exec(statement)).first()


class Responses:
    """The raw responses that a caller may read in one transaction."""

    def __init__(self, work: Transaction, caller: Principal, *, off: bool) -> None:
        self._session = work.session
        self._caller = caller
        self._off = off

    async def page(
        self, wave_id: UUID, after: UUID | None, limit: int, *, amended: bool = False
    ) -> Sequence[Response]:
        statement = visible(
            select(Response).where(col(Response.wave_id) == wave_id),
            Response,
            self._caller,
            "response:read",
            off=self._off,
        )
        if amended:
            statement = statement.where(col(Response.version) > 1)
        if after is not None:
            statement = statement.where(col(Response.id) > after)
        return (await self._session.exec(statement.order_by(col(Response.id)).limit(limit + 1))).all()

    async def versions(self, response_id: UUID) -> Sequence[ResponseVersion]:
        """The versions before the newest, oldest first; of a response that `find` gave."""
        statement = select(ResponseVersion).where(col(ResponseVersion.response_id) == response_id)
        return (await self._session.exec(statement.order_by(col(ResponseVersion.number)))).all()

    async def find(self, wave_id: UUID, response_id: UUID) -> Response | None:
        statement = visible(
            select(Response).where(col(Response.wave_id) == wave_id, col(Response.id) == response_id),
            Response,
            self._caller,
            "response:read",
            off=self._off,
        )
        return (await self._session.exec(statement)).first()
