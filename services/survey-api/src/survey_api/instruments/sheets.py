"""A questionnaire file as rows with their numbers, whatever its kind: .xlsx, .xls, .csv or a Markdown table.

The kind is told by the bytes, never by the name. Runs inside a limited child process.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from survey_api.instruments.plain_text import decoded, lines_of
from survey_api.instruments.unreadable import Unreadable

MOST_ROWS = 20_000
MOST_COLUMNS = 300
# Read from each row, so that what stands beyond the last column is seen.
MOST_CELLS = 2 * MOST_COLUMNS
MOST_UNPACKED = 40 << 20
MOST_PARTS = 1_000
SUSPICIOUS_SIZE = 1 << 20
MOST_RATIO = 200
_BLANK_ROWS = 2_000  # formatted but empty rows at the end of a sheet

SHEETS = ("survey", "choices", "external_choices", "settings", "entities", "osm", "duru_scales")


@dataclass(frozen=True)
class Row:
    """One row; `number` counts as the spreadsheet does, from 1. Cells are text, blank ones left out."""

    number: int
    cells: dict[str, str]

    def get(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass
class Sheet:
    """A sheet under its header row. Headers keep their order; `titles` has them as they are written."""

    name: str
    columns: list[str] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)


Grid = Iterable[tuple[int, list[str]]]


def read_sheets(content: bytes) -> dict[str, Sheet]:
    """The sheets of a form by their usual names. Raises Unreadable."""
    grids = read_grids(content)
    return {name: _sheet(name, grid) for name, grid in grids.items()}


@lru_cache(maxsize=1)  # a bloated workbook takes seconds, and its rows are asked for more than once
def read_grids(content: bytes) -> dict[str, Grid]:
    """The raw cells of a form's sheets, each row with its number. Raises Unreadable."""
    if content.startswith(b"PK\x03\x04"):
        return _xlsx(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return _xls(content)
    return _text(content)


def refuse_bombs(content: bytes) -> None:
    """Look at a .xlsx before anything unpacks it. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise Unreadable(
                    "file.unpacked_size",
                    f"Unpacked, this file is larger than {MOST_UNPACKED >> 20} MB or has over {MOST_PARTS} parts.",
                    "Save the form in a new workbook without pictures and unused sheets.",
                )
            for part in parts:
                _refuse_part(archive, part)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
    ) as error:
        raise Unreadable(
            "file.damaged",
            "This looks like .xlsx, but it cannot be unpacked.",
            "Save it again and upload that.",
        ) from error


def _refuse_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    if part.file_size > SUSPICIOUS_SIZE and part.file_size > MOST_RATIO * max(1, part.compress_size):
        raise Unreadable(
            "file.unpacked_size",
            f"{part.filename} unpacks to more than {MOST_RATIO} times its size.",
            "Save the form in a new workbook.",
        )
    if part.filename.startswith("/") or ".." in part.filename.split("/"):
        raise Unreadable("file.path", "A part of this file has an address outside it.", "Save it again.")
    if part.filename.endswith((".xml", ".rels")):
        text = archive.read(part)
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text or text[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise Unreadable(
                "file.entities",
                f"{part.filename} declares a document type or is not in UTF-8, which no spreadsheet program does.",
                "Save the form with a spreadsheet program.",
            )


def _xlsx(content: bytes) -> dict[str, Grid]:
    from survey_api.instruments.xlsx import workbook_of  # noqa: PLC0415  # only the child process needs it

    try:
        book = workbook_of(content)
        return {
            name: list(_filled(book.rows(title, MOST_CELLS))) for title, name in named_sheets(book.titles)
        }
    except Unreadable:
        raise
    except Exception as error:  # lxml, zipfile and int() raise whatever the file held
        raise Unreadable(
            "file.damaged",
            f"This .xlsx cannot be read ({type(error).__name__}).",
            "Save it again and upload that.",
        ) from error


def _xls(content: bytes) -> dict[str, Grid]:
    import xlrd  # type: ignore[import-untyped]  # noqa: PLC0415  # no types; only the child process needs it

    try:
        book = xlrd.open_workbook(file_contents=content, logfile=io.StringIO())
        return {
            name: list(_filled(enumerate(_xls_rows(book, book.sheet_by_name(title)), 1)))
            for title, name in named_sheets(book.sheet_names())
        }
    except Unreadable:
        raise
    except Exception as error:  # xlrd raises assertions and struct errors on damaged files
        raise Unreadable(
            "file.damaged",
            f"This .xls cannot be read ({type(error).__name__}).",
            "Save it as .xlsx and upload that.",
        ) from error


def _xls_rows(book: Any, sheet: Any) -> Iterator[list[Any]]:
    """Old Excel keeps truth and dates as numbers, and says of each cell which it is."""
    import xlrd  # noqa: PLC0415  # only the child process needs it

    def value(cell: Any) -> Any:
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        if cell.ctype == xlrd.XL_CELL_DATE:
            moment = xlrd.xldate_as_datetime(cell.value, book.datemode)
            return moment.time() if cell.value < 1 else moment
        return None if cell.ctype == xlrd.XL_CELL_ERROR else cell.value

    for at in range(min(sheet.nrows, MOST_ROWS + 1)):
        yield [value(cell) for cell in sheet.row_slice(at, 0, MOST_CELLS)]


def _text(content: bytes) -> dict[str, Grid]:
    grids: dict[str, list[tuple[int, list[str]]]] = {}
    current = ""
    for number, cells in lines_of(decoded(content)):
        if number > MOST_ROWS:
            raise _too_many("the file")
        if cells and cells[0]:
            current = _sheet_name(cells[0])
            grids.setdefault(current, [])
        if current and any(cells[1:]):
            grids[current].append((number, _kept([_cell(cell) for cell in cells[1:]], number)))
    return {name: grid for name, grid in grids.items() if name in SHEETS}


def _filled(rows: Iterable[tuple[int, Iterable[Any]]]) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something; after a long stretch of blank ones the sheet ends."""
    before = 0
    for number, values in rows:
        cells = [_cell(value) for value in values]
        if not any(cells):
            continue
        if before and number - before > _BLANK_ROWS:
            return
        if number > MOST_ROWS:
            raise _too_many("a sheet")
        before = number
        yield number, _kept(cells, number)


def _kept(cells: list[str], number: int) -> list[str]:
    """Raises Unreadable for a row that holds something beyond the last column that is read."""
    if any(cells[MOST_COLUMNS:]):
        raise Unreadable(
            "file.columns",
            f"Row {number} has over {MOST_COLUMNS} columns.",
            "Leave out languages and columns that are not used, or split the form.",
        )
    return cells[:MOST_COLUMNS]


def _too_many(what: str) -> Unreadable:
    return Unreadable(
        "file.rows", f"There are over {MOST_ROWS} rows in {what}.", "Delete the rows that are empty."
    )


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\xa0", " ").strip()


def _sheet_name(title: str) -> str:
    return re.sub(r"[\s-]+", "_", title.strip().lower())


def named_sheets(titles: list[str]) -> list[tuple[str, str]]:
    """The sheets of a form with the names they go by; the only sheet of a workbook is its survey."""
    if len(titles) == 1:
        return [(titles[0], "survey")]
    found = {name: title for title in reversed(titles) if (name := _sheet_name(title)) in SHEETS}
    return [(title, name) for name, title in sorted(found.items(), key=lambda one: titles.index(one[1]))]


_ALIASES = {
    "command": "type",
    "tag": "name",
    "value": "name",
    "caption": "label",
    "list name": "list_name",
    "relevance": "relevant",
    "bind::relevant": "relevant",
    "calculate": "calculation",
    "bind::calculate": "calculation",
    "bind::constraint": "constraint",
    "count": "repeat_count",
    "jr:count": "repeat_count",
    "read_only": "readonly",
}


def _header(title: str) -> str:
    name = title.strip()
    lower = re.sub(r"\s+", " ", name.lower())
    if "::" in lower and not lower.startswith("bind::"):
        return lower.replace(" ::", "::").replace(":: ", "::")
    return _ALIASES.get(lower, lower)


def _sheet(name: str, grid: Grid) -> Sheet:
    sheet = Sheet(name)
    for number, cells in grid:
        if not sheet.columns:
            sheet.columns = [_header(cell) for cell in cells]
            sheet.titles = {_header(cell): cell for cell in cells if cell}
            continue
        found = {column: cell for column, cell in zip(sheet.columns, cells, strict=False) if column and cell}
        if found:
            sheet.rows.append(Row(number, found))
    return sheet
