"""What a chart is made of."""

from dataclasses import dataclass

from improvement_stats.results import Result

TOO_FEW = "too few points to judge"
TRIAL = "trial limits"
PROVISIONAL = "provisional limits"
NO_VARIATION = "no limits: no variation"
FEW_DIFFERENCES = "no limits: fewer than two differences"
UNFINISHED_BASELINE = "baseline not complete"
NO_POINTS = "no points"
EVENTS_OF_NOTHING = "events with a denominator of 0 are not plotted"

FEWEST_TO_JUDGE = 10
FEWEST_FOR_PROVISIONAL = 12
FEWEST_FOR_LIMITS = 20


@dataclass(frozen=True, kw_only=True)
class Phase:
    """The points start..stop-1 (positions in the whole series), judged by themselves.

    n: points used; n_missing: points without a value; n_useful: points not on the centre line.
    Run figures are None without a useful point, and under the Perla rules. `runs_signal` is the Anhoej
    verdict (None under the Perla rules): longest_run > longest_run_limit or crossings < crossings_limit.
    longest_run_points: positions of the longest run, only when it is too long. shift, trend: positions,
    only under the Perla rules. n_limits: points that made the centre and the limits.
    """

    start: int
    stop: int
    centre: float | None
    n: int
    n_missing: int
    n_useful: int
    longest_run: int | None
    longest_run_limit: int | None
    crossings: int | None
    crossings_limit: int | None
    runs_signal: bool | None
    longest_run_points: tuple[int, ...] = ()
    shift: tuple[int, ...] = ()
    trend: tuple[int, ...] = ()
    n_limits: int = 0
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Chart(Result):
    """One entry a point in values, centre, lower and upper; positions in outside and excluded.

    `values` are the plotted ones (shares, rates, moving ranges). Excluded points keep their value for the
    drawing, but enter no calculation and are never outside.
    """

    kind: str
    values: tuple[float | None, ...]
    centre: tuple[float | None, ...]
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    outside: tuple[int, ...]
    excluded: tuple[int, ...]
    phases: tuple[Phase, ...]
    rules: str

    @property
    def signals(self) -> bool:
        """Whether a point is outside, or any phase shows a run signal or a shift. Trends do not count."""
        return bool(self.outside) or any(p.runs_signal or p.shift for p in self.phases)


@dataclass(frozen=True, kw_only=True)
class RunChart(Chart):
    """A median without limits: lower and upper are None throughout."""

    shift: tuple[int, ...] = ()
    trend: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ControlChart(Chart):
    """numerators and denominators as given (ratio charts only); sigma_z by phase (Laney charts only)."""

    numerators: tuple[float | None, ...] = ()
    denominators: tuple[float | None, ...] = ()
    sigma_z: tuple[float | None, ...] = ()
