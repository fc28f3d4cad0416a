"""The table of runs."""

from datetime import datetime
from uuid import UUID

from chassis.columns import moment
from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field

from reports_worker.tables import Table


class Run(Table, table=True):
    __tablename__ = "run"
    __table_args__ = (
        UniqueConstraint("tenant_id", "definition_id", "occasion", name="run_once"),
        ForeignKeyConstraint(
            ["tenant_id", "definition_id"], ["definition.tenant_id", "definition.id"], name=None
        ),
        Index("run_project", "tenant_id", "project_id", "id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    id: UUID = Field(primary_key=True)
    definition_id: UUID
    wave_id: UUID | None = None
    cause: str
    occasion: str
    due_at: datetime | None = moment(nullable=True, default=None)
    asked_by: str
    state: str = "requested"
    figure_set_id: UUID | None = None
    figure_hash: str | None = None
    reason_code: str | None = None
    reason_detail: str | None = None
    created_at: datetime = moment()
    finished_at: datetime | None = moment(nullable=True, default=None)
