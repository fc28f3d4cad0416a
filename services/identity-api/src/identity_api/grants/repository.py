"""Every query of principals and grants."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from chassis.principal import Principal
from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, or_, select, update

from identity_api.grants.domain import Reach
from identity_api.grants.models import PrincipalRow, RoleGrant
from identity_api.networks.models import Network, NetworkSchool
from identity_api.rows import Rows


async def principal(rows: Rows, principal_id: UUID) -> PrincipalRow | None:
    return await rows.first(rows.of(PrincipalRow).where(PrincipalRow.id == principal_id))


async def ensure_principal(rows: Rows, tenant_id: UUID, principal_id: UUID, kind: str) -> None:
    """There is a principal, and it is active."""
    values = {"tenant_id": tenant_id, "id": principal_id, "kind": kind, "grant_version": 1, "active": True}
    await rows.session.exec(
        insert(PrincipalRow)
        .values(values)
        .on_conflict_do_update(index_elements=["tenant_id", "id"], set_={"active": True})
    )


async def next_versions(
    rows: Rows, principal_ids: Iterable[UUID], *, active: bool | None = None
) -> list[PrincipalRow]:
    """Move the grant versions on; the principals as they are now."""
    ids = sorted(set(principal_ids))
    if not ids:
        return []
    values: dict[str, object] = {"grant_version": PrincipalRow.grant_version + 1}
    if active is not None:
        values["active"] = active
    changed = await rows.session.exec(
        update(PrincipalRow)
        .where(col(PrincipalRow.id).in_(ids), col(PrincipalRow.tenant_id).in_(rows.work.scope.tenant_ids))
        .values(values)
        .returning(PrincipalRow)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    return list(changed.scalars().all())


async def of_principal(rows: Rows, principal_id: UUID) -> list[RoleGrant]:
    return await rows.all(
        rows.of(RoleGrant).where(RoleGrant.principal_id == principal_id).order_by(col(RoleGrant.id))
    )


async def page(
    rows: Rows, caller: Principal, principal_id: UUID | None, after: UUID | None, limit: int
) -> list[RoleGrant]:
    """Grants in the projects where the caller gives roles."""
    found = rows.seen_by(RoleGrant, caller, "grants:write")
    if principal_id:
        found = found.where(RoleGrant.principal_id == principal_id)
    if after:
        found = found.where(col(RoleGrant.id) > after)
    return await rows.all(found.order_by(col(RoleGrant.id)).limit(limit + 1))


async def grant(rows: Rows, grant_id: UUID) -> RoleGrant | None:
    return await rows.first(rows.of(RoleGrant).where(RoleGrant.id == grant_id))


async def same_grant(rows: Rows, made: RoleGrant) -> RoleGrant | None:
    """The same role of the same principal in the same scope."""
    return await rows.first(
        rows.of(RoleGrant).where(
            RoleGrant.principal_id == made.principal_id,
            RoleGrant.role == made.role,
            RoleGrant.scope_kind == made.scope_kind,
            RoleGrant.scope_id == made.scope_id,
        )
    )


async def holders_in_tenant(rows: Rows, tenant_id: UUID, role: str) -> set[UUID]:
    """Active principals who hold a role in the whole tenant; the rows stay locked."""
    found = rows.of(RoleGrant).where(
        RoleGrant.tenant_id == tenant_id, RoleGrant.role == role, RoleGrant.scope_kind == "tenant"
    )
    held = {one.principal_id for one in await rows.all(found.with_for_update())}
    active = rows.of(PrincipalRow).where(col(PrincipalRow.id).in_(held), col(PrincipalRow.active))
    return {one.id for one in await rows.all(active)}


async def holders_in_units(rows: Rows, units: Iterable[UUID]) -> list[UUID]:
    """Principals with a grant whose scope is one of the units."""
    found = rows.of(RoleGrant).where(col(RoleGrant.scope_id).in_(list(units)))
    return [one.principal_id for one in await rows.all(found)]


async def reach_of(rows: Rows, units: Sequence[UUID]) -> Reach:
    """The networks of sites, districts and schools."""
    if not units:
        return Reach()
    by_unit: dict[UUID, set[UUID]] = {}
    places = await rows.session.exec(
        select(Network.id, Network.district_id, Network.site_id).where(
            or_(col(Network.district_id).in_(units), col(Network.site_id).in_(units))
        )
    )
    for network_id, district_id, site_id in places.all():
        for unit in (district_id, site_id):
            if unit is not None and unit in units:
                by_unit.setdefault(unit, set()).add(network_id)
    schools = await rows.session.exec(
        select(NetworkSchool.network_id, NetworkSchool.school_id).where(
            col(NetworkSchool.school_id).in_(units)
        )
    )
    for network_id, school_id in schools.all():
        by_unit.setdefault(school_id, set()).add(network_id)
    return Reach({unit: frozenset(networks) for unit, networks in by_unit.items()})


_LABELS = text(
    "select id, name from tenant where id = any(:ids) union all"
    " select id, name from project where id = any(:ids) union all"
    " select id, name from site where id = any(:ids) union all"
    " select id, name from organisation where id = any(:ids) union all"
    " select id, name from network where id = any(:ids)"
)


async def labels(rows: Rows, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Names of scopes."""
    wanted = list(set(ids))
    if not wanted:
        return {}
    return {row.id: row.name for row in (await rows.session.execute(_LABELS, {"ids": wanted})).all()}
