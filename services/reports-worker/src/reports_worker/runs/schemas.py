"""Runs on the wire."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field


class Reason(Shape):
    """Why something failed: a stable code, and words for a person."""

    code: str = Field(examples=["survey.unavailable"])
    detail: str


class RunIn(Shape):
    """Make a definition's reports now."""

    definition_id: UUID
    wave_id: UUID


class Counts(Shape):
    """Documents by state, of those the reader may see."""

    waiting: int = 0
    rendering: int = 0
    finished: int = 0
    failed: int = 0


class RunOut(Shape):
    id: UUID
    project_id: UUID
    definition_id: UUID
    wave_id: UUID | None
    state: Literal["requested", "running", "finished", "failed"]
    cause: Literal["wave_closed", "schedule", "person"]
    due_at: datetime | None
    figure_set_id: UUID | None
    figure_hash: str | None
    counts: Counts
    reason: Reason | None
    created_at: datetime
    finished_at: datetime | None
