"""The table of PDSA cycles."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field

from pdsa_api.tables import Table


class Cycle(Table, table=True):
    __tablename__ = "cycle"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "aim_id"], ["aim.tenant_id", "aim.id"]),
        CheckConstraint("ends_on is null or starts_on is null or ends_on >= starts_on"),
        Index("cycle_project", "tenant_id", "project_id", "id"),
        Index("cycle_network", "tenant_id", "network_id", "id"),
        Index("cycle_aim", "tenant_id", "aim_id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    network_id: UUID
    id: UUID = Field(primary_key=True)
    school_id: UUID | None = None
    aim_id: UUID | None = None
    title: str
    stage: str
    objective: str
    questions: list[dict[str, Any]] = document()
    who: str
    what: str
    location: str
    starts_on: date | None = None
    ends_on: date | None = None
    data_to_collect: str
    version: int = 1
    created_by: str
    created_at: datetime = moment()
    updated_at: datetime = moment()
