"""Drafts: a questionnaire that is being written, as the sheets of its XLSForm."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import ForeignKeyConstraint, Index, Text
from sqlmodel import Field

from survey_api.tables import Table


class Draft(Table, table=True):
    """`sheets`: see `authoring.sheets.Sheets`. A published draft stays as it was published."""

    __tablename__ = "draft"
    __table_args__ = (
        Index("draft_project", "tenant_id", "project_id", "id"),
        ForeignKeyConstraint(
            ["tenant_id", "based_on"], ["instrument_version.tenant_id", "instrument_version.id"]
        ),
        ForeignKeyConstraint(
            ["tenant_id", "published_as"], ["instrument_version.tenant_id", "instrument_version.id"]
        ),
    )

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    title: str = Field(sa_type=Text)
    sheets: dict[str, Any] = document()
    based_on: UUID | None = None
    published_as: UUID | None = None
    version: int = 1
    created_by: str = Field(sa_type=Text)
    created_at: datetime = moment()
    updated_by: str = Field(sa_type=Text)
    updated_at: datetime = moment()
