"""The table of evidence."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field

from pdsa_api.tables import Table

FILES = (("evidence", "sha256"), ("evidence", "thumbnail_sha256"))
"""The columns that refer to stored files."""


class Evidence(Table, table=True):
    """A piece of evidence of a cycle; read wherever its cycle is. `frozen`: a chart or figures as they were.

    `announced` is the file as the sender described it, `received_sha256` what arrived, `sha256` what is kept of it.
    """

    __tablename__ = "evidence"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "cycle_id"], ["cycle.tenant_id", "cycle.id"]),
        CheckConstraint("(state = 'complete') or (sha256 is null)"),
        Index("evidence_cycle", "tenant_id", "cycle_id", "id"),
        Index("evidence_file", "tenant_id", "sha256", postgresql_where=text("sha256 is not null")),
        Index(
            "evidence_thumbnail",
            "tenant_id",
            "thumbnail_sha256",
            postgresql_where=text("thumbnail_sha256 is not null"),
        ),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    network_id: UUID
    id: UUID = Field(primary_key=True)
    cycle_id: UUID
    kind: str
    state: str
    title: str
    shows: str
    stage: str | None = None
    pointer: str
    method: str
    collected_on: date | None = None
    voice: str | None = None
    outsider: bool
    alt: str
    people: str | None = None
    url: str | None = None
    frozen: dict[str, Any] | None = document(nullable=True, default=None)
    announced: dict[str, Any] | None = document(nullable=True, default=None)
    refusal: dict[str, Any] | None = document(nullable=True, default=None)
    upload_id: UUID | None = None
    name: str | None = None
    media_type: str | None = None
    family: str | None = None
    size: int | None = Field(default=None, sa_type=BigInteger)
    width: int | None = None
    height: int | None = None
    sha256: str | None = None
    thumbnail_sha256: str | None = None
    received_sha256: str | None = None
    version: int = 1
    first_body: str
    created_by: str
    created_at: datetime = moment()
    updated_at: datetime = moment()
    removed_at: datetime | None = moment(nullable=True, default=None)
    removed_by: str | None = None
