"""Conflicts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlmodel import Field

from survey_api.tables import Table


class Conflict(Table, table=True):
    """Other answers, or another file of the same name, than what is stored under the id. Kept as it came."""

    __tablename__ = "response_conflict"
    __table_args__ = (
        UniqueConstraint("tenant_id", "response_id", "sha256"),
        ForeignKeyConstraint(["tenant_id", "wave_id"], ["wave.tenant_id", "wave.id"]),
        Index("response_conflict_wave", "tenant_id", "wave_id", "id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    wave_id: UUID
    network_id: UUID
    response_id: UUID
    kind: str = Field(sa_type=Text)
    sha256: str = Field(sa_type=Text)
    language: str | None = Field(default=None, sa_type=Text)
    started_at: datetime | None = moment(nullable=True, default=None)
    ended_at: datetime | None = moment(nullable=True, default=None)
    answers: dict[str, Any] | None = document(nullable=True, default=None)
    files: list[dict[str, Any]] | None = document(nullable=True, default=None)
    instance_id: UUID | None = None
    xml: str | None = Field(default=None, sa_type=Text)
    file_name: str | None = Field(default=None, sa_type=Text)
    file_sha256: str | None = Field(default=None, sa_type=Text)
    media_type: str | None = Field(default=None, sa_type=Text)
    size: int | None = Field(default=None, sa_type=BigInteger)
    submitted_by: str = Field(sa_type=Text)
    received_at: datetime = moment()
    choice: str | None = Field(default=None, sa_type=Text)
    resolved_at: datetime | None = moment(nullable=True, default=None)
    resolved_by: str | None = Field(default=None, sa_type=Text)
