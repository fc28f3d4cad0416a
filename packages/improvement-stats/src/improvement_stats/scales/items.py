"""Answers of n people to k items as a checked matrix."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from improvement_stats._inputs import LARGEST, is_missing, listing, number
from improvement_stats.errors import InputError

FEWEST_REPORTED = 30
NOT_ENOUGH = "not enough answers"
# Variances below this share of the squared size of the values are rounding.
ROUNDING = 1e-20


@dataclass(frozen=True, kw_only=True)
class Items:
    """n × k answers, NaN where missing (inside the package only), and the rows without a gap."""

    answers: NDArray[np.float64]
    complete: NDArray[np.float64]

    @property
    def n_incomplete(self) -> int:
        return len(self.answers) - len(self.complete)

    def cautions(self) -> tuple[str, ...]:
        return (NOT_ENOUGH,) if len(self.complete) < FEWEST_REPORTED else ()


def read_items(items: object) -> Items:
    """n people × k items, None or NaN where missing. Raises InputError for ragged rows and non-numbers."""
    answers = _from_array(items) if isinstance(items, np.ndarray) else _from_rows(items)
    beyond = np.abs(answers) > LARGEST
    if beyond.any():
        row, column = np.argwhere(beyond)[0]
        raise InputError(f"items[{row}][{column}]", f"must be a finite number, not {answers[row, column]}")
    gaps = np.isnan(answers)
    complete = answers[~gaps.any(axis=1)] if gaps.any() else answers
    return Items(answers=answers, complete=complete)


def _from_array(items: "np.ndarray[tuple[int, ...], np.dtype[np.generic]]") -> NDArray[np.float64]:
    if items.ndim != 2:
        raise InputError("items", f"must have two dimensions (people, items), not {items.ndim}")
    if items.dtype.kind in "iuf":
        return items.astype(np.float64)
    return _from_rows(items.tolist())


def _from_rows(items: object) -> NDArray[np.float64]:
    rows = [listing(f"items[{r}]", row) for r, row in enumerate(listing("items", items))]
    width = len(rows[0]) if rows else 0
    for r, row in enumerate(rows):
        if len(row) != width:
            raise InputError(f"items[{r}]", f"has {len(row)} entries, but the first person has {width}")
    read = [
        [np.nan if is_missing(v) else number(f"items[{r}][{c}]", v) for c, v in enumerate(row)]
        for r, row in enumerate(rows)
    ]
    return np.array(read, dtype=np.float64).reshape(len(rows), width)


def variances(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sample variances of the columns; what is only rounding is 0."""
    away = values - values.mean(axis=0)
    found: NDArray[np.float64] = np.einsum("ij,ij->j", away, away) / (len(values) - 1)
    size = np.maximum(values.max(axis=0, initial=0.0), -values.min(axis=0, initial=0.0))
    return np.where(found <= ROUNDING * size**2, 0.0, found)
