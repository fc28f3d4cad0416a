"""Every query of rosters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from chassis.principal import Principal
from sqlmodel import col, or_

from identity_api.networks.models import Network, NetworkSchool
from identity_api.organisations.models import Organisation
from identity_api.people.models import Membership, Participant, Person
from identity_api.projects.models import Site
from identity_api.roster import domain
from identity_api.roster.domain import SeatKey
from identity_api.rows import Rows, among, projects_of


@dataclass
class There:
    """What a project holds now, by code, and the rows behind it."""

    roster: domain.Roster
    network_schools: frozenset[tuple[str, str]]
    elsewhere: dict[str, frozenset[str]]
    districts: dict[str, Organisation] = field(default_factory=dict)
    schools: dict[str, Organisation] = field(default_factory=dict)
    networks: dict[str, Network] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    seats: dict[SeatKey, Membership] = field(default_factory=dict)


async def there(rows: Rows, project_id: UUID, site_id: UUID) -> There:
    """Units of the site, people and current memberships of the project."""
    units = await rows.all(rows.of(Organisation).where(Organisation.project_id == project_id))
    networks = await rows.all(rows.of(Network).where(Network.project_id == project_id))
    pairs = await rows.all(rows.of(NetworkSchool).where(NetworkSchool.project_id == project_id))
    people = await _people(rows, project_id)
    memberships = await rows.all(
        rows.of(Membership).where(Membership.project_id == project_id, col(Membership.ends_on).is_(None))
    )
    unit_code = {unit.id: unit.code for unit in units}
    district_code = {unit.id: unit.code for unit in units if unit.kind == "district"}
    network_code = {network.id: network.code for network in networks}
    person_code = {person.id: code for code, person in people.items()}
    seats = {
        (person_code[one.person_id], network_code[one.network_id], one.role): one
        for one in memberships
        if one.person_id in person_code
    }
    here = [unit for unit in units if unit.site_id == site_id]
    found = There(
        roster=domain.Roster(),
        network_schools=frozenset((network_code[p.network_id], unit_code[p.school_id]) for p in pairs),
        elsewhere=_elsewhere(units, networks, site_id),
        districts={unit.code: unit for unit in here if unit.kind == "district"},
        schools={unit.code: unit for unit in here if unit.kind == "school"},
        networks={one.code: one for one in networks if one.site_id == site_id},
        people=people,
        seats=seats,
    )
    found.roster = _as_roster(found, district_code, unit_code)
    return found


def _elsewhere(
    units: list[Organisation], networks: list[Network], site_id: UUID
) -> dict[str, frozenset[str]]:
    return {
        "district": frozenset(u.code for u in units if u.kind == "district" and u.site_id != site_id),
        "school": frozenset(u.code for u in units if u.kind == "school" and u.site_id != site_id),
        "network": frozenset(one.code for one in networks if one.site_id != site_id),
    }


def _as_roster(found: There, district_code: dict[UUID, str], unit_code: dict[UUID, str]) -> domain.Roster:
    def district(unit: UUID | None) -> str | None:
        return district_code.get(unit) if unit else None

    return domain.Roster(
        districts={code: domain.District(code, unit.name) for code, unit in found.districts.items()},
        schools={
            code: domain.School(code, unit.name, district(unit.parent_id))
            for code, unit in found.schools.items()
        },
        networks={
            code: domain.Network(code, one.name, district(one.district_id))
            for code, one in found.networks.items()
        },
        people={
            code: domain.Member(code, person.name, person.email, person.language)
            for code, person in found.people.items()
        },
        seats={
            key: domain.Seat(*key, school=unit_code[one.school_id] if one.school_id else None)
            for key, one in found.seats.items()
        },
    )


async def _people(rows: Rows, project_id: UUID) -> dict[str, Person]:
    taking_part = await rows.all(rows.of(Participant).where(Participant.project_id == project_id))
    people = await by_id(rows, Person, (one.person_id for one in taking_part))
    return {one.code: people[one.person_id] for one in taking_part if one.person_id in people}


Located = TypeVar("Located", Person, Network, Site)


async def by_id(rows: Rows, model: type[Located], ids: Iterable[UUID]) -> dict[UUID, Located]:
    found = await rows.all(rows.of(model).where(among(model.id, set(ids))))
    return {one.id: one for one in found}


async def expected(
    rows: Rows, caller: Principal, project_id: UUID, *, day: date, after: UUID | None, limit: int
) -> list[Membership]:
    """Memberships that hold on a day, by id; one more than `limit` when there are more."""
    found = rows.of(Membership).where(
        Membership.project_id == project_id,
        Membership.starts_on <= day,
        or_(col(Membership.ends_on).is_(None), col(Membership.ends_on) >= day),
    )
    bound = None if caller.kind == "service" else caller.networks_for("wave:write", project_id=project_id)
    if bound is not None and not rows.off:
        found = found.where(col(Membership.network_id).in_(bound))
    if after:
        found = found.where(col(Membership.id) > after)
    return await rows.all(found.order_by(col(Membership.id)).limit(limit + 1))


async def located(rows: Rows, memberships: Sequence[Membership]) -> list[dict[str, Any]]:
    """Each membership with its place and the language of its person."""
    networks = await by_id(rows, Network, (one.network_id for one in memberships))
    sites = await by_id(rows, Site, (one.site_id for one in networks.values()))
    people = await by_id(rows, Person, (one.person_id for one in memberships))
    return [
        {
            **one.model_dump(include={"person_id", "network_id", "school_id", "role"}),
            "membership_id": one.id,
            "district_id": networks[one.network_id].district_id,
            "site_id": networks[one.network_id].site_id,
            "country": sites[networks[one.network_id].site_id].country,
            "language": people[one.person_id].language,
        }
        for one in memberships
    ]


def may_read_roster(caller: Principal, project_id: UUID) -> bool:
    """Services for the tenant they were narrowed to; others where they may open waves."""
    if caller.kind == "service":
        return caller.may("roster:read")
    allowed = projects_of(caller, "wave:write")
    return caller.may("wave:write") and (allowed is None or project_id in allowed)
