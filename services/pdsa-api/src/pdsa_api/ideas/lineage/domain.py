"""The tree of adaptations that a reader may know of. Pure.

A reader knows of an idea when it is shown to the project or belongs to a network of theirs. An idea that they know
of and that is not shown to them is told as one more, without id or content. What they do not know of is left out,
and nothing is followed past it: so the tree depends on nothing that they may not know.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Place:
    """An idea's place in the tree. `id` None: one more, not shown."""

    key: int
    parent_key: int | None
    id: UUID | None


def places(parents: Mapping[UUID, UUID | None], shown: Collection[UUID]) -> list[Place]:
    """Each idea after the one it adapts, siblings by age, those that are not shown last.

    `parents`: idea -> the idea it adapts, of all that the reader knows of; `shown`: those that they may read.
    """
    children: dict[UUID | None, list[UUID]] = {}
    for idea, parent in parents.items():
        children.setdefault(parent if parent in parents else None, []).append(idea)
    found: list[Place] = []
    waiting: list[tuple[UUID, int | None]] = [(idea, None) for idea in _last_first(children, None, shown)]
    while waiting:
        idea, parent_key = waiting.pop()
        place = Place(len(found), parent_key, idea if idea in shown else None)
        found.append(place)
        waiting += [(child, place.key) for child in _last_first(children, idea, shown)]
    return found


def _last_first(
    children: Mapping[UUID | None, Sequence[UUID]], parent: UUID | None, shown: Collection[UUID]
) -> list[UUID]:
    return sorted(children.get(parent, ()), key=lambda idea: (idea not in shown, idea), reverse=True)
