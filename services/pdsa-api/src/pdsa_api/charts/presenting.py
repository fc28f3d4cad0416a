"""A charted series as the wire shows it: points, lines, phases and sentences."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any, Protocol, cast
from uuid import UUID

from improvement_stats.charts import Chart, Phase, RunChart
from improvement_stats.charts.control import SCREENED
from improvement_stats.charts.model import FEWEST_TO_JUDGE
from improvement_stats.drawing import LABELS, describe, describe_phase
from improvement_stats.drawing.labels import WARNING_KEYS

from pdsa_api.charts.assembling import Asked, Charted, Point, charted
from pdsa_api.charts.schemas import (
    ChartCycle,
    ChartNote,
    ChartOut,
    ChartPhase,
    ChartPoint,
    ChartWarning,
    Mark,
    Profile,
)
from pdsa_api.charts.words import Words
from pdsa_api.measures.domain import RATIOS, Data
from pdsa_api.measures.models import Measure, MeasureNote, MeasurePhase
from pdsa_api.measures.schemas import ChartKind

_JUMP = {"day": 4, "school_day": 7, "week": 21, "month": 93}
"""Days without a point after which a line would tell what nobody saw."""


class Observed(Point, Protocol):
    """One observation with what is said of it."""

    @property
    def id(self) -> UUID: ...
    @property
    def missing(self) -> str | None: ...
    @property
    def note(self) -> str | None: ...


class CycleMark(Protocol):
    """A cycle that names the measure."""

    id: UUID
    title: str
    stage: str
    starts_on: date | None


@dataclass(frozen=True)
class Series:
    """One series of a measure with all that stands beside it."""

    measure: Measure
    points: Sequence[Observed]
    phases: Sequence[MeasurePhase] = ()
    notes: Sequence[MeasureNote] = ()
    cycles: Sequence[CycleMark] = ()
    school_id: UUID | None = None
    school: str | None = None
    subgroup: str | None = None

    @property
    def title(self) -> str:
        return " · ".join(part for part in (self.measure.name, self.school, self.subgroup) if part)

    def position(self, day: date) -> int | None:
        """The first point on or after a day, else the last."""
        if not self.points:
            return None
        days = [point.on_date for point in self.points]
        return min(bisect_left(days, day), len(days) - 1)


@dataclass(frozen=True)
class Reading:
    """A series, charted, and the words to say it in."""

    series: Series
    asked: Asked
    found: Charted
    words: Words

    @property
    def chart(self) -> Chart:
        return self.found.chart

    @property
    def percent(self) -> bool:
        return self.asked.data is Data.PROPORTION

    @property
    def goal(self) -> float | None:
        goal = self.series.measure.goal
        return None if goal is None else goal / self.asked.scale

    @cached_property
    def days(self) -> list[str]:
        cadence = self.series.measure.cadence
        return [self.words.day(point.on_date, cadence) for point in self.series.points]

    @cached_property
    def breaks(self) -> list[int]:
        """Points before which time jumps by more than three times the cadence."""
        most = _JUMP.get(self.series.measure.cadence)
        days = [point.on_date for point in self.series.points]
        if most is None:
            return []
        return [i for i, (a, b) in enumerate(pairwise(days), 1) if (b - a).days > most]

    def drawing(self) -> dict[str, Any]:
        """What `describe` and `draw_chart` both ask for."""
        return {
            "points": self.days,
            "goal": self.goal,
            "labels": self.words.labels,
            "decimal": self.words.decimal,
            "percent": self.percent,
            "multiplier": 1 if self.percent else self.asked.scale,
            "digits": self.series.measure.decimals,
        }

    def sentence(self) -> str:
        return describe(self.chart, **self.drawing())

    def of_phase(self, order: int) -> str:
        return describe_phase(self.chart, order, **{k: v for k, v in self.drawing().items() if k != "goal"})

    def axis_label(self) -> str:
        measure = self.series.measure
        if self.asked.data is Data.RATE:
            number = f"{measure.multiplier:,}".replace(",", "\N{NO-BREAK SPACE}")
            return self.words.say(
                "axis.per", what=measure.numerator, number=number, of=measure.unit or measure.denominator
            )
        return measure.numerator if self.percent else measure.unit


def read(series: Series, asked: Asked, words: Words) -> Reading:
    return Reading(series, asked, charted(asked, series.points, series.phases), words)


def shown(reading: Reading) -> ChartOut:
    """The whole chart; some milliseconds for a thousand points."""
    series, chart, words = reading.series, reading.chart, reading.words
    labels = {**LABELS, **words.labels}
    return ChartOut(
        measure_id=series.measure.id,
        title=series.title,
        school_id=series.school_id,
        school=series.school,
        subgroup=series.subgroup,
        language=words.language,
        kind=cast(ChartKind, chart.kind),
        why=words.say(f"why.{reading.found.why}", n=reading.found.n, least=reading.found.least),
        why_code=reading.found.why,
        rules=cast(Profile, chart.rules),
        rules_label=labels[f"rules_{chart.rules}"],
        screened=reading.asked.screen if chart.kind in SCREENED else None,
        scale=reading.asked.scale,
        percent=reading.percent,
        decimals=series.measure.decimals,
        decimal_mark=words.decimal,
        axis_label=reading.axis_label(),
        direction=series.measure.direction,
        goal=reading.goal,
        n=chart.n_used,
        n_missing=chart.n_missing,
        signals=chart.signals and any(_judged(phase) for phase in chart.phases),
        too_few=not any(_judged(phase) for phase in chart.phases),
        sentence=reading.sentence(),
        points=_points(reading),
        phases=_phases(reading),
        notes=[
            ChartNote(id=note.id, on=note.on_date, text=note.text, index=series.position(note.on_date))
            for note in series.notes
        ],
        cycles=[
            ChartCycle(
                id=one.id,
                title=one.title,
                stage=one.stage,
                starts_on=one.starts_on,
                index=series.position(one.starts_on),
            )
            for one in series.cycles
            if one.starts_on
        ],
        warnings=[
            ChartWarning(code=WARNING_KEYS[said].removeprefix("warn_"), text=labels[WARNING_KEYS[said]])
            for said in chart.warnings
        ],
        method=chart.method,
        version=chart.version,
    )


def _judged(phase: Phase) -> bool:
    return phase.n_useful >= FEWEST_TO_JUDGE


def _points(reading: Reading) -> list[ChartPoint]:
    chart, marks = reading.chart, _marks(reading.chart)
    breaks = set(reading.breaks)
    ratio = reading.asked.data in RATIOS
    return [
        ChartPoint(
            id=point.id,
            on=point.on_date,
            label=label,
            value=chart.values[i],
            numerator=point.numerator if ratio else None,
            denominator=point.denominator if ratio else None,
            missing=point.missing,
            missing_label=reading.words.say(f"missing.{point.missing}") if point.missing else None,
            note=point.note,
            excluded=point.excluded,
            centre=chart.centre[i],
            lower=chart.lower[i],
            upper=chart.upper[i],
            marks=marks.get(i, []),
            after_gap=i in breaks,
        )
        for i, (point, label) in enumerate(zip(reading.series.points, reading.days, strict=True))
    ]


def _marks(chart: Chart) -> Mapping[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    judged = [i for phase in chart.phases if _judged(phase) for i in phase.longest_run_points]
    said: list[tuple[Mark, Sequence[int]]] = [
        ("excluded", chart.excluded),
        ("outside", chart.outside),
        ("long_run", judged),
    ]
    if isinstance(chart, RunChart):
        said += [("shift", chart.shift), ("trend", chart.trend)]
    for mark, positions in said:
        for i in positions:
            found.setdefault(i, []).append(mark)
    return found


def _phases(reading: Reading) -> list[ChartPhase]:
    return [
        _phase(reading, order, phase, None if mark is None else reading.series.phases[mark])
        for order, (phase, mark) in enumerate(zip(reading.chart.phases, reading.found.marks, strict=True))
    ]


def _reason(begun: MeasurePhase, words: Words) -> str:
    wave = begun.asked_otherwise_in
    return begun.reason if wave is None else words.say("phase.asked_otherwise", wave=wave)


def _phase(reading: Reading, order: int, phase: Phase, begun: MeasurePhase | None) -> ChartPhase:
    few = not _judged(phase)
    return ChartPhase(
        id=begun.id if begun else None,
        starts_on=begun.starts_on if begun else None,
        reason=_reason(begun, reading.words) if begun else None,
        start=phase.start,
        stop=phase.stop,
        centre=phase.centre,
        n=phase.n,
        n_missing=phase.n_missing,
        n_useful=phase.n_useful,
        n_limits=phase.n_limits,
        longest_run=phase.longest_run,
        longest_run_limit=phase.longest_run_limit,
        crossings=phase.crossings,
        crossings_limit=phase.crossings_limit,
        runs_signal=None if few else phase.runs_signal,
        too_few=few,
        words=_verdict(reading, order, phase, few),
    )


def _verdict(reading: Reading, order: int, phase: Phase, few: bool) -> str:
    if reading.chart.kind == "line":
        return reading.words.say("why." + reading.found.why, n=reading.found.n, least=reading.found.least)
    if few:
        return reading.words.say("few.verdict", n=phase.n_useful, least=FEWEST_TO_JUDGE)
    return reading.of_phase(order)
