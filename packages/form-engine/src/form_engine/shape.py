"""Is this JSON an answer to this form at all? The first of the three outcomes: what is refused.

Unknown questions, unknown choices, wrong types and values over a limit are refused before anything is
stored. Whether the answers make sense together is for `evaluation`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from form_engine.tree import MAX_ROWS
from form_engine.values import is_date, is_date_time, is_time

MAX_TEXT = 20_000
MAX_SELECTED = 1_000
MAX_ERRORS = 200
MAX_EXACT = 2**53 - 1


@dataclass(frozen=True, slots=True)
class FieldError:
    """``pointer`` is a JSON pointer into the answers (RFC 6901)."""

    pointer: str
    code: str
    message: str
    fix: str

    def to_json(self) -> dict[str, str]:
        return asdict(self)


# What a check of one value finds: code, message and mend, or None.
Fault = tuple[str, str, str]
Check = Callable[[Any], "Fault | None"]
Report = Callable[[str, Fault], None]


def _wrong_type(wanted: str, example: str) -> Fault:
    return ("type.wrong", f"This question takes {wanted}.", f"Send {example}, or leave the question out.")


_TEXT = _wrong_type("text", 'text such as "Ana"')
_INTEGER = _wrong_type("a whole number", "a number such as 12")
_DECIMAL = _wrong_type("a number", "a number such as 2.5")
_ONE = _wrong_type("the value of one choice", 'text such as "yes"')
_MANY = _wrong_type("an array of the values of choices", 'an array such as ["a","b"]')
_DATE = _wrong_type("a date", 'text such as "2026-03-31"')
_TIME = _wrong_type("a time of day", 'text such as "14:30:00"')
_DATE_TIME = _wrong_type("a date with time", 'text such as "2026-03-31T14:30:00.000-03:00"')
_POINT = _wrong_type("a location", "[latitude, longitude] in degrees, then altitude and accuracy in metres")
_PLACES = _wrong_type(
    "a line or an area",
    '"latitude longitude altitude accuracy" for each point, with ";" between them',
)
_OBJECT = _wrong_type("an object with the answers of the group", '{"question": "answer"}')
_ARRAY = _wrong_type("an array with an object for each row", '[{"question": "answer"}]')
_SCALAR = _wrong_type("text or a number", 'text such as "2026-03-31"')
_ACK = ("choice.unknown", 'An acknowledgement is "OK" or absent.', 'Send "OK", or leave the question out.')
_CHARACTERS = (
    "text.characters",
    "The text holds a NUL or half of a surrogate pair, which cannot be stored.",
    "Remove the control character.",
)
_TOO_LONG = ("limit.text", f"The text is longer than {MAX_TEXT} characters.", "Shorten the answer.")
_TOO_LARGE = ("limit.number", "The number is too large to be exact.", "Send a number below 2^53.")
_REPEATED = ("choice.repeated", "The same choice is named twice.", "Name each choice once.")
_TOO_MANY = ("limit.selected", f"More than {MAX_SELECTED} choices are named.", "Name fewer.")
_ROWS = ("limit.rows", f"A repeat takes at most {MAX_ROWS} rows.", "Send fewer rows.")


def _text(value: Any) -> Fault | None:
    if type(value) is not str:
        return _TEXT
    if len(value) > MAX_TEXT:
        return _TOO_LONG
    return None if _storable(value) else _CHARACTERS


def _storable(text: str) -> bool:
    if text.isascii():
        return "\x00" not in text
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


def _integer(value: Any) -> Fault | None:
    if type(value) is float and value.is_integer():
        value = int(value)
    if type(value) is not int:
        return _INTEGER
    return None if -MAX_EXACT <= value <= MAX_EXACT else _TOO_LARGE


def _decimal(value: Any) -> Fault | None:
    if type(value) is int:
        return None if -MAX_EXACT <= value <= MAX_EXACT else _TOO_LARGE
    if type(value) is not float or not math.isfinite(value):
        return _DECIMAL
    return None if abs(value) < 1e300 else _TOO_LARGE


def _scalar(value: Any) -> Fault | None:
    """A calculated or hidden value: any text or number, whatever its declared type."""
    if type(value) is bool:
        return None
    if type(value) in (int, float):
        return _decimal(value)
    return _text(value) if type(value) is str else _SCALAR


def _matching(test: Callable[[str], bool], fault: Fault) -> Check:
    return lambda value: None if type(value) is str and len(value) < 64 and test(value) else fault


def _point(value: Any) -> Fault | None:
    if type(value) is not list or not 2 <= len(value) <= 4 or any(_decimal(part) for part in value):
        return _POINT
    return None if -90 <= value[0] <= 90 and -180 <= value[1] <= 180 else _POINT


def _places(least: int) -> Check:
    """`lat lon altitude accuracy; …` as ODK writes a line or an area."""

    def check(value: Any) -> Fault | None:
        if type(value) is not str or len(value) > MAX_TEXT:
            return _PLACES
        points = [part.split() for part in value.strip().rstrip(";").split(";")]
        try:
            faults = [_point([float(part) for part in point]) for point in points]
        except ValueError:
            return _PLACES
        return _PLACES if len(points) < least or any(faults) else None

    return check


def _ack(value: Any) -> Fault | None:
    return None if value == "OK" and type(value) is str else _ACK


_BY_KIND: dict[str, Check] = {
    "text": _text,
    "note": _text,
    "integer": _integer,
    "decimal": _decimal,
    "date": _matching(is_date, _DATE),
    "today": _matching(is_date, _DATE),
    "time": _matching(is_time, _TIME),
    "datetime": _matching(is_date_time, _DATE_TIME),
    "start": _matching(is_date_time, _DATE_TIME),
    "end": _matching(is_date_time, _DATE_TIME),
    "geopoint": _point,
    "geotrace": _places(2),
    "geoshape": _places(3),
    "ack": _ack,
    "calculate": _scalar,
    "hidden": _scalar,
    "meta": _scalar,
}


class ShapeChecker:
    """Made once from a model and used for every response to it."""

    __slots__ = ("_root",)

    def __init__(self, model: dict[str, Any]) -> None:
        lists = {name: _values(table) for name, table in model["lists"].items()}
        self._root = _Group(model["nodes"], lists)

    def check(self, answers: Any) -> list[FieldError]:
        """Every fault, at most 200; an empty list for answers that may be stored."""
        errors: list[FieldError] = []

        def report(pointer: str, fault: Fault) -> None:
            if len(errors) < MAX_ERRORS:
                errors.append(FieldError(pointer, *fault))

        if type(answers) is dict:
            self._root.check(answers, "", report)
        else:
            report("", ("type.wrong", "The answers must be one object.", 'Send {"question": "answer"}.'))
        return errors


def check_shape(model: dict[str, Any], answers: Any) -> list[FieldError]:
    """For one response; a caller with many keeps a ShapeChecker."""
    return ShapeChecker(model).check(answers)


def _values(table: dict[str, Any]) -> dict[str, frozenset[str]] | None:
    """By column, every value it holds; None when the list is not here."""
    if table.get("missing"):
        return None
    return {
        column: frozenset(row[at] for row in table["rows"] if isinstance(row[at], str))
        for at, column in enumerate(table["columns"])
    }


Lists = dict[str, "dict[str, frozenset[str]] | None"]


class _Group:
    __slots__ = ("checks", "groups", "repeats")

    def __init__(self, nodes: Sequence[dict[str, Any]], lists: Lists) -> None:
        self.checks: dict[str, Check] = {}
        self.groups: dict[str, _Group] = {}
        self.repeats: dict[str, _Group] = {}
        for node in nodes:
            kind, name = node["kind"], node["name"]
            if kind == "group":
                self.groups[name] = _Group(node["nodes"], lists)
            elif kind == "repeat":
                self.repeats[name] = _Group(node.get("nodes", ()), lists)
            else:
                self.checks[name] = _check_of(node, lists)

    def check(self, answers: dict[str, Any], pointer: str, report: Report) -> None:
        checks = self.checks
        for name, value in answers.items():
            check = checks.get(name)
            if check is not None:
                if value is not None:
                    fault = check(value)
                    if fault is not None:
                        report(_join(pointer, name), fault)
            elif name in self.groups:
                self._group(self.groups[name], value, _join(pointer, name), report)
            elif name in self.repeats:
                self._repeat(self.repeats[name], value, _join(pointer, name), report)
            else:
                report(_join(pointer, name), _unknown(name))

    def _group(self, group: _Group, value: Any, pointer: str, report: Report) -> None:
        if type(value) is dict:
            group.check(value, pointer, report)
        elif value is not None:
            report(pointer, _OBJECT)

    def _repeat(self, group: _Group, value: Any, pointer: str, report: Report) -> None:
        if type(value) is not list:
            if value is not None:
                report(pointer, _ARRAY)
            return
        if len(value) > MAX_ROWS:
            report(pointer, _ROWS)
            return
        for at, row in enumerate(value):
            if type(row) is dict:
                group.check(row, f"{pointer}/{at}", report)
            else:
                report(f"{pointer}/{at}", _OBJECT)


def _join(pointer: str, name: Any) -> str:
    """JSON pointer escapes; a name as long as a novel is cut, since it only names the fault."""
    return f"{pointer}/{_printable(name).replace('~', '~0').replace('/', '~1')}"


def _printable(name: Any) -> str:
    text = str(name)[:200]
    return text.replace("\x00", "�").encode(errors="replace").decode()


def _unknown(name: Any) -> Fault:
    return (
        "question.unknown",
        f"The form has no question {_printable(name)} here.",
        "Remove it, or send the version of the form that has it.",
    )


def _check_of(node: dict[str, Any], lists: Lists) -> Check:
    kind = node["kind"]
    if kind in ("one", "many", "rank"):
        choices = node.get("choices") or {}
        table = lists.get(choices.get("list", ""))
        allowed = table.get(choices["value"], frozenset()) if table is not None else None
        return _one(allowed) if kind == "one" else _many(allowed)
    if kind == "range":
        return _decimal if node["type"] == "decimal" else _integer
    return _BY_KIND.get(kind, _text)


def unknown_choice(value: Any) -> Fault:
    return (
        "choice.unknown",
        f"The question has no choice “{_printable(value)[:60]}”.",
        "Send the value of one of its choices.",
    )


def _one(allowed: frozenset[str] | None) -> Check:
    def check(value: Any) -> Fault | None:
        if type(value) is not str:
            return _ONE
        if allowed is None:
            return _text(value)
        return None if value in allowed else unknown_choice(value)

    return check


def _many(allowed: frozenset[str] | None) -> Check:
    one = _one(allowed)

    def check(value: Any) -> Fault | None:
        if type(value) is not list:
            return _MANY
        if len(value) > MAX_SELECTED:
            return _TOO_MANY
        for part in value:
            fault = one(part)
            if fault is not None:
                return fault
        return None if len(set(value)) == len(value) else _REPEATED

    return check
