"""Portfolio, board and map of spread on the wire."""

from datetime import date, datetime
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field

from pdsa_api.cycles.domain import Decision, Scale, Stage
from pdsa_api.ideas.domain import Level, Status
from pdsa_api.ideas.schemas import IdeaOut
from pdsa_api.measures.schemas import Direction, Kind


class CycleLine(Shape):
    """A cycle in short."""

    id: UUID
    network_id: UUID
    network: str | None
    title: str
    stage: Stage
    decision: Decision | None
    scale: Scale
    idea_id: UUID | None
    starts_on: date | None
    ends_on: date | None
    moved_at: datetime
    learned: str


class TeamLine(Shape):
    id: UUID
    network_id: UUID
    name: str
    members: int


class MeasureLine(Shape):
    """A measure of a school: its last value, and what its chart says."""

    id: UUID
    network_id: UUID
    name: str
    kind: Kind
    unit: str
    percent: bool
    last_on: date
    last: float | None = Field(description="As it is read: 80 for 80 %; null when it is missing")
    goal: float | None = Field(description="As it is read")
    direction: Direction
    n: int
    too_few: bool = Field(description="Whether no verdict can be given yet")
    signals: bool = Field(description="Whether a rule speaks of a change")
    sentence: str


class Portfolio(Shape):
    """What a school works on, as far as the reader may see it."""

    school_id: UUID
    school: str
    project_id: UUID
    country: str | None
    cycles: list[CycleLine] = Field(description="The one that moved last first")
    ideas: list[IdeaOut] = Field(description="Newest first")
    measures: list[MeasureLine] = Field(description="By name")
    teams: list[TeamLine] = Field(description="By name")
    cut: bool = Field(description="There is more than one answer holds")


class BoardIdea(Shape):
    """A column: an idea of the network, with the versions of it that schools of the network made."""

    id: UUID
    title: str
    status: Status
    level: Level
    driver_ids: list[UUID]
    school_id: UUID | None
    adapted: bool


class LastCycle(Shape):
    id: UUID
    title: str
    stage: Stage
    decision: Decision | None
    moved_at: datetime


class Cell(Shape):
    """Where one school stands with one idea. A school without a cell has not begun."""

    idea_id: UUID = Field(description="The column")
    status: Status
    own_idea_id: UUID | None = Field(description="The school's own version")
    cycles: int
    last: LastCycle | None


class BoardRow(Shape):
    school_id: UUID | None = Field(description="Null: cycles of no one school")
    school: str | None
    cells: list[Cell]


class Board(Shape):
    """Ideas × schools of a network, both by name."""

    network_id: UUID
    network: str
    project_id: UUID
    ideas: list[BoardIdea]
    rows: list[BoardRow]
    cut: bool = Field(description="There are more ideas than one answer holds")


class SpreadNode(Shape):
    id: UUID
    parent_id: UUID | None = Field(description="The idea it adapts; null where it begins, as far as is shown")
    title: str
    status: Status
    network_id: UUID
    network: str | None
    school_id: UUID | None
    school: str | None
    site_id: UUID | None
    country: str | None
    as_is: bool
    what_changes: str
    at: date = Field(description="When it began there; where nobody said so, when it was written down")


class SpreadFamily(Shape):
    """One idea and what came of it, each after the one it adapts."""

    id: UUID = Field(description="The idea it begins with")
    title: str
    nodes: list[SpreadNode]


class Place(Shape):
    """A site with the networks that took part in some family."""

    site_id: UUID | None
    site: str | None
    country: str | None
    networks: int


class Spread(Shape):
    """Who took what from whom, as far as it is shown to the reader. A picture, never an order of merit."""

    project_id: UUID
    places: list[Place] = Field(description="By name")
    families: list[SpreadFamily] = Field(description="By the time of their first idea")
    alone: int = Field(description="Ideas that nobody has taken over and that adapt none")
    cut: bool
