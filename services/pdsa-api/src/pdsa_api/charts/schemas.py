"""Charts on the wire: every figure is improvement-stats', in the unit of the data; `scale` makes it what is read."""

from datetime import date
from typing import Literal
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field

from pdsa_api.measures.schemas import ChartKind

Profile = Literal["none", "anhoej", "perla"]
Mark = Literal["outside", "long_run", "shift", "trend", "excluded"]


class ChartPoint(Shape):
    """One observation. `marks`: what the rules say of it; limits are null where there are none."""

    id: UUID
    on: date
    label: str = Field(description="The day as the axis says it", examples=["3 Mar 2027"])
    value: float | None = Field(description="Plotted; a share is 0..1")
    numerator: float | None
    denominator: float | None
    missing: str | None = Field(description="Why there is no value, as a code")
    missing_label: str | None
    note: str | None
    excluded: str | None = Field(description="Why it enters no calculation")
    centre: float | None
    lower: float | None
    upper: float | None
    marks: list[Mark]
    after_gap: bool = Field(description="Time jumps before it (a holiday): no line leads to it")


class ChartPhase(Shape):
    """Points `start` to `stop` - 1, judged by themselves. `words` says the verdict, or why there is none."""

    id: UUID | None = Field(description="Null for the first phase, unless a person began it")
    starts_on: date | None
    reason: str | None
    start: int
    stop: int
    centre: float | None
    n: int
    n_missing: int
    n_useful: int = Field(description="Points that are not on the centre line")
    n_limits: int
    longest_run: int | None
    longest_run_limit: int | None
    crossings: int | None
    crossings_limit: int | None
    runs_signal: bool | None = Field(description="Null where nothing is judged")
    too_few: bool
    words: str


class ChartNote(Shape):
    """`index`: the point that it stands at, the first on or after its day (else the last)."""

    id: UUID
    on: date
    text: str
    index: int | None


class ChartCycle(Shape):
    """A PDSA cycle that names the measure and that the reader may see, where it starts."""

    id: UUID
    title: str
    stage: str
    starts_on: date
    index: int | None


class ChartWarning(Shape):
    code: str = Field(examples=["too_few"])
    text: str


class ChartOut(Shape):
    measure_id: UUID
    title: str
    school_id: UUID | None
    school: str | None
    subgroup: str | None
    language: str
    kind: ChartKind
    why: str = Field(description="Why this kind of chart, in words")
    why_code: str
    rules: Profile = Field(description="The profile in use; never two at once")
    rules_label: str
    screened: bool | None = Field(description="Null where there is nothing to screen")
    scale: int = Field(description="A value times this is what is read: 100 for percent")
    percent: bool
    decimals: int | None
    decimal_mark: str
    axis_label: str
    direction: str
    goal: float | None = Field(description="In the unit of `value`")
    n: int
    n_missing: int
    signals: bool = Field(description="Whether any rule speaks of a change")
    too_few: bool = Field(description="Whether no verdict can be given yet")
    sentence: str = Field(description="The chart for those who do not see it")
    points: list[ChartPoint]
    phases: list[ChartPhase]
    notes: list[ChartNote]
    cycles: list[ChartCycle]
    warnings: list[ChartWarning]
    method: str
    version: str = Field(description="Of improvement-stats")


class AxisRange(Shape):
    """What every small chart shares, so that they can be compared by eye."""

    low: float | None
    high: float | None
    first: date | None
    last: date | None


class Multiples(Shape):
    """The chart of each school that has observations, by name; never ranked."""

    measure_id: UUID
    axis: AxisRange
    items: list[ChartOut]
