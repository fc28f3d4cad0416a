"""Every query of people and memberships."""

from collections.abc import Iterable
from uuid import UUID

from chassis.principal import Principal
from sqlmodel import col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from identity_api.people import colleagues
from identity_api.people.models import Membership, Participant, Person
from identity_api.rows import Rows, projects_of


def _readable(rows: Rows, caller: Principal, permission: str) -> SelectOfScalar[Person]:
    """People of the tenant; for who is bound to projects or networks, the people there."""
    found = rows.of(Person)
    if rows.off:
        return found
    projects, networks = projects_of(caller, permission), caller.networks_for(permission)
    if networks is not None:
        members = select(Membership.person_id).where(
            col(Membership.network_id).in_(networks), Membership.tenant_id == Person.tenant_id
        )
        return found.where(or_(col(Person.id).in_(members), col(Person.id) == _own(caller)))
    if projects is not None:
        participants = select(Participant.person_id).where(
            col(Participant.project_id).in_(projects), Participant.tenant_id == Person.tenant_id
        )
        return found.where(or_(col(Person.id).in_(participants), col(Person.id) == _own(caller)))
    return found


def _own(caller: Principal) -> UUID:
    return UUID(caller.id)


async def get(
    rows: Rows, caller: Principal, permission: str, person_id: UUID, *, lock: bool = False
) -> Person | None:
    found = _readable(rows, caller, permission).where(Person.id == person_id)
    return await rows.first(found.with_for_update(of=Person) if lock else found)


async def page(
    rows: Rows,
    caller: Principal,
    *,
    project_id: UUID | None,
    network_id: UUID | None,
    after: UUID | None,
    limit: int,
) -> list[Person]:
    found = _readable(rows, caller, "people:read")
    if project_id:
        taking_part = select(Participant.person_id).where(
            Participant.project_id == project_id, Participant.tenant_id == Person.tenant_id
        )
        found = found.where(col(Person.id).in_(taking_part))
    if network_id:
        members = select(Membership.person_id).where(
            Membership.network_id == network_id, Membership.tenant_id == Person.tenant_id
        )
        found = found.where(col(Person.id).in_(members))
    if after:
        found = found.where(col(Person.id) > after)
    return await rows.all(found.order_by(col(Person.id)).limit(limit + 1))


async def codes(rows: Rows, project_id: UUID | None, people: Iterable[UUID]) -> dict[UUID, str]:
    """person -> code, in a project (or in the first one, when none is asked for)."""
    found = rows.of(Participant).where(col(Participant.person_id).in_(list(people)))
    if project_id:
        found = found.where(Participant.project_id == project_id)
    ordered = found.order_by(col(Participant.project_id).desc())
    return {one.person_id: one.code for one in await rows.all(ordered)}


async def has_code(rows: Rows, project_id: UUID, code: str) -> bool:
    found = rows.of(Participant).where(Participant.project_id == project_id, Participant.code == code)
    return await rows.first(found) is not None


async def memberships(rows: Rows, caller: Principal, people: Iterable[UUID]) -> dict[UUID, list[Membership]]:
    """person -> memberships that the caller may see."""
    found = rows.seen_by(Membership, caller, "people:read", network="network_id").where(
        col(Membership.person_id).in_(list(people))
    )
    by_person: dict[UUID, list[Membership]] = {}
    for one in await rows.all(found.order_by(col(Membership.id))):
        by_person.setdefault(one.person_id, []).append(one)
    return by_person


async def names(rows: Rows, caller: Principal, ids: list[UUID]) -> list[Person]:
    """Of those people whose names the caller may see: always the own, and the colleagues'."""
    found = rows.of(Person).where(col(Person.id).in_(ids))
    if not rows.off:
        seen = [col(Person.id) == _own(caller), colleagues.known(caller)]
        if caller.may("people:read"):
            readable = _readable(rows, caller, "people:read").with_only_columns(col(Person.id))
            seen.append(col(Person.id).in_(readable))
        found = found.where(or_(*seen))
    return await rows.all(found.order_by(col(Person.id)))


async def names_in_network(rows: Rows, network_id: UUID, ids: list[UUID]) -> list[Person]:
    """Of those people who have, or had, a place in the network."""
    members = select(Membership.person_id).where(
        Membership.network_id == network_id, Membership.tenant_id == Person.tenant_id
    )
    found = rows.of(Person).where(col(Person.id).in_(ids), col(Person.id).in_(members))
    return await rows.all(found.order_by(col(Person.id)))


async def membership(rows: Rows, caller: Principal, membership_id: UUID) -> Membership | None:
    found = rows.seen_by(Membership, caller, "people:write", network="network_id")
    return await rows.first(found.where(Membership.id == membership_id).with_for_update())


async def holds(rows: Rows, network_id: UUID, person_id: UUID, role: str) -> bool:
    found = rows.of(Membership).where(
        Membership.network_id == network_id,
        Membership.person_id == person_id,
        Membership.role == role,
        col(Membership.ends_on).is_(None),
    )
    return await rows.first(found) is not None


async def takes_part(rows: Rows, project_id: UUID, person_id: UUID) -> bool:
    found = rows.of(Participant).where(
        Participant.project_id == project_id, Participant.person_id == person_id
    )
    return await rows.first(found) is not None
