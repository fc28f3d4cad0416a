"""Who writes a cycle: cycle:write in its network, or cycle:contribute and a place in its team."""

from collections.abc import Collection
from uuid import UUID

from chassis.principal import Principal
from chassis.problems import PermissionDenied

WRITE, CONTRIBUTE = "cycle:write", "cycle:contribute"


def may_write(
    caller: Principal, project_id: UUID, network_id: UUID, team_id: UUID | None, own_teams: Collection[UUID]
) -> bool:
    if caller.may(WRITE, project_id=project_id, network_id=network_id):
        return True
    return team_id in own_teams and caller.may(CONTRIBUTE, project_id=project_id, network_id=network_id)


def require_write(
    caller: Principal, project_id: UUID, network_id: UUID, team_id: UUID | None, own_teams: Collection[UUID]
) -> None:
    """Raises PermissionDenied."""
    if not may_write(caller, project_id, network_id, team_id, own_teams):
        raise PermissionDenied(
            "This needs the permission cycle:write there, or cycle:contribute and a place in the team."
        )
