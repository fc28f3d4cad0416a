"""Every query of organisations."""

from collections.abc import Iterable
from uuid import UUID

from chassis.principal import Principal
from sqlmodel import col

from identity_api.organisations.models import Organisation
from identity_api.rows import Rows


async def get(
    rows: Rows, caller: Principal, permission: str, organisation_id: UUID, *, lock: bool = False
) -> Organisation | None:
    found = rows.seen_by(Organisation, caller, permission).where(Organisation.id == organisation_id)
    return await rows.first(found.with_for_update() if lock else found)


async def in_project(rows: Rows, project_id: UUID, ids: Iterable[UUID]) -> dict[UUID, Organisation]:
    found = rows.of(Organisation).where(
        Organisation.project_id == project_id, col(Organisation.id).in_(list(ids))
    )
    return {one.id: one for one in await rows.all(found)}


async def has_code(rows: Rows, project_id: UUID, kind: str, code: str) -> bool:
    found = rows.of(Organisation).where(
        Organisation.project_id == project_id, Organisation.kind == kind, Organisation.code == code
    )
    return await rows.first(found) is not None


async def page(
    rows: Rows,
    caller: Principal,
    *,
    project_id: UUID | None,
    site_id: UUID | None,
    parent_id: UUID | None,
    kind: str | None,
    after: UUID | None,
    limit: int,
) -> list[Organisation]:
    found = rows.seen_by(Organisation, caller, "directory:read")
    if project_id:
        found = found.where(Organisation.project_id == project_id)
    if site_id:
        found = found.where(Organisation.site_id == site_id)
    if parent_id:
        found = found.where(Organisation.parent_id == parent_id)
    if kind:
        found = found.where(Organisation.kind == kind)
    if after:
        found = found.where(col(Organisation.id) > after)
    return await rows.all(found.order_by(col(Organisation.id)).limit(limit + 1))
