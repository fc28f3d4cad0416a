"""What differs between two contents of a theory, and how to take differences over. Pure.

`apply(a, compare(a, b)) == b` for contents in order (`theories.domain.in_order`).
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final
from uuid import UUID

from pdsa_api.theories.domain import Content, Node


class Part(StrEnum):
    PROBLEM = "problem"
    AIM = "aim_id"
    CAUSES = "causes"
    DRIVERS = "drivers"


TREES: Final = (Part.CAUSES, Part.DRIVERS)


class Kind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True)
class Change:
    """One difference. Of a tree, `before` and `after` are the node; `follows` are the siblings that stand before
    it afterwards, the nearest first. Of the problem and the aim, `was` and `now` are the values."""

    part: Part
    kind: Kind
    before: Node | None = None
    after: Node | None = None
    follows: tuple[UUID, ...] = ()
    was: str | None = None
    now: str | None = None

    @property
    def node_id(self) -> UUID | None:
        node = self.after or self.before
        return node.id if node else None

    @property
    def key(self) -> str:
        """Names the change among those of one comparison."""
        return f"{self.part}/{self.node_id}/{self.kind}" if self.node_id else self.part.value


@dataclass(frozen=True)
class Offer:
    """A change that others made, as it looks from one's own content. `clash`: one changed the same place too."""

    change: Change
    clash: bool
    own: Node | None = None


def compare(a: Content, b: Content) -> tuple[Change, ...]:
    """What makes `b` of `a`: fields, then of each tree what went, what came, changed or moved, top down."""
    changes = []
    if a.problem != b.problem:
        changes.append(Change(Part.PROBLEM, Kind.CHANGED, was=a.problem, now=b.problem))
    if a.aim_id != b.aim_id:
        changes.append(Change(Part.AIM, Kind.CHANGED, was=_text(a.aim_id), now=_text(b.aim_id)))
    for part in TREES:
        changes += _compare_trees(part, tree(a, part), tree(b, part))
    return tuple(changes)


def apply(content: Content, changes: Iterable[Change]) -> Content:
    """The content with the changes. What does not fit any more is passed over: a change of a node that is not
    there, a move below itself. Nothing is lost: what hung on a node that went moves up to its parent."""
    wanted = list(changes)
    for change in wanted:
        if change.part is Part.PROBLEM:
            content = replace(content, problem=change.now or "")
        elif change.part is Part.AIM:
            content = replace(content, aim_id=UUID(change.now) if change.now else None)
    for part in TREES:
        found = _apply_to_tree(tree(content, part), [c for c in wanted if c.part is part])
        content = replace(content, causes=found) if part is Part.CAUSES else replace(content, drivers=found)
    return content


def offers(base: Content, theirs: Content, own: Content) -> tuple[Offer, ...]:
    """What `theirs` changed since `base` and `own` can take: not what it has already, nor of nodes it took out."""
    touched = {(c.part, c.node_id) for c in compare(base, own)}
    found = []
    for change in compare(base, theirs):
        nodes = tree(own, change.part) if change.part in TREES else ()
        mine = next((node for node in nodes if node.id == change.node_id), None)
        if not _settled(change, own, nodes, mine):
            found.append(Offer(change, (change.part, change.node_id) in touched, mine))
    return tuple(found)


def _settled(change: Change, own: Content, nodes: Sequence[Node], mine: Node | None) -> bool:
    """Whether a change has nothing to do in one's own content."""
    if change.part is Part.PROBLEM:
        return own.problem == change.now
    if change.part is Part.AIM:
        return _text(own.aim_id) == change.now
    if change.kind is Kind.ADDED or mine is None:
        return (change.kind is Kind.ADDED) == (mine is not None)
    after = change.after
    if after is None:
        return False
    if change.kind is Kind.CHANGED:
        return (mine.text, mine.note) == (after.text, after.note)
    row = [node.id for node in nodes if node.parent_id == mine.parent_id]
    stands_after = row[row.index(mine.id) - 1 :][:1] if row.index(mine.id) else []
    return mine.parent_id == after.parent_id and stands_after == list(change.follows[:1])


def take(own: Content, theirs: Content, offered: Sequence[Offer], keys: Collection[str]) -> Content:
    """`own` with the offers that `keys` name. A node comes with the nodes that it hangs on."""
    wanted = set(keys)
    added = {
        (o.change.part, o.change.after.id): o.change.key
        for o in offered
        if o.change.kind is Kind.ADDED and o.change.after
    }
    for offer in offered:
        if offer.change.key in wanted and offer.change.after:
            for above in _above(tree(theirs, offer.change.part), offer.change.after):
                if key := added.get((offer.change.part, above)):
                    wanted.add(key)
    return apply(own, [o.change for o in offered if o.change.key in wanted])


def tree(content: Content, part: Part) -> tuple[Node, ...]:
    return content.causes if part is Part.CAUSES else content.drivers


def _text(value: UUID | None) -> str | None:
    return str(value) if value else None


def _above(nodes: Sequence[Node], node: Node) -> list[UUID]:
    known = {one.id: one for one in nodes}
    found: list[UUID] = []
    parent = node.parent_id
    while parent is not None and parent not in found:
        found.append(parent)
        parent = known[parent].parent_id if parent in known else None
    return found


def _siblings(nodes: Iterable[Node]) -> dict[UUID | None, list[UUID]]:
    found: dict[UUID | None, list[UUID]] = {}
    for node in nodes:
        found.setdefault(node.parent_id, []).append(node.id)
    return found


def _compare_trees(part: Part, before: Sequence[Node], after: Sequence[Node]) -> list[Change]:
    old, new = {n.id: n for n in before}, {n.id: n for n in after}
    changes = [Change(part, Kind.REMOVED, before=node) for node in before if node.id not in new]
    moved = _moved(old, _siblings(before), _siblings(after))
    passed: dict[UUID | None, tuple[UUID, ...]] = {}
    for node in after:
        follows = passed.get(node.parent_id, ())
        passed[node.parent_id] = (node.id, *follows)
        was = old.get(node.id)
        if was is None:
            changes.append(Change(part, Kind.ADDED, after=node, follows=follows))
            continue
        if (was.text, was.note) != (node.text, node.note):
            changes.append(Change(part, Kind.CHANGED, before=was, after=node))
        if node.id in moved:
            changes.append(Change(part, Kind.MOVED, before=was, after=node, follows=follows))
    return changes


def _moved(
    old: dict[UUID, Node], before: dict[UUID | None, list[UUID]], after: dict[UUID | None, list[UUID]]
) -> set[UUID]:
    """Nodes with another parent, and the fewest siblings whose move explains a new order."""
    found: set[UUID] = set()
    for parent, ids in after.items():
        place = {node_id: number for number, node_id in enumerate(before.get(parent, []))}
        known = [node_id for node_id in ids if node_id in old]
        found |= {node_id for node_id in known if node_id not in place}
        stayed = [node_id for node_id in known if node_id in place]
        still = _longest_rise([place[node_id] for node_id in stayed])
        found |= {node_id for node_id in stayed if place[node_id] not in still}
    return found


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """A longest rising subsequence, by patience sorting in O(n log n)."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tails, number)
        before[number] = tails[at - 1] if at else None
        tails[at : at + 1] = [number]
    found: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found


def _apply_to_tree(nodes: tuple[Node, ...], changes: Sequence[Change]) -> tuple[Node, ...]:
    if not changes:
        return nodes
    held = {node.id: node for node in nodes}
    children = _siblings(nodes)
    for change in changes:
        if change.kind is Kind.REMOVED and change.before and change.before.id in held:
            _lift_out(held, children, change.before.id)
    for change in changes:
        node = change.after
        if node is None:
            continue
        if change.kind is Kind.CHANGED:
            if node.id in held:
                held[node.id] = replace(held[node.id], text=node.text, note=node.note)
        else:
            _place(held, children, change, node)
    return tuple(_walk(held, children))


def _lift_out(held: dict[UUID, Node], children: dict[UUID | None, list[UUID]], node_id: UUID) -> None:
    parent = held.pop(node_id).parent_id
    below = children.pop(node_id, [])
    row = children[parent]
    at = row.index(node_id)
    row[at : at + 1] = below
    for child in below:
        held[child] = replace(held[child], parent_id=parent)


def _place(
    held: dict[UUID, Node], children: dict[UUID | None, list[UUID]], change: Change, node: Node
) -> None:
    parent = node.parent_id if node.parent_id in held else None
    there = held.get(node.id)
    if (change.kind is Kind.MOVED) != (there is not None):
        return
    if there:
        if parent and node.id in {parent, *_above(list(held.values()), held[parent])}:
            return
        children[there.parent_id].remove(node.id)
    held[node.id] = replace(there or node, parent_id=parent)
    row = children.setdefault(parent, [])
    near = next((one for one in change.follows if one in row), None)
    at = row.index(near) + 1 if near else 0 if not change.follows else len(row)
    row.insert(at, node.id)


def _walk(held: dict[UUID, Node], children: dict[UUID | None, list[UUID]]) -> Iterable[Node]:
    waiting = list(reversed(children.get(None, [])))
    while waiting:
        node_id = waiting.pop()
        yield held[node_id]
        waiting.extend(reversed(children.get(node_id, [])))
