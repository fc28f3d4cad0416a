"""Documents on the wire."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field

from reports_worker.runs.schemas import Reason

State = Literal["waiting", "rendering", "finished", "failed"]


class UnitOut(Shape):
    """What the document is about."""

    kind: str = Field(examples=["network"])
    id: UUID
    label: str = Field(examples=["Red Los Robles"])


class DocumentOut(Shape):
    id: UUID
    project_id: UUID
    run_id: UUID
    definition_id: UUID
    kind: str
    title: str
    unit: UnitOut
    language: str
    state: State
    attempts: int
    reason: Reason | None
    sha256: str | None
    bytes: int | None
    pages: int | None
    created_at: datetime
    finished_at: datetime | None
