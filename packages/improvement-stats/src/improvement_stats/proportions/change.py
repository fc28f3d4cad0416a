"""Did a share change: the same people twice, several waves, or two groups."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from improvement_stats._inputs import integer, listing, number, same_length
from improvement_stats.errors import InputError
from improvement_stats.results import Result


@dataclass(frozen=True, kw_only=True)
class ProportionTest(Result):
    """An estimate of change, the test's statistic, and its two-sided p; None where undefined."""

    estimate: float | None
    statistic: float | None
    p_value: float | None


def mcnemar_exact(yes_yes: int, yes_no: int, no_yes: int, no_no: int) -> ProportionTest:
    """Exact McNemar test for the same people asked twice (first answer, second answer).

    `estimate` is the change of the share of yes, (no_yes - yes_no)/n; `statistic` is the smaller of the
    two discordant counts; p doubles the binomial(discordant, 1/2) tail, at most 1. Nobody: all None.
    Source: McNemar 1947, Psychometrika 12:153 (exact form: binomial test of the discordant pairs).
    """
    counts = [
        integer(name, value)
        for name, value in (("yes_yes", yes_yes), ("yes_no", yes_no), ("no_yes", no_yes), ("no_no", no_no))
    ]
    n, lost, gained = sum(counts), counts[1], counts[2]
    smaller = min(lost, gained)
    return ProportionTest(
        n_used=n, n_missing=0, method="exact McNemar test", options={}, warnings=() if n else ("no answers",),
        estimate=(gained - lost) / n if n else None, statistic=float(smaller) if n else None,
        p_value=_doubled_half_binomial(smaller, lost + gained) if n else None,
    )  # fmt: skip


def _doubled_half_binomial(x: int, n: int) -> float:
    """min(1, 2 P(X <= x)), X ~ binomial(n, 1/2), summed in whole numbers."""
    term, total = 1, 1
    for i in range(x):
        term = term * (n - i) // (i + 1)
        total += term
    doubled, every = 2 * total, 1 << n
    return 1.0 if doubled >= every else doubled / every


def cochran_armitage(
    successes: Iterable[int], totals: Iterable[int], scores: Iterable[float] | None = None
) -> ProportionTest:
    """Linear trend of a share over ordered groups or waves (scores 0, 1, 2 ... unless given).

    `estimate` is the slope of the share per unit of score, `statistic` is z (its square is the chi-square
    of R's prop.trend.test), p two-sided from the normal. The variance is p(1-p) with divisor N.
    All None when nothing can trend: fewer than two groups with people, or equal scores among them;
    z and p None when everyone or nobody succeeded.
    Source: Cochran 1954, Biometrics 10:417; Armitage 1955, Biometrics 11:375.
    """
    all_x, all_n = listing("successes", successes), listing("totals", totals)
    same_length("successes", all_x, "totals", all_n)
    group_n = [integer(f"totals[{i}]", v) for i, v in enumerate(all_n)]
    group_x = [integer(f"successes[{i}]", v, most=group_n[i]) for i, v in enumerate(all_x)]
    score = _scores(scores, group_n)
    n, x = sum(group_n), sum(group_x)
    options = {"scores": list(score)}
    if n == 0 or len({s for s, group in zip(score, group_n, strict=True) if group}) < 2:
        return ProportionTest(
            n_used=n, n_missing=0, method="Cochran-Armitage trend test", options=options,
            warnings=("no trend without two groups",), estimate=None, statistic=None, p_value=None,
        )  # fmt: skip
    middle = math.fsum(s * g for s, g in zip(score, group_n, strict=True)) / n
    away = [s - middle for s in score]
    spread = math.fsum(g * a * a for g, a in zip(group_n, away, strict=True))
    lean = math.fsum(g * a for g, a in zip(group_x, away, strict=True))
    chance = x / n * (1 - x / n)
    z = lean / math.sqrt(chance * spread) if 0 < x < n else None
    return ProportionTest(
        n_used=n, n_missing=0, method="Cochran-Armitage trend test", options=options,
        warnings=("everyone gave the same answer",) if z is None else (), estimate=lean / spread,
        statistic=z, p_value=None if z is None else math.erfc(abs(z) / math.sqrt(2)),
    )  # fmt: skip


def _scores(scores: Iterable[float] | None, group_n: list[int]) -> list[float]:
    if scores is None:
        return [float(i) for i in range(len(group_n))]
    read = [number(f"scores[{i}]", v) for i, v in enumerate(listing("scores", scores))]
    same_length("scores", read, "totals", group_n)
    if len(read) > 1 and len(set(read)) == 1:
        raise InputError("scores", "must not all be equal")
    return read


def fisher_exact(x1: int, n1: int, x2: int, n2: int) -> ProportionTest:
    """Fisher's exact test of two separate groups: x1 of n1 against x2 of n2.

    `estimate` is x1/n1 - x2/n2, `statistic` the sample odds ratio (None when it is 0/0 or infinite).
    Two-sided p: all tables at most as likely as the one seen. Source: Fisher 1935; scipy.stats.
    """
    n1, n2 = integer("n1", n1), integer("n2", n2)
    x1, x2 = integer("x1", x1, most=n1), integer("x2", x2, most=n2)
    if n1 == 0 or n2 == 0:
        return ProportionTest(
            n_used=n1 + n2, n_missing=0, method="Fisher's exact test", options={},
            warnings=("no answers in a group",), estimate=None, statistic=None, p_value=None,
        )  # fmt: skip
    from improvement_stats import _engines  # noqa: PLC0415  # scipy is slow to load and most callers do not need it

    crossed = (n1 - x1) * x2
    p: Any = _engines.fisher_p(x1, n1 - x1, x2, n2 - x2)
    return ProportionTest(
        n_used=n1 + n2, n_missing=0, method="Fisher's exact test", options={}, estimate=x1 / n1 - x2 / n2,
        statistic=x1 * (n2 - x2) / crossed if crossed else None, p_value=p,
    )  # fmt: skip
