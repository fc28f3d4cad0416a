"""Cells with a formula whose result nobody stored: a program wrote the workbook that does not calculate."""

import io
import zipfile
from collections.abc import Iterator

from survey_api.instruments.row_fault import RowFault
from survey_api.instruments.sheets import MOST_COLUMNS, MOST_ROWS, named_sheets

_MOST_TOLD = 50


def formula_faults(content: bytes) -> Iterator[RowFault]:
    """Formulas themselves are never calculated here; the results that the workbook holds are what counts."""
    if not content.startswith(b"PK\x03\x04") or not _has_formulas(content):
        return
    from openpyxl import load_workbook  # noqa: PLC0415  # only the child process needs it

    written = load_workbook(io.BytesIO(content), read_only=True)
    results = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    told = 0
    for title, name in named_sheets(written.sheetnames):
        limits = {"values_only": True, "max_col": MOST_COLUMNS, "max_row": MOST_ROWS}
        pairs = zip(written[title].iter_rows(**limits), results[title].iter_rows(**limits), strict=False)
        for number, (formulas, values) in enumerate(pairs, 1):
            for formula, value in zip(formulas, values, strict=False):
                if value is None and str(formula or "").startswith("=") and told < _MOST_TOLD:
                    told += 1
                    yield _fault(name, number)


def _fault(sheet: str, row: int) -> RowFault:
    return RowFault(
        "cell.formula",
        "A cell of this row holds a formula, and the file does not hold its result.",
        "Open the form in a spreadsheet program and save it, or write the text itself.",
        sheet,
        row,
    )


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return any(
            b"<f>" in part or b"<f " in part
            for part in map(
                archive.read,
                (name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")),
            )
        )
