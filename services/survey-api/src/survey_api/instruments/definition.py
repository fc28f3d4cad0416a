"""The rows that were read, as the converter takes them, so that no file is read a second time by other rules.

Questions and choices keep their numbers: a blank row stands for each that is left out, for the converter counts from the second row.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from survey_api.instruments.faults import BEGIN, END, PLAIN, SELECT
from survey_api.instruments.row_fault import RowFault

SHEETS = ("survey", "choices", "external_choices", "settings", "entities", "osm")
# Of the other sheets the converter takes the first row for what counts.
NUMBERED = frozenset({"survey", "choices", "external_choices"})
_FIRST = 2
_MEDIA = re.compile(r"media ?:: ?[\w-]+", re.IGNORECASE)

Grid = Sequence[tuple[int, Sequence[str]]]


def definition_of(grids: Mapping[str, Grid]) -> dict[str, Any]:
    """The workbook as pyxform's readers hand it on."""
    made: dict[str, Any] = {"sheet_names": [name for name in SHEETS if name in grids]}
    for name in made["sheet_names"]:
        titles = _titles(grids[name])
        made[name] = _rows(grids[name], titles, numbered=name in NUMBERED)
        made[f"{name}_header"] = [{title: None for title in titles if title}]
    return made


def heading_faults(grids: Mapping[str, Grid]) -> Iterator[RowFault]:
    """Two columns of one name: which of them counts can not be told."""
    for name in SHEETS:
        grid = grids.get(name)
        titles = [title for title in _titles(grid) if title] if grid else []
        for title in dict.fromkeys(title for title in titles if titles.count(title) > 1):
            message = f"The column “{title}” is there {titles.count(title)} times."
            fix = "Delete one of them or give it another name."
            yield RowFault("column.duplicate", message, fix, name, grid[0][0] if grid else 1, title)


def _kind(cell: str) -> str:
    """The type in small letters, which alone the converter knows; the name of a list stays as it is."""
    kind = re.sub(r"\s+", " ", cell)
    if kind.lower() in PLAIN or END.match(kind) or BEGIN.match(kind):
        return kind.lower()
    select = SELECT.match(kind)
    return select[1].lower() + kind[select.end(1) :] if select else kind


def _titles(grid: Grid) -> list[str]:
    titles = [re.sub(r"\s+", " ", title).strip() for title in grid[0][1]] if grid else []
    return [_MEDIA.sub(lambda found: found[0].lower(), title) for title in titles]


def _rows(grid: Grid, titles: list[str], *, numbered: bool) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for number, cells in grid[1:]:
        if numbered:
            rows += [{} for _ in range(number - _FIRST - len(rows))]
        found = {title: cell for title, cell in zip(titles, cells, strict=False) if title and cell}
        rows.append(
            {title: _kind(cell) if title.lower() == "type" else cell for title, cell in found.items()}
        )
    return rows
