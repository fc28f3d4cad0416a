"""Networks over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import allowed, router
from chassis.schemas import Page
from chassis.versions import give_version, require_version
from fastapi import Request, Response

from identity_api.networks import repository, service
from identity_api.networks.errors import NetworkNotFound
from identity_api.networks.models import Network
from identity_api.networks.schemas import Colleague, NetworkChange, NetworkIn, NetworkOut
from identity_api.people import colleagues
from identity_api.people import repository as people
from identity_api.people.schemas import NameOut, Names, NamesIn
from identity_api.rows import Store, see_colleagues

routes = router("/networks", tags=["directory"])

Reader = Annotated[Principal, allowed("directory:read")]
Writer = Annotated[Principal, allowed("directory:write")]
Worker = Annotated[Principal, allowed("|".join(colleagues.WORKS))]
NameTeller = Annotated[Principal, allowed("roster:names")]

_HIDDEN = {"tenant_id", "created_at", "updated_at"}


def _out(network: Network, schools: list[UUID]) -> NetworkOut:
    return NetworkOut(**network.model_dump(exclude=_HIDDEN), school_ids=schools)


@routes.get("", summary="Networks")
async def list_networks(
    rows: Store,
    caller: Reader,
    project_id: UUID | None = None,
    site_id: UUID | None = None,
    district_id: UUID | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[NetworkOut]:
    found = await repository.page(
        rows,
        caller,
        project_id=project_id,
        site_id=site_id,
        district_id=district_id,
        after=id_after(cursor),
        limit=limit,
    )
    page, following = cut(found, limit, lambda one: one.id)
    schools = await repository.schools_of(rows, [one.id for one in page])
    return Page(items=[_out(one, schools.get(one.id, [])) for one in page], next_cursor=following)


@routes.post("", status_code=201, summary="Form a network")
async def create_network(
    body: NetworkIn, request: Request, response: Response, rows: Store, caller: Writer
) -> NetworkOut:
    made = await service.create_network(rows, caller, body)
    give_version(response, made.version)
    response.headers["Location"] = f"{request.url.path}/{made.id}"
    return _out(made, sorted(set(body.school_ids)))


@routes.get("/{network_id}", summary="One network")
async def get_network(network_id: UUID, response: Response, rows: Store, caller: Reader) -> NetworkOut:
    found = await service.network_of(rows, caller, "directory:read", network_id)
    schools = await repository.schools_of(rows, [found.id])
    give_version(response, found.version)
    return _out(found, schools.get(found.id, []))


@routes.get("/{network_id}/people", summary="Who works in a network, by name")
async def list_colleagues(
    network_id: UUID, rows: Store, caller: Worker, limit: Limit = 50, cursor: Cursor = None
) -> Page[Colleague]:
    """For those who write, test or coach there; whom to put into a team, to mention, to ask for a review."""
    held = [one for one in colleagues.WORKS if caller.may(one, network_id=network_id)]
    network = await service.network_of(rows, caller, held[0] if held else colleagues.WORKS[0], network_id)
    await see_colleagues(rows, caller)
    found = await colleagues.of_network(rows, network.id, after=id_after(cursor), limit=limit)
    page, following = cut(found, limit, lambda one: one.id)
    roles = await colleagues.roles_in(rows, network.id, [one.id for one in page])
    return Page(
        items=[Colleague(id=one.id, name=one.name, roles=sorted(roles[one.id])) for one in page],
        next_cursor=following,
    )


@routes.post(
    "/{network_id}/people:names", summary="The names of people of a network, for a question about them"
)
async def read_network_names(network_id: UUID, body: NamesIn, rows: Store, caller: NameTeller) -> Names:
    """For survey-api alone, in the name of one organisation, when somebody of the network opens a questionnaire
    that asks about its people. Of others than the network's nothing is told. Each reading is audited."""
    network = await rows.first(rows.of(Network).where(Network.id == network_id))
    if network is None:
        raise NetworkNotFound
    caller.require("roster:names", project_id=network.project_id, network_id=network_id)
    found = await people.names_in_network(rows, network_id, list(dict.fromkeys(body.ids)))
    rows.work.audit(
        "people.names_read",
        tenant_id=network.tenant_id,
        subject_kind="network",
        subject_id=network_id,
        detail={"people": len(found)},
    )
    return Names(items=[NameOut(id=person.id, name=person.name) for person in found])


@routes.patch("/{network_id}", summary="Change a network or its schools")
async def change_network(
    network_id: UUID, body: NetworkChange, request: Request, response: Response, rows: Store, caller: Writer
) -> NetworkOut:
    """Needs `If-Match` with the version that was read."""
    found = await service.network_of(rows, caller, "directory:write", network_id, lock=True)
    had = (await repository.schools_of(rows, [found.id])).get(found.id, [])
    require_version(
        request,
        found.version,
        now=_out(found, had).model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_unset=True),
    )
    schools = await service.change_network(rows, caller, found, had, body)
    give_version(response, found.version)
    return _out(found, schools)
