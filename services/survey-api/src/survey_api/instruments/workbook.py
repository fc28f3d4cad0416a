"""Sheets written as a workbook: the same cells always give the same bytes."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

_WHEN = datetime(2000, 1, 1)  # a workbook's dates have no zone, and this one means nothing
_WIDEST = 60

Grid = Sequence[tuple[int, Sequence[str]]]
"""Rows of cells, each with the number that it stands in, from 1."""


def workbook(grids: Mapping[str, Grid]) -> bytes:
    """An .xlsx with a sheet for each grid. Every cell is text, also one that begins with `=`."""
    from openpyxl import Workbook  # noqa: PLC0415  # only the child process needs it
    from openpyxl.styles import Font  # noqa: PLC0415

    book: Any = Workbook()
    book.remove(book.active)
    for name, grid in grids.items():
        sheet = book.create_sheet(name)
        widths: dict[int, int] = {}
        for number, cells in grid:
            for column, text in enumerate(cells, 1):
                if not text:
                    continue
                cell = sheet.cell(number, column, text)
                cell.data_type = "s"
                widths[column] = max(widths.get(column, 0), min(len(text) + 2, _WIDEST))
        if grid:
            sheet.freeze_panes = f"A{grid[0][0] + 1}"
            for cell in sheet[grid[0][0]]:
                cell.font = Font(bold=True)
        for column, width in widths.items():
            sheet.column_dimensions[sheet.cell(1, column).column_letter].width = max(width, 8)
    book.properties.created = book.properties.modified = _WHEN
    out = io.BytesIO()
    book.save(out)
    return _without_moments(out.getvalue())


def _without_moments(content: bytes) -> bytes:
    """openpyxl stamps each part, and the document, with the moment of writing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for part in sorted(source.infolist(), key=lambda one: one.filename):
            entry = zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            data = source.read(part)
            if part.filename == "docProps/core.xml":
                data = _PROPERTIES
            target.writestr(entry, data)
    return out.getvalue()


_PROPERTIES = (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    b' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Duru</dc:creator></cp:coreProperties>'
)
