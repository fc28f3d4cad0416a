"""Series of weekly values whose shape is known: unchanged, shifted, drifting, with one freak, with gaps.

A draw that happens not to show its shape is drawn again from the same stream, so that every seed tells the story.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias

from improvement_stats.charts import Chart, control_chart

from demonstration.draws import Draws

Shape: TypeAlias = Literal["unchanged", "shifted", "drifting", "freak", "gaps"]

_TRIES: Final = 400


@dataclass(frozen=True, slots=True)
class Value:
    """One week: a number, or a numerator of a denominator, or why there is none."""

    on: date
    value: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a series is drawn from. `level` and `after`: a share, or a mean with `spread` where that is above 0.

    `change`: the week (from 0) at which a shifted series shifts or a freak stands. `closed`: weeks without a
    value, and why.
    """

    shape: Shape
    weeks: int
    level: float
    after: float = 0.0
    spread: float = 0.0
    size: tuple[int, int] = (0, 0)
    change: int = 0
    closed: dict[int, str] = field(default_factory=dict)

    @property
    def ratio(self) -> bool:
        return self.spread == 0


def series(draws: Draws, plan: Plan, first: date) -> tuple[Value, ...]:
    """The weeks from `first` on. Raises ValueError for a plan whose shape does not come out of its numbers."""
    for _ in range(_TRIES):
        made = tuple(_value(draws, plan, week, first) for week in range(plan.weeks))
        if _SHOWS[plan.shape](plan, charted(made)):
            return made
    raise ValueError(f"no series of {plan.weeks} weeks comes out {plan.shape} with these numbers")


def charted(values: Sequence[Value]) -> Chart:
    """The control chart that fits: p for parts of a whole, else an individuals chart."""
    if any(value.denominator for value in values):
        return control_chart("p", [v.numerator for v in values], denominators=[v.denominator for v in values])
    return control_chart("i", [v.value for v in values])


def _value(draws: Draws, plan: Plan, week: int, first: date) -> Value:
    on = first + timedelta(weeks=week)
    level = _level(plan, week)
    if plan.ratio:
        size = draws.between(*plan.size)
        part = sum(draws.uniform() < level for _ in range(size))
        drawn = Value(on, numerator=part, denominator=size)
    else:
        drawn = Value(on, value=round(level + plan.spread * draws.normal(), 1))
    return Value(on, missing=plan.closed[week]) if week in plan.closed else drawn


def _level(plan: Plan, week: int) -> float:
    if plan.shape == "shifted":
        return plan.after if week >= plan.change else plan.level
    if plan.shape == "drifting":
        return plan.level + (plan.after - plan.level) * week / (plan.weeks - 1)
    if plan.shape == "freak" and week == plan.change:
        return plan.after
    return plan.level


def _steady(_: Plan, chart: Chart) -> bool:
    return not chart.signals


def _shifted(plan: Plan, chart: Chart) -> bool:
    """The whole shows a change, and each side of it is steady."""
    values = [v for v in chart.values if v is not None]
    return bool(chart.phases[0].runs_signal) and all(
        not control_chart("i", part).phases[0].runs_signal
        for part in (values[: plan.change], values[plan.change :])
    )


def _drifting(_: Plan, chart: Chart) -> bool:
    return bool(chart.phases[0].runs_signal)


def _freak(plan: Plan, chart: Chart) -> bool:
    return chart.outside == (plan.change,) and not chart.phases[0].runs_signal


_SHOWS: Final[dict[Shape, Callable[[Plan, Chart], bool]]] = {
    "unchanged": _steady,
    "gaps": _steady,
    "shifted": _shifted,
    "drifting": _drifting,
    "freak": _freak,
}
