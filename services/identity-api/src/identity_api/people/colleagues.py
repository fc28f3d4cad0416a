"""The names that people who work together know of each other: every query of them, and the rule.

Who works in the cycles of a network (writes them, has a place in a team, coaches) knows by name its members and
whoever else holds a role there. Addresses are not part of it, and research and reports are not this work.
"""

from collections.abc import Iterable
from uuid import UUID

from chassis.principal import Principal
from sqlalchemy import ColumnElement, true
from sqlmodel import col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from identity_api.grants.models import RoleGrant
from identity_api.networks.models import Network, NetworkSchool
from identity_api.people.models import Membership, Person
from identity_api.rows import Rows

WORKS: tuple[str, ...] = ("cycle:write", "cycle:contribute", "coach:read")
"""The permissions of those who work in a network's cycles."""


def networks_of_work(caller: Principal) -> frozenset[UUID] | None:
    """The networks in whose cycles the caller works; None = every one of some project."""
    found: frozenset[UUID] = frozenset()
    for permission in WORKS:
        if not caller.may(permission):
            continue
        bound = caller.networks_for(permission)
        if bound is None:
            return None
        found |= bound
    return found


def _near(caller: Principal) -> ColumnElement[bool]:
    """The networks of the caller's work, as a condition on Network."""
    bound = networks_of_work(caller)
    if bound is not None:
        return col(Network.id).in_(bound)
    projects = {grant.project_id for grant in caller.grants if grant.permissions & set(WORKS)}
    return true() if None in projects else col(Network.project_id).in_([one for one in projects if one])


def _holders(near: ColumnElement[bool], *, wide: bool) -> SelectOfScalar[UUID]:
    """Whoever holds a role that reaches a network; with `wide`, a role in all of its project or tenant too."""
    scope = col(RoleGrant.scope_id)
    reach: list[ColumnElement[bool]] = [
        scope.in_(select(Network.id).where(near)),
        scope.in_(select(Network.site_id).where(near)),
        scope.in_(select(Network.district_id).where(near)),
        scope.in_(
            select(NetworkSchool.school_id)
            .join(Network, col(Network.id) == col(NetworkSchool.network_id))
            .where(near)
        ),
    ]
    if wide:
        reach += [scope.in_(select(Network.project_id).where(near)), col(RoleGrant.scope_kind) == "tenant"]
    return select(RoleGrant.principal_id).where(or_(*reach))


def known(caller: Principal) -> ColumnElement[bool]:
    """The people whom the caller knows by name from work, as a condition on Person."""
    near = _near(caller)
    members = select(Membership.person_id).where(
        col(Membership.network_id).in_(select(Network.id).where(near))
    )
    return or_(col(Person.id).in_(members), col(Person.id).in_(_holders(near, wide=True)))


async def of_network(rows: Rows, network_id: UUID, *, after: UUID | None, limit: int) -> list[Person]:
    """Members that have not left, and holders of a role in the network, by id."""
    members = select(Membership.person_id).where(
        Membership.network_id == network_id,
        or_(col(Membership.ends_on).is_(None), col(Membership.ends_on) >= rows.work.clock.now().date()),
    )
    holders = _holders(col(Network.id) == network_id, wide=False)
    found = rows.of(Person).where(or_(col(Person.id).in_(members), col(Person.id).in_(holders)))
    if after:
        found = found.where(col(Person.id) > after)
    return await rows.all(found.order_by(col(Person.id)).limit(limit + 1))


async def roles_in(rows: Rows, network_id: UUID, people: Iterable[UUID]) -> dict[UUID, set[str]]:
    """person -> the roles held in the network, as a member or by a grant that reaches it."""
    ids = list(people)
    found: dict[UUID, set[str]] = {one: set() for one in ids}
    members = rows.of(Membership).where(
        Membership.network_id == network_id, col(Membership.person_id).in_(ids)
    )
    for member in await rows.all(members):
        found[member.person_id].add(member.role)
    near = col(Network.id) == network_id
    grants = rows.of(RoleGrant).where(
        col(RoleGrant.principal_id).in_(ids),
        col(RoleGrant.principal_id).in_(_holders(near, wide=False)),
        col(RoleGrant.scope_kind).not_in(("tenant", "project", "installation")),
    )
    for grant in await rows.all(grants):
        found[grant.principal_id].add(grant.role)
    return found
