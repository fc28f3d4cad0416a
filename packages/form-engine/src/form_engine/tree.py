"""The filled-in form while it is being evaluated: nodes, repeats, and the rows of secondary instances."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from form_engine.values import moment_of_kind, number_text, to_number

if TYPE_CHECKING:
    from form_engine.program import Definition

MAX_COUNTED_ROWS = 100
MAX_ROWS = 1_000
# Rows that counts may make in one session: counts within counts multiply.
MAX_COUNTED_IN_ALL = 3_000
_MOMENTS = frozenset({"date", "time", "datetime"})


class Node:
    """A question, a group, or one row of a repeat. ``value`` is text; "" is blank.

    ``result`` is what a calculation gave when that was a number or a truth value: the type that the node then
    has in other expressions, whatever the form declares.
    """

    __slots__ = (
        "computed", "definition", "kids", "live", "offered", "parent", "position", "relevant", "result", "row_of",
        "value",
    )  # fmt: skip

    def __init__(self, definition: Definition, parent: Node | None, row_of: Repeat | None = None) -> None:
        self.definition = definition
        self.parent = parent
        self.row_of = row_of
        self.kids: dict[str, Node | Repeat] = {}
        self.value = ""
        # What the calculation of a question gave last, so that a person's own answer stays until it gives another;
        # None while the answer is the one that the session was opened with.
        self.computed: str | None = None
        # The part of the value that its choices still offer; None where all of it stands.
        self.offered: str | None = None
        self.result: float | bool | None = None
        self.relevant = True
        self.live = True
        self.position = 1

    @property
    def text(self) -> str:
        """What is not relevant, or no longer offered, reads as blank everywhere, and is kept."""
        if not self.live:
            return ""
        return self.value if self.offered is None else self.offered

    @property
    def typed(self) -> str | float | bool:
        """What comparisons and sums see: a number or truth value where the node holds one, else its text."""
        text = self.text
        if text == "" or self.result is None:
            return to_number(text) if text != "" and self.definition.numeric else text
        return self.result

    def keep(self, found: Value) -> None:
        """Store what an expression gave as the question's type has it: NaN is blank, a whole number's fraction is
        cut off, and of a date-time a date question takes the date.
        """
        if isinstance(found, list):
            first = found[0] if found else None
            found = first.typed if isinstance(first, Node) else text_of(found)
        kind = self.definition.value_type
        if isinstance(found, float):
            if math.isnan(found):
                found = ""
            elif kind == "integer" and math.isfinite(found):
                found = float(math.trunc(found))
        if kind in _MOMENTS and not isinstance(found, bool):
            found = moment_of_kind(found, kind)
        self.value = text_of(found)
        self.result = None if isinstance(found, str) else found

    def walk(self) -> Iterator[Node]:
        """This node and every node below it, rows that the count leaves out excepted."""
        yield self
        for kid in self.kids.values():
            if isinstance(kid, Node):
                yield from kid.walk()
            else:
                for row in kid.counted():
                    yield from row.walk()


class Repeat:
    """The rows of a repeat. Rows beyond ``limit`` (the form's count) are kept but do not take part."""

    __slots__ = ("anchor", "definition", "limit", "parent", "rows")

    def __init__(self, definition: Definition, parent: Node) -> None:
        self.definition = definition
        self.parent = parent
        self.rows: list[Node] = []
        self.limit: int | None = None
        # Stands in for a row where the repeat as a whole is meant: its relevance, its count.
        self.anchor = Node(definition, parent, self)

    def counted(self) -> list[Node]:
        return self.rows if self.limit is None else self.rows[: self.limit]

    def active(self) -> list[Node]:
        """A non-relevant repeat has no rows for count, sum and predicates."""
        return [row for row in self.counted() if row.live]


class Cell:
    """One value of a secondary instance; an integer is the number of a text of the model."""

    __slots__ = ("raw",)

    def __init__(self, raw: str | int | None) -> None:
        self.raw = raw

    @property
    def text(self) -> str:
        return self.raw if isinstance(self.raw, str) else ""


class Item:
    """One row of a secondary instance."""

    __slots__ = ("cells",)

    def __init__(self, cells: dict[str, Cell]) -> None:
        self.cells = cells

    @property
    def text(self) -> str:
        own = self.cells.get(".")
        return own.text if own else ""


Place: TypeAlias = "Node | Item | Cell"
Value: TypeAlias = "str | float | bool | list[Place]"


def children(place: Place, name: str) -> list[Place]:
    if isinstance(place, Item):
        cell = place.cells.get(name)
        return [cell] if cell else []
    if isinstance(place, Cell):
        return []
    if name == "*":
        return [found for kid in place.kids for found in children(place, kid)]
    found = place.kids.get(name)
    if found is None:
        return []
    return [found] if isinstance(found, Node) else [*found.active()]


def text_of(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return value[0].text if value else ""
    return number_text(value)
