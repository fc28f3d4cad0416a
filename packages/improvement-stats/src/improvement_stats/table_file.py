"""Columns of a CSV file, with errors that name the line."""

import csv
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from improvement_stats.errors import InputError

BLANK = frozenset({"", "NA", "NaN", "nan", "null", "NULL"})


@dataclass(frozen=True, kw_only=True)
class TableFile:
    """The rows in use, as text, and the line of the file that each came from."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    lines: tuple[int, ...]

    def texts(self, column: str) -> list[str]:
        self._require(column)
        return [row[column].strip() for row in self.rows]

    def numbers(
        self, column: str, *, missing: Collection[str] = (), decimal: str = "."
    ) -> list[float | None]:
        """None for empty cells, NA, NaN, null and the given words."""
        apart = BLANK | set(missing)
        return [
            None if text in apart else self._number(text, column, line, decimal)
            for text, line in zip(self.texts(column), self.lines, strict=True)
        ]

    def rising_dates(self, column: str) -> list[str]:
        """The column as it stands; refused when its ISO dates are out of order."""
        texts = self.texts(column)
        days = [_day(text) for text in texts]
        last: date | None = None
        for day, text, line in zip(days, texts, self.lines, strict=True):
            if day is not None and last is not None and day < last:
                raise InputError(self._at(line, column), f"{text} comes after {last}; sort the file by date")
            last = day or last
        return texts

    def _number(self, text: str, column: str, line: int, decimal: str) -> float:
        plain = text.replace(",", ".") if decimal == "," else text
        try:
            return float(plain)
        except ValueError:
            reason = f"{text!r} is not a number; correct it, or name it with --missing"
            raise InputError(self._at(line, column), reason) from None

    def _require(self, column: str) -> None:
        if column not in self.columns:
            raise InputError(str(self.path), f"has no column {column!r}, only {', '.join(self.columns)}")

    def _at(self, line: int, column: str) -> str:
        return f"{self.path}, line {line}, column {column}"


def read_table(
    path: Path, *, where: Sequence[tuple[str, str]] = (), delimiter: str | None = None
) -> TableFile:
    """A UTF-8 CSV file with a header; `where` keeps the rows in which every column has the given text.

    Without `delimiter`, the one of comma, semicolon and tab that the header holds most of.
    """
    try:
        content = path.read_text(encoding="utf-8-sig")
    except OSError as wrong:
        raise InputError(str(path), f"cannot be read: {wrong.strerror}") from wrong
    except UnicodeDecodeError as wrong:
        raise InputError(str(path), f"is not UTF-8 at byte {wrong.start}; save it as UTF-8") from wrong
    header = content.split("\n", 1)[0]
    mark = delimiter or max(",;\t", key=header.count)
    reader = csv.reader(content.splitlines(keepends=True), delimiter=mark, strict=True)
    columns = tuple(name.strip() for name in next(reader, []))
    if not any(columns) or len(set(columns)) != len(columns):
        raise InputError(str(path), "needs a first line with distinct column names")
    rows, lines = [], []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(columns):
                place = f"{path}, line {reader.line_num}"
                raise InputError(place, f"has {len(cells)} cells, but the header has {len(columns)}")
            rows.append(dict(zip(columns, cells, strict=True)))
            lines.append(reader.line_num)
    except csv.Error as wrong:
        raise InputError(f"{path}, line {reader.line_num}", str(wrong)) from wrong
    table = TableFile(path=path, columns=columns, rows=tuple(rows), lines=tuple(lines))
    for column, _ in where:
        table.texts(column)
    kept = [k for k, row in enumerate(rows) if all(row[column].strip() == text for column, text in where)]
    if not kept:
        raise InputError(str(path), "has no row" + (" that fits --where" if where else ""))
    return TableFile(
        path=path, columns=columns, rows=tuple(rows[k] for k in kept), lines=tuple(lines[k] for k in kept)
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
