"""The directory's feed: every change of a unit moves it to the end, and no late commit is passed over.

Positions are given out under a lock that is held until the commit, so that they become visible in their order.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from contracts.events import DirectoryChanged
from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select

from identity_api.changes.models import DirectoryChange

_LOCK = text("select pg_advisory_xact_lock(:key)")
_LOCK_KEY = 0x44495243
_POSITIONS = text("select nextval('directory_position') from generate_series(1, :count)")


@dataclass(frozen=True)
class Unit:
    """A project, site, organisation or network as the other services know it: no people."""

    id: UUID
    kind: str
    tenant_id: UUID
    project_id: UUID
    code: str
    label: str
    parent_id: UUID | None = None
    district_id: UUID | None = None
    site_id: UUID | None = None
    country: str | None = None
    language: str | None = None
    time_zone: str | None = None


async def record(work: Transaction, units: Sequence[Unit]) -> None:
    """Put units at the end of the feed, with one event. Call it last: writers of the directory wait here."""
    if not units:
        return
    await work.session.flush()
    await work.session.execute(_LOCK, {"key": _LOCK_KEY})
    positions = (await work.session.execute(_POSITIONS, {"count": len(units)})).scalars().all()
    rows: list[dict[str, Any]] = [
        {**asdict(unit), "position": position, "deleted": False}
        for unit, position in zip(units, positions, strict=True)
    ]
    statement = insert(DirectoryChange)
    replaced = {name: statement.excluded[name] for name in rows[0] if name not in ("tenant_id", "id")}
    await work.session.exec(
        statement.on_conflict_do_update(index_elements=["tenant_id", "id"], set_=replaced), params=rows
    )
    work.emit(
        DirectoryChanged(position=max(positions)),
        tenant_id=units[0].tenant_id,
        project_id=units[0].project_id,
    )


async def read(work: Transaction, after: int, limit: int) -> list[DirectoryChange]:
    """Of all tenants, in the order of their changes: needs the plumbing role."""
    found = await work.session.exec(
        select(DirectoryChange)
        .where(col(DirectoryChange.position) > after)
        .order_by(col(DirectoryChange.position))
        .limit(limit)
    )
    return list(found.all())
