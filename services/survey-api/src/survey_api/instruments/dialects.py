"""Whose XLSForm this is, where it is more than the common one: told by types, columns and functions. Pure.

Sources: the product documentation of SurveyCTO (field types, field plug-ins), KoboToolbox (matrix, ranking and
rating groups), the Community Health Toolkit (contact selectors) and ArcGIS Survey123 (bind::esri columns).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from survey_api.instruments.row_fault import RowFault
from survey_api.instruments.sheets import Row, Sheet


@dataclass(frozen=True)
class Dialect:
    """`types`, `columns` and `cells` are patterns of what only this dialect writes."""

    code: str
    name: str
    types: re.Pattern[str]
    columns: re.Pattern[str]
    cells: re.Pattern[str]
    advice: str


_NEVER = r"(?!)"


def _dialect(
    code: str, name: str, advice: str, *, types: str = "", columns: str = "", cells: str = ""
) -> Dialect:
    made = [re.compile(text or _NEVER, re.IGNORECASE) for text in (types, columns, cells)]
    return Dialect(code, name, made[0], made[1], made[2], advice)


DIALECTS = (
    _dialect(
        "dialect.surveycto",
        "SurveyCTO",
        "What only SurveyCTO knows is listed row by row; replace or delete it.",
        types=r"(text audit|audio audit|speed violations|calculate_here|sensor_(stream|statistic)|caseid|comments\b)",
        cells=r"\b(plug-in-metadata|plug-in-data|phone-call-(log|duration)|rank-(index|value)|duration|relevance-of|"
        r"count-if|sum-if|min-if|max-if|index|item-at|de-duplicate|choice-label|hash)\s*\(|^custom-",
    ),
    _dialect(
        "dialect.kobo",
        "KoboToolbox",
        "A matrix, ranking or rating group of KoboToolbox becomes plain questions when it is deployed there: "
        "export the deployed form and upload that.",
        types=r"(begin|end)[ _](kobomatrix|score|rank)\b|score__row|rank__level",
        columns=r"kobo--",
    ),
    _dialect(
        "dialect.cht",
        "Community Health Toolkit",
        "Contact selectors and db-object appearances work in the Community Health Toolkit alone.",
        types=r"db:",
        cells=r"^db-object|select-contact",
        columns=r"instance::(db-doc|tag)",
    ),
    _dialect(
        "dialect.survey123",
        "ArcGIS Survey123",
        "Columns that begin with bind::esri or body::esri are left out.",
        columns=r"(bind|body)::esri|esri:",
        cells=r"\bpulldata\(\s*[\"']@",
    ),
)


def dialects_of(sheets: Mapping[str, Sheet]) -> Iterator[RowFault]:
    """One remark for each dialect met, at the first place where it shows."""
    survey = sheets.get("survey")
    if survey is None:
        return
    for dialect in DIALECTS:
        place = _first_place(survey, dialect)
        if place:
            row, column = place
            title = survey.titles.get(column, column)
            message = f"This form is written for {dialect.name}: see the column {title}."
            yield RowFault(dialect.code, message, dialect.advice, "survey", row, title, "info")


def _first_place(survey: Sheet, dialect: Dialect) -> tuple[int, str] | None:
    for column in survey.columns:
        if column and dialect.columns.search(column):
            return 1, column
    for row in survey.rows:
        shown = _shows(row, dialect)
        if shown:
            return row.number, shown
    return None


def _shows(row: Row, dialect: Dialect) -> str | None:
    if dialect.types.match(row.get("type")):
        return "type"
    return next(
        (
            column
            for column, text in row.cells.items()
            if not column.startswith(("label", "hint")) and dialect.cells.search(text)
        ),
        None,
    )
