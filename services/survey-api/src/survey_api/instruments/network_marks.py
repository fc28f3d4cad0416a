"""Which questions make a social network: the column `duru_network` of the survey sheet, words parted by blanks.

    tie:<relation>         a choice from roster.csv, whose values are the ids of people: who answers -> who is chosen
    alter[:<relation>]     the text question of a repeat in which people are named: who answers -> who is named
    alter_id[:<relation>]  in that repeat, and in each repeat that asks about the named: which of them the row is about
    attribute:<name>       a question about one of them, in a repeat with alter_id
    alter_tie:<relation>   a choice among them by their alter_id, in a repeat with alter_id

A choice from roster.csv without a mark is a tie that is named after its question. The relation of `alter` is `named`
where none is written. `alter_id` needs a relation only where a questionnaire has several name generators.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from survey_api.instruments.row_fault import RowFault
from survey_api.instruments.sheets import Row, Sheet
from survey_api.instruments.words import words_of

COLUMN = "duru_network"
NAMED = "named"
_WORD = re.compile(
    r"(?P<kind>tie|attribute|alter_tie):(?P<of>[\w.\-]{1,60})|(?P<named>alter|alter_id)(?::(?P<relation>[\w.\-]{1,60}))?"
)
_ROSTER = re.compile(r"select[ _](one|multiple)[ _]from[ _]file\s+roster\.csv\Z", re.IGNORECASE)
_CHOOSING = frozenset({"one", "many"})
_ATTRIBUTES = frozenset({"one", "many", "text", "integer", "decimal", "range", "date"})

Model = Mapping[str, Any]
Network = dict[str, Any]


@dataclass(frozen=True)
class _Place:
    """A question, where it stands (names of groups and repeats), and the repeat around it (a part of the path)."""

    node: Mapping[str, Any]
    path: tuple[str, ...]
    repeat: tuple[str, ...] | None
    nested: bool

    @property
    def within(self) -> list[str]:
        """The path inside a row of its repeat."""
        return list(self.path[len(self.repeat or ()) :])


@dataclass(frozen=True)
class _Mark:
    row: Row
    kind: str
    of: str
    place: _Place


@dataclass
class _Marks:
    survey: Sheet
    faults: list[RowFault] = field(default_factory=list)

    def fault(self, row: Row, code: str, message: str, fix: str) -> None:
        column = self.survey.titles.get(COLUMN, COLUMN)
        self.faults.append(RowFault(code, message, fix, "survey", row.number, column))


def read_network(model: Model, sheets: Mapping[str, Sheet]) -> tuple[Network, list[RowFault]]:
    """`{"ties": […], "generators": […]}`, and the rows whose marks can not be followed."""
    survey = sheets["survey"]
    told = _Marks(survey)
    places = {place.path: place for place in _places(model["nodes"], (), None, nested=False)}
    marks: list[_Mark] = []
    for path, row in _rows(survey):
        place = places.get(path)
        words = row.get(COLUMN).split()
        if place is None:
            if words:
                told.fault(row, "network.question", "This row is no question.", "Mark a question.")
            continue
        found = [mark for word in words if (mark := _mark(told, row, word, place))]
        if not words and _ROSTER.match(row.get("type")) and place.repeat is None:
            found = [_Mark(row, "tie", row.get("name"), place)]
        marks += found
    network = {
        "ties": [_tie(model, mark) for mark in _of(marks, "tie") if _tie_holds(told, mark)],
        "generators": _generators(told, model, marks),
    }
    relations = [mark for mark in marks if mark.kind in ("tie", "alter")]
    _once(told, relations, "network.relation_twice", "relation")
    return network, told.faults


def _rows(survey: Sheet) -> Iterator[tuple[tuple[str, ...], Row]]:
    """Each row that may be a question, with its path."""
    path: list[str] = []
    for row in survey.rows:
        kind = row.get("type").lower().replace("_", " ")
        if kind.startswith("end "):
            del path[-1:]
            continue
        if kind.startswith("begin "):
            if row.get(COLUMN):
                yield (), row
            path.append(row.get("name"))
        elif row.get("name"):
            yield (*path, row.get("name")), row


def _places(
    nodes: Iterable[Mapping[str, Any]],
    above: tuple[str, ...],
    repeat: tuple[str, ...] | None,
    *,
    nested: bool,
) -> Iterator[_Place]:
    for node in nodes:
        here = (*above, node["name"])
        if node["kind"] == "repeat":
            yield from _places(node.get("nodes", ()), here, here, nested=repeat is not None)
        elif node["kind"] == "group":
            yield from _places(node["nodes"], here, repeat, nested=nested)
        else:
            yield _Place(node, here, repeat, nested)


def _mark(told: _Marks, row: Row, word: str, place: _Place) -> _Mark | None:
    found = _WORD.fullmatch(word)
    if found is None:
        told.fault(
            row,
            "network.unknown",
            f"“{word}” makes no network.",
            "Write tie:<relation>, alter, alter_id, attribute:<name> or alter_tie:<relation>.",
        )
        return None
    if found["named"]:
        relation = found["relation"] or (NAMED if found["named"] == "alter" else "")
        return _Mark(row, found["named"], relation, place)
    return _Mark(row, found["kind"], found["of"], place)


def _of(marks: Iterable[_Mark], kind: str) -> list[_Mark]:
    return [mark for mark in marks if mark.kind == kind]


def _once(told: _Marks, marks: Iterable[_Mark], code: str, what: str) -> None:
    taken: dict[str, int] = {}
    for mark in marks:
        if mark.of in taken:
            message = f"The {what} “{mark.of}” is that of row {taken[mark.of]} already."
            told.fault(mark.row, code, message, f"Give this {what} another name.")
        taken.setdefault(mark.of, mark.row.number)


def _tie_holds(told: _Marks, mark: _Mark) -> bool:
    if _ROSTER.match(mark.row.get("type")) and mark.place.repeat is None:
        return True
    told.fault(
        mark.row,
        "network.tie",
        "A tie is a choice of people from the roster, outside of repeats.",
        "Ask with select_multiple_from_file roster.csv, or use alter_tie for people who were named.",
    )
    return False


def _tie(model: Model, mark: _Mark) -> dict[str, Any]:
    return {
        "relation": mark.of,
        "question": mark.place.path[-1],
        "path": list(mark.place.path),
        "label": words_of(model, mark.place.node.get("label")),
    }


def _generators(told: _Marks, model: Model, marks: list[_Mark]) -> list[dict[str, Any]]:
    """Each name generator, with the repeats that ask about the people who were named in it."""
    ids: dict[tuple[str, ...], _Mark] = {}
    for mark in _of(marks, "alter_id"):
        if mark.place.repeat is None or mark.place.nested:
            told.fault(mark.row, "network.alter_id", "alter_id numbers the rows of a repeat that stands in no other.",
                       "Mark a calculation in the repeat.")  # fmt: skip
        elif mark.place.repeat in ids:
            told.fault(mark.row, "network.alter_id", f"Row {ids[mark.place.repeat].row.number} is the alter_id of "
                       "this repeat already.", "Mark one of them.")  # fmt: skip
        else:
            ids[mark.place.repeat] = mark
    made: dict[str, dict[str, Any]] = {}
    for mark in _of(marks, "alter"):
        if _names(told, mark, ids):
            made.setdefault(mark.of, _generator(model, mark, ids))
    for repeat, id_mark in ids.items():
        found = _about(told, model, repeat, id_mark, marks)
        generator = _generator_of(told, id_mark, made, tried=bool(_of(marks, "alter")))
        if generator is not None and (found["attributes"] or found["ties"]):
            generator["about"].append(found)
    for mark in marks:
        if mark.kind in ("attribute", "alter_tie") and mark.place.repeat not in ids:
            told.fault(mark.row, "network.no_alter", f"{mark.kind} stands in a repeat that says by alter_id whom a row "
                       "is about.", "Mark a calculation of the repeat as alter_id.")  # fmt: skip
    return list(made.values())


def _names(told: _Marks, mark: _Mark, ids: Mapping[tuple[str, ...], _Mark]) -> bool:
    repeat = mark.place.repeat
    if mark.place.node["kind"] != "text" or repeat is None or mark.place.nested:
        told.fault(mark.row, "network.alter", "alter is the text question of a repeat that stands in no other.",
                   "Mark the question in which a name is written.")  # fmt: skip
        return False
    if repeat not in ids:
        told.fault(mark.row, "network.alter_id", "The repeat in which people are named has no alter_id.",
                   "Add a calculation such as position(..) to it and mark it alter_id.")  # fmt: skip
        return False
    return True


def _generator(model: Model, mark: _Mark, ids: Mapping[tuple[str, ...], _Mark]) -> dict[str, Any]:
    repeat = mark.place.repeat or ()
    return {
        "relation": mark.of,
        "question": mark.place.path[-1],
        "path": list(repeat),
        "name": mark.place.within,
        "id": ids[repeat].place.within,
        "label": words_of(model, mark.place.node.get("label")),
        "about": [],
    }


def _generator_of(
    told: _Marks, mark: _Mark, made: Mapping[str, dict[str, Any]], *, tried: bool
) -> dict[str, Any] | None:
    """The generator whose people the rows of a repeat are about."""
    if mark.of and mark.of not in made:
        told.fault(mark.row, "network.alter_id", f"There is no alter:{mark.of}.",
                   "Name the relation of a question that is marked alter.")  # fmt: skip
        return None
    if mark.of:
        return made[mark.of]
    own = [one for one in made.values() if one["path"] == list(mark.place.repeat or ())]
    if own:
        return own[0]
    if len(made) == 1:
        return next(iter(made.values()))
    fix = "Mark the question in which people are named as alter."
    if made:
        fix = "Write " + " or ".join(f"alter_id:{relation}" for relation in made) + "."
    if made or not tried:  # else the fault is at the mark of the names
        told.fault(mark.row, "network.alter_id", "It is not said whom these rows are about.", fix)
    return None


def _about(
    told: _Marks, model: Model, repeat: tuple[str, ...], id_mark: _Mark, marks: list[_Mark]
) -> dict[str, Any]:
    here = [mark for mark in marks if mark.place.repeat == repeat]
    attributes, ties = _of(here, "attribute"), _of(here, "alter_tie")
    for mark in attributes:
        if mark.place.node["kind"] not in _ATTRIBUTES:
            told.fault(mark.row, "network.attribute", "This kind of question is no attribute of a person.",
                       "Mark a choice, a number, a date or a text.")  # fmt: skip
    for mark in ties:
        if mark.place.node["kind"] not in _CHOOSING:
            told.fault(mark.row, "network.alter_tie", "alter_tie is a choice among the people who were named.",
                       "Ask with select_multiple, and give each choice the alter_id of a person as its name.")  # fmt: skip
    _once(told, attributes, "network.attribute_twice", "attribute")
    _once(told, ties, "network.relation_twice", "relation")
    return {
        "path": list(repeat),
        "id": id_mark.place.within,
        "attributes": [
            {
                "name": mark.of,
                "path": mark.place.within,
                "label": words_of(model, mark.place.node.get("label")),
                "free_text": mark.place.node["kind"] == "text",
            }
            for mark in attributes
        ],
        "ties": [
            {
                "relation": mark.of,
                "path": mark.place.within,
                "label": words_of(model, mark.place.node.get("label")),
            }
            for mark in ties
        ],
    }
