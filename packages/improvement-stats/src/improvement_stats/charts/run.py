"""The run chart."""

from collections.abc import Iterable
from statistics import median

from improvement_stats._inputs import Numbers, choice, series
from improvement_stats.charts.judging import ANHOEJ, PERLA, all_warnings, along, judge
from improvement_stats.charts.model import Phase, RunChart
from improvement_stats.charts.ratios import divided, read_denominators, unplotted
from improvement_stats.charts.window import Division, Freeze, Window

METHODS = {ANHOEJ: "run chart, Anhøj rules", PERLA: "run chart, Perla rules"}


def run_chart(
    values: Numbers,
    *,
    denominators: Numbers | None = None,
    rules: str = ANHOEJ,
    freeze: Freeze = None,
    phases: Iterable[int] = (),
    exclude: Iterable[int] = (),
) -> RunChart:
    """A series about its median, judged phase by phase.

    values: one number a point in time order, None or NaN where missing; with `denominators`, the numerators
    of shares or rates. rules: "anhoej" (too long a run or too few crossings) or "perla" (shift of 6, trend
    of 5; `trend` is filled but the rule finds mostly noise). freeze: the first so many points of each phase
    make its median (a list: phase by phase). phases: positions at which a new phase starts. exclude:
    positions that enter no calculation.
    Sources: see `improvement_stats.charts.runs`. Raises InputError for anything it cannot read.
    """
    numerators = series("values", values, least=None if denominators is None else 0.0)
    bases = [] if denominators is None else read_denominators(denominators, numerators, parts=False)
    read = divided(numerators, bases) if bases else numerators
    rules = choice("rules", rules, (ANHOEJ, PERLA))
    division = Division.read(len(read), freeze, phases, exclude)
    judged = tuple(_phase(read, window, rules) for window in division.windows())
    nothing = (None,) * len(read)
    return RunChart(
        n_used=sum(phase.n for phase in judged),
        n_missing=sum(phase.n_missing for phase in judged),
        method=METHODS[rules],
        options={"rules": rules, **division.options()},
        warnings=all_warnings(judged) + unplotted(numerators, bases),
        kind="run",
        values=tuple(read),
        centre=along(len(read), judged),
        lower=nothing,
        upper=nothing,
        outside=(),
        excluded=division.excluded,
        phases=judged,
        rules=rules,
        shift=tuple(i for phase in judged for i in phase.shift),
        trend=tuple(i for phase in judged for i in phase.trend),
    )


def _phase(values: list[float | None], window: Window, rules: str) -> Phase:
    baseline = [v for i in window.baseline if (v := values[i]) is not None]
    centre = median(baseline) if baseline else None
    return judge(values, window, centre, rules=rules, n_limits=len(baseline))
