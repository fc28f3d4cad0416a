"""Projects and sites over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import allowed, router
from chassis.schemas import Page
from chassis.versions import give_version, require_version
from fastapi import Request, Response

from identity_api.projects import repository, service
from identity_api.projects.models import Project
from identity_api.projects.schemas import (
    Counts,
    ProjectChange,
    ProjectIn,
    ProjectOut,
    ProjectWhole,
    SiteIn,
    SiteOut,
)
from identity_api.rows import Store

routes = router("", tags=["projects"])

Reader = Annotated[Principal, allowed("project:read")]
Writer = Annotated[Principal, allowed("project:write")]

_SITES_SHOWN = 200


def _out(project: Project) -> ProjectOut:
    return ProjectOut(**project.model_dump(exclude={"tenant_id"}))


@routes.get("/projects", summary="Projects")
async def list_projects(
    rows: Store, caller: Reader, limit: Limit = 50, cursor: Cursor = None
) -> Page[ProjectOut]:
    found = await repository.page(rows, caller, id_after(cursor), limit)
    page, following = cut(found, limit, lambda project: project.id)
    return Page(items=[_out(project) for project in page], next_cursor=following)


@routes.post("/projects", status_code=201, summary="Start a project")
async def create_project(
    body: ProjectIn, request: Request, response: Response, rows: Store, caller: Writer
) -> ProjectOut:
    project = await service.create_project(rows, caller, body)
    give_version(response, project.version)
    response.headers["Location"] = f"{request.url.path}/{project.id}"
    return _out(project)


@routes.get("/projects/{project_id}", summary="One project with its sites and counts")
async def get_project(project_id: UUID, response: Response, rows: Store, caller: Reader) -> ProjectWhole:
    project = await service.project_of(rows, caller, "project:read", project_id)
    sites = await repository.sites(rows, caller, project_id, None, _SITES_SHOWN)
    organisations, networks, people = await repository.counts(rows, project_id)
    give_version(response, project.version)
    return ProjectWhole(
        **_out(project).model_dump(),
        sites=[SiteOut(**site.model_dump(exclude={"tenant_id", "created_at"})) for site in sites],
        counts=Counts(organisations=organisations, networks=networks, people=people),
    )


@routes.patch("/projects/{project_id}", summary="Change a project")
async def change_project(
    project_id: UUID, body: ProjectChange, request: Request, response: Response, rows: Store, caller: Writer
) -> ProjectOut:
    """Needs `If-Match` with the version that was read."""
    project = await service.project_of(rows, caller, "project:write", project_id, lock=True)
    require_version(
        request,
        project.version,
        now=_out(project).model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_unset=True),
    )
    await service.change_project(rows, caller, project, body)
    give_version(response, project.version)
    return _out(project)


@routes.get("/sites", summary="Sites")
async def list_sites(
    rows: Store, caller: Reader, project_id: UUID | None = None, limit: Limit = 50, cursor: Cursor = None
) -> Page[SiteOut]:
    found = await repository.sites(rows, caller, project_id, id_after(cursor), limit)
    page, following = cut(found, limit, lambda site: site.id)
    items = [SiteOut(**site.model_dump(exclude={"tenant_id", "created_at"})) for site in page]
    return Page(items=items, next_cursor=following)


@routes.post("/sites", status_code=201, summary="Add a site to a project")
async def create_site(body: SiteIn, rows: Store, caller: Writer) -> SiteOut:
    site = await service.create_site(rows, caller, body)
    return SiteOut(**site.model_dump(exclude={"tenant_id", "created_at"}))
