"""The table of requests for review."""

from datetime import datetime
from uuid import UUID

from chassis.columns import moment
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field

from pdsa_api.tables import Table


class Review(Table, table=True):
    """A team asks somebody, or whoever coaches it (`asked` null), to look at a cycle."""

    __tablename__ = "review"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "cycle_id"], ["cycle.tenant_id", "cycle.id"]),
        ForeignKeyConstraint(["tenant_id", "answer_id"], ["comment.tenant_id", "comment.id"]),
        CheckConstraint("(state = 'open') = (closed_at is null)"),
        CheckConstraint("(state = 'answered') = (answer_id is not null)"),
        Index("review_cycle", "tenant_id", "cycle_id", "id"),
        Index("review_network", "tenant_id", "network_id", "state", "id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    network_id: UUID
    id: UUID = Field(primary_key=True)
    cycle_id: UUID
    asked: str | None = None
    question: str
    state: str = "open"
    answer_id: UUID | None = None
    first_body: str
    version: int = 1
    created_by: str
    created_at: datetime = moment()
    closed_at: datetime | None = moment(nullable=True, default=None)
    closed_by: str | None = None
