"""A theory's content between rows, wire and domain."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from pdsa_api.theories.comparison.domain import TREES, compare
from pdsa_api.theories.domain import Content, Node
from pdsa_api.theories.models import Theory, TheoryVersion
from pdsa_api.theories.schemas import ContentShape, NodeShape, TheoryChange


def content_of(source: Theory | TheoryVersion | ContentShape | TheoryChange) -> Content:
    """What a row or a body says; nothing where a change leaves a field out."""
    return Content(
        source.problem or "", source.aim_id, _nodes(source.causes or ()), _nodes(source.drivers or ())
    )


def _nodes(listed: Iterable[NodeShape | Mapping[str, Any]]) -> tuple[Node, ...]:
    return tuple(
        Node(one.id, one.text, one.parent_id, one.note)
        if isinstance(one, NodeShape)
        else Node(
            UUID(one["id"]),
            one["text"],
            UUID(one["parent_id"]) if one["parent_id"] else None,
            one["note"],
        )
        for one in listed
    )


def as_rows(content: Content) -> dict[str, Any]:
    """The columns of a content."""
    return {
        "problem": content.problem,
        "aim_id": content.aim_id,
        "causes": [_row(node) for node in content.causes],
        "drivers": [_row(node) for node in content.drivers],
    }


def as_fields(before: Content, after: Content) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values that differ, for the history: of the trees the nodes that came, went, changed or moved."""
    old: dict[str, Any] = {"problem": before.problem, "aim_id": _text(before.aim_id)}
    new: dict[str, Any] = {"problem": after.problem, "aim_id": _text(after.aim_id)}
    changes = compare(before, after)
    for part in TREES:
        mine = [change for change in changes if change.part is part]
        old[part.value] = _distinct(change.before for change in mine)
        new[part.value] = _distinct(change.after for change in mine)
    return old, new


def _distinct(nodes: Iterable[Node | None]) -> list[dict[str, Any]]:
    return [_row(node) for node in dict.fromkeys(nodes) if node]


def _text(value: UUID | None) -> str | None:
    return str(value) if value else None


def as_shape(content: Content) -> ContentShape:
    return ContentShape(
        problem=content.problem,
        aim_id=content.aim_id,
        causes=[shape(node) for node in content.causes],
        drivers=[shape(node) for node in content.drivers],
    )


def shape(node: Node) -> NodeShape:
    return NodeShape(id=node.id, parent_id=node.parent_id, text=node.text, note=node.note)


def _row(node: Node) -> dict[str, Any]:
    return {
        "id": str(node.id),
        "parent_id": str(node.parent_id) if node.parent_id else None,
        "text": node.text,
        "note": node.note,
    }
