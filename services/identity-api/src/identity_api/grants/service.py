"""What can be done with grants, and the document that tells a service what a principal may do."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from chassis.database import Database, Scope, Transaction
from chassis.ids import new_id
from chassis.principal import Principal
from chassis.problems import Invalid, PermissionDenied
from contracts.events import GrantsChanged

from identity_api.clients import repository as clients
from identity_api.grants import repository
from identity_api.grants.domain import (
    ADMINISTRATOR,
    OPERATOR,
    Held,
    document_of_client,
    document_of_grant,
)
from identity_api.grants.errors import GrantNotFound, GrantThereAlready, LastAdministrator, PrincipalNotFound
from identity_api.grants.models import PrincipalRow, RoleGrant
from identity_api.grants.schemas import GrantIn
from identity_api.networks.models import Network
from identity_api.organisations.models import Organisation
from identity_api.people.models import Person
from identity_api.projects.models import Project, Site
from identity_api.rows import Rows

_TABLE_OF_SCOPE: dict[str, type[Site] | type[Organisation] | type[Network]] = {
    "site": Site,
    "district": Organisation,
    "school": Organisation,
    "network": Network,
}


def require_in_tenant(caller: Principal, permission: str) -> None:
    """Raise unless the permission holds in the whole tenant, not only in some project of it."""
    whole = any(
        permission in grant.permissions and grant.project_id is None and grant.network_ids is None
        for grant in caller.grants
    )
    if not whole or caller.limit.network_ids is not None:
        raise PermissionDenied(f"This needs the permission {permission} in the whole organisation.")
    caller.require(permission)


async def changed(rows: Rows, principal_ids: Iterable[UUID], *, active: bool | None = None) -> None:
    """Say that rights changed: a new version each, and an event."""
    for one in await repository.next_versions(rows, principal_ids, active=active):
        event = GrantsChanged(principal_id=str(one.id), grant_version=one.grant_version)
        rows.work.emit(event, tenant_id=one.tenant_id)


async def units_changed(rows: Rows, units: Iterable[UUID]) -> None:
    """The networks of these sites, districts or schools changed, and with them what grants on them reach."""
    await changed(rows, await repository.holders_in_units(rows, units))


async def give(rows: Rows, caller: Principal, body: GrantIn) -> RoleGrant:
    """Raises PrincipalNotFound, Invalid for a scope that is not there, GrantThereAlready, PermissionDenied."""
    if body.role == OPERATOR:
        raise PermissionDenied("The operator is made at the first set-up and by nobody else.")
    tenant_id = caller.only_tenant()
    person = await rows.first(rows.of(Person).where(Person.id == body.principal_id))
    if person is None:
        raise PrincipalNotFound
    held = await _scope(rows, caller, tenant_id, body)
    await repository.ensure_principal(rows, tenant_id, body.principal_id, "person")
    made = RoleGrant(
        tenant_id=tenant_id,
        id=new_id(),
        principal_id=body.principal_id,
        role=held.role,
        scope_kind=held.scope_kind,
        scope_id=held.scope_id,
        project_id=held.project_id,
        created_by=caller.id,
        created_at=rows.work.clock.now(),
    )
    if await repository.same_grant(rows, made):
        raise GrantThereAlready
    rows.session.add(made)
    await rows.session.flush()
    await changed(rows, [body.principal_id])
    _audit(rows, "grant.given", made)
    return made


async def _scope(rows: Rows, caller: Principal, tenant_id: UUID, body: GrantIn) -> Held:
    """Where the role is to hold; only there, or in more, may the caller give roles."""
    kind, scope_id = body.scope.kind, body.scope.id
    if kind == "tenant":
        if scope_id not in (None, tenant_id) or body.project_id:
            raise _no_scope("/scope/id", "is not your organisation")
        require_in_tenant(caller, "grants:write")
        return Held(body.role, kind, tenant_id, None)
    if scope_id is None:
        raise _no_scope("/scope/id", f"is needed for a {kind}")
    project_id = await _project_of(rows, kind, scope_id)
    if project_id is None:
        raise _no_scope("/scope/id", f"is no {kind} that is there")
    if body.project_id not in (None, project_id):
        raise _no_scope("/project_id", f"is not the project of this {kind}")
    caller.require_everywhere("grants:write", project_id=project_id)
    return Held(body.role, kind, scope_id, project_id)


async def _project_of(rows: Rows, kind: str, scope_id: UUID) -> UUID | None:
    if kind == "project":
        project = await rows.first(rows.of(Project).where(Project.id == scope_id))
        return project.id if project else None
    table = _TABLE_OF_SCOPE[kind]
    row = await rows.first(rows.of(table).where(table.id == scope_id))
    if isinstance(row, Organisation) and row.kind != kind:
        return None
    return row.project_id if row else None


def _no_scope(pointer: str, message: str) -> Invalid:
    fault = {
        "pointer": pointer,
        "code": "grant.scope",
        "message": message,
        "fix": "Name a unit that is there.",
    }
    return Invalid("The scope of the role is not there.", faults=[fault])


async def take_back(rows: Rows, caller: Principal, grant_id: UUID) -> None:
    """Raises GrantNotFound, LastAdministrator, PermissionDenied."""
    found = await repository.grant(rows, grant_id)
    if found is None:
        raise GrantNotFound
    if found.project_id:
        caller.require_everywhere("grants:write", project_id=found.project_id)
    else:
        require_in_tenant(caller, "grants:write")
    if found.scope_kind == "installation":
        raise PermissionDenied("The operator's role can not be taken back.")
    if found.role == ADMINISTRATOR and found.scope_kind == "tenant":
        await keep_an_administrator(rows, found.tenant_id, without=found.principal_id)
    await rows.session.delete(found)
    await rows.session.flush()
    await changed(rows, [found.principal_id])
    _audit(rows, "grant.taken_back", found)


async def keep_an_administrator(rows: Rows, tenant_id: UUID, *, without: UUID) -> None:
    """Raises LastAdministrator if nobody else administers the tenant."""
    if await repository.holders_in_tenant(rows, tenant_id, ADMINISTRATOR) <= {without}:
        raise LastAdministrator("Give somebody else the role first.")


def _audit(rows: Rows, action: str, grant: RoleGrant) -> None:
    rows.work.audit(
        action,
        tenant_id=grant.tenant_id,
        subject_kind="principal",
        subject_id=grant.principal_id,
        detail={"role": grant.role, "scope": grant.scope_kind, "scope_id": str(grant.scope_id)},
    )


async def document(rows: Rows, principal: PrincipalRow) -> dict[str, Any]:
    """The grants document; the networks that each grant reaches are named in it."""
    if principal.kind == "client":
        client = await clients.get(rows, principal.id)
        grants = (
            [document_of_client(client.project_id, client.permissions, client.network_ids)] if client else []
        )
    else:
        held = [
            Held(row.role, row.scope_kind, row.scope_id, row.project_id)
            for row in await repository.of_principal(rows, principal.id)
        ]
        units = [one.scope_id for one in held if one.scope_kind in ("site", "district", "school")]
        reach = await repository.reach_of(rows, units)
        grants = [document_of_grant(one, reach) for one in held]
    return {
        "principal_id": str(principal.id),
        "kind": principal.kind,
        "tenant_id": str(principal.tenant_id),
        "tenant_ids": [str(principal.tenant_id)],
        "grant_version": principal.grant_version,
        "grants": grants,
    }


async def active_principal(work: Transaction, principal_id: UUID) -> PrincipalRow:
    """Find a principal of any tenant, and look on through that tenant's eyes.

    The transaction's scope has the principal's id as its key. Raises PrincipalNotFound when it is not there or
    no longer active.
    """
    found = await repository.principal(Rows(work, off=True), principal_id)
    if found is None or not found.active:
        raise PrincipalNotFound("This caller is no longer there.")
    await work.rescope(Scope.tenant(found.tenant_id))
    return found


async def document_by_id(database: Database, principal_id: UUID) -> dict[str, Any]:
    """Raises PrincipalNotFound."""
    async with database.transaction(Scope(key=str(principal_id))) as work:
        principal = await active_principal(work, principal_id)
        return await document(Rows(work), principal)
