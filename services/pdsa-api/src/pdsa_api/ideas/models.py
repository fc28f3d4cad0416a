"""The table of change ideas."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Numeric, Uuid
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field

from pdsa_api.tables import Table


class Idea(Table, table=True):
    """Something to try. `parent_id`: the idea that it adapts, of this network or another of the project."""

    __tablename__ = "change_idea"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "parent_id"], ["change_idea.tenant_id", "change_idea.id"]),
        ForeignKeyConstraint(["tenant_id", "team_id"], ["team.tenant_id", "team.id"]),
        CheckConstraint("parent_id is null or parent_id <> id"),
        CheckConstraint("(cost_amount is null) = (cost_currency is null)"),
        Index("change_idea_project", "tenant_id", "project_id", "id"),
        Index("change_idea_network", "tenant_id", "network_id", "id"),
        Index("change_idea_parent", "tenant_id", "parent_id"),
        Index("change_idea_school", "tenant_id", "school_id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    network_id: UUID
    id: UUID = Field(primary_key=True)
    school_id: UUID | None = None
    team_id: UUID | None = None
    parent_id: UUID | None = None
    title: str
    description: str
    level: str
    context: dict[str, Any] = document()
    need: str
    cost: str
    cost_amount: Decimal | None = Field(default=None, sa_type=Numeric(14, 2))
    cost_currency: str | None = None
    digital: str
    source: str
    driver_ids: list[UUID] = Field(sa_type=ARRAY(Uuid))
    status: str
    trial: str
    learned: str
    as_is: bool = False
    what_changes: str
    why: str
    began_on: date | None = None
    audience: str
    first_body: str
    version: int = 1
    created_by: str
    created_at: datetime = moment()
    updated_at: datetime = moment()
    status_at: datetime = moment()
