"""The tables of teams."""

from datetime import datetime
from uuid import UUID

from chassis.columns import moment
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field

from pdsa_api.tables import Table


class Team(Table, table=True):
    """Two to eight people of a network, mostly of one school, who test changes together."""

    __tablename__ = "team"
    __table_args__ = (
        Index("team_network", "tenant_id", "network_id", "id"),
        Index("team_project", "tenant_id", "project_id", "id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    network_id: UUID
    id: UUID = Field(primary_key=True)
    school_id: UUID | None = None
    name: str
    version: int = 1
    first_body: str
    created_by: str
    created_at: datetime = moment()
    updated_at: datetime = moment()


class TeamMember(Table, table=True):
    """A person with an account (`person_id`), or a student or parent under a code name; never both."""

    __tablename__ = "team_member"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "team_id"], ["team.tenant_id", "team.id"], ondelete="CASCADE"),
        CheckConstraint("(person_id is null) <> (code_name is null)"),
        Index("team_member_person", "tenant_id", "person_id"),
        Index("team_member_team", "tenant_id", "team_id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    network_id: UUID
    id: UUID = Field(primary_key=True)
    team_id: UUID
    person_id: str | None = None
    code_name: str | None = None
    position: str
