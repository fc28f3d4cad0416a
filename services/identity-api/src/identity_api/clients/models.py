"""The table of API clients: other systems that call in their own name."""

from datetime import datetime
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field

from identity_api.tables import Table


class ApiClient(Table, table=True):
    __tablename__ = "api_client"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "project_id"], ["project.tenant_id", "project.id"]),
        Index("api_client_id", "id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    id: UUID = Field(primary_key=True)
    name: str
    secret_hash: str
    permissions: list[str] = document()
    network_ids: list[str] | None = document(nullable=True, default=None)
    created_by: str
    created_at: datetime = moment()
    revoked_at: datetime | None = moment(nullable=True, default=None)
