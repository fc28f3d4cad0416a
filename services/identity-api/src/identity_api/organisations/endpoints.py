"""Organisations over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import allowed, router
from chassis.schemas import Page
from chassis.versions import give_version, require_version
from fastapi import Request, Response

from identity_api.organisations import repository, service
from identity_api.organisations.domain import Kind
from identity_api.organisations.models import Organisation
from identity_api.organisations.schemas import OrganisationChange, OrganisationIn, OrganisationOut
from identity_api.rows import Store

routes = router("/organisations", tags=["directory"])

Reader = Annotated[Principal, allowed("directory:read")]
Writer = Annotated[Principal, allowed("directory:write")]

_HIDDEN = {"tenant_id", "created_at", "updated_at"}


def _out(organisation: Organisation) -> OrganisationOut:
    return OrganisationOut(**organisation.model_dump(exclude=_HIDDEN))


@routes.get("", summary="Organisations: schools, districts and others")
async def list_organisations(
    rows: Store,
    caller: Reader,
    project_id: UUID | None = None,
    site_id: UUID | None = None,
    parent_id: UUID | None = None,
    kind: Kind | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[OrganisationOut]:
    """Who is bound to networks sees the schools and districts of those networks."""
    found = await repository.page(
        rows,
        caller,
        project_id=project_id,
        site_id=site_id,
        parent_id=parent_id,
        kind=kind,
        after=id_after(cursor),
        limit=limit,
    )
    page, following = cut(found, limit, lambda one: one.id)
    return Page(items=[_out(one) for one in page], next_cursor=following)


@routes.post("", status_code=201, summary="Add an organisation")
async def create_organisation(
    body: OrganisationIn, request: Request, response: Response, rows: Store, caller: Writer
) -> OrganisationOut:
    made = await service.create_organisation(rows, caller, body)
    give_version(response, made.version)
    response.headers["Location"] = f"{request.url.path}/{made.id}"
    return _out(made)


@routes.get("/{organisation_id}", summary="One organisation")
async def get_organisation(
    organisation_id: UUID, response: Response, rows: Store, caller: Reader
) -> OrganisationOut:
    found = await service.organisation_of(rows, caller, "directory:read", organisation_id)
    give_version(response, found.version)
    return _out(found)


@routes.patch("/{organisation_id}", summary="Change an organisation")
async def change_organisation(
    organisation_id: UUID,
    body: OrganisationChange,
    request: Request,
    response: Response,
    rows: Store,
    caller: Writer,
) -> OrganisationOut:
    """Needs `If-Match` with the version that was read."""
    found = await service.organisation_of(rows, caller, "directory:write", organisation_id, lock=True)
    require_version(
        request,
        found.version,
        now=_out(found).model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_unset=True),
    )
    await service.change_organisation(rows, caller, found, body)
    give_version(response, found.version)
    return _out(found)
