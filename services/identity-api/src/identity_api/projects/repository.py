"""Every query of projects and sites."""

from uuid import UUID

from chassis.principal import Principal
from sqlalchemy import ScalarSelect, func
from sqlmodel import col, select

from identity_api.networks.models import Network
from identity_api.organisations.models import Organisation
from identity_api.people.models import Participant
from identity_api.projects.models import Project, Site
from identity_api.rows import Rows, projects_of


async def get(
    rows: Rows, caller: Principal, permission: str, project_id: UUID, *, lock: bool = False
) -> Project | None:
    allowed = projects_of(caller, permission)
    if not rows.off and allowed is not None and project_id not in allowed:
        return None
    found = rows.of(Project).where(Project.id == project_id)
    return await rows.first(found.with_for_update() if lock else found)


async def page(rows: Rows, caller: Principal, after: UUID | None, limit: int) -> list[Project]:
    found = rows.of(Project)
    allowed = projects_of(caller, "project:read")
    if not rows.off and allowed is not None:
        found = found.where(col(Project.id).in_(allowed))
    if after:
        found = found.where(col(Project.id) > after)
    return await rows.all(found.order_by(col(Project.id)).limit(limit + 1))


async def has_code(rows: Rows, code: str) -> bool:
    return await rows.first(rows.of(Project).where(Project.code == code)) is not None


async def site(rows: Rows, project_id: UUID, site_id: UUID) -> Site | None:
    return await rows.first(rows.of(Site).where(Site.project_id == project_id, Site.id == site_id))


async def site_has_code(rows: Rows, project_id: UUID, code: str) -> bool:
    return await rows.first(rows.of(Site).where(Site.project_id == project_id, Site.code == code)) is not None


async def sites(
    rows: Rows, caller: Principal, project_id: UUID | None, after: UUID | None, limit: int
) -> list[Site]:
    found = rows.seen_by(Site, caller, "project:read")
    if project_id:
        found = found.where(Site.project_id == project_id)
    if after:
        found = found.where(col(Site.id) > after)
    return await rows.all(found.order_by(col(Site.id)).limit(limit + 1))


async def counts(rows: Rows, project_id: UUID) -> tuple[int, int, int]:
    """Organisations, networks and people of a project, as far as row-level security shows them."""
    one = await rows.session.exec(
        select(_count(Organisation, project_id), _count(Network, project_id), _count(Participant, project_id))
    )
    row = one.one()
    return int(row[0]), int(row[1]), int(row[2])


def _count(
    model: type[Organisation] | type[Network] | type[Participant], project_id: UUID
) -> ScalarSelect[int]:
    return select(func.count()).select_from(model).where(model.project_id == project_id).scalar_subquery()
