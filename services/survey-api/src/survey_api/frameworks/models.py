"""Frameworks and their versions. A published version is never changed: the database refuses it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import ForeignKeyConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from survey_api.tables import Table


class Framework(Table, table=True):
    __tablename__ = "framework"
    __table_args__ = (UniqueConstraint("tenant_id", "project_id", "key"),)

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    key: str = Field(sa_type=Text)
    created_by: str = Field(sa_type=Text)
    created_at: datetime = moment()


class FrameworkVersion(Table, table=True):
    """`content`: see `frameworks.schemas.FrameworkContent`. One draft at a time, numbered after what is published."""

    __tablename__ = "framework_version"
    __table_args__ = (
        UniqueConstraint("tenant_id", "framework_id", "number"),
        Index(
            "framework_one_draft",
            "tenant_id",
            "framework_id",
            unique=True,
            postgresql_where=text("state = 'draft'"),
        ),
        ForeignKeyConstraint(["tenant_id", "framework_id"], ["framework.tenant_id", "framework.id"]),
    )

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    framework_id: UUID
    number: int
    state: str = Field(sa_type=Text)
    content: dict[str, Any] = document()
    version: int = 1
    created_by: str = Field(sa_type=Text)
    created_at: datetime = moment()
    updated_at: datetime = moment()
    published_by: str | None = Field(default=None, sa_type=Text)
    published_at: datetime | None = moment(nullable=True, default=None)
