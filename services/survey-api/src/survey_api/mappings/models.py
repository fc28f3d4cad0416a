"""Mappings: a question of a questionnaire, or an item of the library, measures a dimension of a framework."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import ForeignKeyConstraint, Index, Text, text
from sqlmodel import Field

from survey_api.tables import Table


class DimensionMapping(Table, table=True):
    """Either `instrument_id` and `path`, or `item_id`. `dimension` None: it measures none of this version.

    A question's mapping holds for every version of its questionnaire in which the path stands. `asked` is what
    it asked when somebody mapped it (`changes.Asked`), so that another wording is told.
    """

    __tablename__ = "dimension_mapping"
    __table_args__ = (
        Index(
            "dimension_mapping_question",
            "tenant_id",
            "framework_version_id",
            "instrument_id",
            "path",
            text("coalesce(dimension, '')"),
            unique=True,
            postgresql_where=text("item_id is null"),
        ),
        Index(
            "dimension_mapping_item",
            "tenant_id",
            "framework_version_id",
            "item_id",
            text("coalesce(dimension, '')"),
            unique=True,
            postgresql_where=text("item_id is not null"),
        ),
        Index("dimension_mapping_framework", "tenant_id", "framework_id"),
        Index("dimension_mapping_instrument", "tenant_id", "instrument_id"),
        ForeignKeyConstraint(
            ["tenant_id", "framework_version_id"], ["framework_version.tenant_id", "framework_version.id"]
        ),
        ForeignKeyConstraint(["tenant_id", "framework_id"], ["framework.tenant_id", "framework.id"]),
        ForeignKeyConstraint(["tenant_id", "instrument_id"], ["instrument.tenant_id", "instrument.id"]),
        ForeignKeyConstraint(["tenant_id", "item_id"], ["library_item.tenant_id", "library_item.id"]),
    )

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    framework_id: UUID
    framework_version_id: UUID
    number: int
    dimension: str | None = Field(default=None, sa_type=Text)
    instrument_id: UUID | None = None
    path: str | None = Field(default=None, sa_type=Text)
    item_id: UUID | None = None
    asked: dict[str, Any] | None = document(nullable=True, default=None)
    note: str = Field(sa_type=Text)
    origin: str = Field(sa_type=Text)
    created_by: str = Field(sa_type=Text)
    created_at: datetime = moment()
