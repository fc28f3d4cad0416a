"""`suppress`: from a table of counts to the cells that must not be shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from improvement_stats._inputs import flag, integer, listing
from improvement_stats.errors import InputError
from improvement_stats.results import Result
from improvement_stats.suppression.audit import Audit, audit_hidden
from improvement_stats.suppression.complement import Cover
from improvement_stats.suppression.shape import Cell, Published

Total = tuple[int | None, int | None]


@dataclass(frozen=True, kw_only=True)
class SuppressedTable(Result):
    """hidden = primary | secondary, as (row, column) counted from 0.

    `shown` is the table with None for hidden cells. `withheld_totals` may not be printed either:
    (row, None) is a row's total, (None, column) a column's, (None, None) the grand total; it is empty
    unless hiding cells alone could not protect them. `audit` is what the attacker can still prove.
    """

    hidden: frozenset[Cell]
    primary: frozenset[Cell]
    secondary: frozenset[Cell]
    withheld_totals: frozenset[Total]
    shown: tuple[tuple[int | None, ...], ...]
    audit: Audit


def suppress(
    table: Iterable[Iterable[int]],
    *,
    minimum: int,
    totals: bool = True,
    primary: Iterable[Cell] | None = None,
    zeros_shown: bool = True,
) -> SuppressedTable:
    """Hide counts of 1..minimum-1, and enough others that row, column and grand totals do not give them away.

    table: rows of whole counts, all rows equally long. totals=False: no total is published, so nothing
    further has to go. primary: hide exactly these cells instead of the small ones (say, all cells of a
    network with too few answers). zeros_shown=False also hides zeros.

    Every hidden cell keeps at least three possible values for a reader who knows all published sums and
    that counts are not negative. Where that cannot be had, whole rows and then totals are withheld (never
    less protection). Greedy, smallest cells first; not always the fewest cells.
    Source of the problem and vocabulary: Hundepool et al. 2012, Statistical Disclosure Control, ch. 4.
    """
    counts = _table(table)
    minimum = integer("minimum", minimum, least=1)
    totals, zeros_shown = flag("totals", totals), flag("zeros_shown", zeros_shown)
    sensitive = _primary(primary, counts, minimum, zeros_shown)
    n_rows, n_columns = len(counts), len(counts[0])
    if totals:
        hidden, published, audit = _protected(counts, sensitive)
    else:
        hidden, published = sensitive, Published.nothing()
        audit = audit_hidden(counts, hidden, published)
    everything = Published.everything(n_rows, n_columns) if totals else published
    return SuppressedTable(
        n_used=sum(map(sum, counts)),
        n_missing=0,
        method="cell suppression, greedy rectangles, audited",
        options={
            "minimum": minimum,
            "totals": totals,
            "zeros_shown": zeros_shown,
            "primary": primary is not None,
        },
        warnings=("totals withheld",) if published != everything else (),
        hidden=hidden,
        primary=sensitive,
        secondary=hidden - sensitive,
        withheld_totals=_withheld(everything, published),
        shown=tuple(
            tuple(None if (r, c) in hidden else count for c, count in enumerate(row))
            for r, row in enumerate(counts)
        ),
        audit=audit,
    )


def _table(table: object) -> list[list[int]]:
    rows = [listing(f"table[{r}]", row) for r, row in enumerate(listing("table", table))]
    if not rows or not rows[0]:
        raise InputError("table", "has no cell")
    for r, row in enumerate(rows):
        if len(row) != len(rows[0]):
            raise InputError(f"table[{r}]", f"has {len(row)} cells, but the first row has {len(rows[0])}")
    return [
        [integer(f"table[{r}][{c}]", v, most=10**12) for c, v in enumerate(row)] for r, row in enumerate(rows)
    ]


def _primary(
    given: Iterable[Cell] | None, counts: Sequence[Sequence[int]], minimum: int, zeros_shown: bool
) -> frozenset[Cell]:
    least = 1 if zeros_shown else 0
    if given is None:
        return frozenset(
            (r, c) for r, row in enumerate(counts) for c, count in enumerate(row) if least <= count < minimum
        )
    cells = sorted(given) if isinstance(given, set | frozenset) else listing("primary", given)
    read = set()
    for i, cell in enumerate(cells):
        place = listing(f"primary[{i}]", cell)
        if len(place) != 2:
            raise InputError(f"primary[{i}]", f"must be (row, column), not {cell!r}")
        row = integer(f"primary[{i}] row", place[0], most=len(counts) - 1)
        read.add((row, integer(f"primary[{i}] column", place[1], most=len(counts[0]) - 1)))
    return frozenset(read)


def _protected(
    counts: Sequence[Sequence[int]], sensitive: frozenset[Cell]
) -> tuple[frozenset[Cell], Published, Audit]:
    published = Published.everything(len(counts), len(counts[0]))
    cover = Cover(counts)
    cover.protect(sensitive)
    cover.prune(cover.cells() - sensitive)
    hidden = cover.cells()
    audit = audit_hidden(counts, hidden, published)
    if audit.passed:
        return hidden, published, audit
    return _fail_closed(counts, hidden, audit)


def _fail_closed(
    counts: Sequence[Sequence[int]], hidden: frozenset[Cell], audit: Audit
) -> tuple[frozenset[Cell], Published, Audit]:
    """Withhold whole rows and columns with their totals until it passes; in the end, everything.

    To blame for a cell in trouble is its row or its column, whichever holds fewer people. A single line
    can be worked out from the other totals, so the smallest other line goes with it where it has to.
    """
    row_sums = [sum(row) for row in counts]
    column_sums = [sum(column) for column in zip(*counts, strict=True)]
    rows: set[int] = set()
    columns: set[int] = set()
    while not audit.passed:
        by_row = {r for r, c in audit.failing if row_sums[r] <= column_sums[c]}
        by_column = {c for r, c in audit.failing if row_sums[r] > column_sums[c]}
        if by_row <= rows and by_column <= columns:
            by_row = by_row and _smallest_left(row_sums, rows)
            by_column = by_column and _smallest_left(column_sums, columns)
        if by_row <= rows and by_column <= columns:
            everything = frozenset((r, c) for r in range(len(row_sums)) for c in range(len(column_sums)))
            return everything, Published.nothing(), audit_hidden(counts, everything, Published.nothing())
        rows |= by_row
        columns |= by_column
        # A line without anybody is no secret: its total says that all its cells are 0.
        hidden |= {
            (r, c)
            for r in range(len(row_sums))
            for c in range(len(column_sums))
            if (r in rows or c in columns) and row_sums[r] and column_sums[c]
        }
        published = Published(
            rows=frozenset(range(len(row_sums))) - rows,
            columns=frozenset(range(len(column_sums))) - columns,
            grand=True,
        )
        audit = audit_hidden(counts, hidden, published)
    return hidden, published, audit


def _smallest_left(sums: Sequence[int], taken: set[int]) -> set[int]:
    """The line with the fewest people that can still confuse: at least two, if there is one."""
    left = [i for i in range(len(sums)) if i not in taken]
    return {min(left, key=lambda i: (sums[i] < 2, sums[i], i))} if left else set()


def _withheld(everything: Published, published: Published) -> frozenset[Total]:
    rows: set[Total] = {(r, None) for r in everything.rows - published.rows}
    columns: set[Total] = {(None, c) for c in everything.columns - published.columns}
    grand: set[Total] = {(None, None)} if everything.grand and not published.grand else set()
    return frozenset(rows | columns | grand)
