"""Grants over HTTP: given and taken back by administrators, read whole by services."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import allowed, router
from chassis.schemas import Page
from contracts.permissions import ROLES
from fastapi import Request, Response

from identity_api.grants import repository, service
from identity_api.grants.models import RoleGrant
from identity_api.grants.schemas import GrantIn, GrantOut, GrantsDocument, ScopeOut
from identity_api.identity import Running
from identity_api.rows import Rows, Store

routes = router("", tags=["grants"])

Granter = Annotated[Principal, allowed("grants:write")]
Syncing = allowed("grants:sync")


async def shown(rows: Rows, grants: Sequence[RoleGrant]) -> list[GrantOut]:
    names = await repository.labels(rows, [grant.scope_id for grant in grants])
    return [
        GrantOut(
            **grant.model_dump(include={"id", "principal_id", "role", "project_id", "created_at"}),
            permissions=sorted(ROLES[grant.role]),
            scope=ScopeOut(
                kind=grant.scope_kind,
                id=None if grant.scope_kind == "installation" else grant.scope_id,
                label=names.get(grant.scope_id, ""),
            ),
        )
        for grant in grants
    ]


@routes.get("/grants", summary="Who holds which role where")
async def list_grants(
    rows: Store,
    caller: Granter,
    principal_id: UUID | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[GrantOut]:
    found = await repository.page(rows, caller, principal_id, id_after(cursor), limit)
    page, following = cut(found, limit, lambda grant: grant.id)
    return Page(items=await shown(rows, page), next_cursor=following)


@routes.post("/grants", status_code=201, summary="Give somebody a role in a scope")
async def give_grant(
    body: GrantIn, request: Request, response: Response, rows: Store, caller: Granter
) -> GrantOut:
    """In force at once here and within a minute everywhere."""
    made = await service.give(rows, caller, body)
    response.headers["Location"] = f"{request.url.path}/{made.id}"
    return (await shown(rows, [made]))[0]


@routes.delete("/grants/{grant_id}", status_code=204, summary="Take a role back")
async def take_grant_back(grant_id: UUID, rows: Store, caller: Granter) -> None:
    await service.take_back(rows, caller, grant_id)


@routes.get(
    "/principals/{principal_id}/grants",
    dependencies=[Syncing],
    summary="All that a person or client may do",
)
async def read_principal_grants(principal_id: UUID, identity: Running) -> GrantsDocument:
    """For services, across tenants; 404 for somebody who is gone."""
    found: dict[str, Any] = await service.document_by_id(identity.database, principal_id)
    return GrantsDocument.model_validate(found)
