"""The table of notices."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import Index, text
from sqlmodel import Field

from pdsa_api.tables import Table


class Notice(Table, table=True):
    """One person is told of one thing. It is shown only while the person may read the record that it is about."""

    __tablename__ = "notice"
    __table_args__ = (
        Index("notice_person", "tenant_id", "person_id", "id"),
        Index(
            "notice_unread",
            "tenant_id",
            "person_id",
            "id",
            postgresql_where=text("read_at is null"),
        ),
        Index("notice_comment", "tenant_id", "comment_id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    network_id: UUID
    id: UUID = Field(primary_key=True)
    person_id: str
    kind: str
    subject_kind: str
    subject_id: UUID
    comment_id: UUID | None = None
    request_id: UUID | None = None
    detail: dict[str, Any] = document()
    by: str
    created_at: datetime = moment()
    read_at: datetime | None = moment(nullable=True, default=None)
