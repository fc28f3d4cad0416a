"""Which totals a reader sees, and how the hidden cells hang together through them."""

from collections.abc import Iterable
from dataclasses import dataclass

Cell = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Published:
    """The totals printed beside the table: of these rows, of these columns, and of everything."""

    rows: frozenset[int]
    columns: frozenset[int]
    grand: bool

    @staticmethod
    def everything(n_rows: int, n_columns: int) -> "Published":
        return Published(rows=frozenset(range(n_rows)), columns=frozenset(range(n_columns)), grand=True)

    @staticmethod
    def nothing() -> "Published":
        return Published(rows=frozenset(), columns=frozenset(), grand=False)


def components(hidden: frozenset[Cell], published: Published) -> list[list[Cell]]:
    """Hidden cells in groups that no published sum connects, so that each can be judged alone.

    With every row and column total printed the grand total adds nothing; with one of them withheld it
    connects everything.
    """
    rows, columns = {r for r, _ in hidden}, {c for _, c in hidden}
    complete = rows <= published.rows or columns <= published.columns
    if published.grand and not complete and hidden:
        return [sorted(hidden)]
    return [sorted(group) for group in _connected(hidden, published)]


def _connected(hidden: Iterable[Cell], published: Published) -> list[list[Cell]]:
    left = set(hidden)
    by_row: dict[int, list[Cell]] = {}
    by_column: dict[int, list[Cell]] = {}
    for cell in left:
        by_row.setdefault(cell[0], []).append(cell)
        by_column.setdefault(cell[1], []).append(cell)
    groups = []
    while left:
        start = min(left)
        left.discard(start)
        group, frontier = [start], [start]
        while frontier:
            row, column = frontier.pop()
            linked = [
                *(by_row[row] if row in published.rows else ()),
                *(by_column[column] if column in published.columns else ()),
            ]
            for cell in linked:
                if cell in left:
                    left.discard(cell)
                    group.append(cell)
                    frontier.append(cell)
        groups.append(group)
    return groups
