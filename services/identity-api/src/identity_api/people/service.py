"""What can be done with people and memberships."""

from uuid import UUID

from chassis.ids import new_id
from chassis.principal import Principal

from identity_api.networks.service import network_of
from identity_api.organisations import repository as organisations
from identity_api.people import repository
from identity_api.people.errors import MemberAlready, MembershipNotFound, MembershipUnfit, PersonNotFound
from identity_api.people.models import Membership, Participant, Person
from identity_api.people.schemas import MembershipChange, MembershipIn, PersonChange, PersonIn
from identity_api.projects.errors import CodeTaken
from identity_api.projects.service import project_of
from identity_api.rows import Rows


async def create_person(rows: Rows, caller: Principal, body: PersonIn) -> tuple[Person, str]:
    """The person and the code in the project."""
    project = await project_of(rows, caller, "people:write", body.project_id)
    caller.require_everywhere("people:write", project_id=project.id)
    now = rows.work.clock.now()
    person = Person(
        **body.model_dump(include={"name", "email", "language"}),
        tenant_id=project.tenant_id,
        id=new_id(),
        created_at=now,
        updated_at=now,
    )
    code = body.code or str(person.id)
    if await repository.has_code(rows, project.id, code):
        raise CodeTaken(f"There is somebody with the code {code} in this project already.")
    rows.session.add(person)
    await rows.session.flush()
    taking_part = Participant(
        tenant_id=project.tenant_id, project_id=project.id, person_id=person.id, code=code
    )
    rows.session.add(taking_part)
    return person, code


async def person_of(
    rows: Rows, caller: Principal, permission: str, person_id: UUID, *, lock: bool = False
) -> Person:
    """Raises PersonNotFound."""
    found = await repository.get(rows, caller, permission, person_id, lock=lock)
    if found is None:
        raise PersonNotFound
    return found


async def change_person(rows: Rows, caller: Principal, person: Person, change: PersonChange) -> None:
    caller.require_everywhere("people:write")
    for name, value in change.model_dump(exclude_unset=True).items():
        if value is not None or name == "email":
            setattr(person, name, value)
    person.version += 1
    person.updated_at = rows.work.clock.now()
    rows.session.add(person)
    rows.work.audit(
        "person.changed",
        tenant_id=person.tenant_id,
        subject_kind="person",
        subject_id=person.id,
        detail={"fields": sorted(change.model_fields_set)},
    )


async def add_membership(rows: Rows, caller: Principal, body: MembershipIn) -> Membership:
    network = await network_of(rows, caller, "people:write", body.network_id)
    caller.require("people:write", project_id=network.project_id, network_id=network.id)
    person = await person_of(rows, caller, "people:write", body.person_id)
    starts_on = body.starts_on or rows.work.clock.now().date()
    if body.ends_on and body.ends_on < starts_on:
        raise _unfit("/ends_on", "lies before the start")
    if not await repository.takes_part(rows, network.project_id, person.id):
        raise _unfit("/person_id", "does not take part in the network's project")
    await _check_school(rows, network.project_id, body.school_id)
    if body.ends_on is None and await repository.holds(rows, network.id, person.id, body.role):
        raise MemberAlready
    made = Membership(
        **body.model_dump(exclude={"starts_on"}),
        starts_on=starts_on,
        tenant_id=network.tenant_id,
        project_id=network.project_id,
        id=new_id(),
    )
    rows.session.add(made)
    return made


async def membership_of(rows: Rows, caller: Principal, membership_id: UUID) -> Membership:
    """Raises MembershipNotFound."""
    found = await repository.membership(rows, caller, membership_id)
    if found is None:
        raise MembershipNotFound
    return found


async def change_membership(
    rows: Rows, caller: Principal, membership: Membership, change: MembershipChange
) -> None:
    caller.require("people:write", project_id=membership.project_id, network_id=membership.network_id)
    if "school_id" in change.model_fields_set:
        await _check_school(rows, membership.project_id, change.school_id)
        membership.school_id = change.school_id
    if "ends_on" in change.model_fields_set:
        if change.ends_on and change.ends_on < membership.starts_on:
            raise _unfit("/ends_on", "lies before the start")
        membership.ends_on = change.ends_on
    membership.version += 1
    rows.session.add(membership)


async def _check_school(rows: Rows, project_id: UUID, school_id: UUID | None) -> None:
    if school_id is None:
        return
    found = (await organisations.in_project(rows, project_id, [school_id])).get(school_id)
    if found is None or found.kind != "school":
        raise _unfit("/school_id", "is no school of the network's project")


def _unfit(pointer: str, message: str) -> MembershipUnfit:
    fault = {
        "pointer": pointer,
        "code": "membership.unfit",
        "message": message,
        "fix": "Change it or leave it out.",
    }
    return MembershipUnfit(f"{pointer[1:]} {message}.", faults=[fault])
