"""Every query of networks and their schools."""

from collections.abc import Iterable
from uuid import UUID

from chassis.principal import Principal
from sqlmodel import col, delete

from identity_api.networks.models import Network, NetworkSchool
from identity_api.rows import Rows


async def get(
    rows: Rows, caller: Principal, permission: str, network_id: UUID, *, lock: bool = False
) -> Network | None:
    found = rows.seen_by(Network, caller, permission, network="id").where(Network.id == network_id)
    return await rows.first(found.with_for_update() if lock else found)


async def has_code(rows: Rows, project_id: UUID, code: str) -> bool:
    found = rows.of(Network).where(Network.project_id == project_id, Network.code == code)
    return await rows.first(found) is not None


async def page(
    rows: Rows,
    caller: Principal,
    *,
    project_id: UUID | None,
    site_id: UUID | None,
    district_id: UUID | None,
    after: UUID | None,
    limit: int,
) -> list[Network]:
    found = rows.seen_by(Network, caller, "directory:read", network="id")
    if project_id:
        found = found.where(Network.project_id == project_id)
    if site_id:
        found = found.where(Network.site_id == site_id)
    if district_id:
        found = found.where(Network.district_id == district_id)
    if after:
        found = found.where(col(Network.id) > after)
    return await rows.all(found.order_by(col(Network.id)).limit(limit + 1))


async def schools_of(rows: Rows, network_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """network -> its schools, by id."""
    found = rows.of(NetworkSchool).where(col(NetworkSchool.network_id).in_(list(network_ids)))
    schools: dict[UUID, list[UUID]] = {}
    for one in await rows.all(found.order_by(col(NetworkSchool.school_id))):
        schools.setdefault(one.network_id, []).append(one.school_id)
    return schools


async def in_project(rows: Rows, project_id: UUID, ids: Iterable[UUID]) -> dict[UUID, Network]:
    found = rows.of(Network).where(Network.project_id == project_id, col(Network.id).in_(list(ids)))
    return {one.id: one for one in await rows.all(found)}


async def replace_schools(rows: Rows, network: Network, gone: Iterable[UUID], added: Iterable[UUID]) -> None:
    if ids := list(gone):
        await rows.session.exec(
            delete(NetworkSchool).where(
                col(NetworkSchool.tenant_id) == network.tenant_id,
                col(NetworkSchool.network_id) == network.id,
                col(NetworkSchool.school_id).in_(ids),
            )
        )
    made = [
        NetworkSchool(
            tenant_id=network.tenant_id, network_id=network.id, school_id=one, project_id=network.project_id
        )
        for one in added
    ]
    await rows.insert(NetworkSchool, made)
