"""What a cycle names must be of its project and network: school, team, aim, change idea, measures."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from pdsa_api.cycles.errors import ReferenceElsewhere
from pdsa_api.cycles.models import Cycle
from pdsa_api.references.service import References, unit_faults


async def check_new(
    references: References, project_id: UUID, network_id: UUID, said: Mapping[str, Any]
) -> None:
    """Raises ReferenceElsewhere with each field at fault."""
    await _check(references, project_id, network_id, {**said, "network_id": network_id}, {})


async def check_change(references: References, cycle: Cycle, said: Mapping[str, Any]) -> None:
    """Of the fields in `said`, those that name something else now. Raises ReferenceElsewhere."""
    names = ("school_id", "team_id", "aim_id", "idea_id")
    standing = {name: getattr(cycle, name) for name in names}
    standing["measure_ids"] = [UUID(one) for one in cycle.measure_ids]
    await _check(references, cycle.project_id, cycle.network_id, said, standing)


async def _check(
    references: References,
    project_id: UUID,
    network_id: UUID,
    said: Mapping[str, Any],
    standing: Mapping[str, Any],
) -> None:
    units = {
        name: said.get(name) for name in ("network_id", "school_id") if said.get(name) != standing.get(name)
    }
    measures = said.get("measure_ids") or []
    faults = [
        *unit_faults(project_id, units, await references.units(units.values())),
        *await references.aim(network_id, said.get("aim_id"), standing.get("aim_id")),
        *await references.idea(network_id, said.get("idea_id"), standing.get("idea_id")),
        *await references.measures(network_id, measures, standing.get("measure_ids", ())),
        *await references.team(network_id, said.get("team_id"), standing.get("team_id")),
    ]
    if faults:
        raise ReferenceElsewhere(faults=faults)
