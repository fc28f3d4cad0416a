"""The tables of people, of who takes part in which project, and of memberships in networks."""

from datetime import date, datetime
from uuid import UUID

from chassis.columns import moment
from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from identity_api.tables import Table


class Person(Table, table=True):
    __tablename__ = "person"
    __table_args__ = (ForeignKeyConstraint(["tenant_id"], ["tenant.id"]),)

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    name: str
    email: str | None = None
    language: str
    version: int = 1
    created_at: datetime = moment()
    updated_at: datetime = moment()


class Participant(Table, table=True):
    """A person in a project, under the code that the project's roster gives them."""

    __tablename__ = "participant"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "project_id"], ["project.tenant_id", "project.id"]),
        ForeignKeyConstraint(["tenant_id", "person_id"], ["person.tenant_id", "person.id"]),
        UniqueConstraint("code", "project_id", "tenant_id"),
        Index("participant_person", "person_id", "tenant_id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID = Field(primary_key=True)
    person_id: UUID = Field(primary_key=True)
    code: str


class Membership(Table, table=True):
    """A role that a person holds in a network, from a day to a day."""

    __tablename__ = "membership"
    __table_args__ = (
        ForeignKeyConstraint(
            ["tenant_id", "project_id", "network_id"],
            ["network.tenant_id", "network.project_id", "network.id"],
        ),
        ForeignKeyConstraint(
            ["tenant_id", "project_id", "school_id"],
            ["organisation.tenant_id", "organisation.project_id", "organisation.id"],
        ),
        ForeignKeyConstraint(["tenant_id", "person_id"], ["person.tenant_id", "person.id"]),
        Index(
            "membership_current",
            "network_id",
            "person_id",
            "role",
            "tenant_id",
            unique=True,
            postgresql_where=text("ends_on is null"),
        ),
        Index("membership_person", "person_id", "tenant_id"),
        Index("membership_project", "tenant_id", "project_id", "id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    id: UUID = Field(primary_key=True)
    network_id: UUID
    person_id: UUID
    school_id: UUID | None = None
    role: str
    starts_on: date
    ends_on: date | None = None
    version: int = 1
