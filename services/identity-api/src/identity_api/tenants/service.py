"""Making a tenant with its first administrator."""

from collections.abc import Iterable
from uuid import UUID

from chassis.database import Scope
from chassis.ids import new_id

from identity_api.accounts.errors import PasswordWeak
from identity_api.accounts.passwords import Passwords
from identity_api.accounts.service import open_account
from identity_api.grants.domain import ADMINISTRATOR, OPERATOR
from identity_api.grants.models import RoleGrant
from identity_api.people.models import Person
from identity_api.rows import Rows
from identity_api.tenants.models import Tenant
from identity_api.tenants.schemas import AdministratorIn, TenantIn, TenantMade


async def create_tenant(
    rows: Rows,
    passwords: Passwords,
    tenant: TenantIn,
    administrator: AdministratorIn,
    *,
    also_operator: bool = False,
) -> TenantMade:
    """The transaction sees the new tenant beside its own from here on. Raises PasswordWeak."""
    work, now = rows.work, rows.work.clock.now()
    made = TenantMade(tenant_id=new_id(), person_id=new_id())
    await work.rescope(Scope(work.scope.tenant_ids | {made.tenant_id}, work.scope.network_ids))
    rows.session.add(
        Tenant(
            id=made.tenant_id,
            created_at=now,
            **tenant.model_dump(include={"name", "country", "language", "time_zone"}),
        )
    )
    await rows.session.flush()
    rows.session.add(
        Person(
            tenant_id=made.tenant_id,
            id=made.person_id,
            name=administrator.name,
            email=administrator.email,
            language=tenant.language,
            created_at=now,
            updated_at=now,
        )
    )
    await rows.session.flush()
    try:
        await open_account(
            rows,
            passwords,
            tenant_id=made.tenant_id,
            person_id=made.person_id,
            email=administrator.email,
            password=administrator.password,
        )
    except PasswordWeak as weak:
        raise PasswordWeak(weak.message, "/administrator/password") from None
    rows.session.add_all(_grants(rows, made, [ADMINISTRATOR, OPERATOR] if also_operator else [ADMINISTRATOR]))
    work.audit("tenant.created", tenant_id=made.tenant_id, subject_kind="tenant", subject_id=made.tenant_id)
    return made


def _grants(rows: Rows, made: TenantMade, roles: Iterable[str]) -> list[RoleGrant]:
    return [_grant(rows, made.tenant_id, made.person_id, role) for role in roles]


def _grant(rows: Rows, tenant_id: UUID, person_id: UUID, role: str) -> RoleGrant:
    return RoleGrant(
        tenant_id=tenant_id,
        id=new_id(),
        principal_id=person_id,
        role=role,
        scope_kind="installation" if role == OPERATOR else "tenant",
        scope_id=tenant_id,
        project_id=None,
        created_by=rows.work.actor.id if rows.work.actor else "system",
        created_at=rows.work.clock.now(),
    )
