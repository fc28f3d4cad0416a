"""Invitations and links."""

from datetime import datetime
from uuid import UUID

from chassis.columns import moment
from sqlalchemy import ForeignKeyConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from survey_api.tables import Table


class Invitation(Table, table=True):
    """One expected response. `slot` names it inside its wave: the membership, or a number in a unit.

    Network, school, district, role and country are as they were at opening, so that a rate does not move when
    a school does. `response_state` is the evaluated state of the response that fills it.
    """

    __tablename__ = "invitation"
    __table_args__ = (
        UniqueConstraint("tenant_id", "wave_id", "slot"),
        ForeignKeyConstraint(["tenant_id", "wave_id"], ["wave.tenant_id", "wave.id"]),
        Index("invitation_unit", "tenant_id", "wave_id", "network_id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    wave_id: UUID
    slot: str = Field(sa_type=Text)
    network_id: UUID
    school_id: UUID | None = None
    district_id: UUID | None = None
    role: str = Field(sa_type=Text)
    country: str | None = Field(default=None, sa_type=Text)
    language: str | None = Field(default=None, sa_type=Text)
    person_id: UUID | None = None
    anonymous: bool
    response_id: UUID | None = None
    response_state: str | None = Field(default=None, sa_type=Text)
    answered_at: datetime | None = moment(nullable=True, default=None)


class Link(Table, table=True):
    """A public link, or the personal link of one invitation (`unit_kind` person, the unit is the invitation).

    Its token is made from the id by a key; the database holds only the token's hash.
    """

    __tablename__ = "link"
    __table_args__ = (
        UniqueConstraint("tenant_id", "token_hash"),
        ForeignKeyConstraint(["tenant_id", "wave_id"], ["wave.tenant_id", "wave.id"]),
        ForeignKeyConstraint(["tenant_id", "invitation_id"], ["invitation.tenant_id", "invitation.id"]),
        Index(
            "link_active",
            "tenant_id",
            "wave_id",
            "network_id",
            "unit_id",
            unique=True,
            postgresql_where=text("revoked_at is null"),
        ),
        Index("link_token", "token_hash"),
    )

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    wave_id: UUID
    network_id: UUID
    unit_kind: str = Field(sa_type=Text)
    unit_id: UUID
    district_id: UUID | None = None
    invitation_id: UUID | None = None
    token_hash: str = Field(sa_type=Text)
    created_at: datetime = moment()
    revoked_at: datetime | None = moment(nullable=True, default=None)
