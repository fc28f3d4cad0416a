"""The audience of a record as a condition of a query: the application's half, beside row-level security."""

from typing import Any, TypeVar

from chassis.principal import Principal
from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlmodel import col
from sqlmodel.sql.expression import SelectOfScalar

from pdsa_api.sharing.domain import Audience
from pdsa_api.teams.models import TeamMember

T = TypeVar("T")

COACH = "coach:read"


def readable(
    statement: SelectOfScalar[T],
    model: Any,
    caller: Principal,
    permission: str,
    *,
    off: bool = False,
) -> SelectOfScalar[T]:
    """Narrow a select to the rows that `sharing.domain.may_read` shows to the caller.

    `model` has tenant_id, project_id, network_id, audience, created_by and, if it belongs to one, team_id.
    """
    if off:
        return statement
    statement = statement.where(col(model.tenant_id).in_(caller.tenant_ids))
    projects = {grant.project_id for grant in caller.grants if permission in grant.permissions}
    if None not in projects:
        statement = statement.where(col(model.project_id).in_([p for p in projects if p]))
    audience = col(model.audience)
    return statement.where(
        or_(
            audience == Audience.PROJECT.value,
            and_(
                _in_networks(model, caller, permission),
                or_(
                    audience == Audience.NETWORK.value,
                    and_(audience == Audience.MENTOR.value, _in_networks(model, caller, COACH)),
                    _own(model, caller),
                ),
            ),
        )
    )


def of_own_networks(model: Any, caller: Principal, permission: str) -> ColumnElement[bool]:
    """Rows of the networks in which the caller holds a permission; of all, for who is bound to none."""
    return _in_networks(model, caller, permission)


def of_others(model: Any, caller: Principal, permission: str) -> ColumnElement[bool]:
    """What other networks show to the project; who is bound to none sees all that is shown to it."""
    bound = caller.networks_for(permission)
    elsewhere = true() if bound is None else col(model.network_id).not_in(bound)
    return and_(col(model.audience) == Audience.PROJECT.value, elsewhere)


def _in_networks(model: Any, caller: Principal, permission: str) -> ColumnElement[bool]:
    bound = caller.networks_for(permission)
    if bound is None:
        return true()
    return col(model.network_id).in_(bound)


def _own(model: Any, caller: Principal) -> ColumnElement[bool]:
    author = col(model.created_by) == caller.id
    if not hasattr(model, "team_id"):
        return author
    teams = select(col(TeamMember.team_id)).where(
        col(TeamMember.person_id) == caller.id, col(TeamMember.tenant_id).in_(caller.tenant_ids)
    )
    return or_(author, col(model.team_id).in_(teams))
