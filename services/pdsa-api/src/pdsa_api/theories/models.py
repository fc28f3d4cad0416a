"""The tables of theories: what holds now, and every version."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field

from pdsa_api.tables import Table


class Theory(Table, table=True):
    """The theory of a network, or, with `school_id`, a school's local variant of it."""

    __tablename__ = "theory"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "aim_id"], ["aim.tenant_id", "aim.id"]),
        CheckConstraint("(school_id is null) = (base_version is null)"),
        Index("theory_project", "tenant_id", "project_id", "id"),
        Index(
            "theory_of_network",
            "tenant_id",
            "network_id",
            unique=True,
            postgresql_where=text("school_id is null"),
        ),
        Index(
            "theory_of_school",
            "tenant_id",
            "network_id",
            "school_id",
            unique=True,
            postgresql_where=text("school_id is not null"),
        ),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    network_id: UUID
    id: UUID = Field(primary_key=True)
    school_id: UUID | None = None
    base_version: int | None = None
    problem: str
    aim_id: UUID | None = None
    causes: list[dict[str, Any]] = document()
    drivers: list[dict[str, Any]] = document()
    version: int = 1
    note: str
    created_by: str
    created_at: datetime = moment()
    updated_by: str
    updated_at: datetime = moment()


class TheoryVersion(Table, table=True):
    """What a theory said at one version; never changed."""

    __tablename__ = "theory_version"
    __table_args__ = (
        ForeignKeyConstraint(
            ["tenant_id", "theory_id"], ["theory.tenant_id", "theory.id"], ondelete="CASCADE"
        ),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    network_id: UUID
    theory_id: UUID = Field(primary_key=True)
    version: int = Field(primary_key=True)
    base_version: int | None = None
    restored_from: int | None = None
    problem: str
    aim_id: UUID | None = None
    causes: list[dict[str, Any]] = document()
    drivers: list[dict[str, Any]] = document()
    note: str
    created_by: str
    created_at: datetime = moment()
