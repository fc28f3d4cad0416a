"""Every query on continuations. Who calls has looked up the link: its holder finds what came by it, no more."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, text
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from survey_api.continuations.domain import Room
from survey_api.continuations.models import Continuation
from survey_api.invitations.models import Link
from survey_api.waves.models import Wave

_ONE_AT_A_TIME = text("select pg_advisory_xact_lock(hashtextextended(:link, 2107)) is not null")
_ROOM = text(
    "select count(*) filter (where link_id = :link) as number,"
    " coalesce(sum(size) filter (where link_id = :link), 0) as link_bytes, coalesce(sum(size), 0) as tenant_bytes"
    " from continuation where tenant_id = :tenant and lookup_hash <> :lookup"
)
_TENANTS = text("select distinct tenant_id from continuation")
_EXPIRE = text(
    "delete from continuation c using wave w, link l where w.tenant_id = c.tenant_id and w.id = c.wave_id"
    " and l.tenant_id = c.tenant_id and l.id = c.link_id"
    " and (c.used_at < :limit or w.state = 'closed' or l.revoked_at is not null) returning c.lookup_hash"
)


async def find(session: AsyncSession, link: Link, lookup: str) -> Continuation | None:
    statement = select(Continuation).where(
        col(Continuation.link_id) == link.id, col(Continuation.lookup_hash) == lookup
    )
    return (await session.exec(statement)).first()


async def hold(session: AsyncSession, link: Link) -> None:
    """Whoever writes by this link waits for the others, so that its room is counted once."""
    await session.execute(_ONE_AT_A_TIME, {"link": str(link.id)})


async def room(session: AsyncSession, link: Link, lookup: str) -> Room:
    row = (await session.execute(_ROOM, {"tenant": link.tenant_id, "link": link.id, "lookup": lookup})).one()
    return Room(int(row.number), int(row.link_bytes), int(row.tenant_bytes))


async def wave_state(session: AsyncSession, link: Link) -> str:
    return (await session.exec(select(Wave.state).where(col(Wave.id) == link.wave_id))).one()


async def remove(session: AsyncSession, link: Link, lookup: str) -> None:
    await session.execute(
        delete(Continuation).where(
            col(Continuation.link_id) == link.id, col(Continuation.lookup_hash) == lookup
        )
    )


async def tenants(session: AsyncSession) -> Sequence[UUID]:
    return list((await session.execute(_TENANTS)).scalars())


async def expire(session: AsyncSession, limit: datetime) -> int:
    """Of the transaction's tenant: what nobody used since, and what belongs to a closed wave or a revoked link."""
    return len((await session.execute(_EXPIRE, {"limit": limit})).all())
