"""What pyxform says, put at the place it speaks of: it names a row, a question or nothing at all. Pure."""

import re
from collections.abc import Mapping

from survey_api.instruments.row_fault import RowFault
from survey_api.instruments.sheets import Sheet

_ROW = re.compile(r"\[row : (\d+)\]\s*")
_NAMED = re.compile(r"named '([^']+)'")
_COLUMN = re.compile(r"the '([^']+)' (?:value|column)")
_MOST = 600


def with_converter(faults: list[RowFault], message: str, sheets: Mapping[str, Sheet]) -> list[RowFault]:
    """pyxform's own fault too, unless ours name its row already."""
    said = of_converter(message, "error", sheets)
    if faults and (said.row is None or any(f.row == said.row and f.sheet == said.sheet for f in faults)):
        return faults
    return [*faults, said]


def of_converter(message: str, severity: str, sheets: Mapping[str, Sheet]) -> RowFault:
    found = _ROW.search(message)
    text = re.sub(r"\s+", " ", _ROW.sub("", message)).strip()[:_MOST]
    refused = severity == "error"
    name = next(
        (name for name in ("choices", "settings", "entities", "survey") if f"'{name}'" in text), "survey"
    )
    row = int(found[1]) if found else _row_named(text, sheets.get("survey"))
    column = _COLUMN.search(text)
    return RowFault(
        "form.refused" if refused else "form.warning",
        text,
        "Mend this row and upload the form again." if refused else "Have a look at it.",
        name if row or refused else None,
        row,
        column[1] if column and row else None,
        severity=severity,
    )


def _row_named(text: str, survey: Sheet | None) -> int | None:
    """The only row of the question that the sentence names."""
    found = _NAMED.search(text)
    rows = [row.number for row in survey.rows if found and row.get("name") == found[1]] if survey else []
    return rows[0] if len(rows) == 1 else None
