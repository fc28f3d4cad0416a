"""What a cycle names must be of its project and network: school, team, aim, change idea, measures."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.directory import Unit
from chassis.principal import Principal

from pdsa_api.aims.repository import Aims
from pdsa_api.cycles.errors import ReferenceElsewhere
from pdsa_api.cycles.repository import Cycles


def _fault(pointer: str, code: str, message: str, fix: str) -> dict[str, str]:
    return {"pointer": pointer, "code": code, "message": message, "fix": fix}


class References:
    """Checks the fields that `said` names; the others stand as they are."""

    def __init__(self, work: Transaction, caller: Principal, cycles: Cycles) -> None:
        self._work = work
        self._caller = caller
        self._cycles = cycles

    async def check(
        self, project_id: UUID, network_id: UUID, said: Mapping[str, Any], units: Mapping[UUID, Unit]
    ) -> None:
        """Raises ReferenceElsewhere with each field at fault. `units`: the directory's, of what was named."""
        faults = [
            *_units(project_id, {"network_id": network_id, "school_id": said.get("school_id")}, units),
            *await self._aim(network_id, said.get("aim_id")),
            *await self._idea(network_id, said.get("idea_id")),
            *await self._measures(network_id, said.get("measure_ids") or []),
            *await self._team(network_id, said.get("team_id")),
        ]
        if faults:
            raise ReferenceElsewhere(faults=faults)

    async def _aim(self, network_id: UUID, aim_id: UUID | None) -> list[dict[str, str]]:
        if aim_id is None:
            return []
        aim = await Aims(self._work, self._caller, "aim:read").get(aim_id)
        if aim is not None and aim.network_id == network_id:
            return []
        return [_fault("/aim_id", "aim.elsewhere", "this is no aim of the network", "Name one of its aims.")]

    async def _idea(self, network_id: UUID, idea_id: UUID | None) -> list[dict[str, str]]:
        if idea_id is None:
            return []
        idea = await self._cycles.idea(idea_id)
        if idea is not None and idea.network_id == network_id:
            return []
        return [
            _fault(
                "/idea_id",
                "idea.elsewhere",
                "this is no change idea of the network",
                "Name one of its ideas; adopt one of another network first.",
            )
        ]

    async def _measures(self, network_id: UUID, named: Sequence[UUID]) -> list[dict[str, str]]:
        known = await self._cycles.measures_of(network_id, named)
        return [
            _fault(
                f"/measure_ids/{number}",
                "measure.elsewhere",
                "this is no measure of the network",
                "Name one of its measures.",
            )
            for number, one in enumerate(named)
            if one not in known
        ]

    async def _team(self, network_id: UUID, team_id: UUID | None) -> list[dict[str, str]]:
        if team_id is None:
            return []
        team = await self._cycles.team(team_id)
        if team is not None and team.network_id == network_id:
            return []
        return [
            _fault("/team_id", "team.elsewhere", "this is no team of the network", "Name one of its teams.")
        ]


def _units(
    project_id: UUID, named: Mapping[str, UUID | None], units: Mapping[UUID, Unit]
) -> list[dict[str, str]]:
    faults = []
    for name, unit_id in named.items():
        kind, unit = name.removesuffix("_id"), units.get(unit_id) if unit_id else None
        if unit and (unit.project_id != project_id or unit.kind != kind):
            faults.append(
                _fault(
                    f"/{name}",
                    "unit.elsewhere",
                    f"this is no {kind} of the project",
                    f"Name a {kind} of the project.",
                )
            )
    return faults
