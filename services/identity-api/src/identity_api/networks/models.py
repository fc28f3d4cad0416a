"""The tables of networks and of the schools in them."""

from datetime import datetime
from uuid import UUID

from chassis.columns import moment
from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field

from identity_api.tables import Table


class Network(Table, table=True):
    __tablename__ = "network"
    __table_args__ = (
        ForeignKeyConstraint(
            ["tenant_id", "project_id", "site_id"], ["site.tenant_id", "site.project_id", "site.id"]
        ),
        ForeignKeyConstraint(
            ["tenant_id", "project_id", "district_id"],
            ["organisation.tenant_id", "organisation.project_id", "organisation.id"],
        ),
        UniqueConstraint("tenant_id", "project_id", "id"),
        UniqueConstraint("code", "project_id", "tenant_id"),
        Index("network_district", "district_id", "tenant_id"),
        Index("network_site", "site_id", "tenant_id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    id: UUID = Field(primary_key=True)
    site_id: UUID
    district_id: UUID | None = None
    code: str
    name: str
    version: int = 1
    created_at: datetime = moment()
    updated_at: datetime = moment()


class NetworkSchool(Table, table=True):
    __tablename__ = "network_school"
    __table_args__ = (
        ForeignKeyConstraint(
            ["tenant_id", "project_id", "network_id"],
            ["network.tenant_id", "network.project_id", "network.id"],
        ),
        ForeignKeyConstraint(
            ["tenant_id", "project_id", "school_id"],
            ["organisation.tenant_id", "organisation.project_id", "organisation.id"],
        ),
        Index("network_school_school", "school_id", "tenant_id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    network_id: UUID = Field(primary_key=True)
    school_id: UUID = Field(primary_key=True)
    project_id: UUID
