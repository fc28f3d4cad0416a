"""Waves."""

from datetime import date, datetime
from uuid import UUID

from chassis.columns import moment
from sqlalchemy import ForeignKeyConstraint, Text
from sqlmodel import Field

from survey_api.tables import Table


class Wave(Table, table=True):
    """`minimum_cell` and `time_zone` are copied from the project and the site when the wave opens."""

    __tablename__ = "wave"
    __table_args__ = (
        ForeignKeyConstraint(
            ["tenant_id", "instrument_version_id"], ["instrument_version.tenant_id", "instrument_version.id"]
        ),
    )

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    site_id: UUID
    instrument_version_id: UUID
    title: str = Field(sa_type=Text)
    starts_on: date
    ends_on: date
    invitation_mode: str = Field(sa_type=Text)
    link_level: str = Field(sa_type=Text)
    state: str = Field(sa_type=Text)
    minimum_cell: int
    amendments: bool = Field(default=False, sa_column_kwargs={"server_default": "false"})
    version: int
    created_at: datetime = moment()
    opened_at: datetime | None = moment(nullable=True, default=None)
    closed_at: datetime | None = moment(nullable=True, default=None)
