"""Who is asking, over HTTP."""

from chassis.routing import Caller, router

from identity_api.me import service
from identity_api.me.schemas import Me
from identity_api.rows import Store

routes = router("/me", tags=["session"])


@routes.get("", summary="Who am I, and what may I do?")
async def read_me(rows: Store, caller: Caller) -> Me:
    return await service.me(rows, caller)
