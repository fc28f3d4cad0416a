"""PDSA cycles on the wire."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from chassis.given_ids import GivenId
from chassis.schemas import Line, Shape, Text
from pydantic import Field

from pdsa_api.cycles.domain import Decision, Loop, Match, Scale, Stage
from pdsa_api.sharing.domain import Audience

Short = Annotated[Text, Field(max_length=500)]
Measures = Annotated[list[UUID], Field(max_length=20)]


class QuestionIn(Shape):
    """A question keeps its `id` through every change; one is given to a question that has none."""

    id: UUID | None = None
    question: Annotated[Text, Field(min_length=1, max_length=500)] = Field(
        examples=["Do all learners get to answer at least once?"]
    )
    prediction: Short = Field(default="", examples=["18 of 24 learners answer at least once"])
    result: Short = Field(default="", examples=["15 of 24 did"])
    match: Match | None = Field(default=None, description="What came beside what was predicted")


class QuestionOut(Shape):
    id: UUID
    question: str
    prediction: str
    result: str
    match: Match | None


Questions = Annotated[list[QuestionIn], Field(max_length=20)]


class CycleIn(Shape):
    """One test of one change. It begins in `plan`, whatever is written into its parts."""

    id: GivenId = None
    project_id: UUID
    network_id: UUID
    school_id: UUID | None = None
    team_id: UUID | None = Field(default=None, description="The team that tries it")
    aim_id: UUID | None = Field(default=None, description="The aim that this test serves")
    idea_id: UUID | None = Field(default=None, description="The change idea that is tried")
    measure_ids: Measures = Field(default_factory=list, description="The measures that are watched")
    title: Line = Field(examples=["Think-pair-share in one grade 5 class"])
    audience: Audience = Field(default=Audience.NETWORK, description="To whom the team shows it")
    scale: Scale = Field(default=Scale.ONE_CLASS, description="How many it touches")

    objective: Text = Field(
        default="", examples=["Find out whether think-pair-share gets every learner to answer"]
    )
    questions: Questions = Field(default_factory=list)
    who: Short = Field(default="", examples=["Two grade 5 teachers"])
    what: Short = Field(default="", examples=["One lesson a day, for a week"])
    where: Short = Field(default="", examples=["Room 5A"])
    starts_on: date | None = None
    ends_on: date | None = None
    data_to_collect: Text = Field(default="", examples=["Tally of who answered, on the class list"])
    subgroup: Short = Field(default="", description="Whom to look at apart", examples=["Girls"])

    happened: Text = ""
    differed: Text = Field(default="", description="What differed from the plan")
    observations: Text = ""

    learned: Text = ""
    surprised: Text = Field(default="", description="What nobody expected")
    loop: Loop | None = Field(
        default=None, description="single: we improved the practice; double: we questioned what it rests on"
    )

    decision: Decision | None = None
    reason: Text = Field(default="", description="Why this decision")
    next_step: Text = ""


class CycleChange(Shape):
    """The fields that change; the others stay. Null empties a field. Stages are moved by `POST …/stage`."""

    school_id: UUID | None = None
    team_id: UUID | None = None
    aim_id: UUID | None = None
    idea_id: UUID | None = None
    measure_ids: Measures | None = None
    title: Line | None = None
    audience: Audience | None = None
    scale: Scale | None = None

    objective: Text | None = None
    questions: Questions | None = None
    who: Short | None = None
    what: Short | None = None
    where: Short | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    data_to_collect: Text | None = None
    subgroup: Short | None = None

    happened: Text | None = None
    differed: Text | None = None
    observations: Text | None = None

    learned: Text | None = None
    surprised: Text | None = None
    loop: Loop | None = None

    decision: Decision | None = None
    reason: Text | None = None
    next_step: Text | None = None


class StageMove(Shape):
    """Forwards one stage, or back to any earlier one with a reason."""

    stage: Stage
    reason: Text | None = Field(default=None, examples=["The second class started a week later"])


class NextIn(Shape):
    """The next test of the ramp. What was adopted is tried larger, all else at the same size, if left out."""

    id: GivenId = None
    title: Line | None = None
    scale: Scale | None = None


class MissingOut(Shape):
    """What the stage in which the cycle stands still lacks before the next."""

    pointer: str = Field(examples=["/questions/0/prediction"])
    code: str = Field(examples=["cycle.prediction_missing"])
    message: str
    fix: str
    stage: Stage


class CycleOut(Shape):
    id: UUID
    project_id: UUID
    network_id: UUID
    network: str | None = Field(description="The network's name")
    school_id: UUID | None
    school: str | None = Field(description="The school's name")
    team_id: UUID | None
    team: str | None = Field(description="The team's name, in its own network")
    aim_id: UUID | None
    idea_id: UUID | None
    idea: str | None = Field(description="The change idea's title, where it is shown to the caller")
    measure_ids: list[UUID]
    title: str
    stage: Stage
    audience: Audience
    scale: Scale
    previous_id: UUID | None = Field(description="The test before it on the ramp")
    ramp_id: UUID = Field(description="The first test of the ramp")
    position: int = Field(description="Its place on the ramp, from 1")

    objective: str
    questions: list[QuestionOut]
    who: str
    what: str
    where: str
    starts_on: date | None
    ends_on: date | None
    data_to_collect: str
    subgroup: str

    happened: str
    differed: str
    observations: str

    learned: str
    surprised: str
    loop: Loop | None

    decision: Decision | None
    reason: str
    next_step: str

    missing: list[MissingOut]
    moved_at: datetime = Field(description="When it came into this stage")
    version: int
    created_by: str
    created_at: datetime
    updated_at: datetime
    may_write: bool = Field(description="Whether the caller may change it")


class Ramp(Shape):
    """The tests of a ramp that the caller may see, from the first."""

    ramp_id: UUID
    items: list[CycleOut]
