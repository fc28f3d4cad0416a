"""Cells with a formula whose result nobody stored: a program wrote the workbook that does not calculate."""

from collections.abc import Iterator

from survey_api.instruments.row_fault import RowFault
from survey_api.instruments.sheets import MOST_COLUMNS, MOST_ROWS, named_sheets
from survey_api.instruments.xlsx import workbook_of

_MOST_TOLD = 50


def formula_faults(content: bytes) -> Iterator[RowFault]:
    """Formulas themselves are never calculated here; the results that the workbook holds are what counts."""
    if not content.startswith(b"PK\x03\x04"):
        return
    book = workbook_of(content)
    for title, name in named_sheets(book.titles):
        if not book.has_formulas(title):
            continue
        book.unsaved.clear()
        for number, _ in book.rows(title, MOST_COLUMNS):
            if number > MOST_ROWS or len(book.unsaved) > _MOST_TOLD:
                break
        for row in dict.fromkeys(row for _, row in book.unsaved[:_MOST_TOLD]):
            yield _fault(name, row)


def _fault(sheet: str, row: int) -> RowFault:
    return RowFault(
        "cell.formula",
        "A cell of this row holds a formula, and the file does not hold its result.",
        "Open the form in a spreadsheet program and save it, or write the text itself.",
        sheet,
        row,
    )
