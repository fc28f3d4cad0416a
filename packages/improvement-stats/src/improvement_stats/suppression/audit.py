"""The attacker: every published sum, counts of at least 0, and a linear programme."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from improvement_stats import _engines
from improvement_stats.suppression.shape import Cell, Published, components

# Whole numbers an attacker must be left with for every hidden cell.
FEWEST_POSSIBLE = 3
ROUNDING = 1e-6


@dataclass(frozen=True, kw_only=True)
class CellInterval:
    """What the attacker can prove of one hidden cell; upper None means no bound.

    `possible` is the number of whole numbers in it (None when without bound).
    """

    row: int
    column: int
    lower: int
    upper: int | None
    possible: int | None
    engine: str


@dataclass(frozen=True, kw_only=True)
class Audit:
    """One interval for every hidden cell. `passed`: each holds at least `fewest_possible` whole numbers."""

    intervals: tuple[CellInterval, ...]
    fewest_possible: int
    passed: bool

    @property
    def failing(self) -> tuple[Cell, ...]:
        return tuple(
            (i.row, i.column)
            for i in self.intervals
            if i.possible is not None and i.possible < self.fewest_possible
        )


def audit_hidden(table: Sequence[Sequence[int]], hidden: Iterable[Cell], published: Published) -> Audit:
    """The exact interval of every hidden cell, given the shown cells and the published totals.

    A block in which every hidden row meets every hidden column has the closed bounds
    max(0, r + c - t) .. min(r, c) of a two-way table (Fréchet 1951; r, c, t its hidden row, column and
    block sums); all other patterns go to HiGHS. Both describe the same polytope, whose corners are whole.
    """
    intervals = [
        interval
        for block in components(frozenset(hidden), published)
        for interval in _block_intervals(table, block, published)
    ]
    intervals.sort(key=lambda i: (i.row, i.column))
    passed = all(i.possible is None or i.possible >= FEWEST_POSSIBLE for i in intervals)
    return Audit(intervals=tuple(intervals), fewest_possible=FEWEST_POSSIBLE, passed=passed)


def _block_intervals(
    table: Sequence[Sequence[int]], block: Sequence[Cell], published: Published
) -> Iterable[CellInterval]:
    rows = sorted({row for row, _ in block})
    columns = sorted({column for _, column in block})
    all_totals = published.rows.issuperset(rows) and published.columns.issuperset(columns)
    if all_totals and len(block) == len(rows) * len(columns):
        return _closed_form(table, block, rows, columns)
    return _programme(table, block, published)


def _closed_form(
    table: Sequence[Sequence[int]], block: Sequence[Cell], rows: Sequence[int], columns: Sequence[int]
) -> Iterable[CellInterval]:
    row_sums = {r: sum(table[r][c] for c in columns) for r in rows}
    column_sums = {c: sum(table[r][c] for r in rows) for c in columns}
    total = sum(row_sums.values())
    for r, c in block:
        low, high = max(0, row_sums[r] + column_sums[c] - total), min(row_sums[r], column_sums[c])
        yield CellInterval(
            row=r, column=c, lower=low, upper=high, possible=high - low + 1, engine="closed form"
        )


def _programme(
    table: Sequence[Sequence[int]], block: Sequence[Cell], published: Published
) -> Iterable[CellInterval]:
    position = {cell: i for i, cell in enumerate(block)}
    sums = [
        *([position[cell] for cell in block if cell[0] == r] for r in published.rows),
        *([position[cell] for cell in block if cell[1] == c] for c in published.columns),
        *([list(position.values())] if published.grand else []),
    ]
    kept = [members for members in sums if members]
    values = [table[r][c] for r, c in block]
    right = [sum(values[i] for i in members) for members in kept]
    for (r, c), (low, high) in zip(block, _engines.variable_ranges(kept, right, len(block)), strict=True):
        lower = math.ceil(low - ROUNDING)
        upper = None if high is None else math.floor(high + ROUNDING)
        yield CellInterval(
            row=r,
            column=c,
            lower=lower,
            upper=upper,
            possible=None if upper is None else upper - lower + 1,
            engine="linear programme",
        )
