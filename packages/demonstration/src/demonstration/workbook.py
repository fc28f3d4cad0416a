"""Write sheets of text as an .xlsx file whose bytes depend on the text alone."""

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

_FIXED_TIME = (2022, 1, 1, 0, 0, 0)
_FIXED_STAMP = b"2022-01-01T00:00:00Z"
_W3C_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")

Rows = Sequence[Sequence[str]]


def workbook_bytes(sheets: dict[str, Rows]) -> bytes:
    """Return an .xlsx file; each sheet's first row is its header, "" leaves a cell empty."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append([value or None for value in row])
        for row_of_cells in sheet.iter_rows():
            for cell in row_of_cells:
                if cell.value is not None:
                    # Text stays text even when it begins with "=".
                    cell.data_type = "s"
    raw = BytesIO()
    book.save(raw)
    return _with_fixed_times(raw.getvalue())


def _with_fixed_times(data: bytes) -> bytes:
    """openpyxl writes the present time into the zip directory and the core properties."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = _W3C_TIME.sub(rb"\g<1>" + _FIXED_STAMP + rb"\g<2>", part)
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            # Stored, not deflated: two zlib builds may compress the same text to different bytes.
            entry.compress_type = zipfile.ZIP_STORED
            entry.create_system = 0
            target.writestr(entry, part)
    return out.getvalue()
