"""The first set-up over HTTP."""

from chassis.routing import Anonymous, router
from fastapi import Request

from identity_api.identity import Running
from identity_api.rows import Store
from identity_api.setup import service
from identity_api.setup.schemas import SetupIn, SetupState
from identity_api.tenants.schemas import TenantMade

routes = router("/setup", tags=["set-up"])


@routes.get("", dependencies=[Anonymous], summary="Is the first set-up still to be done?")
async def read_setup(rows: Store) -> SetupState:
    return SetupState(needed=await service.is_needed(rows.work))


@routes.post("", status_code=201, dependencies=[Anonymous], summary="Set the installation up, once")
async def set_up(body: SetupIn, request: Request, rows: Store, identity: Running) -> TenantMade:
    """Makes the first organisation and its administrator, who is the operator too. Later: 409 `setup.done`."""
    return await service.set_up(rows, identity, body, request.client.host if request.client else "")
