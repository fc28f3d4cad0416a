"""What a record names must be there, shown to whoever names it, and of the record's project and network.

One place for it; each noun gives its own refusal, which is raised with a fault for each field.
What a record names already is not asked again (`standing`): it may have been hidden or taken away since.
"""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

from chassis.database import Scope, Transaction
from chassis.directory import Directory, Unit
from chassis.principal import Principal
from chassis.problems import Invalid
from fastapi import Request

from pdsa_api.references.repository import Named

Fault = dict[str, str]
_Finding = Callable[[UUID, Collection[UUID]], Awaitable[frozenset[UUID]]]


def fault(pointer: str, code: str, message: str, fix: str) -> Fault:
    return {"pointer": pointer, "code": code, "message": message, "fix": fix}


class Acquaintances(Protocol):
    async def known(self, principal_id: str, ids: Collection[str]) -> frozenset[str]: ...


class References:
    def __init__(
        self,
        work: Transaction,
        caller: Principal,
        directory: Directory,
        people: Acquaintances,
        *,
        unfiltered: bool = False,
    ) -> None:
        self._caller = caller
        self._directory = directory
        self._people = people
        self._named = Named(work, caller, unfiltered=unfiltered)

    async def units(self, named: Iterable[UUID | None]) -> dict[UUID, Unit]:
        """Those that are there; unit_faults says which are not."""
        return await self._directory.known(Scope.of(self._caller), {one for one in named if one})

    async def check(
        self,
        project_id: UUID,
        network_id: UUID,
        said: Mapping[str, Any],
        raises: type[Invalid],
        standing: Mapping[str, Any] | None = None,
    ) -> None:
        """Raises `raises` with each field of `said` that names what is not there, or what is elsewhere.

        `said` and `standing` are a record's fields as they are sent and as they were; other fields pass.
        """
        known = standing or {}
        units = {name: said.get(name) for name in _UNITS if said.get(name) != known.get(name)}
        faults = unit_faults(project_id, units, await self.units(units.values()))
        for field in _WORDS:
            faults += await self._one(network_id, field, said.get(field), known.get(field))
            faults += await self._several(network_id, field, said.get(f"{field}s"), known.get(f"{field}s"))
        if faults:
            raise raises(faults=faults)

    async def _one(
        self, network_id: UUID, field: str, wanted: UUID | None, standing: UUID | None
    ) -> list[Fault]:
        if wanted is None or wanted == standing or wanted in await self._find(network_id, field, [wanted]):
            return []
        return [_elsewhere(f"/{field}", field)]

    async def _several(
        self,
        network_id: UUID,
        field: str,
        wanted: Sequence[UUID] | None,
        standing: Iterable[UUID | str] | None,
    ) -> list[Fault]:
        there = {UUID(str(one)) for one in standing or ()}
        fresh = [one for one in wanted or () if one not in there]
        if not fresh:
            return []
        known = there | await self._find(network_id, field, fresh)
        return [
            _elsewhere(f"/{field}s/{number}", field)
            for number, one in enumerate(wanted or ())
            if one not in known
        ]

    async def _find(self, network_id: UUID, field: str, ids: Collection[UUID]) -> frozenset[UUID]:
        find: dict[str, _Finding] = {
            "aim_id": self._named.aims,
            "idea_id": self._named.ideas,
            "measure_id": self._named.measures,
            "driver_id": self._named.drivers,
            "team_id": self._named.teams,
        }
        return await find[field](network_id, ids)

    async def people(self, named: Mapping[str, str], standing: Collection[str] = ()) -> list[Fault]:
        """`named`: pointer -> person. Raises Unavailable while identity-api, which knows people, is away."""
        fresh = {one for one in named.values() if one not in standing and one != self._caller.id}
        known = {*await self._people.known(self._caller.id, fresh), *standing, self._caller.id}
        return [
            fault(
                pointer,
                "person.unknown",
                "you know nobody of this id in the project",
                "Choose somebody who works in the network; who has no account gets a code name.",
            )
            for pointer, one in named.items()
            if one not in known
        ]


_UNITS = ("network_id", "school_id")
_WORDS = {
    "aim_id": ("aim of the network", "Name one of its aims."),
    "idea_id": ("change idea of the network", "Name one of its ideas; adopt one of another network first."),
    "measure_id": ("measure of the network", "Name one of its measures."),
    "driver_id": (
        "driver of the network's theory as it is now",
        "Name a driver of the theory, or write the driver there first.",
    ),
    "team_id": ("team of the network", "Name one of its teams."),
}
"""What a field names, in the order in which faults are told; a list of them is the field with an `s`."""


def _elsewhere(pointer: str, field: str) -> Fault:
    what, fix = _WORDS[field]
    return fault(pointer, f"{field.removesuffix('_id')}.elsewhere", f"this is no {what}", fix)


def unit_faults(
    project_id: UUID, named: Mapping[str, UUID | None], units: Mapping[UUID, Unit]
) -> list[Fault]:
    """`named`: field, called after the kind of its unit (`school_id`), -> unit."""
    return [
        fault(f"/{name}", "unit.elsewhere", f"this is no {kind} of the project", f"Name a {kind} of it.")
        for name, unit_id in named.items()
        if unit_id and not _is(units.get(unit_id), kind := name.removesuffix("_id"), project_id)
    ]


def _is(unit: Unit | None, kind: str, project_id: UUID) -> bool:
    return unit is not None and unit.kind == kind and unit.project_id == project_id and not unit.deleted


def references_of(request: Request, work: Transaction, caller: Principal) -> References:
    state = request.app.state
    off = bool(state.parts.settings.without_application_filters)
    return References(work, caller, state.directory, state.people, unfiltered=off)
