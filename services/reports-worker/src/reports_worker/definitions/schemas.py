"""Definitions on the wire."""

from datetime import datetime
from uuid import UUID

from chassis.schemas import Code, Language, Line, Shape
from pydantic import Field


class Schedule(Shape):
    """A calendar rule (RFC 5545 RRULE) kept in a named time zone."""

    rule: Line = Field(examples=["FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=7;BYMINUTE=0"])
    time_zone: Line = Field(examples=["America/Santiago"])


class DefinitionIn(Shape):
    """Which report is made in which language, when a wave closes or by the calendar."""

    project_id: UUID
    kind: Code = Field(examples=["network_feedback"])
    title: Line = Field(examples=["Informe para cada red"])
    language: Language = Field(examples=["es"])
    on_wave_closed: bool = Field(
        default=False, description="Make a run each time a wave of the project closes"
    )
    schedule: Schedule | None = None
    paused: bool = False


class DefinitionChange(Shape):
    """The fields that change; `schedule: null` takes the schedule away."""

    title: Line | None = None
    language: Language | None = None
    on_wave_closed: bool | None = None
    schedule: Schedule | None = None
    paused: bool | None = None


class DefinitionOut(Shape):
    id: UUID
    project_id: UUID
    kind: str
    title: str
    language: str
    on_wave_closed: bool
    schedule: Schedule | None
    paused: bool
    next_due_at: datetime | None = Field(
        description="When the schedule makes the next run; null while paused"
    )
    last_run_at: datetime | None
    version: int
    created_at: datetime
    updated_at: datetime


class KindOut(Shape):
    name: str = Field(examples=["network_feedback"])
    unit: str = Field(examples=["network"], description="What one document of it is about")
    languages: list[str]
    formats: list[str]
    title: dict[str, str] = Field(description="The kind's name by language")
