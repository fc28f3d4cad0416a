"""Runs about a centre line: Anhøj's two rules, and Perla's shift and trend.

Sources: Anhøj & Olesen 2014, PLoS ONE 9:e113825; Anhøj & Wentzel-Larsen 2018, BMC Med Res Methodol 18:70;
Perla, Provost & Murray 2011, BMJ Qual Saf 20:46.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

SHIFT_LENGTH = 6
TREND_LENGTH = 5


def side(value: float, centre: float) -> int:
    """1 above the centre line, -1 below, 0 on it (within 1e-9 of max(1, |centre|))."""
    if abs(value - centre) <= 1e-9 * max(1.0, abs(centre)):
        return 0
    return 1 if value > centre else -1


def longest_run_limit(n_useful: int) -> int:
    """Longest run still in keeping with chance, round(log2 n) + 3, for n of at least 1."""
    return round(math.log2(n_useful)) + 3


@lru_cache(maxsize=4096)
def crossings_limit(n_useful: int) -> int:
    """Fewest crossings in keeping with chance: least k with P(X <= k) >= 0.05, X ~ binomial(n - 1, 1/2)."""
    trials = max(n_useful - 1, 0)
    every, term, total, k = 1 << trials, 1, 1, 0
    while 20 * total < every:
        term = term * (trials - k) // (k + 1)
        total += term
        k += 1
    return k


@dataclass(frozen=True, kw_only=True)
class Run:
    """Consecutive useful points on one side; `points` are positions in the series."""

    side: int
    points: tuple[int, ...]


def runs(values: Sequence[float | None], positions: Sequence[int], centre: float) -> list[Run]:
    """The runs of the values at `positions`; missing values and values on the centre are passed over."""
    found: list[tuple[int, list[int]]] = []
    for i in positions:
        value = values[i]
        where = 0 if value is None else side(value, centre)
        if not where:
            continue
        if found and found[-1][0] == where:
            found[-1][1].append(i)
        else:
            found.append((where, [i]))
    return [Run(side=where, points=tuple(points)) for where, points in found]


def shift_points(found: Sequence[Run]) -> tuple[int, ...]:
    """Positions in runs of six or more."""
    return tuple(i for run in found if len(run.points) >= SHIFT_LENGTH for i in run.points)


def trend_points(values: Sequence[float | None], positions: Sequence[int]) -> tuple[int, ...]:
    """Positions in series of five or more all rising or all falling.

    Of equal neighbours only the first counts; missing values are passed over. A turning point belongs to
    the rise and to the fall.
    """
    distinct: list[tuple[int, float]] = []
    for i in positions:
        value = values[i]
        if value is not None and not (distinct and distinct[-1][1] == value):
            distinct.append((i, value))
    marked: set[int] = set()
    start = 0
    for k in range(1, len(distinct) + 1):
        turns = k == len(distinct) or (
            k - start >= 2
            and (distinct[k][1] > distinct[k - 1][1]) != (distinct[k - 1][1] > distinct[k - 2][1])
        )
        if turns:
            if k - start >= TREND_LENGTH:
                marked.update(i for i, _ in distinct[start:k])
            start = k - 1
    return tuple(sorted(marked))
