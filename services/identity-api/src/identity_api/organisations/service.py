"""What can be done with organisations."""

from uuid import UUID

from chassis.ids import new_id
from chassis.principal import Principal

from identity_api.changes.feed import Unit, record
from identity_api.organisations import repository
from identity_api.organisations.domain import may_lie_in
from identity_api.organisations.errors import OrganisationNotFound, ParentUnfit
from identity_api.organisations.models import Organisation
from identity_api.organisations.schemas import OrganisationChange, OrganisationIn
from identity_api.projects.errors import CodeTaken
from identity_api.projects.models import Site
from identity_api.projects.service import project_of, site_of
from identity_api.rows import Rows


async def create_organisation(rows: Rows, caller: Principal, body: OrganisationIn) -> Organisation:
    project = await project_of(rows, caller, "directory:write", body.project_id)
    caller.require_everywhere("directory:write", project_id=project.id)
    site = await site_of(rows, project.id, body.site_id)
    if await repository.has_code(rows, project.id, body.kind, body.code):
        raise CodeTaken(f"There is a {body.kind} {body.code} in this project already.")
    now = rows.work.clock.now()
    made = Organisation(
        **body.model_dump(), tenant_id=project.tenant_id, id=new_id(), created_at=now, updated_at=now
    )
    parent = await _parent(rows, made)
    rows.session.add(made)
    await record(rows.work, [unit_of(made, site, parent)])
    return made


async def organisation_of(
    rows: Rows, caller: Principal, permission: str, organisation_id: UUID, *, lock: bool = False
) -> Organisation:
    """Raises OrganisationNotFound."""
    found = await repository.get(rows, caller, permission, organisation_id, lock=lock)
    if found is None:
        raise OrganisationNotFound
    return found


async def change_organisation(
    rows: Rows, caller: Principal, organisation: Organisation, change: OrganisationChange
) -> None:
    caller.require_everywhere("directory:write", project_id=organisation.project_id)
    if change.name is not None:
        organisation.name = change.name
    if "parent_id" in change.model_fields_set:
        organisation.parent_id = change.parent_id
    with rows.session.no_autoflush:  # checked before it is written
        parent = await _parent(rows, organisation)
    organisation.version += 1
    organisation.updated_at = rows.work.clock.now()
    rows.session.add(organisation)
    site = await site_of(rows, organisation.project_id, organisation.site_id)
    await record(rows.work, [unit_of(organisation, site, parent)])


async def _parent(rows: Rows, organisation: Organisation) -> Organisation | None:
    """Raises ParentUnfit for one that is not there, does not fit, or lies inside the organisation itself."""
    if organisation.parent_id is None:
        return None
    seen = {organisation.id}
    above: UUID | None = organisation.parent_id
    parent: Organisation | None = None
    while above:
        if above in seen:
            raise _unfit("lies inside the organisation itself")
        seen.add(above)
        found = (await repository.in_project(rows, organisation.project_id, [above])).get(above)
        if found is None:
            raise _unfit("is not in this project")
        parent = parent or found
        above = found.parent_id
    if parent and not may_lie_in(organisation.kind, parent.kind):
        raise _unfit(f"is a {parent.kind}, and a {organisation.kind} can not lie in one")
    return parent


def _unfit(message: str) -> ParentUnfit:
    fix = "Name the district, ministry or organisation it belongs to, or none."
    fault = {"pointer": "/parent_id", "code": "organisation.parent", "message": message, "fix": fix}
    return ParentUnfit(f"The parent {message}.", faults=[fault])


def unit_of(organisation: Organisation, site: Site, parent: Organisation | None) -> Unit:
    district = parent.id if parent and parent.kind == "district" else None
    return Unit(
        organisation.id,
        organisation.kind,
        organisation.tenant_id,
        organisation.project_id,
        organisation.code,
        organisation.name,
        parent_id=organisation.parent_id,
        district_id=district,
        site_id=site.id,
        country=site.country,
        language=site.language,
        time_zone=site.time_zone,
    )
