"""What can be done with projects and sites."""

from uuid import UUID

from chassis.ids import new_id
from chassis.principal import Principal

from identity_api.changes.feed import Unit, record
from identity_api.grants.service import require_in_tenant
from identity_api.projects import repository
from identity_api.projects.errors import CodeTaken, ProjectNotFound, SiteNotFound
from identity_api.projects.models import Project, Site
from identity_api.projects.schemas import ProjectChange, ProjectIn, SiteIn
from identity_api.rows import Rows


async def create_project(rows: Rows, caller: Principal, body: ProjectIn) -> Project:
    require_in_tenant(caller, "project:write")
    tenant_id, now = caller.only_tenant(), rows.work.clock.now()
    if await repository.has_code(rows, body.code):
        raise CodeTaken(f"There is a project {body.code} already.")
    project = Project(**body.model_dump(), tenant_id=tenant_id, id=new_id(), created_at=now, updated_at=now)
    rows.session.add(project)
    await record(rows.work, [unit_of_project(project)])
    return project


async def project_of(
    rows: Rows, caller: Principal, permission: str, project_id: UUID, *, lock: bool = False
) -> Project:
    """Raises ProjectNotFound for one that is not there or where the caller has no such permission."""
    found = await repository.get(rows, caller, permission, project_id, lock=lock)
    if found is None:
        raise ProjectNotFound
    return found


async def change_project(rows: Rows, caller: Principal, project: Project, change: ProjectChange) -> None:
    caller.require_everywhere("project:write", project_id=project.id)
    for name, value in change.model_dump(exclude_unset=True).items():
        if value is not None:
            setattr(project, name, value)
    project.version += 1
    project.updated_at = rows.work.clock.now()
    rows.session.add(project)
    await record(rows.work, [unit_of_project(project)])


async def create_site(rows: Rows, caller: Principal, body: SiteIn) -> Site:
    project = await project_of(rows, caller, "project:write", body.project_id)
    caller.require_everywhere("project:write", project_id=project.id)
    if await repository.site_has_code(rows, project.id, body.code):
        raise CodeTaken(f"There is a site {body.code} in this project already.")
    site = Site(
        **body.model_dump(), tenant_id=project.tenant_id, id=new_id(), created_at=rows.work.clock.now()
    )
    rows.session.add(site)
    await record(rows.work, [unit_of_site(site)])
    return site


async def site_of(rows: Rows, project_id: UUID, site_id: UUID) -> Site:
    """Raises SiteNotFound for one that is not in the project."""
    found = await repository.site(rows, project_id, site_id)
    if found is None:
        raise SiteNotFound("There is no such site in this project.")
    return found


def unit_of_project(project: Project) -> Unit:
    return Unit(project.id, "project", project.tenant_id, project.id, project.code, project.name)


def unit_of_site(site: Site) -> Unit:
    return Unit(
        site.id,
        "site",
        site.tenant_id,
        site.project_id,
        site.code,
        site.name,
        parent_id=site.project_id,
        site_id=site.id,
        country=site.country,
        language=site.language,
        time_zone=site.time_zone,
    )
