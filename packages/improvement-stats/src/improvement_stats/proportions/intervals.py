"""Intervals for a share and for the difference of two shares.

They treat answers as independent draws. People in a network are not: with a full roster in hand
`roster_bounds` says what is certain instead.
"""

import math
from dataclasses import dataclass
from statistics import NormalDist

from improvement_stats._inputs import integer, share
from improvement_stats.results import Result


@dataclass(frozen=True, kw_only=True)
class Interval(Result):
    """A share (or a difference of shares) and its bounds; all three None when nobody answered."""

    estimate: float | None
    lower: float | None
    upper: float | None


def wilson(x: int, n: int, *, confidence: float = 0.95) -> Interval:
    """Score interval of x yes among n, bounds in [0, 1], no continuity correction.

    Source: Wilson 1927, J Am Stat Assoc 22:209; Newcombe 1998, Stat Med 17:857 (method 3).
    Raises InputError when x > n or either is not a whole number of at least 0.
    """
    n = integer("n", n)
    x = integer("x", x, most=n)
    confidence = share("confidence", confidence)
    options = {"confidence": confidence}
    if n == 0:
        return Interval(
            n_used=0, n_missing=0, method="Wilson interval", options=options, warnings=("no answers",),
            estimate=None, lower=None, upper=None,
        )  # fmt: skip
    lower, upper = _wilson_bounds(x, n, confidence)
    return Interval(
        n_used=n, n_missing=0, method="Wilson interval", options=options, estimate=x / n, lower=lower, upper=upper
    )  # fmt: skip


def _wilson_bounds(x: int, n: int, confidence: float) -> tuple[float, float]:
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    p = x / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    # At x = 0 and x = n the bound is exact in theory; the subtraction leaves 1e-17.
    return (0.0 if x == 0 else max(0.0, middle - half)), (1.0 if x == n else min(1.0, middle + half))


def newcombe(x1: int, n1: int, x2: int, n2: int, *, confidence: float = 0.95) -> Interval:
    """Interval of x1/n1 - x2/n2 for two separate groups, built from their two Wilson intervals.

    Source: Newcombe 1998, Stat Med 17:873, method 10. All None when either group is empty.
    """
    n1, n2 = integer("n1", n1), integer("n2", n2)
    x1, x2 = integer("x1", x1, most=n1), integer("x2", x2, most=n2)
    confidence = share("confidence", confidence)
    options = {"confidence": confidence}
    method = "Newcombe interval, method 10"
    if n1 == 0 or n2 == 0:
        return Interval(
            n_used=n1 + n2, n_missing=0, method=method, options=options, warnings=("no answers in a group",),
            estimate=None, lower=None, upper=None,
        )  # fmt: skip
    p1, p2 = x1 / n1, x2 / n2
    low1, high1 = _wilson_bounds(x1, n1, confidence)
    low2, high2 = _wilson_bounds(x2, n2, confidence)
    return Interval(
        n_used=n1 + n2, n_missing=0, method=method, options=options, estimate=p1 - p2,
        lower=p1 - p2 - math.hypot(p1 - low1, high2 - p2), upper=p1 - p2 + math.hypot(high1 - p1, p2 - low2),
    )  # fmt: skip


def roster_bounds(x: int, n: int, roster: int) -> Interval:
    """What the n answers of a complete roster prove: the share lies in x/N .. (x + N - n)/N.

    `estimate` is x/n. Not a confidence interval: the bounds hold whatever the silent people would say.
    """
    roster = integer("roster", roster)
    n = integer("n", n, most=roster)
    x = integer("x", x, most=n)
    silent = roster - n
    return Interval(
        n_used=n, n_missing=silent, method="non-response bounds", options={"roster": roster},
        warnings=() if n else ("no answers",), estimate=x / n if n else None,
        lower=x / roster if roster else None, upper=(x + silent) / roster if roster else None,
    )  # fmt: skip
