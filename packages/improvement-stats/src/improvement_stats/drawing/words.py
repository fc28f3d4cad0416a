"""A chart in sentences: what a person who does not see it needs to know."""

from collections.abc import Iterable, Mapping, Sequence

from improvement_stats._inputs import integer, number
from improvement_stats.charts.model import TOO_FEW, Chart, Phase, RunChart
from improvement_stats.drawing.axis import NumberStyle
from improvement_stats.drawing.labels import WARNING_KEYS, counted, merged
from improvement_stats.errors import InputError

MOST_LISTED = 8  # a longer list tells a listener nothing


def describe(
    chart: Chart,
    *,
    points: Sequence[str] | None = None,
    goal: float | None = None,
    labels: Mapping[str, str] | None = None,
    decimal: str = ".",
    percent: bool | None = None,
    multiplier: float = 1,
    digits: int | None = None,
    show_trend: bool = False,
) -> str:
    """Plain sentences in the order a reader asks: what, how many, where the centre is, did it change.

    points: a name (usually a date) for each point; positions from 1 without. labels: see
    `drawing.LABELS`. percent: write shares as percent (by default for p and p′ charts).
    multiplier: write values as so many in this number, as "per 1,000". digits: decimals at most; without,
    as many as tell the values apart.
    show_trend: say where the Perla trends are, which mostly mark noise.
    """
    words = merged(labels)
    style = number_style(chart, decimal, percent, multiplier)
    named = point_names(chart, points)
    plotted = [i for i, v in enumerate(chart.values) if v is not None]
    said = [counted(words, "say_chart", chart.n_used, kind=words[f"kind_{chart.kind}"])]
    if plotted:
        said.append(words["say_span"].format(first=named[0], last=named[-1]))
    if chart.n_missing:
        said.append(words["say_missing"].format(n=chart.n_missing))
    if chart.excluded:
        said.append(words["say_excluded"].format(n=len(chart.excluded)))
    shown = style.digits(_spread(chart)) if digits is None else integer("digits", digits, most=8)
    for order, phase in enumerate(chart.phases, start=1):
        if len(chart.phases) > 1:
            said.append(counted(words, "say_phase", phase.n, number=order))
        said += _phase(chart, phase, words, style, shown)
    said += _marks(chart, words, named, show_trend)
    if plotted:
        last = chart.values[plotted[-1]]
        said.append(words["say_last"].format(last=style.brief(last or 0.0, shown)))
    if goal is not None:
        said.append(words["say_goal"].format(goal=style.brief(number("goal", goal), shown)))
    said += [words[WARNING_KEYS[w]] for w in chart.warnings]
    return " ".join(said)


def describe_phase(
    chart: Chart,
    order: int,
    *,
    points: Sequence[str] | None = None,
    labels: Mapping[str, str] | None = None,
    decimal: str = ".",
    percent: bool | None = None,
    multiplier: float = 1,
    digits: int | None = None,
) -> str:
    """One phase of a chart, counted from 0, in the same sentences: its lines, its verdict, its marked points."""
    phase = chart.phases[integer("order", order, most=len(chart.phases) - 1)]
    words = merged(labels)
    style = number_style(chart, decimal, percent, multiplier)
    named = point_names(chart, points)
    shown = style.digits(_spread(chart)) if digits is None else integer("digits", digits, most=8)
    said = list(_phase(chart, phase, words, style, shown))
    said += _marks(chart, words, named, False, phase)
    said += [words[WARNING_KEYS[w]] for w in phase.warnings]
    return " ".join(said)


def number_style(chart: Chart, decimal: str, percent: bool | None, multiplier: float) -> NumberStyle:
    if not number("multiplier", multiplier) > 0:
        raise InputError("multiplier", f"must be above 0, not {multiplier:g}")
    shares = chart.kind in ("p", "p_prime") if percent is None else percent
    return NumberStyle(decimal=decimal, percent=shares, multiplier=multiplier)


def point_names(chart: Chart, points: Sequence[str] | None) -> list[str]:
    if points is None:
        return [str(i + 1) for i in range(len(chart.values))]
    named = [str(p) for p in points]
    if len(named) != len(chart.values):
        raise InputError("points", f"has {len(named)} entries, but the chart has {len(chart.values)} points")
    return named


def _spread(chart: Chart) -> float:
    """The size of differences worth telling apart."""
    present = [v for v in chart.values if v is not None]
    return (max(present) - min(present)) or abs(max(present)) if present else 1.0


def _phase(
    chart: Chart, phase: Phase, words: Mapping[str, str], style: NumberStyle, digits: int
) -> Iterable[str]:
    if phase.centre is None:
        return
    on_median = isinstance(chart, RunChart) or chart.kind == "g"
    yield words["say_median" if on_median else "say_centre"].format(centre=style.brief(phase.centre, digits))
    lower = {v for v in chart.lower[phase.start : phase.stop] if v is not None}
    upper = {v for v in chart.upper[phase.start : phase.stop] if v is not None}
    if len(lower) == 1 and len(upper) == 1:
        low, high = style.brief(lower.pop(), digits), style.brief(upper.pop(), digits)
        yield words["say_limits"].format(lower=low, upper=high)
    elif upper:
        yield words["say_varying_limits"]
    if TOO_FEW not in phase.warnings:
        yield from _verdict(chart, phase, words)


def _verdict(chart: Chart, phase: Phase, words: Mapping[str, str]) -> Iterable[str]:
    if phase.runs_signal is None:
        return
    if phase.longest_run_points:
        yield words["say_long_run"].format(longest=phase.longest_run, limit=phase.longest_run_limit)
    if (
        phase.crossings is not None
        and phase.crossings_limit is not None
        and phase.crossings < phase.crossings_limit
    ):
        key = "say_few_crossings_one" if phase.crossings == 1 else "say_few_crossings"
        yield words[key].format(crossings=phase.crossings, limit=phase.crossings_limit)
    if not phase.runs_signal and not any(phase.start <= i < phase.stop for i in chart.outside):
        yield words["say_no_signal"]


def _marks(
    chart: Chart, words: Mapping[str, str], named: Sequence[str], show_trend: bool, phase: Phase | None = None
) -> Iterable[str]:
    """Points that a rule names, of the whole chart or of one phase."""
    start, stop = (phase.start, phase.stop) if phase else (0, len(named))

    def listed(positions: Iterable[int]) -> str:
        return ", ".join(named[i] for i in positions)

    outside = [i for i in chart.outside if start <= i < stop]
    if len(outside) > MOST_LISTED:
        first, last = named[outside[0]], named[outside[-1]]
        yield words["say_many_outside"].format(n=len(outside), first=first, last=last)
    elif outside:
        yield words["say_outside"].format(which=listed(outside))
    if not isinstance(chart, RunChart):
        return
    shift = [i for i in chart.shift if start <= i < stop]
    trend = [i for i in chart.trend if start <= i < stop]
    if shift:
        yield words["say_shift"].format(which=listed(shift))
    if show_trend and trend:
        yield words["say_trend"].format(which=listed(trend))
    if chart.rules == "perla" and chart.n_used and not shift:
        yield words["say_no_signal"]
