"""Measures on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from chassis.given_ids import GivenId
from chassis.schemas import Code, Line, Shape, Text
from pydantic import Field

from pdsa_api.measures.domain import MULTIPLIERS, Data

Kind = Literal["outcome", "process", "balancing"]
Direction = Literal["increase", "decrease", "neither"]
Cadence = Literal["day", "school_day", "week", "month", "term", "year"]
ChartKind = Literal["line", "run", "i", "mr", "p", "u", "c", "p_prime", "u_prime", "g", "t"]
ChartWish = Literal["auto"] | ChartKind
Rules = Literal["anhoej", "perla"]
Multiplier = Annotated[int, Field(ge=1, le=MULTIPLIERS[-1], json_schema_extra={"enum": list(MULTIPLIERS)})]
Description = Annotated[Text, Field(max_length=1000)]
Unit = Annotated[Text, Field(max_length=60)]
Goal = Annotated[float, Field(ge=-1e12, le=1e12)]
Decimals = Annotated[int, Field(ge=0, le=6)]
Baseline = Annotated[int, Field(ge=1, le=1000)]


class Typed(Shape):
    """Values that people write down."""

    kind: Literal["typed"] = "typed"


class Surveyed(Shape):
    """The share of people who gave one of some answers to a question, wave by wave."""

    kind: Literal["survey"]
    instrument: Code = Field(description="`form_id` of the questionnaire", examples=["network_monitoring"])
    question: Code = Field(description="Name of the question", examples=["inquiry_groups"])
    categories: list[Code] = Field(
        min_length=1, max_length=50, description="The answers that count", examples=[["often", "always"]]
    )
    scope: Literal["network", "project"] = Field(
        default="network", description="Whose answers: the measure's network or the whole project"
    )


Source = Annotated[Typed | Surveyed, Field(discriminator="kind")]


class MeasureIn(Shape):
    """What is measured, of whom and how often, so that two people find the same number."""

    id: GivenId = None
    project_id: UUID
    network_id: UUID
    school_id: UUID | None = Field(default=None, description="Null for a measure of the whole network")
    name: Line = Field(examples=["Learners present on Mondays"])
    kind: Kind = Field(description="What the aim wants, what the change does, or what must not suffer")
    definition: Description = Field(
        default="", examples=["Counted by the class teacher at 9:00 from the register."]
    )
    data: Data
    numerator: Description = Field(default="", examples=["learners present"])
    denominator: Description = Field(default="", examples=["learners on the register"])
    unit: Unit = Field(default="", examples=["learners"])
    multiplier: Multiplier = Field(
        default=1, description="A rate is shown as so many in this number, as 1,000"
    )
    direction: Direction = "neither"
    cadence: Cadence = "week"
    goal: Goal | None = Field(
        default=None, description="As it is read: 80 for 80 %, or so many in `multiplier`", examples=[90]
    )
    decimals: Decimals | None = Field(default=None, description="Null: as many as tell the values apart")
    subgroups: list[Line] = Field(default=[], max_length=20, examples=[["Girls", "Boys"]])
    aim_id: UUID | None = None
    driver_id: UUID | None = None
    idea_id: UUID | None = None
    source: Source = Typed()
    chart: ChartWish = "auto"
    rules: Rules = "anhoej"
    screen: bool = Field(
        default=True, description="Drop extreme moving ranges before the limits are made (Nelson 1982)"
    )
    baseline: Baseline | None = Field(
        default=None, description="The first so many points make the baseline; null: all of a phase"
    )


class MeasureChange(Shape):
    """The fields that change; the others stay. Kind of data and network stay for good."""

    name: Line | None = None
    kind: Kind | None = None
    definition: Description | None = None
    numerator: Description | None = None
    denominator: Description | None = None
    unit: Unit | None = None
    multiplier: Multiplier | None = None
    direction: Direction | None = None
    cadence: Cadence | None = None
    goal: Goal | None = None
    decimals: Decimals | None = None
    subgroups: Annotated[list[Line], Field(max_length=20)] | None = None
    aim_id: UUID | None = None
    driver_id: UUID | None = None
    idea_id: UUID | None = None
    source: Source | None = None
    chart: ChartWish | None = None
    rules: Rules | None = None
    screen: bool | None = None
    baseline: Baseline | None = None
    archived: bool | None = None
    reason: Annotated[Text, Field(max_length=1000)] | None = Field(
        default=None, description="Why, for the history"
    )


class MeasureOut(Shape):
    id: UUID
    project_id: UUID
    network_id: UUID
    network: str | None = Field(description="The network's name")
    school_id: UUID | None
    school: str | None = Field(description="The school's name")
    name: str
    kind: Kind
    definition: str
    data: Data
    numerator: str
    denominator: str
    unit: str
    multiplier: int
    direction: Direction
    cadence: Cadence
    goal: float | None
    decimals: int | None
    subgroups: list[str]
    aim_id: UUID | None
    driver_id: UUID | None
    idea_id: UUID | None
    source: Source
    chart: ChartWish
    rules: Rules
    screen: bool
    baseline: int | None
    archived: bool
    refreshed_at: datetime | None = Field(description="When a survey was last asked for figures")
    observations: int = Field(description="How many there are, missing ones too")
    last_on: date | None = Field(description="The day of the last one")
    may_write: bool = Field(description="Whether the caller may change its definition and bring in a table")
    may_observe: bool = Field(description="Whether the caller may write down what was found")
    may_observe_at: list[UUID] | None = Field(
        description="The schools, beside the network itself, for which the caller may; null for each one"
    )
    version: int
    created_by: str
    created_at: datetime
    updated_at: datetime


class PhaseIn(Shape):
    """From this day on the measure is judged by itself: a person says so and why."""

    id: GivenId = None
    school_id: UUID | None = Field(default=None, description="Null: for every school and the network")
    starts_on: date = Field(examples=["2027-03-01"])
    reason: Annotated[Text, Field(min_length=1, max_length=500)] = Field(examples=["Breakfast club began"])
    baseline: Baseline | None = Field(
        default=None, description="The first so many points of the phase make its centre and limits"
    )


class PhaseOut(Shape):
    id: UUID
    school_id: UUID | None
    starts_on: date
    reason: str
    asked_otherwise_in: str | None = Field(
        default=None,
        description="Set by nobody: a survey wave asks the question in other words than the wave of this title did",
    )
    baseline: int | None
    created_by: str
    created_at: datetime


class NoteIn(Shape):
    """What happened on a day."""

    id: GivenId = None
    school_id: UUID | None = Field(default=None, description="Null: for every school and the network")
    on_date: date = Field(examples=["2027-03-08"])
    text: Annotated[Text, Field(min_length=1, max_length=500)] = Field(examples=["Heavy rain, roads closed"])


class NoteOut(Shape):
    id: UUID
    school_id: UUID | None
    on_date: date
    text: str
    created_by: str
    created_at: datetime


class Phases(Shape):
    items: list[PhaseOut]


class Notes(Shape):
    items: list[NoteOut]
