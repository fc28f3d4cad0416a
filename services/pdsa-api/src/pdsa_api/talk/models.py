"""The table of comments."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field

from pdsa_api.tables import Table


class Comment(Table, table=True):
    """What somebody said about a record or one of its fields; `reply_to` is the first comment of its thread."""

    __tablename__ = "comment"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "reply_to"], ["comment.tenant_id", "comment.id"]),
        CheckConstraint("reply_to is null or reply_to <> id"),
        Index("comment_subject", "tenant_id", "subject_kind", "subject_id", "id"),
        Index("comment_thread", "tenant_id", "reply_to"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    network_id: UUID
    id: UUID = Field(primary_key=True)
    subject_kind: str
    subject_id: UUID
    pointer: str | None = None
    text: str
    prompt: dict[str, Any] | None = document(nullable=True, default=None)
    mentions: list[str] = document()
    reply_to: UUID | None = None
    first_body: str
    version: int = 1
    created_by: str
    created_at: datetime = moment()
    edited_at: datetime | None = moment(nullable=True, default=None)
    deleted_at: datetime | None = moment(nullable=True, default=None)
    resolved_at: datetime | None = moment(nullable=True, default=None)
    resolved_by: str | None = None
