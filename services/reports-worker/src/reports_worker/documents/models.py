"""The tables of documents and of the block trees they were printed from."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field

from reports_worker.tables import Table


class Document(Table, table=True):
    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("tenant_id", "run_id", "unit_id", name="document_once"),
        ForeignKeyConstraint(["tenant_id", "run_id"], ["run.tenant_id", "run.id"]),
        CheckConstraint("(state = 'finished') = (sha256 is not null)"),
        Index("document_project", "tenant_id", "project_id", "id"),
        Index("document_unit", "tenant_id", "unit_id", "id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    id: UUID = Field(primary_key=True)
    run_id: UUID
    definition_id: UUID
    kind: str
    title: str
    unit_id: UUID
    unit_kind: str
    unit_label: str
    language: str
    state: str = "waiting"
    attempts: int = 0
    reason_code: str | None = None
    reason_detail: str | None = None
    sha256: str | None = None
    bytes: int | None = None
    pages: int | None = None
    tree_hash: str | None = None
    created_at: datetime = moment()
    finished_at: datetime | None = moment(nullable=True, default=None)


class DocumentTree(Table, table=True):
    __tablename__ = "document_tree"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "document_id"], ["document.tenant_id", "document.id"]),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    document_id: UUID = Field(primary_key=True)
    unit_id: UUID
    tree: dict[str, Any] = document()
