"""Centre line and limits of one phase, a function for each kind of control chart.

Sources: Provost & Murray 2011, The Health Care Data Guide; Montgomery, Introduction to Statistical
Quality Control; Nelson 1982; Laney 2002, Qual Eng 14:531 (p′, u′); Nelson 1994 (exponent 1/3.6 of the t
chart); Benneyan 2001 (g chart).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from improvement_stats.charts.model import FEW_DIFFERENCES, NO_VARIATION
from improvement_stats.charts.spread import D2, D4, ROUNDING, mean, mean_moving_range
from improvement_stats.charts.window import Window

Values = Sequence[float | None]
T_POWER = 3.6


@dataclass(frozen=True, kw_only=True)
class Lines:
    """centre, and one lower and upper limit for each position of the phase (also the excluded ones).

    n_limits: points that made them. trouble: why there are no limits, "" where there are.
    """

    centre: float | None
    lower: list[float | None]
    upper: list[float | None]
    n_limits: int
    trouble: str = ""
    sigma_z: float | None = None


def _at(values: Values, positions: Sequence[int]) -> list[float | None]:
    return [values[i] for i in positions]


def _present(values: Values, positions: Sequence[int]) -> list[float]:
    return [v for i in positions if (v := values[i]) is not None]


def _flat(
    window: Window,
    centre: float | None,
    lower: float | None,
    upper: float | None,
    n_limits: int,
    trouble: str = "",
) -> Lines:
    size = window.stop - window.start
    return Lines(
        centre=centre, lower=[lower] * size, upper=[upper] * size, n_limits=n_limits, trouble=trouble
    )


def _without_limits(window: Window, centre: float | None, n_limits: int, spread: float | None) -> Lines:
    return _flat(window, centre, None, None, n_limits, FEW_DIFFERENCES if spread is None else NO_VARIATION)


def individuals(values: Values, window: Window, *, screen: bool, factor: float = 3 / D2) -> Lines:
    """I chart: mean ± factor times the mean moving range."""
    baseline = _present(values, window.baseline)
    if not baseline:
        return _flat(window, None, None, None, 0)
    centre = mean(baseline)
    spread = mean_moving_range(_at(values, window.baseline), screen=screen)
    if not spread:
        return _without_limits(window, centre, len(baseline), spread)
    reach = factor * spread
    return _flat(window, centre, centre - reach, centre + reach, len(baseline))


def held(lines: Lines, low: float | None, high: float | None) -> Lines:
    """The limits within what values can be; as a limit is passed strictly only, no point's verdict changes."""
    return replace(
        lines,
        lower=[v if v is None or low is None else max(v, low) for v in lines.lower],
        upper=[v if v is None or high is None else min(v, high) for v in lines.upper],
    )


def ranges(values: Values, window: Window) -> Lines:
    """MR chart of values that are moving ranges already: 0 .. 3.267 times their mean, never screened."""
    baseline = _present(values, window.baseline)
    if not baseline:
        return _flat(window, None, None, None, 0, FEW_DIFFERENCES)
    centre = mean(baseline)
    if len(baseline) < 2 or centre == 0:
        return _without_limits(window, centre, len(baseline), None if len(baseline) < 2 else 0.0)
    return _flat(window, centre, 0.0, D4 * centre, len(baseline))


def times_between(values: Values, window: Window, *, screen: bool) -> Lines:
    """t chart: an I chart of y^(1/3.6), transformed back; a negative transformed limit becomes 0."""
    lines = individuals([None if v is None else v ** (1 / T_POWER) for v in values], window, screen=screen)
    return Lines(
        centre=None if lines.centre is None else lines.centre**T_POWER,
        lower=[None if v is None else max(v, 0.0) ** T_POWER for v in lines.lower],
        upper=[None if v is None else v**T_POWER for v in lines.upper],
        n_limits=lines.n_limits,
        trouble=lines.trouble,
    )


def opportunities_between(values: Values, window: Window) -> Lines:
    """g chart: centre the median, limits about the mean m, m ± 3 sqrt(m (m + 1)), lower at least 0."""
    baseline = _present(values, window.baseline)
    if not baseline:
        return _flat(window, None, None, None, 0)
    average = mean(baseline)
    if average == 0:
        return _without_limits(window, 0.0, len(baseline), 0.0)
    reach = 3 * math.sqrt(average * (average + 1))
    return _flat(window, median(baseline), max(0.0, average - reach), average + reach, len(baseline))


def counts(values: Values, window: Window) -> Lines:
    """c chart: mean ± 3 sqrt(mean), lower at least 0."""
    baseline = _present(values, window.baseline)
    if not baseline:
        return _flat(window, None, None, None, 0)
    centre = mean(baseline)
    if centre == 0:
        return _without_limits(window, centre, len(baseline), 0.0)
    reach = 3 * math.sqrt(centre)
    return _flat(window, centre, max(0.0, centre - reach), centre + reach, len(baseline))


def ratios(
    numerators: Values, denominators: Values, values: Values, window: Window, *, kind: str, screen: bool
) -> Lines:
    """p, u, p′ and u′ charts: centre sum x / sum n, limits ± 3 sigma_i (times sigma z, for Laney's).

    sigma_i is sqrt(CL (1 - CL) / n_i) for p and sqrt(CL / n_i) for u. Limits stay within [0, 1] for p and
    above 0 for u. No limits where the denominator is missing or 0.
    """
    used = [i for i in window.baseline if values[i] is not None]
    if not used:
        return _flat(window, None, None, None, 0)
    centre = math.fsum(_present(numerators, used)) / math.fsum(_present(denominators, used))
    proportion = kind.startswith("p")
    unit = centre * (1 - centre) if proportion else centre
    if unit <= 0:
        return _without_limits(window, centre, len(used), 0.0)
    sigma_z = 1.0
    if kind.endswith("prime"):
        spread = _sigma_z(values, denominators, window.baseline, centre, unit, screen=screen)
        if not spread:
            return _without_limits(window, centre, len(used), spread)
        sigma_z = spread
    reaches = [
        None if not (n := denominators[i]) else 3 * math.sqrt(unit / n) * sigma_z
        for i in range(window.start, window.stop)
    ]
    highest = 1.0 if proportion else math.inf
    return Lines(
        centre=centre,
        lower=[None if r is None else max(0.0, centre - r) for r in reaches],
        upper=[None if r is None else min(highest, centre + r) for r in reaches],
        n_limits=len(used),
        sigma_z=sigma_z if kind.endswith("prime") else None,
    )


def _sigma_z(
    values: Values, denominators: Values, baseline: Sequence[int], centre: float, unit: float, *, screen: bool
) -> float | None:
    """Mean moving range of z_i = (y_i - CL) / sigma_i, over 1.128; below 1 it is left as it is."""
    scores: list[float | None] = []
    for i in baseline:
        value, n = values[i], denominators[i]
        scores.append(None if value is None or not n else (value - centre) / math.sqrt(unit / n))
    present = _present(values, baseline)
    if max(abs(v - centre) for v in present) <= ROUNDING * max(abs(v) for v in present) and len(present) > 2:
        return 0.0
    spread = mean_moving_range(scores, screen=screen)
    return spread if spread is None else spread / D2
