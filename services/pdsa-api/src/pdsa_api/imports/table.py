"""Bytes or pasted text -> a table of cells. Pure.

Spreadsheets paste text parted by tabs and save CSV in many ways; what can not be read is refused as a whole,
with the place and the mend.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass

MOST_ROWS = 20_000
MOST_COLUMNS = 100
LONGEST_CELL = 500
DELIMITERS = {"tab": "\t", "semicolon": ";", "comma": ",", "bar": "|"}
_MARKS = (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")


class Unreadable(Exception):
    """No table at all: `code`, what is wrong, how to mend it, and the line if one is at fault."""

    def __init__(self, code: str, message: str, fix: str, line: int | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.fix, self.line = code, message, fix, line


@dataclass(frozen=True)
class Table:
    """`columns`: a name each. `rows`: the line in the text, and a cell for each column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    delimiter: str
    header: bool


def decode(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding: by its mark, else UTF-8, else Latin-1 as Windows writes it."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(name), name
            except UnicodeDecodeError as wrong:
                raise Unreadable(
                    "import.encoding", f"the file says it is {name} and is not", "Save it as UTF-8."
                ) from wrong
    if b"\x00" in content:
        raise Unreadable(
            "import.nul", "the file holds the character NUL, as pictures and workbooks do", "Save it as CSV."
        )
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), "latin-1"


def read(text: str, *, delimiter: str | None = None, header: bool | None = None) -> Table:
    """Raises Unreadable. `delimiter`: a name of DELIMITERS, guessed without; so is whether there is a header."""
    if "\x00" in text:
        raise Unreadable("import.nul", "the text holds the character NUL", "Copy the cells once more.")
    name = delimiter or _guessed(text)
    lines = _lines(text, DELIMITERS[name])
    if not lines:
        raise Unreadable("import.empty", "there is no row", "Paste the cells with their header.")
    width = max(len(cells) for _, cells in lines)
    if width > MOST_COLUMNS:
        raise Unreadable(
            "import.too_wide",
            f"{width} columns are more than {MOST_COLUMNS}",
            "Copy only the columns needed.",
        )
    padded = [(line, tuple(cells) + ("",) * (width - len(cells))) for line, cells in lines]
    with_header = _is_header(padded[0][1]) if header is None else header
    columns = _names(padded[0][1]) if with_header else tuple(str(i + 1) for i in range(width))
    rows = tuple(padded[1:] if with_header else padded)
    if len(rows) > MOST_ROWS:
        raise Unreadable(
            "import.too_many",
            f"{len(rows)} rows are more than {MOST_ROWS}",
            "Import them in several parts, for example year by year.",
        )
    return Table(columns, rows, name, with_header)


def _guessed(text: str) -> str:
    """The sign that the first line holds most of; a tab wins, since nobody types one."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    found = max(DELIMITERS, key=lambda name: (name == "tab" and "\t" in first, first.count(DELIMITERS[name])))
    return found if DELIMITERS[found] in first else "comma"


def _lines(text: str, sign: str) -> list[tuple[int, list[str]]]:
    """Rows that hold something, with the line that each begins in."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=sign, strict=True)
    found: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                found.append((begins, stripped))
            begins = reader.line_num + 1
            if len(found) > MOST_ROWS + 1:
                break
    except csv.Error as wrong:
        raise Unreadable(
            "import.quotes",
            f"the quotation marks do not fit from line {begins} on ({wrong})",
            "Take the quotation mark away, or close it.",
            begins,
        ) from wrong
    return found


def _is_header(cells: Sequence[str]) -> bool:
    """A first row in which no cell begins with a digit is taken for names."""
    return not any(cell[:1].isdigit() for cell in cells if cell)


def _names(cells: Sequence[str]) -> tuple[str, ...]:
    """Distinct names; empty ones are numbered, and of equal ones the later say which they are."""
    names: list[str] = []
    for i, cell in enumerate(cells):
        name = cell[:100] or str(i + 1)
        names.append(name if name not in names else f"{name} ({i + 1})")
    return tuple(names)
