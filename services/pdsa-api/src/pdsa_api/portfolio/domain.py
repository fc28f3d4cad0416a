"""Where a school stands with an idea, and how ideas stand together on a board and a map. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pdsa_api.ideas.domain import Status
from pdsa_api.ideas.lineage.domain import places

_DECIDED = {"adopt": Status.ADOPTED, "adapt": Status.ADAPTED, "abandon": Status.ABANDONED}


@dataclass(frozen=True)
class Own:
    """A school's own idea, or its own version of one."""

    id: UUID
    status: Status
    status_at: datetime


@dataclass(frozen=True)
class Last:
    """The cycle of an idea in a school that moved last, and how many there are."""

    id: UUID
    idea_id: UUID
    title: str
    stage: str
    decision: str | None
    moved_at: datetime
    cycles: int


@dataclass(frozen=True)
class Standing:
    status: Status
    own: Own | None
    last: Last | None
    cycles: int


def standing(own: Iterable[Own], last: Iterable[Last]) -> Standing | None:
    """Where a school stands: what it says of its own version; otherwise what its last cycle came to."""
    version = max(own, key=lambda one: (one.status_at, one.id), default=None)
    tried = list(last)
    newest = max(tried, key=lambda one: (one.moved_at, one.id), default=None)
    if version is None and newest is None:
        return None
    if version is not None:
        status = version.status
        if status is Status.IDEA and newest is not None:
            status = _came_to(newest)
    else:
        assert newest is not None
        status = _came_to(newest)
    return Standing(status, version, newest, sum(one.cycles for one in tried))


def _came_to(last: Last) -> Status:
    if last.stage != "closed" or last.decision is None:
        return Status.TESTING
    return _DECIDED[last.decision]


def tops(parents: Mapping[UUID, UUID | None]) -> dict[UUID, UUID]:
    """idea -> the idea at the top of its column: the one it comes from that is here itself."""
    found: dict[UUID, UUID] = {}
    for idea in parents:
        trail: list[UUID] = []
        at = idea
        while at not in found:
            trail.append(at)
            above = parents[at]
            if above is None or above not in parents:
                found[at] = at
            else:
                at = above
        top = found[at]
        found.update(dict.fromkeys(trail, top))
    return found


def families(parents: Mapping[UUID, UUID | None]) -> list[list[UUID]]:
    """Ideas that come from one another, the oldest family first, each idea after the one it adapts."""
    found: list[list[UUID]] = []
    for place in places(parents, parents.keys()):
        if place.parent_key is None:
            found.append([])
        if place.id:
            found[-1].append(place.id)
    return found
