"""The table of organisations: schools, districts, NGOs, universities, ministries."""

from datetime import datetime
from uuid import UUID

from chassis.columns import moment
from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field

from identity_api.tables import Table


class Organisation(Table, table=True):
    __tablename__ = "organisation"
    __table_args__ = (
        ForeignKeyConstraint(
            ["tenant_id", "project_id", "site_id"], ["site.tenant_id", "site.project_id", "site.id"]
        ),
        ForeignKeyConstraint(
            ["tenant_id", "project_id", "parent_id"],
            ["organisation.tenant_id", "organisation.project_id", "organisation.id"],
        ),
        UniqueConstraint("tenant_id", "project_id", "id"),
        UniqueConstraint("code", "kind", "project_id", "tenant_id"),
        Index("organisation_parent", "parent_id", "tenant_id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    id: UUID = Field(primary_key=True)
    site_id: UUID
    kind: str
    code: str
    name: str
    parent_id: UUID | None = None
    version: int = 1
    created_at: datetime = moment()
    updated_at: datetime = moment()
