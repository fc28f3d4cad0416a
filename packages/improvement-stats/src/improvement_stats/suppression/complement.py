"""Choosing which further cells to hide so that no hidden cell can be worked out from the totals.

A hidden cell is safe when whole-number tables that agree with everything published differ by at least 2
in it. Such tables are found by moving counts around: add t to a cell, take t from another of its row and
of its column, add t where those two meet. Hiding the four corners of such a rectangle protects all four.
"""

from collections import deque
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from improvement_stats.suppression.shape import Cell

WIDTH = 2  # three whole numbers: low, low + 1, low + 2


class Cover:
    """A growing set of hidden cells, each with the cells that prove it safe.

    `weak` are cells that no choice of hidden cells can give three possible values to.
    """

    def __init__(self, table: Sequence[Sequence[int]]) -> None:
        self.counts: NDArray[np.int64] = np.array(table, dtype=np.int64)
        self.hidden: NDArray[np.bool_] = np.zeros(self.counts.shape, dtype=bool)
        # Small cells first; a zero says little when hidden and helps little, so it goes last.
        dear = 4 * (int(self.counts.max(initial=0)) + 2)
        self._price = np.where(self.counts == 0, dear, self.counts + 1)
        self._proof: dict[Cell, frozenset[Cell]] = {}
        self.weak: set[Cell] = set()

    def protect(self, cells: Iterable[Cell]) -> None:
        """Hide these cells, and whatever else it takes to protect them and all that gets hidden."""
        todo = sorted(cells, key=lambda cell: (self.counts[cell], cell))
        for cell in todo:
            self.hidden[cell] = True
        while todo:
            cell = todo.pop(0)
            if cell not in self._proof and cell not in self.weak:
                todo += self._protect_one(cell)

    def _protect_one(self, cell: Cell) -> list[Cell]:
        """Newly hidden cells; the cell ends up proved or weak."""
        added: list[Cell] = []
        while not self._prove(cell):
            corners = self._cheapest_rectangle(cell, WIDTH) or self._cheapest_rectangle(cell, 1, new=True)
            if corners is None:
                self.weak.add(cell)
                break
            for corner in corners:
                if not self.hidden[corner]:
                    self.hidden[corner] = True
                    added.append(corner)
        return added

    def prune(self, spare: Iterable[Cell]) -> None:
        """Show again every spare cell that no proof needs, the largest first."""
        for cell in sorted(spare, key=lambda cell: (-self.counts[cell], cell)):
            dependants = [other for other, proof in self._proof.items() if cell in proof and other != cell]
            if cell in self.weak or self.weak:
                continue
            before = {other: self._proof.pop(other) for other in dependants}
            own = self._proof.pop(cell, None)
            self.hidden[cell] = False
            if not all(self._prove(other) for other in dependants):
                self.hidden[cell] = True
                self._proof.update(before)
                if own is not None:
                    self._proof[cell] = own

    def cells(self) -> frozenset[Cell]:
        return frozenset((int(r), int(c)) for r, c in np.argwhere(self.hidden))

    def _prove(self, cell: Cell) -> bool:
        rectangle = self._cheapest_rectangle(cell, WIDTH, hidden_only=True)
        proof = frozenset(rectangle) if rectangle else self._moves(cell)
        if proof is None:
            return False
        self._proof[cell] = proof
        return True

    def _cheapest_rectangle(
        self, cell: Cell, width: int, *, hidden_only: bool = False, new: bool = False
    ) -> list[Cell] | None:
        """Corners of the rectangle at `cell` that lets it take `width` + 1 values for the least price.

        hidden_only: all corners already hidden. new: at least one not yet hidden.
        """
        r, c = cell
        x = self.counts
        up = np.minimum(x[r, :][None, :], x[:, c][:, None])
        down = np.minimum(x[r, c], x)
        usable = up + down >= width
        usable[r, :] = False
        usable[:, c] = False
        price = np.where(self.hidden, 0, self._price)
        total = price + price[r, :][None, :] + price[:, c][:, None]
        if hidden_only:
            usable &= total == 0
        if new:
            usable &= total > 0
        if not usable.any():
            return None
        best = int(np.where(usable, total, np.iinfo(np.int64).max).argmin())
        i, j = divmod(best, x.shape[1])
        return [(r, c), (r, j), (i, c), (i, j)]

    def _moves(self, cell: Cell) -> frozenset[Cell] | None:
        """Cells along which counts can be moved until `cell` has taken three values, or None."""
        used: set[Cell] = {cell}
        shifts = 0
        for rising in (True, False):
            moved = self.counts.copy()
            while shifts < WIDTH and (rising or moved[cell] > 0):
                path = self._path(moved, cell, rising=rising)
                if path is None:
                    break
                for at, step in path:
                    moved[at] += step
                    used.add(at)
                moved[cell] += 1 if rising else -1
                shifts += 1
        return frozenset(used) if shifts >= WIDTH else None

    def _path(self, moved: NDArray[np.int64], cell: Cell, *, rising: bool) -> list[tuple[Cell, int]] | None:
        """Hidden cells to take 1 from and add 1 to in turn, so that `cell` may change by 1 and all sums stay.

        Nodes are rows (0, i) and columns (1, j). Rising: from the cell's column to its row; falling: from its
        row to its column. A column is left by taking from a cell of it, a row by adding to one.
        """
        row, column = cell
        start, goal = ((1, column), (0, row)) if rising else ((0, row), (1, column))
        came: dict[tuple[int, int], tuple[tuple[int, int], Cell, int]] = {}
        seen, frontier = {start}, deque([start])
        free = self.hidden.copy()
        free[cell] = False
        while frontier and goal not in seen:
            node = frontier.popleft()
            is_column, at = node
            near = np.flatnonzero(free[:, at] & (moved[:, at] > 0) if is_column else free[at, :])
            for other in near.tolist():
                following = (1 - is_column, other)
                if following not in seen:
                    seen.add(following)
                    came[following] = (
                        node,
                        (other, at) if is_column else (at, other),
                        -1 if is_column else 1,
                    )
                    frontier.append(following)
        if goal not in seen:
            return None
        steps, node = [], goal
        while node != start:
            node, at_cell, step = came[node]
            steps.append((at_cell, step))
        return steps
