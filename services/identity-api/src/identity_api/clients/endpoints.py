"""API clients over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import allowed, keep_instead, router
from chassis.schemas import Page
from fastapi import Request, Response

from identity_api.clients import repository, service
from identity_api.clients.models import ApiClient
from identity_api.clients.schemas import ClientIn, ClientMade, ClientOut
from identity_api.rows import Store

routes = router("/clients", tags=["clients"])

Writer = Annotated[Principal, allowed("client:write")]

_SHOWN = {"id", "name", "project_id", "permissions", "network_ids", "created_at"}


def _out(client: ApiClient) -> ClientOut:
    return ClientOut.model_validate(client.model_dump(include=_SHOWN))


@routes.get("", summary="API clients")
async def list_clients(
    rows: Store, caller: Writer, project_id: UUID | None = None, limit: Limit = 50, cursor: Cursor = None
) -> Page[ClientOut]:
    found = await repository.page(rows, caller, project_id, id_after(cursor), limit)
    page, following = cut(found, limit, lambda client: client.id)
    return Page(items=[_out(client) for client in page], next_cursor=following)


@routes.post("", status_code=201, summary="Make an API client")
async def create_client(
    body: ClientIn, request: Request, response: Response, rows: Store, caller: Writer
) -> ClientMade:
    """The answer holds the `client_secret`, which is not kept: a lost one means a new client."""
    client, secret = await service.create_client(rows, caller, body)
    response.headers["Location"] = f"{request.url.path}/{client.id}"
    made = ClientMade(**_out(client).model_dump(), client_secret=secret)
    keep_instead(request, made.model_copy(update={"client_secret": None}).model_dump_json())
    return made


@routes.delete("/{client_id}", status_code=204, summary="Revoke an API client")
async def revoke_client(client_id: UUID, rows: Store, caller: Writer) -> None:
    await service.revoke_client(rows, caller, client_id)
