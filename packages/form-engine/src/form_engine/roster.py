"""The people of a network as a list of choices: `roster.csv`, which is no file but is supplied for each answer.

A form names it like any attached list (`select_one_from_file roster.csv`). Its model says that the list is
missing, until rows are put into it: by the web page with names, by the server without.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from form_engine.attached import ROSTER, ROSTER_COLUMNS
from form_engine.program import Program, Table
from form_engine.shape import FieldError, unknown_choice
from form_engine.tree import Cell, Item

Model = Mapping[str, Any]
Paths = Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Person:
    """One row: id, name, school and role. Only the id is ever an answer; where the name is not known, it is empty."""

    id: str
    school: str
    role: str
    label: str = ""

    @property
    def row(self) -> list[str]:
        return [self.id, self.label, self.school, self.role]


def roster_lists(model: Model) -> list[str]:
    """The names of the model's lists that wait for the people of a network."""
    return [name for name, table in model["lists"].items() if table.get("missing") == ROSTER]


def asks_for_people(model: Model) -> bool:
    return bool(roster_lists(model))


def people_questions(model: Model) -> list[tuple[str, ...]]:
    """The paths of the questions whose answers are ids of people."""
    lists = frozenset(roster_lists(model))
    return list(_walk(model["nodes"], (), lists)) if lists else []


def _walk(
    nodes: Sequence[Mapping[str, Any]], above: tuple[str, ...], lists: frozenset[str]
) -> Iterator[tuple[str, ...]]:
    for node in nodes:
        path = (*above, node["name"])
        if (node.get("choices") or {}).get("list") in lists:
            yield path
        yield from _walk(node.get("nodes", ()), path, lists)


def with_people(program: Program, people: Sequence[Person]) -> Program:
    """The same form for one respondent: everything that was compiled is shared."""
    items = [Item({c: Cell(v) for c, v in zip(ROSTER_COLUMNS, one.row, strict=True)}) for one in people]
    seated = copy.copy(program)
    seated.tables = {
        name: Table(table.root, table.item, items, "") if table.missing == ROSTER else table
        for name, table in program.tables.items()
    }
    return seated


def unknown_people(answers: Mapping[str, Any], paths: Paths, known: Collection[str]) -> list[FieldError]:
    """Each answer that names somebody who is not among `known`: refused like a choice that is not there.

    For answers that passed the shape check.
    """
    return [
        FieldError(pointer, *unknown_choice(stranger))
        for path in paths
        for pointer, value in _at(answers, path, "")
        if (stranger := next((one for one in _named(value) if one not in known), None)) is not None
    ]


def _named(value: Any) -> Sequence[Any]:
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)


def _at(answers: Any, path: Sequence[str], pointer: str) -> Iterator[tuple[str, Any]]:
    """The values under a path of groups, through the rows of repeats."""
    if not path:
        yield pointer, answers
    elif isinstance(answers, list):
        for at, row in enumerate(answers):
            yield from _at(row, path, f"{pointer}/{at}")
    elif isinstance(answers, dict) and path[0] in answers:
        yield from _at(answers[path[0]], path[1:], f"{pointer}/{path[0]}")
