"""A measure's series as a chart: which kind, with which phases, and every figure from improvement-stats. Pure."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Protocol

from improvement_stats.charts import Chart, control_chart, plain_line, recommend_chart, run_chart
from improvement_stats.charts.advice import FEWEST_FOR_STATISTICS

from pdsa_api.measures.domain import PERLA, RATIOS, Data, scale_of


class Point(Protocol):
    """One observation of the series."""

    @property
    def on_date(self) -> date: ...
    @property
    def value(self) -> float | None: ...
    @property
    def numerator(self) -> float | None: ...
    @property
    def denominator(self) -> float | None: ...
    @property
    def excluded(self) -> str | None: ...


class PhaseMark(Protocol):
    """A day from which another centre line holds."""

    @property
    def starts_on(self) -> date: ...
    @property
    def baseline(self) -> int | None: ...


@dataclass(frozen=True)
class Asked:
    """How a series is to be charted. `kind` "auto" leaves the choice to improvement-stats."""

    data: Data
    kind: str = "auto"
    rules: str = "anhoej"
    screen: bool = True
    baseline: int | None = None
    multiplier: int = 1
    same_people: bool = False
    unit: str = ""

    @property
    def scale(self) -> int:
        return scale_of(self.data, self.multiplier)


@dataclass(frozen=True)
class Charted:
    """The chart, why it is of its kind, and the phase mark (if any) that each of its phases begins with."""

    chart: Chart
    why: str
    n: int
    least: int
    marks: tuple[int | None, ...]


def charted(asked: Asked, points: Sequence[Point], phases: Sequence[PhaseMark]) -> Charted:
    """`points` and `phases` in time order. `why` is a code: see `improvement_stats.charts.recommend_chart`."""
    n = sum(_has_value(asked.data, point) and point.excluded is None for point in points)
    starts, marks = _stretches(points, phases)
    freeze = [asked.baseline if mark is None else phases[mark].baseline for mark in marks]
    exclude = [i for i, point in enumerate(points) if point.excluded is not None]
    kind, why, least = _kind(asked, points, n, starts, freeze, exclude)
    return Charted(_made(kind, asked, points, starts, freeze, exclude), why, n, least, tuple(marks))


def _has_value(data: Data, point: Point) -> bool:
    if data in RATIOS:
        return point.numerator is not None and bool(point.denominator)
    return point.value is not None


def _stretches(points: Sequence[Point], phases: Sequence[PhaseMark]) -> tuple[list[int], list[int | None]]:
    """Positions at which a second, third … phase starts, and the mark that each phase begins with.

    A phase starts at the first point on or after its day; of two that start at one point the later counts.
    """
    days = [point.on_date for point in points]
    first: int | None = None
    at: dict[int, int] = {}
    for mark, phase in enumerate(phases):
        position = bisect_left(days, phase.starts_on)
        if position == 0:
            first = mark
        elif position < len(days):
            at[position] = mark
    return sorted(at), [first, *(at[position] for position in sorted(at))]


def _kind(
    asked: Asked,
    points: Sequence[Point],
    n: int,
    starts: Sequence[int],
    freeze: Sequence[int | None],
    exclude: Sequence[int],
) -> tuple[str, str, int]:
    """(kind, code of the reason, points that would be enough)."""
    if n < FEWEST_FOR_STATISTICS or (asked.kind == "auto" and asked.rules != PERLA):
        sizes = [point.denominator for point in points if point.denominator]
        found = recommend_chart(
            asked.data.value,
            n,
            typical_denominator=median(sizes) if sizes else None,
            sigma_z=_sigma_z(asked, points, starts, freeze, exclude),
            same_people=asked.same_people,
        )
        return found.kind, found.code, found.least
    if asked.kind == "auto":
        return "run", "perla", 0
    return asked.kind, "chosen", 0


def _sigma_z(
    asked: Asked,
    points: Sequence[Point],
    starts: Sequence[int],
    freeze: Sequence[int | None],
    exclude: Sequence[int],
) -> float | None:
    """How much more the points vary than by chance, in the phase where it is most."""
    if asked.data not in RATIOS:
        return None
    kind = "p_prime" if asked.data is Data.PROPORTION else "u_prime"
    made = _made(kind, asked, points, starts, freeze, exclude)
    return max((z for z in getattr(made, "sigma_z", ()) if z is not None), default=None)


def _made(
    kind: str,
    asked: Asked,
    points: Sequence[Point],
    starts: Sequence[int],
    freeze: Sequence[int | None],
    exclude: Sequence[int],
) -> Chart:
    ratio = asked.data in RATIOS
    values = [point.numerator if ratio else point.value for point in points]
    bases = [point.denominator for point in points] if ratio else None
    if kind == "line":
        return plain_line(values, denominators=bases, phases=starts, exclude=exclude)
    if kind == "run":
        return run_chart(
            values, denominators=bases, rules=asked.rules, freeze=freeze, phases=starts, exclude=exclude
        )
    return control_chart(
        kind,
        values,
        denominators=bases,
        freeze=freeze,
        phases=starts,
        exclude=exclude,
        screen=asked.screen,
        within=_within(values, asked.unit) if kind == "i" else (None, None),
    )


def _within(values: Sequence[float | None], unit: str) -> tuple[float | None, float | None]:
    """No limit below 0 where no value is, and none above 100 of a percentage: nobody is late by minus three
    minutes. One value beyond, and the bound is gone."""
    seen = [value for value in values if value is not None]
    low = 0.0 if min(seen, default=-1.0) >= 0 else None
    return low, 100.0 if unit.strip() == "%" and max(seen, default=101.0) <= 100 else None
