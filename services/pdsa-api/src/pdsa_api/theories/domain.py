"""A theory of improvement: what it holds and what it must keep to. Pure.

Fishbone and driver diagram are both lists of nodes that name their parent; the order of a list is the order of
siblings. Node ids stay the same over versions and in a school's local variant, so that what hangs on a driver
stays on it and two versions can be compared node by node.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

MOST_CAUSES = 150
MOST_DRIVERS = 60
CAUSE_LEVELS = 4
"""A category, its causes, and twice a deeper cause."""
DRIVER_LEVELS = 2
"""Primary drivers and their secondary drivers."""
LONGEST_TEXT = 300
LONGEST_NOTE = 1000


@dataclass(frozen=True)
class Node:
    """A category or cause of the fishbone, or a driver. `note`: what it is known from."""

    id: UUID
    text: str
    parent_id: UUID | None = None
    note: str = ""


@dataclass(frozen=True)
class Content:
    """What a version of a theory says."""

    problem: str
    aim_id: UUID | None = None
    causes: tuple[Node, ...] = ()
    drivers: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Flaw:
    """A rule that is not met: the place, and what to do."""

    pointer: str
    code: str
    message: str
    fix: str


@dataclass(frozen=True)
class Limits:
    """How large one of the two trees may be."""

    name: str
    most: int
    levels: int
    too_deep: str


CAUSES = Limits(
    "causes", MOST_CAUSES, CAUSE_LEVELS, "Put it under a cause higher up, or say it in the note of its cause."
)
DRIVERS = Limits(
    "drivers",
    MOST_DRIVERS,
    DRIVER_LEVELS,
    "Make it a secondary driver, or hang it on a driver as a change idea.",
)


def flaws(content: Content) -> list[Flaw]:
    """Every rule that the content does not keep to, in the order of its fields."""
    found = []
    if not content.problem.strip():
        found.append(
            Flaw(
                "/problem",
                "theory.problem_missing",
                "the problem of practice is empty",
                "Say what keeps learners from what you aim at.",
            )
        )
    found += _tree_flaws(content.causes, CAUSES)
    found += _tree_flaws(content.drivers, DRIVERS)
    found += _shared_ids(content)
    return found


def in_order(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The same tree as a reader meets it: each node before its children, siblings as they were listed.

    What hangs on a loop or on a parent that is not there is left out; `flaws` names it.
    """
    children: dict[UUID | None, list[Node]] = {}
    for node in nodes:
        children.setdefault(node.parent_id, []).append(node)
    return tuple(_walk(children, None))


def _walk(children: dict[UUID | None, list[Node]], parent: UUID | None) -> Iterator[Node]:
    waiting = list(reversed(children.get(parent, [])))
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(children.get(node.id, [])))


def _tree_flaws(nodes: Sequence[Node], limits: Limits) -> list[Flaw]:
    found = []
    if len(nodes) > limits.most:
        found.append(
            Flaw(
                f"/{limits.name}",
                "theory.too_many",
                f"{len(nodes)} are too many; a theory holds at most {limits.most} {limits.name}",
                "Join what belongs together and leave out what nobody works on.",
            )
        )
    known = {node.id: node for node in nodes}
    seen: set[UUID] = set()
    for number, node in enumerate(nodes):
        at = f"/{limits.name}/{number}"
        found += _text_flaws(node, at)
        if node.id in seen:
            found.append(
                Flaw(f"{at}/id", "theory.id_twice", "another node has this id", "Give it an id of its own.")
            )
        seen.add(node.id)
        found += _place_flaws(node, at, known, limits)
    return found


def _text_flaws(node: Node, at: str) -> list[Flaw]:
    found = []
    if not node.text.strip():
        found.append(Flaw(f"{at}/text", "theory.text_missing", "it is empty", "Write it, or take it out."))
    if len(node.text) > LONGEST_TEXT:
        found.append(
            Flaw(
                f"{at}/text",
                "theory.text_long",
                f"{len(node.text)} characters are too many; {LONGEST_TEXT} fit",
                "Say it shorter and put the rest into the note.",
            )
        )
    if len(node.note) > LONGEST_NOTE:
        found.append(
            Flaw(
                f"{at}/note",
                "theory.note_long",
                f"{len(node.note)} characters are too many; {LONGEST_NOTE} fit",
                "Say it shorter.",
            )
        )
    return found


def _place_flaws(node: Node, at: str, known: dict[UUID, Node], limits: Limits) -> list[Flaw]:
    level, above, passed = 1, node.parent_id, {node.id}
    while above is not None:
        if above in passed:
            return [
                Flaw(
                    f"{at}/parent_id",
                    "theory.loop",
                    "it hangs, over others, on itself",
                    "Hang it on a node that is not below it.",
                )
            ]
        parent = known.get(above)
        if parent is None:
            if above != node.parent_id:
                return []  # said of the node that names it
            return [
                Flaw(
                    f"{at}/parent_id",
                    "theory.parent_missing",
                    f"no node of the {limits.name} has the id {above}",
                    "Name a node of the same list, or none for the highest level.",
                )
            ]
        passed.add(above)
        above = parent.parent_id
        level += 1
    if level > limits.levels:
        return [
            Flaw(
                f"{at}/parent_id",
                "theory.too_deep",
                f"it is on level {level}; the {limits.name} have {limits.levels}",
                limits.too_deep,
            )
        ]
    return []


def _shared_ids(content: Content) -> list[Flaw]:
    causes = {node.id for node in content.causes}
    return [
        Flaw(f"/drivers/{number}/id", "theory.id_twice", "a cause has this id", "Give it an id of its own.")
        for number, node in enumerate(content.drivers)
        if node.id in causes
    ]
