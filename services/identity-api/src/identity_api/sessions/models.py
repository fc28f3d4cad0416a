"""The tables of sessions, of their refresh tokens, and of the pace of sign-in."""

from datetime import datetime
from uuid import UUID

from chassis.columns import moment
from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field

from identity_api.tables import Table


class Session(Table, table=True):
    """A family of refresh tokens. `rotation_key` makes each one's successor out of the one that is sent,
    so that neither can be read from the database."""

    __tablename__ = "session"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "person_id"], ["person.tenant_id", "person.id"]),
        Index("session_person", "person_id", "tenant_id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    person_id: UUID
    rotation_key: str
    generation: int
    rotated_at: datetime = moment()
    created_at: datetime = moment()
    expires_at: datetime = moment()
    revoked_at: datetime | None = moment(nullable=True, default=None)


class RefreshToken(Table, table=True):
    __tablename__ = "refresh_token"
    __table_args__ = (
        ForeignKeyConstraint(
            ["tenant_id", "session_id"], ["session.tenant_id", "session.id"], ondelete="CASCADE"
        ),
        Index("refresh_token_hash", "hash"),
        Index("refresh_token_session", "session_id", "tenant_id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    hash: str = Field(primary_key=True)
    session_id: UUID
    generation: int


class SignInPace(Table, table=True):
    """When the next try of an account or an address would come if tries were evenly spread."""

    __tablename__ = "sign_in_pace"

    subject: str = Field(primary_key=True)
    next_at: datetime = moment()
