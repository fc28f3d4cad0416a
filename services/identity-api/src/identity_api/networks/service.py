"""What can be done with networks."""

from collections.abc import Iterable
from uuid import UUID

from chassis.ids import new_id
from chassis.principal import Principal

from identity_api.changes.feed import Unit, record
from identity_api.grants.service import units_changed
from identity_api.networks import repository
from identity_api.networks.errors import NetworkNotFound, UnitUnfit
from identity_api.networks.models import Network
from identity_api.networks.schemas import NetworkChange, NetworkIn
from identity_api.organisations import repository as organisations
from identity_api.projects.errors import CodeTaken
from identity_api.projects.models import Site
from identity_api.projects.service import project_of, site_of
from identity_api.rows import Rows


async def create_network(rows: Rows, caller: Principal, body: NetworkIn) -> Network:
    project = await project_of(rows, caller, "directory:write", body.project_id)
    caller.require_everywhere("directory:write", project_id=project.id)
    site = await site_of(rows, project.id, body.site_id)
    if await repository.has_code(rows, project.id, body.code):
        raise CodeTaken(f"There is a network {body.code} in this project already.")
    now = rows.work.clock.now()
    made = Network(
        **body.model_dump(exclude={"school_ids"}),
        tenant_id=project.tenant_id,
        id=new_id(),
        created_at=now,
        updated_at=now,
    )
    await _check_units(rows, made, body.school_ids)
    rows.session.add(made)
    await rows.session.flush()
    await repository.replace_schools(rows, made, [], set(body.school_ids))
    await units_changed(rows, _units(made) | set(body.school_ids))
    await record(rows.work, [unit_of(made, site)])
    return made


async def network_of(
    rows: Rows, caller: Principal, permission: str, network_id: UUID, *, lock: bool = False
) -> Network:
    """Raises NetworkNotFound."""
    found = await repository.get(rows, caller, permission, network_id, lock=lock)
    if found is None:
        raise NetworkNotFound
    return found


async def change_network(
    rows: Rows, caller: Principal, network: Network, had: list[UUID], change: NetworkChange
) -> list[UUID]:
    """The schools it has now. Rights that hang on its districts and schools move along."""
    caller.require_everywhere("directory:write", project_id=network.project_id)
    touched = _units(network)
    if change.name is not None:
        network.name = change.name
    if "district_id" in change.model_fields_set:
        network.district_id = change.district_id
    wanted = had if change.school_ids is None else sorted(set(change.school_ids))
    with rows.session.no_autoflush:  # checked before it is written
        await _check_units(rows, network, wanted)
    network.version += 1
    network.updated_at = rows.work.clock.now()
    rows.session.add(network)
    gone, added = set(had) - set(wanted), set(wanted) - set(had)
    await rows.session.flush()
    await repository.replace_schools(rows, network, gone, added)
    moved = touched ^ _units(network)
    await units_changed(rows, moved | gone | added)
    site = await site_of(rows, network.project_id, network.site_id)
    await record(rows.work, [unit_of(network, site)])
    return wanted


def _units(network: Network) -> set[UUID]:
    """The units whose grants reach this network."""
    return {network.site_id} | ({network.district_id} if network.district_id else set())


async def _check_units(rows: Rows, network: Network, school_ids: Iterable[UUID]) -> None:
    """Raises UnitUnfit unless district and schools are of the project and of their kind."""
    wanted = dict.fromkeys(school_ids, "school")
    if network.district_id:
        wanted[network.district_id] = "district"
    if not wanted:
        return
    found = await organisations.in_project(rows, network.project_id, wanted)
    faults = [
        {
            "pointer": "/district_id" if kind == "district" else "/school_ids",
            "code": "network.unit",
            "message": f"{one} is no {kind} of this project",
            "fix": f"Name a {kind} that is there.",
        }
        for one, kind in wanted.items()
        if one not in found or found[one].kind != kind
    ]
    if faults:
        raise UnitUnfit(faults=faults)


def unit_of(network: Network, site: Site) -> Unit:
    return Unit(
        network.id,
        "network",
        network.tenant_id,
        network.project_id,
        network.code,
        network.name,
        parent_id=network.district_id,
        district_id=network.district_id,
        site_id=site.id,
        country=site.country,
        language=site.language,
        time_zone=site.time_zone,
    )
