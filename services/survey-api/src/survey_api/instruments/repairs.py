"""Repairs that a person may accept: what each does to the sheets, and the workbook that comes of it.

A repair changes nothing that is asked: it takes out a row that no converter can read, or lets a list hold a value
twice. Rows keep their numbers, so that what was told before still points at the right place. The repaired form is
a workbook of its own; the file that came stays as it was.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from survey_api.instruments.row_fault import RowFault
from survey_api.instruments.sheets import read_grids
from survey_api.instruments.workbook import workbook

DROP_ROW = "drop_row"
ALLOW_DUPLICATES = "allow_duplicate_choices"
KINDS = (DROP_ROW, ALLOW_DUPLICATES)

_BY_CODE = {
    "type.unknown": DROP_ROW,
    "type.missing": DROP_ROW,
    "group.unmatched_end": DROP_ROW,
    "choice.list_missing": DROP_ROW,
    "choice.name_missing": DROP_ROW,
    "choice.duplicate": ALLOW_DUPLICATES,
}
_SETTING = "allow_choice_duplicates"
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
Grid = list[tuple[int, list[str]]]


@dataclass(frozen=True, order=True)
class Repair:
    """`drop_row` names a sheet and a row, `allow_duplicate_choices` neither."""

    kind: str
    sheet: str = ""
    row: int = 0

    def __str__(self) -> str:
        return f"{self.kind}:{self.sheet}:{self.row}" if self.kind == DROP_ROW else self.kind

    @classmethod
    def parse(cls, text: str) -> "Repair":
        """`drop_row:survey:7` or `allow_duplicate_choices`. Raises ValueError."""
        kind, _, place = text.partition(":")
        if kind == ALLOW_DUPLICATES and not place:
            return cls(kind)
        sheet, _, row = place.partition(":")
        if kind != DROP_ROW or not sheet or not row.isdigit():
            raise ValueError(f"{text!r} is no repair; write drop_row:<sheet>:<row> or {ALLOW_DUPLICATES}")
        return cls(kind, sheet, int(row))


def offered(fault: RowFault, used_names: frozenset[str], name: str) -> Repair | None:
    """The repair for a fault; a row that others refer to is never offered to be dropped."""
    kind = _BY_CODE.get(fault.code)
    if kind == ALLOW_DUPLICATES:
        return Repair(kind)
    if kind == DROP_ROW and fault.sheet and fault.row and name not in used_names:
        return Repair(kind, fault.sheet, fault.row)
    return None


def repaired(content: bytes, repairs: Iterable[Repair]) -> bytes:
    """A workbook with the repairs made. Raises Unreadable for what is no form, ValueError for an unknown place."""
    grids = {name: list(grid) for name, grid in read_grids(content).items()}
    for repair in sorted(set(repairs)):
        if repair.kind == ALLOW_DUPLICATES:
            _set(grids, _SETTING, "yes")
        else:
            _drop(grids, repair)
    return workbook(grids) if content[:4] in _BINARY else _csv(grids)


def _drop(grids: Mapping[str, Grid], repair: Repair) -> None:
    grid = grids.get(repair.sheet, [])
    at = next((place for place, (number, _) in enumerate(grid) if number == repair.row), None)
    if at is None or at == 0:
        raise ValueError(f"the sheet {repair.sheet!r} has no row {repair.row} that could be left out")
    del grid[at]


def _set(grids: dict[str, Grid], name: str, value: str) -> None:
    grid = grids.setdefault("settings", [])
    if not grid:
        grid.append((1, []))
    (number, titles), (row_number, cells) = grid[0], (grid[1] if len(grid) > 1 else (grid[0][0] + 1, []))
    used = max((at for at, title in enumerate(titles, 1) if title), default=0)
    at = titles.index(name) if name in titles else used
    titles = [*titles[:used], *([name] if at == used else [])]
    cells = (cells + [""] * len(titles))[: len(titles)]
    cells[at] = value
    grid[:2] = [(number, titles), (row_number, cells)]


def _csv(grids: Mapping[str, Grid]) -> bytes:
    """Each row in the line that it had; a sheet's name stands before its first row."""
    lines: dict[int, list[str]] = {}
    for name, grid in grids.items():
        taken = grid[0][0] <= max(lines, default=0)  # a sheet that came with a repair
        shift = max(lines) + 1 - grid[0][0] if taken else 0
        for at, (number, cells) in enumerate(grid):
            lines[number + shift] = [name if at == 0 else "", *cells]
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for number in range(1, max(lines, default=0) + 1):
        writer.writerow(lines.get(number, []))
    return out.getvalue().encode()
