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
        ForeignKeyConstraint(["tenant_id", "team_id"], ["team.tenant_id", "team.id"]),
        ForeignKeyConstraint(["tenant_id", "idea_id"], ["change_idea.tenant_id", "change_idea.id"]),
        ForeignKeyConstraint(["tenant_id", "previous_id"], ["cycle.tenant_id", "cycle.id"]),
        CheckConstraint("ends_on is null or starts_on is null or ends_on >= starts_on"),
        Index("cycle_project", "tenant_id", "project_id", "id"),
        Index("cycle_network", "tenant_id", "network_id", "id"),
        Index("cycle_school", "tenant_id", "school_id", "id"),
        Index("cycle_team", "tenant_id", "team_id", "id"),
        Index("cycle_stage", "tenant_id", "project_id", "stage", "id"),
        Index("cycle_aim", "tenant_id", "aim_id"),
        Index("cycle_idea", "tenant_id", "idea_id"),
        Index("cycle_ramp", "tenant_id", "ramp_id", "position"),
        Index("cycle_previous", "tenant_id", "previous_id"),
        Index("cycle_author", "tenant_id", "created_by", "id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    network_id: UUID
    id: UUID = Field(primary_key=True)
    school_id: UUID | None = None
    team_id: UUID | None = None
    aim_id: UUID | None = None
    idea_id: UUID | None = None
    measure_ids: list[str] = document()
    title: str
    stage: str
    audience: str
    scale: str
    previous_id: UUID | None = None
    ramp_id: UUID
    position: int

    objective: str
    questions: list[dict[str, Any]] = document()
    who: str
    what: str
    location: str
    starts_on: date | None = None
    ends_on: date | None = None
    data_to_collect: str
    subgroup: str

    happened: str
    differed: str
    observations: str

    learned: str
    surprised: str
    loop: str | None = None

    decision: str | None = None
    reason: str
    next_step: str

    moved_at: datetime = moment()
    version: int = 1
    first_body: str
    created_by: str
    created_at: datetime = moment()
    updated_at: datetime = moment()
