"""The table of definitions. The calendar rule of one is a due time of the chassis."""

from datetime import datetime
from uuid import UUID

from chassis.columns import moment
from sqlalchemy import Index
from sqlmodel import Field

from reports_worker.tables import Table

DUE_KIND = "report"
"""The kind under which the chassis keeps a definition's due time."""


class Definition(Table, table=True):
    __tablename__ = "definition"
    __table_args__ = (Index("definition_project", "tenant_id", "project_id", "id"),)

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    id: UUID = Field(primary_key=True)
    kind: str
    title: str
    language: str
    on_wave_closed: bool
    paused: bool
    owner_id: str
    version: int = 1
    last_run_at: datetime | None = moment(nullable=True, default=None)
    created_at: datetime = moment()
    updated_at: datetime = moment()
