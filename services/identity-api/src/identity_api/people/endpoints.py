"""People and memberships over HTTP: the only place where names and addresses leave."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import Caller, allowed, router
from chassis.schemas import Page
from chassis.versions import give_version, require_version
from fastapi import Request, Response

from identity_api.people import repository, service
from identity_api.people.models import Membership, Person
from identity_api.people.schemas import (
    MembershipChange,
    MembershipIn,
    MembershipOut,
    NameOut,
    Names,
    NamesIn,
    PersonChange,
    PersonIn,
    PersonOut,
)
from identity_api.rows import Rows, Store, see_colleagues

routes = router("", tags=["people"])

Reader = Annotated[Principal, allowed("people:read")]
Writer = Annotated[Principal, allowed("people:write")]


def _membership(membership: Membership) -> MembershipOut:
    return MembershipOut(**membership.model_dump(exclude={"tenant_id"}))


async def _shown(
    rows: Rows, caller: Principal, people: Sequence[Person], project_id: UUID | None = None
) -> list[PersonOut]:
    ids = [person.id for person in people]
    codes = await repository.codes(rows, project_id, ids)
    memberships = await repository.memberships(rows, caller, ids)
    return [
        PersonOut(
            **person.model_dump(include={"id", "name", "email", "language", "version"}),
            code=codes.get(person.id),
            memberships=[_membership(one) for one in memberships.get(person.id, [])],
        )
        for person in people
    ]


@routes.get("/people", summary="People with their names, addresses and memberships")
async def list_people(
    rows: Store,
    caller: Reader,
    project_id: UUID | None = None,
    network_id: UUID | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[PersonOut]:
    """Who is bound to networks sees the people of those networks."""
    found = await repository.page(
        rows, caller, project_id=project_id, network_id=network_id, after=id_after(cursor), limit=limit
    )
    page, following = cut(found, limit, lambda person: person.id)
    return Page(items=await _shown(rows, caller, page, project_id), next_cursor=following)


@routes.post("/people", status_code=201, summary="Add a person to a project")
async def create_person(
    body: PersonIn, request: Request, response: Response, rows: Store, caller: Writer
) -> PersonOut:
    person, code = await service.create_person(rows, caller, body)
    give_version(response, person.version)
    response.headers["Location"] = f"{request.url.path}/{person.id}"
    shown = person.model_dump(include={"id", "name", "email", "language", "version"})
    return PersonOut(**shown, code=code, memberships=[])


@routes.post("/people:names", summary="The names of people, as far as the reader may see them")
async def read_names(body: NamesIn, rows: Store, caller: Caller) -> Names:
    """Who works in a network's cycles knows the names of its people; others are left out, as who is not there."""
    if caller.kind != "person" and not caller.may("people:read"):
        return Names(items=[])
    await see_colleagues(rows, caller)
    found = await repository.names(rows, caller, list(dict.fromkeys(body.ids)))
    return Names(items=[NameOut(id=person.id, name=person.name) for person in found])


@routes.get("/people/{person_id}", summary="One person")
async def get_person(person_id: UUID, response: Response, rows: Store, caller: Reader) -> PersonOut:
    person = await service.person_of(rows, caller, "people:read", person_id)
    give_version(response, person.version)
    return (await _shown(rows, caller, [person]))[0]


@routes.patch("/people/{person_id}", summary="Change a person")
async def change_person(
    person_id: UUID, body: PersonChange, request: Request, response: Response, rows: Store, caller: Writer
) -> PersonOut:
    """Needs `If-Match` with the version that was read."""
    person = await service.person_of(rows, caller, "people:write", person_id, lock=True)
    now = (await _shown(rows, caller, [person]))[0]
    require_version(
        request,
        person.version,
        now=now.model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_unset=True),
    )
    await service.change_person(rows, caller, person, body)
    give_version(response, person.version)
    return now.model_copy(update=person.model_dump(include={"name", "email", "language", "version"}))


@routes.post("/memberships", status_code=201, summary="Give a person a role in a network")
async def add_membership(
    body: MembershipIn, response: Response, rows: Store, caller: Writer
) -> MembershipOut:
    made = await service.add_membership(rows, caller, body)
    give_version(response, made.version)
    return _membership(made)


@routes.patch("/memberships/{membership_id}", summary="End a membership, or move it to another school")
async def change_membership(
    membership_id: UUID,
    body: MembershipChange,
    request: Request,
    response: Response,
    rows: Store,
    caller: Writer,
) -> MembershipOut:
    """Needs `If-Match` with the version that was read."""
    found = await service.membership_of(rows, caller, membership_id)
    require_version(
        request,
        found.version,
        now=_membership(found).model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_unset=True),
    )
    await service.change_membership(rows, caller, found, body)
    give_version(response, found.version)
    return _membership(found)
