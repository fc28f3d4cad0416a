"""The tables of projects and their sites."""

from datetime import datetime
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field

from identity_api.tables import Table


class Project(Table, table=True):
    __tablename__ = "project"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["tenant.id"]),
        UniqueConstraint("tenant_id", "code"),
    )

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    code: str
    name: str
    summary: str
    languages: list[str] = document()
    minimum_cell: int
    version: int = 1
    created_at: datetime = moment()
    updated_at: datetime = moment()


class Site(Table, table=True):
    __tablename__ = "site"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "project_id"], ["project.tenant_id", "project.id"]),
        UniqueConstraint("tenant_id", "project_id", "id"),
        UniqueConstraint("code", "project_id", "tenant_id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    id: UUID = Field(primary_key=True)
    code: str
    name: str
    country: str
    language: str
    time_zone: str
    created_at: datetime = moment()
