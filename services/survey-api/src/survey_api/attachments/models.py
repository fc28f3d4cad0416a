"""Attachments."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import BigInteger, ForeignKeyConstraint, Text, UniqueConstraint
from sqlmodel import Field

from survey_api.tables import Table

MISSING: Final = "missing"
COMPLETE: Final = "complete"
REFUSED: Final = "refused"


class Attachment(Table, table=True):
    """One file that an answer names, or named before it was edited (`named`). `sha256` is of what is kept, `received_sha256` of what came."""

    __tablename__ = "attachment"
    __table_args__ = (
        UniqueConstraint("tenant_id", "response_id", "name"),
        ForeignKeyConstraint(["tenant_id", "response_id"], ["response.tenant_id", "response.id"]),
    )

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    wave_id: UUID
    network_id: UUID
    response_id: UUID
    name: str = Field(sa_type=Text)
    pointer: str = Field(sa_type=Text)
    named: bool = Field(default=True, sa_column_kwargs={"server_default": "true"})
    kind: str = Field(sa_type=Text)
    expected_sha256: str | None = Field(default=None, sa_type=Text)
    expected_size: int | None = Field(default=None, sa_type=BigInteger)
    state: str = Field(sa_type=Text)
    refusal: dict[str, Any] | None = document(nullable=True, default=None)
    upload_id: UUID | None = None
    media_type: str | None = Field(default=None, sa_type=Text)
    family: str | None = Field(default=None, sa_type=Text)
    size: int | None = Field(default=None, sa_type=BigInteger)
    width: int | None = None
    height: int | None = None
    sha256: str | None = Field(default=None, sa_type=Text)
    thumbnail_sha256: str | None = Field(default=None, sa_type=Text)
    received_sha256: str | None = Field(default=None, sa_type=Text)
    received_at: datetime | None = moment(nullable=True, default=None)
