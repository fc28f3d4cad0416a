"""Change ideas on the wire."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self
from uuid import UUID

from chassis.given_ids import GivenId
from chassis.schemas import Line, Shape, Text
from pydantic import Field, PlainSerializer, StringConstraints, model_validator

from pdsa_api.ideas.domain import Digital, Level, Status
from pdsa_api.sharing.domain import Audience

Short = Annotated[Text, Field(max_length=500)]
Amount = Annotated[
    Decimal,
    Field(ge=0, max_digits=14, decimal_places=2, examples=[120.5]),
    PlainSerializer(float, return_type=float, when_used="json"),
]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Drivers = Annotated[list[UUID], Field(max_length=50)]


class Order(StrEnum):
    NEWEST = "newest"
    TITLE = "title"


class Context(Shape):
    """Where it was tried, so that others can judge whether it fits their place."""

    grade: Short = Field(default="", examples=["Grade 3 and 4"])
    size: Short = Field(default="", examples=["48 learners in a class"])
    place: Short = Field(default="", examples=["Rural, no electricity"])
    language: Short = Field(default="", examples=["Kiswahili, taught in English"])


def _amount_has_currency(amount: Decimal | None, currency: str | None) -> None:
    if (amount is None) != (currency is None):
        raise ValueError("an amount and its currency go together: send cost_amount and cost_currency")


class IdeaIn(Shape):
    """Something to try, described so that others can judge whether it fits."""

    id: GivenId = None
    project_id: UUID
    network_id: UUID
    school_id: UUID | None = None
    team_id: UUID | None = None
    title: Line = Field(examples=["Paired reading, ten minutes a day"])
    description: Text = Field(
        default="", examples=["A stronger and a weaker reader share one book, and change roles after a page."]
    )
    level: Level = Level.CLASSROOM
    context: Context = Context()
    need: Text = Field(default="", examples=["Half of grade 4 can not read a short text with understanding."])
    cost: Short = Field(default="", examples=["12 story books, ten minutes of each lesson"])
    cost_amount: Amount | None = None
    cost_currency: Currency | None = Field(default=None, examples=["KES"])
    digital: Digital = Digital.NO
    source: Text = Field(default="", examples=["Our own teachers, after a visit to Tumaini"])
    driver_ids: Drivers = Field(
        default_factory=list, description="The drivers of the network's theory it hangs on"
    )
    status: Status = Status.IDEA
    trial: Text = Field(default="", description="Who tries it, where and since when, if there is no cycle")
    learned: Text = Field(default="", description="What was learned, also when it did not work")
    began_on: date | None = Field(default=None, description="Since when it is known or used there")
    audience: Audience = Audience.NETWORK

    @model_validator(mode="after")
    def _cost(self) -> Self:
        _amount_has_currency(self.cost_amount, self.cost_currency)
        return self


class IdeaChange(Shape):
    """The fields that change; the others stay. `status` moves only where its rule lets it."""

    school_id: UUID | None = None
    team_id: UUID | None = None
    title: Line | None = None
    description: Text | None = None
    level: Level | None = None
    context: Context | None = None
    need: Text | None = None
    cost: Short | None = None
    cost_amount: Amount | None = None
    cost_currency: Currency | None = None
    digital: Digital | None = None
    source: Text | None = None
    driver_ids: Drivers | None = None
    status: Status | None = None
    trial: Text | None = None
    learned: Text | None = None
    what_changes: Text | None = Field(default=None, description="Of an adaptation: what is done differently")
    why: Text | None = Field(default=None, description="Of an adaptation: why it was taken over")
    began_on: date | None = None
    audience: Audience | None = None
    reason: Short | None = Field(default=None, description="Why it changes; kept in the history")


class AdoptionIn(Shape):
    """Take an idea over, from another school, network or country of the project."""

    id: GivenId = None
    network_id: UUID
    school_id: UUID | None = None
    team_id: UUID | None = None
    title: Line | None = Field(default=None, description="Left out: as the idea is called")
    as_is: bool = Field(default=False, description="Taken as it is; then nothing stands in what_changes")
    what_changes: Text = Field(
        default="", examples=["Groups of four, because we have one book for four learners"]
    )
    why: Annotated[Text, Field(min_length=1)] = Field(examples=["Our classes hold 70 learners"])
    began_on: date | None = None
    audience: Audience | None = Field(
        default=None, description="Left out: the network, or fewer where the idea is shown to fewer"
    )


class Fault(Shape):
    pointer: str
    code: str
    message: str
    fix: str


class NextStatus(Shape):
    """Where the idea may go from here, and what is still missing before it."""

    status: Status
    missing: list[Fault]


class Trials(Shape):
    """The PDSA cycles of an idea that the reader may see, by what was decided."""

    cycles: int
    schools: int = Field(description="Schools that those cycles are in")
    open: int = Field(description="Not yet decided")
    adopt: int
    adapt: int
    abandon: int


NO_TRIALS = Trials(cycles=0, schools=0, open=0, adopt=0, adapt=0, abandon=0)


class Origin(Shape):
    """The idea that an adaptation adapts, where the reader may see it."""

    id: UUID
    title: str
    network_id: UUID
    network: str | None
    country: str | None


class IdeaOut(Shape):
    id: UUID
    project_id: UUID
    network_id: UUID
    network: str | None = Field(description="The network's name")
    country: str | None = Field(description="ISO 3166 code of the network's country")
    school_id: UUID | None
    school: str | None = Field(description="The school's name")
    team_id: UUID | None
    team: str | None = Field(description="The team's name, where the reader may see it")
    title: str
    description: str
    level: Level
    context: Context
    need: str
    cost: str
    cost_amount: Amount | None
    cost_currency: str | None
    digital: Digital
    source: str
    driver_ids: list[UUID]
    status: Status
    status_at: datetime = Field(description="Since when it stands there")
    trial: str
    learned: str
    adapted: bool = Field(
        description="It adapts another idea, which the reader may not see when `parent` is null"
    )
    parent: Origin | None
    as_is: bool
    what_changes: str
    why: str
    began_on: date | None = Field(description="Since when it is known or used there, where somebody said so")
    adoptions: int = Field(description="Ideas that adapt this one, of those that the reader may see")
    trials: Trials
    audience: Audience
    may_write: bool
    may_adopt: bool
    version: int
    created_by: str
    created_at: datetime
    updated_at: datetime


class IdeaDetail(IdeaOut):
    """One idea, with where it may go next."""

    next: list[NextStatus]


class Node(Shape):
    """An idea of a tree of adaptations.

    `shared` false: one more of the reader's own network that is not shown to them; then only its place is told.
    """

    key: int = Field(description="Its place in this answer, not an id")
    parent_key: int | None
    shared: bool
    id: UUID | None
    title: str | None
    status: Status | None
    status_at: datetime | None
    network_id: UUID | None
    network: str | None
    country: str | None
    school: str | None
    as_is: bool
    what_changes: str
    why: str
    learned: str
    began_on: date | None
    created_at: datetime | None
    trials: Trials | None


class Lineage(Shape):
    """Ancestors, the idea and what came of it, each after the one it adapts."""

    idea_key: int
    nodes: list[Node]
    cut: bool = Field(description="The tree is larger than what one answer holds")
