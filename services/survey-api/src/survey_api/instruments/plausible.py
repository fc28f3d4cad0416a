"""What no form needs and no converter survives: looked for in the rows before they are converted. Pure."""

import re
from collections.abc import Iterator, Mapping

from form_engine.reader import MAX_NODES

from survey_api.instruments.faults import BEGIN, END
from survey_api.instruments.row_fault import RowFault
from survey_api.instruments.sheets import Row, Sheet

MOST_DEEP = 40
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MOST_TOLD = 50


def implausible(sheets: Mapping[str, Sheet]) -> list[RowFault]:
    survey = sheets.get("survey") or Sheet("survey")
    return [*_too_many(survey), *_too_deep(survey), *_unwritable(sheets)]


def _too_many(survey: Sheet) -> Iterator[RowFault]:
    asked = [row for row in survey.rows if row.get("type") and not END.match(row.get("type"))]
    if len(asked) > MAX_NODES:
        yield RowFault(
            "form.too_large",
            f"The form has {len(asked)} questions, groups and calculations; {MAX_NODES} are the most.",
            "Split the form.",
            "survey",
            asked[MAX_NODES].number,
        )


def _too_deep(survey: Sheet) -> Iterator[RowFault]:
    depth = 0
    for row in survey.rows:
        kind = row.get("type")
        depth += bool(BEGIN.match(kind)) - bool(END.match(kind))
        if depth > MOST_DEEP:
            message = f"Here groups are nested more than {MOST_DEEP} deep."
            yield _at("survey", row, "type", "group.too_deep", message, "End groups, or leave some out.")
            return


def _unwritable(sheets: Mapping[str, Sheet]) -> Iterator[RowFault]:
    told = 0
    for name, sheet in sheets.items():
        for row in sheet.rows:
            for column, text in row.cells.items():
                found = _UNWRITABLE.search(text)
                if found and told < _MOST_TOLD:
                    told += 1
                    message = (
                        f"This cell holds a control character (U+{ord(found[0]):04X}), which no form can."
                    )
                    title = sheet.titles.get(column, column)
                    yield _at(
                        name, row, title, "text.characters", message, "Delete it or type the text anew."
                    )


def _at(sheet: str, row: Row, column: str, code: str, message: str, fix: str) -> RowFault:
    return RowFault(code, message, fix, sheet, row.number, column)
