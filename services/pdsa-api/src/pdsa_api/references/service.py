"""What a record names must be there, shown to whoever names it, and of the record's project and network.

One place for it: each check answers faults, one for each field, and the noun raises its own refusal with them.
What a record names already is not asked again (`standing`): it may have been hidden or taken away since.
"""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from chassis.database import Scope, Transaction
from chassis.directory import Directory, Unit
from chassis.principal import Principal
from fastapi import Request

from pdsa_api.references.repository import Named

Fault = dict[str, str]


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

    async def aim(self, network_id: UUID, aim_id: UUID | None, standing: UUID | None = None) -> list[Fault]:
        return await self._one(self._named.aims, network_id, "aim", aim_id, standing)

    async def idea(self, network_id: UUID, idea_id: UUID | None, standing: UUID | None = None) -> list[Fault]:
        return await self._one(self._named.ideas, network_id, "idea", idea_id, standing)

    async def team(self, network_id: UUID, team_id: UUID | None, standing: UUID | None = None) -> list[Fault]:
        return await self._one(self._named.teams, network_id, "team", team_id, standing)

    async def driver(
        self, network_id: UUID, driver_id: UUID | None, standing: UUID | None = None
    ) -> list[Fault]:
        if driver_id in (None, standing):
            return []
        known = await self._named.drivers(network_id)
        return [] if driver_id in known else [_elsewhere("/driver_id", "driver")]

    async def drivers(
        self, network_id: UUID, ids: Sequence[UUID], standing: Collection[UUID] = ()
    ) -> list[Fault]:
        """Drivers of the network's theory as it is now, or of a school's variant of it."""
        if not set(ids) - set(standing):
            return []
        known = {*await self._named.drivers(network_id), *standing}
        return _each("driver", ids, known)

    async def measures(
        self, network_id: UUID, ids: Sequence[UUID], standing: Collection[UUID] = ()
    ) -> list[Fault]:
        fresh = set(ids) - set(standing)
        if not fresh:
            return []
        known = {*await self._named.measures(network_id, fresh), *standing}
        return _each("measure", ids, known)

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

    async def _one(
        self,
        find: Callable[[UUID, Collection[UUID]], Awaitable[frozenset[UUID]]],
        network_id: UUID,
        noun: str,
        wanted: UUID | None,
        standing: UUID | None,
    ) -> list[Fault]:
        if wanted is None or wanted == standing or wanted in await find(network_id, [wanted]):
            return []
        return [_elsewhere(f"/{noun}_id", noun)]


_WORDS = {
    "aim": ("aim of the network", "Name one of its aims."),
    "idea": ("change idea of the network", "Name one of its ideas; adopt one of another network first."),
    "team": ("team of the network", "Name one of its teams."),
    "measure": ("measure of the network", "Name one of its measures."),
    "driver": (
        "driver of the network's theory as it is now",
        "Name a driver of the theory, or write the driver there first.",
    ),
}


def _elsewhere(pointer: str, noun: str) -> Fault:
    what, fix = _WORDS[noun]
    return fault(pointer, f"{noun}.elsewhere", f"this is no {what}", fix)


def _each(noun: str, ids: Sequence[UUID], known: Collection[UUID]) -> list[Fault]:
    return [_elsewhere(f"/{noun}_ids/{number}", noun) for number, one in enumerate(ids) if one not in known]


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
