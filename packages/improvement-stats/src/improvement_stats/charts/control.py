"""Shewhart charts and their kin."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from improvement_stats._inputs import Numbers, choice, flag, number, series
from improvement_stats.charts import limits
from improvement_stats.charts.judging import ANHOEJ, all_warnings, along, judge, limits_warnings
from improvement_stats.charts.limits import Lines
from improvement_stats.charts.model import ControlChart, Phase
from improvement_stats.charts.ratios import divided, read_denominators, unplotted
from improvement_stats.charts.window import Division, Freeze, Window
from improvement_stats.errors import InputError

RATIO_KINDS = ("p", "u", "p_prime", "u_prime")
KINDS = ("i", "mr", "p", "u", "c", "p_prime", "u_prime", "g", "t")
SCREENED = ("i", "p_prime", "u_prime", "t")


def control_chart(
    kind: str,
    values: Numbers,
    *,
    denominators: Numbers | None = None,
    freeze: Freeze = None,
    phases: Iterable[int] = (),
    exclude: Iterable[int] = (),
    screen: bool = True,
    within: tuple[float | None, float | None] = (None, None),
) -> ControlChart:
    """A series with a centre line and three-sigma limits, judged phase by phase.

    kind: i, mr, p, u, c, p_prime, u_prime, g or t. values: numerators for p, u and their primes, counts
    for c, opportunities between events for g, times between events (> 0) for t; None or NaN where missing.
    denominators: one for each value of the ratio charts; a point whose denominator is missing or 0 is not
    plotted. freeze: the first so many points of each phase make its lines (a list: phase by phase). phases: positions at which a
    new phase starts. exclude: positions that enter no calculation (moving ranges bridge them; they do not
    bridge missing values). screen: drop moving ranges of 3.267 times their mean, once (i, t and primes).
    within: the lowest and highest that values of an i chart can be (None: no bound); limits are held there.
    `outside` is strict. The runs rules of Anhøj apply about the centre line of every kind.
    Formulas and sources: `improvement_stats.charts.limits`. Raises InputError for what it cannot read.
    """
    kind = choice("kind", kind, KINDS)
    screen = flag("screen", screen)
    low, high = _bounds(kind, within)
    numerators = _values(kind, values)
    bases = _denominators(kind, denominators, numerators)
    division = Division.read(len(numerators), freeze, phases, exclude)
    windows = division.windows()
    plotted = _plotted(kind, numerators, bases, windows)
    _check_within(plotted, low, high)
    lines = [
        limits.held(_lines(kind, numerators, bases, plotted, window, screen), low, high) for window in windows
    ]
    judged = tuple(_phase(plotted, window, line) for window, line in zip(windows, lines, strict=True))
    lower = tuple(v for line in lines for v in line.lower)
    upper = tuple(v for line in lines for v in line.upper)
    return ControlChart(
        n_used=sum(phase.n for phase in judged),
        n_missing=sum(phase.n_missing for phase in judged),
        method=f"{kind.replace('_prime', '′')} chart",
        options={
            **division.options(),
            "screen": screen if kind in SCREENED else None,
            **({} if low is None and high is None else {"within": [low, high]}),
        },
        warnings=all_warnings(judged) + unplotted(numerators, bases),
        kind=kind,
        values=tuple(plotted),
        centre=along(len(plotted), judged),
        lower=lower,
        upper=upper,
        outside=_outside(plotted, lower, upper, windows),
        excluded=division.excluded,
        phases=judged,
        rules=ANHOEJ,
        numerators=tuple(numerators) if bases else (),
        denominators=tuple(bases),
        sigma_z=tuple(line.sigma_z for line in lines) if kind.endswith("prime") else (),
    )


def _values(kind: str, values: Numbers) -> list[float | None]:
    read = series("values", values, least=None if kind in ("i", "mr") else 0.0)
    if kind == "t":
        for i, value in enumerate(read):
            if value == 0:
                raise InputError(f"values[{i}]", "a time between events must be above 0")
    return read


def _bounds(kind: str, within: tuple[float | None, float | None]) -> tuple[float | None, float | None]:
    low, high = (None if bound is None else number("within", bound) for bound in within)
    if (low, high) != (None, None) and kind != "i":
        raise InputError(
            "within", f"is for i charts; a {kind.replace('_prime', '′')} chart has its own bounds"
        )
    if low is not None and high is not None and low >= high:
        raise InputError("within", f"{low:g} is not below {high:g}")
    return low, high


def _check_within(values: Sequence[float | None], low: float | None, high: float | None) -> None:
    for i, value in enumerate(values):
        if value is None:
            continue
        if (low is not None and value < low) or (high is not None and value > high):
            raise InputError(f"values[{i}]", f"is {value:g}, which lies beyond what values can be")


def _denominators(kind: str, given: Numbers | None, numerators: Sequence[float | None]) -> list[float | None]:
    if kind not in RATIO_KINDS:
        if given is not None:
            raise InputError("denominators", f"a {kind} chart has none")
        return []
    if given is None:
        raise InputError("denominators", f"a {kind.replace('_prime', '′')} chart needs one for each value")
    return read_denominators(given, numerators, parts=kind.startswith("p"))


def _plotted(
    kind: str, numerators: Sequence[float | None], bases: Sequence[float | None], windows: Sequence[Window]
) -> list[float | None]:
    if bases:
        return divided(numerators, bases)
    if kind != "mr":
        return list(numerators)
    plotted: list[float | None] = [None] * len(numerators)
    for window in windows:
        for before, after in pairwise(window.included):
            x, y = numerators[before], numerators[after]
            plotted[after] = None if x is None or y is None else abs(y - x)
    return plotted


def _lines(
    kind: str,
    numerators: Sequence[float | None],
    bases: Sequence[float | None],
    plotted: Sequence[float | None],
    window: Window,
    screen: bool,
) -> Lines:
    if kind in RATIO_KINDS:
        return limits.ratios(numerators, bases, plotted, window, kind=kind, screen=screen)
    if kind == "i":
        return limits.individuals(plotted, window, screen=screen)
    if kind == "mr":
        # The same points make an I chart and its MR chart, so both are judged by the same number.
        points = sum(numerators[i] is not None for i in window.baseline)
        return replace(limits.ranges(plotted, window), n_limits=points)
    if kind == "t":
        return limits.times_between(plotted, window, screen=screen)
    return {"c": limits.counts, "g": limits.opportunities_between}[kind](plotted, window)


def _phase(plotted: Sequence[float | None], window: Window, line: Lines) -> Phase:
    said = [line.trouble] if line.trouble else limits_warnings(line.n_limits)
    return judge(plotted, window, line.centre, n_limits=line.n_limits, warnings=said if line.n_limits else ())


def _outside(
    values: Sequence[float | None],
    lower: Sequence[float | None],
    upper: Sequence[float | None],
    windows: Sequence[Window],
) -> tuple[int, ...]:
    """Positions strictly beyond a limit; excluded points are never among them."""
    out = []
    for window in windows:
        for i in window.included:
            value, low, high = values[i], lower[i], upper[i]
            if value is not None and low is not None and high is not None and (value > high or value < low):
                out.append(i)
    return tuple(out)
