"""From a centre line to a judged phase, the same for every kind of chart."""

from collections.abc import Iterable, Sequence

from improvement_stats.charts.model import (
    FEWEST_FOR_LIMITS,
    FEWEST_FOR_PROVISIONAL,
    FEWEST_TO_JUDGE,
    NO_POINTS,
    PROVISIONAL,
    TOO_FEW,
    TRIAL,
    UNFINISHED_BASELINE,
    Phase,
)
from improvement_stats.charts.runs import crossings_limit, longest_run_limit, runs, shift_points, trend_points
from improvement_stats.charts.window import Window

ANHOEJ, PERLA = "anhoej", "perla"


def judge(
    values: Sequence[float | None],
    window: Window,
    centre: float | None,
    *,
    rules: str = ANHOEJ,
    n_limits: int = 0,
    warnings: Iterable[str] = (),
) -> Phase:
    """The phase with its run figures about `centre`; extra warnings come from the making of the limits."""
    used = [i for i in window.included if values[i] is not None]
    found = [] if centre is None else runs(values, used, centre)
    n_useful = sum(len(run.points) for run in found)
    said = list(warnings)
    if not used:
        said.insert(0, NO_POINTS)
    elif n_useful < FEWEST_TO_JUDGE:
        said.insert(0, TOO_FEW)
    if window.unfinished:
        said.append(UNFINISHED_BASELINE)
    anhoej = rules == ANHOEJ and n_useful > 0
    longest = max((len(run.points) for run in found), default=0)
    run_limit, crossing_limit = (
        (longest_run_limit(n_useful), crossings_limit(n_useful)) if anhoej else (None, None)
    )
    too_long = run_limit is not None and longest > run_limit
    too_few = crossing_limit is not None and len(found) - 1 < crossing_limit
    return Phase(
        start=window.start,
        stop=window.stop,
        centre=centre,
        n=len(used),
        n_missing=len(window.included) - len(used),
        n_useful=n_useful,
        longest_run=longest if anhoej else None,
        longest_run_limit=run_limit,
        crossings=len(found) - 1 if anhoej else None,
        crossings_limit=crossing_limit,
        runs_signal=(too_long or too_few) if rules == ANHOEJ else None,
        longest_run_points=tuple(
            i for run in found if too_long and len(run.points) == longest for i in run.points
        ),
        shift=shift_points(found) if rules == PERLA else (),
        trend=trend_points(values, used) if rules == PERLA else (),
        n_limits=n_limits,
        warnings=tuple(said),
    )


def limits_warnings(n_limits: int) -> list[str]:
    """How far limits made from this many points can be trusted."""
    if n_limits < FEWEST_FOR_PROVISIONAL:
        return [TRIAL]
    return [PROVISIONAL] if n_limits < FEWEST_FOR_LIMITS else []


def all_warnings(phases: Iterable[Phase]) -> tuple[str, ...]:
    """Every warning of any phase, once, in the order first said."""
    return tuple(dict.fromkeys(warning for phase in phases for warning in phase.warnings))


def along(length: int, phases: Iterable[Phase]) -> tuple[float | None, ...]:
    """Each point's centre line."""
    line: list[float | None] = [None] * length
    for phase in phases:
        line[phase.start : phase.stop] = [phase.centre] * (phase.stop - phase.start)
    return tuple(line)
