"""The plain line: points in time order, without statistics."""

from collections.abc import Iterable

from improvement_stats._inputs import Numbers, series
from improvement_stats.charts.advice import FEWEST_FOR_STATISTICS
from improvement_stats.charts.model import NO_POINTS, TOO_FEW, Chart, Phase
from improvement_stats.charts.ratios import divided, read_denominators, unplotted
from improvement_stats.charts.window import Division, Window

NO_RULES = "none"


def plain_line(
    values: Numbers,
    *,
    denominators: Numbers | None = None,
    phases: Iterable[int] = (),
    exclude: Iterable[int] = (),
) -> Chart:
    """What there is to see where there is nothing to judge: few points, or the same people asked each year.

    values: one number a point, None or NaN where missing; with `denominators`, the numerators of shares or
    rates. No centre, no limits, no verdict; below eight points the warning "too few points to judge".
    Raises InputError for anything it cannot read.
    """
    numerators = series("values", values, least=None if denominators is None else 0.0)
    bases = [] if denominators is None else read_denominators(denominators, numerators, parts=False)
    read = divided(numerators, bases) if bases else numerators
    division = Division.read(len(read), None, phases, exclude)
    shown = tuple(_phase(read, window) for window in division.windows())
    used = sum(phase.n for phase in shown)
    few = (NO_POINTS,) if not used else (TOO_FEW,) if used < FEWEST_FOR_STATISTICS else ()
    nothing = (None,) * len(read)
    return Chart(
        n_used=used,
        n_missing=sum(phase.n_missing for phase in shown),
        method="line without statistics",
        options={"phases": list(division.starts), "exclude": list(division.excluded)},
        warnings=few + unplotted(numerators, bases),
        kind="line",
        values=tuple(read),
        centre=nothing,
        lower=nothing,
        upper=nothing,
        outside=(),
        excluded=division.excluded,
        phases=shown,
        rules=NO_RULES,
    )


def _phase(values: list[float | None], window: Window) -> Phase:
    n = sum(values[i] is not None for i in window.included)
    return Phase(
        start=window.start,
        stop=window.stop,
        centre=None,
        n=n,
        n_missing=len(window.included) - n,
        n_useful=0,
        longest_run=None,
        longest_run_limit=None,
        crossings=None,
        crossings_limit=None,
        runs_signal=None,
    )
