"""The table of changes: who changed which fields of which record, when and why."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import Index
from sqlmodel import Field

from pdsa_api.tables import Table


class Change(Table, table=True):
    """One change of one record. Written once: the application's role may alter `shared` and nothing else."""

    __tablename__ = "change"
    __table_args__ = (
        Index("change_record", "tenant_id", "kind", "record_id", "id"),
        Index("change_network", "tenant_id", "network_id", "id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    network_id: UUID
    id: UUID = Field(primary_key=True)
    kind: str
    record_id: UUID
    version: int
    by: str
    by_kind: str
    at: datetime = moment()
    reason: str | None = None
    fields: list[dict[str, Any]] = document()
    shared: bool = False
