"""The table of aims."""

from datetime import date, datetime
from uuid import UUID

from chassis.columns import moment
from sqlalchemy import Index
from sqlmodel import Field

from pdsa_api.tables import Table


class Aim(Table, table=True):
    __tablename__ = "aim"
    __table_args__ = (
        Index("aim_project", "tenant_id", "project_id", "id"),
        Index("aim_network", "tenant_id", "network_id", "id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    network_id: UUID
    id: UUID = Field(primary_key=True)
    statement: str
    what: str
    for_whom: str
    how_much: str
    by_when: date
    subgroup: str | None = None
    version: int = 1
    created_by: str
    created_at: datetime = moment()
    updated_at: datetime = moment()
