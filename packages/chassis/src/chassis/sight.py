"""What a caller may see: the application's own filter, beside row-level security.

Either alone must hold. `off` is for the test that proves the database's half.
"""

from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import col
from sqlmodel.sql.expression import SelectOfScalar

from chassis.principal import Principal

T = TypeVar("T")


def visible(
    statement: SelectOfScalar[T],
    model: Any,
    caller: Principal,
    permission: str,
    *,
    project_id: UUID | None = None,
    network: str | None = "network_id",
    off: bool = False,
) -> SelectOfScalar[T]:
    """Narrow a select to rows of the caller's tenants and, where they are bound, of their networks."""
    if off:
        return statement
    statement = statement.where(col(model.tenant_id).in_(caller.tenant_ids))
    projects = {grant.project_id for grant in caller.grants if permission in grant.permissions}
    if None not in projects:
        statement = statement.where(col(model.project_id).in_([p for p in projects if p]))
    bound = caller.networks_for(permission, project_id=project_id)
    if network and bound is not None:
        statement = statement.where(col(getattr(model, network)).in_(bound))
    return statement
