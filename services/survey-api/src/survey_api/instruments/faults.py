"""Every row of a form that is at fault, where a converter stops at the first. Pure functions on rows."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field

from form_engine.grammar import SyntaxProblem, parse
from pyxform import aliases, constants
from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

from survey_api.instruments.row_fault import RowFault
from survey_api.instruments.sheets import Row, Sheet

_NAME = re.compile(r"[^\W\d][\w.\-]*\Z")
_REFERENCE = re.compile(r"\$\{\s*(?:last-saved#)?\s*([^}]*?)\s*\}")
BEGIN = re.compile(r"begin[ _](group|repeat|loop)(\s.*)?\Z", re.IGNORECASE)
END = re.compile(r"end[ _](group|repeat|loop)\Z", re.IGNORECASE)
_SELECT_WORDS = sorted(
    {*aliases.select, "select multiple from", "select multiple", "select multiple using", "select one using"},
    key=len,
    reverse=True,
)
SELECT = re.compile(
    rf"({'|'.join(map(re.escape, _SELECT_WORDS))})\s+(?P<list>\S.*?)(\s+(or_other|or specify other))?\Z",
    re.IGNORECASE,
)
_ONE_OF = frozenset(word for word, kind in aliases.select.items() if kind == constants.SELECT_ONE)
PLAIN = frozenset(name.lower() for name in QUESTION_TYPE_DICT) | {
    "xml-external",
    "csv-external",
    "include",
    "start-geopoint",
    "background-audio",
    "entity",
}
_NAMELESS = PLAIN & {
    "start", "end", "today", "deviceid", "username", "subscriberid", "simserial", "phonenumber", "email",
    "audit", "start time", "end time", "note", "imei", "device id", "subscriber id", "sim id", "phone number",
}  # fmt: skip
EXPRESSIONS = ("relevant", "constraint", "calculation", "choice_filter", "repeat_count")


@dataclass
class Place:
    """Where the rows of a survey sheet stand: groups that are open, names that are taken in each."""

    row: Row
    kind: str
    name: str
    taken: dict[str, int] = field(default_factory=dict)


def find_faults(sheets: Mapping[str, Sheet]) -> list[RowFault]:
    """All faults, by sheet and row."""
    survey = sheets.get("survey")
    if survey is None or not survey.rows:
        return [
            RowFault(
                "sheet.missing",
                "There is no sheet “survey” with questions in it.",
                "Put the questions on a sheet named survey.",
                sheet="survey",
            )
        ]
    missing = [column for column in ("type", "name") if column not in survey.columns]
    if missing:
        return [_missing_column("survey", column) for column in missing]
    choices = sheets.get("choices", Sheet("choices"))
    twice = _allows_duplicates(sheets.get("settings"))
    return [
        *_survey_faults(survey, sheets),
        *(one for one in _choice_faults(choices) if not (twice and one.code == "choice.duplicate")),
    ]


def _allows_duplicates(settings: Sheet | None) -> bool:
    return bool(
        settings
        and any(row.get("allow_choice_duplicates").lower() in ("yes", "true", "1") for row in settings.rows)
    )


def names_used(sheets: Mapping[str, Sheet]) -> frozenset[str]:
    """The names that some ${…} of the form refers to."""
    return frozenset(
        name
        for sheet in sheets.values()
        for row in sheet.rows
        for text in row.cells.values()
        for name in _REFERENCE.findall(text)
    )


def _missing_column(sheet: str, column: str) -> RowFault:
    return RowFault(
        "column.missing",
        f"The sheet has no column “{column}”.",
        f"Add the column {column}.",
        sheet,
        1,
        column,
    )


def _survey_faults(survey: Sheet, sheets: Mapping[str, Sheet]) -> list[RowFault]:
    faults: list[RowFault] = []
    names = {row.get("name") for row in survey.rows if row.get("name")}
    lists = _list_names(sheets.get("choices")) | _list_names(sheets.get("external_choices"))
    open_groups = [Place(Row(0, {}), "form", "")]
    for row in survey.rows:
        if row.get("disabled").lower() in ("yes", "true", "1"):
            continue
        of_type = list(_type_faults(row, lists))
        unknown = any(fault.code == "type.unknown" for fault in of_type)
        found = [
            *of_type,
            *_group_faults(row, open_groups),
            # What is no question needs no name.
            *(one for one in _name_faults(row, open_groups) if not (unknown and one.code == "name.missing")),
            *_reference_faults(row, names),
            *_expression_faults(row),
        ]
        faults += [_named(fault, survey) for fault in found]
    for place in open_groups[1:]:
        fault = RowFault(
            "group.not_closed",
            f"This {place.kind} “{place.name}” is begun and never ended.",
            f"Add a row end_{place.kind} after its last question.",
            "survey",
            place.row.number,
            "type",
        )
        faults.append(_named(fault, survey))
    return sorted(faults, key=lambda fault: (fault.row or 0, fault.column or ""))


def _named(fault: RowFault, sheet: Sheet) -> RowFault:
    """The fault with its column as the author wrote it."""
    column = fault.column or ""
    return RowFault(**{**asdict(fault), "column": sheet.titles.get(column, column) or None})


def _at(row: Row, column: str, code: str, message: str, fix: str, sheet: str = "survey") -> RowFault:
    return RowFault(code, message, fix, sheet, row.number, column)


def _guess(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, sorted(known), 1, 0.6)
    return f"Did you mean “{close[0]}”?" if close else ""


def _type_faults(row: Row, lists: set[str]) -> Iterator[RowFault]:
    kind = re.sub(r"\s+", " ", row.get("type"))
    if not kind:
        if row.get("name") or any(column.startswith("label") for column in row.cells):
            yield _at(row, "type", "type.missing", "This row has no type.", "Say what is asked, e.g. text.")
        return
    lower = kind.lower()
    if BEGIN.match(lower) or END.match(lower) or lower in PLAIN:
        return
    select = SELECT.match(kind)
    if select is None:
        words = [*sorted(PLAIN), "select_one list", "select_multiple list", "begin_group", "end_group"]
        if lower in _SELECT_WORDS:
            message, fix = f"“{kind}” names no list.", f"Write {kind} and the name of a list of choices."
            yield _at(row, "type", "list.missing", message, fix)
            return
        fix = _guess(lower, words) or "Use a type of XLSForm, such as text, integer or select_one list."
        yield _at(row, "type", "type.unknown", f"“{kind}” is no type of question.", fix)
        return
    name = select["list"].strip()
    if name.startswith("${") and select[1].lower() not in _ONE_OF:
        message = (
            f"“{kind}” cannot choose several of the names that were written in a repeat: names hold blanks."
        )
        fix = (
            "Choose from a list of numbers whose labels are the names, as the name generator of the builder "
            "does, or ask with select_one."
        )
        yield _at(row, "type", "select.several_of_repeat", message, fix)
        return
    if name.startswith("${") or re.search(r"\.(csv|xml|geojson)\Z", name, re.IGNORECASE) or name in lists:
        return
    fix = _guess(name, lists) or f"Add the list {name} to the sheet choices."
    yield _at(row, "type", "list.unknown", f"There is no list of choices “{name}”.", fix)


def _group_faults(row: Row, open_groups: list[Place]) -> Iterator[RowFault]:
    end = END.match(row.get("type"))
    if end is None:
        return
    kind = end[1].lower()
    place = open_groups[-1]
    if place.kind == kind:
        open_groups.pop()
        return
    if any(open_place.kind == kind for open_place in open_groups):
        message = (
            f"This ends a {kind}, but the {place.kind} “{place.name}” of row {place.row.number} is open."
        )
        fix = f"End the {place.kind} first."
        while open_groups.pop().kind != kind:
            pass
    else:
        message, fix = f"This ends a {kind} that was never begun.", f"Delete this row, or add begin_{kind}."
    yield _at(row, "type", "group.unmatched_end", message, fix)


def _name_faults(row: Row, open_groups: list[Place]) -> Iterator[RowFault]:
    kind, name = row.get("type"), row.get("name")
    if not kind or END.match(kind):
        return
    begin = BEGIN.match(kind)
    if not name:
        if begin is None and kind.lower() not in _NAMELESS:
            yield _at(row, "name", "name.missing", "This question has no name.", "Give it a short name.")
    elif not _NAME.match(name):
        fix = "Begin with a letter or underscore; then letters, digits, hyphens, underscores and full stops."
        yield _at(row, "name", "name.invalid", f"“{name}” cannot be a name.", fix)
    else:
        taken = open_groups[-1].taken
        if name in taken:
            message = f"“{name}” is the name of row {taken[name]} already."
            yield _at(row, "name", "name.duplicate", message, "Give one of them another name.")
        taken.setdefault(name, row.number)
    if begin is not None:
        open_groups.append(Place(row, begin[1].lower(), name))


def _reference_faults(row: Row, names: set[str]) -> Iterator[RowFault]:
    for column, text in row.cells.items():
        for reference in dict.fromkeys(_REFERENCE.findall(text)):
            if reference not in names:
                fix = _guess(reference, names) or "Correct the name, or add the question."
                message = f"${{{reference}}} names no question of this form."
                yield _at(row, column, "reference.unknown", message, fix)


def _expression_faults(row: Row) -> Iterator[RowFault]:
    for column in EXPRESSIONS:
        text = row.get(column)
        if not text or (column == "repeat_count" and text.isdigit()):
            continue
        try:
            parse(_REFERENCE.sub("/form/question", text))
        except SyntaxProblem as problem:
            words = str(problem).replace("/form/question", "${…}")
            yield _at(
                row,
                column,
                "expression.syntax",
                f"{words[:1].upper()}{words[1:]}.",
                "Correct the expression.",
            )


def _list_names(sheet: Sheet | None) -> set[str]:
    return {row.get("list_name") for row in sheet.rows if row.get("list_name")} if sheet else set()


def _choice_faults(choices: Sheet) -> Iterator[RowFault]:
    if choices.rows and "list_name" not in choices.columns:
        yield _missing_column("choices", "list_name")
        return
    taken: dict[tuple[str, str], int] = {}
    for row in choices.rows:
        list_name, name = row.get("list_name"), row.get("name")
        if not list_name:
            if name:
                fault = _at(row, "list_name", "choice.list_missing", "This choice belongs to no list.",
                            "Write the name of its list.", "choices")  # fmt: skip
                yield _named(fault, choices)
            continue
        if not name:
            fault = _at(row, "name", "choice.name_missing", f"A choice of “{list_name}” has no name.",
                        "Give it the value that is to be stored.", "choices")  # fmt: skip
            yield _named(fault, choices)
            continue
        if (list_name, name) in taken:
            message = f"“{name}” is in the list “{list_name}” already, in row {taken[list_name, name]}."
            fault = _at(row, "name", "choice.duplicate", message, "Give one of them another name.", "choices")
            yield _named(fault, choices)
        taken.setdefault((list_name, name), row.number)
