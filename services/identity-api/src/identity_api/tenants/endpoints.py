"""Tenants over HTTP."""

from typing import Annotated

from chassis.principal import Principal
from chassis.routing import allowed, router

from identity_api.identity import Running
from identity_api.rows import Store
from identity_api.tenants import service
from identity_api.tenants.schemas import TenantMade, TenantWithAdministrator

routes = router("/tenants", tags=["tenants"])

Operator = Annotated[Principal, allowed("tenant:create")]


@routes.post("", status_code=201, summary="Add an organisation that answers for its own data")
async def create_tenant(
    body: TenantWithAdministrator, rows: Store, identity: Running, caller: Operator
) -> TenantMade:
    """It gets an administrator. The operator sees nothing of what the organisation then does."""
    made = await service.create_tenant(rows, identity.passwords, body, body.administrator)
    rows.work.audit(
        "tenant.created", tenant_id=caller.only_tenant(), subject_kind="tenant", subject_id=made.tenant_id
    )
    return made
