"""App users."""

from datetime import datetime
from uuid import UUID

from chassis.columns import moment
from sqlalchemy import ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlmodel import Field

from survey_api.tables import Table


class AppUser(Table, table=True):
    """A device, or who carries it. Its token is made from the id by a key; here is only the token's hash."""

    __tablename__ = "app_user"
    __table_args__ = (
        UniqueConstraint("tenant_id", "token_hash"),
        ForeignKeyConstraint(["tenant_id", "wave_id"], ["wave.tenant_id", "wave.id"]),
        Index("app_user_token", "token_hash"),
        Index("app_user_project", "tenant_id", "project_id", "id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    network_id: UUID
    wave_id: UUID | None = None
    name: str = Field(sa_type=Text)
    language: str = Field(default="en", sa_type=Text, sa_column_kwargs={"server_default": "en"})
    token_hash: str = Field(sa_type=Text)
    created_at: datetime = moment()
    created_by: str = Field(sa_type=Text)
    revoked_at: datetime | None = moment(nullable=True, default=None)
    revoked_by: str | None = Field(default=None, sa_type=Text)
    last_seen_at: datetime | None = moment(nullable=True, default=None)
