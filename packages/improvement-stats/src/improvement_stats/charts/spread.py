"""The mean moving range, screened or not."""

import math
from collections.abc import Sequence
from itertools import pairwise

D2 = 1.128  # expected range of two normal values, in standard deviations
D4 = 3.267  # upper limit of a range of two, in mean ranges

# Differences below this share of the largest value are rounding, not variation.
ROUNDING = 1e-12


def mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def moving_ranges(values: Sequence[float | None]) -> list[float | None]:
    """|difference to the value before| at each place but the first; None where either is missing."""
    return [
        None if before is None or after is None else abs(after - before) for before, after in pairwise(values)
    ]


def mean_moving_range(values: Sequence[float | None], *, screen: bool) -> float | None:
    """Mean moving range; with `screen`, of the ranges below 3.267 times the mean of all (once).

    None when fewer than two differences can be made; 0.0 when nothing varies.
    Source of the screening: Nelson 1982, J Qual Technol 14:172.
    """
    ranges = [r for r in moving_ranges(values) if r is not None]
    if len(ranges) < 2:
        return None
    size = max(abs(v) for v in values if v is not None)
    if max(ranges) <= ROUNDING * size:
        return 0.0
    average = mean(ranges)
    if not screen:
        return average
    kept = [r for r in ranges if r < D4 * average]
    screened = mean(kept) if kept else 0.0
    return screened if screened > ROUNDING * size else 0.0
