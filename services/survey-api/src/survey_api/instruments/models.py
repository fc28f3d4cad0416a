"""Instruments and their versions. A version is never changed: the application may only add and read it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import ForeignKeyConstraint, Text, UniqueConstraint
from sqlmodel import Field

from survey_api.tables import Table


class Instrument(Table, table=True):
    __tablename__ = "instrument"
    __table_args__ = (UniqueConstraint("tenant_id", "project_id", "form_id"),)

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    form_id: str = Field(sa_type=Text)
    created_at: datetime = moment()


class InstrumentVersion(Table, table=True):
    """One accepted upload: its bytes are in the file store under `sha256`."""

    __tablename__ = "instrument_version"
    __table_args__ = (
        UniqueConstraint("tenant_id", "instrument_id", "number"),
        UniqueConstraint("tenant_id", "project_id", "sha256"),
        ForeignKeyConstraint(["tenant_id", "instrument_id"], ["instrument.tenant_id", "instrument.id"]),
    )

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    instrument_id: UUID
    number: int
    form_id: str = Field(sa_type=Text)
    form_version: str = Field(sa_type=Text)
    title: str = Field(sa_type=Text)
    file_name: str = Field(sa_type=Text)
    sha256: str = Field(sa_type=Text)
    size: int
    languages: list[dict[str, str]] = document()
    default_language: str = Field(sa_type=Text)
    questions: int
    web: bool
    problems: list[dict[str, Any]] = document()
    repairs: list[str] = document()
    model: dict[str, Any] = document()
    measures: dict[str, Any] = document()
    xform: str = Field(sa_type=Text)
    created_at: datetime = moment()
    created_by: str = Field(sa_type=Text)
