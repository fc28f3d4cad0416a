"""Frozen figure sets and their slices."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import ForeignKeyConstraint, Text, UniqueConstraint
from sqlmodel import Field

from survey_api.tables import Table


class FigureSet(Table, table=True):
    """The figures of one closed wave; `hash` is the SHA-256 of the canonical JSON of all its slices."""

    __tablename__ = "figure_set"
    __table_args__ = (
        UniqueConstraint("tenant_id", "wave_id", "hash"),
        ForeignKeyConstraint(["tenant_id", "wave_id"], ["wave.tenant_id", "wave.id"]),
    )

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    wave_id: UUID
    hash: str = Field(sa_type=Text)
    minimum: int
    created_at: datetime = moment()
    created_by: str = Field(sa_type=Text)


class FigureSlice(Table, table=True):
    """The figures of one unit; who is bound to some units reads only theirs."""

    __tablename__ = "figure_slice"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "figure_set_id"], ["figure_set.tenant_id", "figure_set.id"]),
    )

    tenant_id: UUID = Field(primary_key=True)
    figure_set_id: UUID = Field(primary_key=True)
    unit_id: UUID = Field(primary_key=True)
    project_id: UUID
    kind: str = Field(sa_type=Text)
    code: str = Field(sa_type=Text)
    label: str = Field(sa_type=Text)
    district_id: UUID | None = None
    body: dict[str, Any] = document()
