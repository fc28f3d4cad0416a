"""How large the difference between groups is."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from improvement_stats import _engines
from improvement_stats._inputs import Numbers, listing, series
from improvement_stats.results import Result

NO_VALUES = "a group has no values"
NO_SPREAD = "undefined without variation"


@dataclass(frozen=True, kw_only=True)
class EffectSize(Result):
    """value None where undefined; n_groups: values used of each group."""

    value: float | None
    n_groups: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Superiority(EffectSize):
    """superiority: chance that a random x exceeds a random y, ties counting half; (value + 1)/2."""

    superiority: float | None


@dataclass(frozen=True, kw_only=True)
class GroupEffect(EffectSize):
    """value: epsilon squared; statistic: H of Kruskal and Wallis, corrected for ties; p from chi-square."""

    statistic: float | None
    p_value: float | None


def _groups(named: Iterable[tuple[str, Any]]) -> tuple[list[list[float]], int]:
    read = [series(name, values) for name, values in named]
    present = [[v for v in group if v is not None] for group in read]
    return present, sum(map(len, read)) - sum(map(len, present))


def cliffs_delta(x: Numbers, y: Numbers) -> Superiority:
    """(pairs with x > y - pairs with x < y) / pairs, between -1 and 1: 2U/(n1 n2) - 1.

    Source: Cliff 1993, Psychol Bull 114:494. None when either group is empty.
    """
    (first, second), n_missing = _groups((("x", x), ("y", y)))
    pairs = len(first) * len(second)
    ordered = sorted(second)
    net = sum(bisect_left(ordered, v) - (len(ordered) - bisect_right(ordered, v)) for v in first)
    value = net / pairs if pairs else None
    return Superiority(
        n_used=len(first) + len(second),
        n_missing=n_missing,
        method="Cliff's delta",
        options={},
        warnings=() if pairs else (NO_VALUES,),
        value=value,
        n_groups=(len(first), len(second)),
        superiority=None if value is None else (value + 1) / 2,
    )


def cohens_d(x: Numbers, y: Numbers) -> EffectSize:
    """(mean x - mean y) / pooled standard deviation. None without two values a group or without spread.

    Source: Cohen 1988, Statistical Power Analysis, ch. 2.
    """
    groups, n_missing = _groups((("x", x), ("y", y)))
    return _standardised("Cohen's d, pooled standard deviation", groups, n_missing, _d(groups))


def hedges_g(x: Numbers, y: Numbers) -> EffectSize:
    """Cohen's d times gamma(m/2) / (sqrt(m/2) gamma((m-1)/2)), m = n1 + n2 - 2: the exact correction.

    Source: Hedges 1981, J Educ Stat 6:107. None where d is, and for m < 2.
    """
    groups, n_missing = _groups((("x", x), ("y", y)))
    d, m = _d(groups), sum(map(len, groups)) - 2
    value = None
    if d is not None and m >= 2:
        value = d * math.exp(math.lgamma(m / 2) - math.lgamma((m - 1) / 2) - math.log(m / 2) / 2)
    return _standardised("Hedges' g, exact correction", groups, n_missing, value)


def _d(groups: Sequence[Sequence[float]]) -> float | None:
    first, second = groups
    if min(len(first), len(second)) < 1 or len(first) + len(second) < 3:
        return None
    middle_1, middle_2 = fmean(first), fmean(second)
    squares = math.fsum((v - middle_1) ** 2 for v in first) + math.fsum((v - middle_2) ** 2 for v in second)
    pooled = math.sqrt(squares / (len(first) + len(second) - 2))
    size = max(abs(v) for group in groups for v in group)
    return (middle_1 - middle_2) / pooled if pooled > 1e-12 * size else None


def _standardised(
    method: str, groups: Sequence[Sequence[float]], n_missing: int, value: float | None
) -> EffectSize:
    return EffectSize(
        n_used=sum(map(len, groups)),
        n_missing=n_missing,
        method=method,
        options={},
        warnings=(NO_SPREAD,) if value is None else (),
        value=value,
        n_groups=tuple(map(len, groups)),
    )


def kruskal_epsilon(groups: Iterable[Numbers]) -> GroupEffect:
    """Epsilon squared, H / (n - 1), and the Kruskal-Wallis test of k groups.

    Sources: Kruskal & Wallis 1952, J Am Stat Assoc 47:583; Kelley 1935; Tomczak & Tomczak 2014.
    None for fewer than two groups with values, or when all values are equal.
    """
    named = [(f"groups[{i}]", group) for i, group in enumerate(listing("groups", groups))]
    read, n_missing = _groups(named)
    filled = [group for group in read if group]
    n = sum(map(len, filled))
    tested = _engines.kruskal(filled) if len(filled) >= 2 and n >= 3 else None
    return GroupEffect(
        n_used=n,
        n_missing=n_missing,
        method="Kruskal-Wallis test, epsilon squared",
        options={},
        warnings=(NO_SPREAD,) if tested is None else (),
        value=None if tested is None else tested[0] / (n - 1),
        n_groups=tuple(map(len, read)),
        statistic=None if tested is None else tested[0],
        p_value=None if tested is None else tested[1],
    )
