"""Continuations."""

from datetime import datetime
from uuid import UUID

from chassis.columns import moment
from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, Text
from sqlmodel import Field

from survey_api.tables import Table


class Continuation(Table, table=True):
    """Sealed bytes under the hash of a key that only the respondent's devices have."""

    __tablename__ = "continuation"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "wave_id"], ["wave.tenant_id", "wave.id"]),
        ForeignKeyConstraint(["tenant_id", "link_id"], ["link.tenant_id", "link.id"]),
        Index("continuation_link", "tenant_id", "link_id"),
        Index("continuation_used", "tenant_id", "used_at"),
    )

    tenant_id: UUID = Field(primary_key=True)
    lookup_hash: str = Field(primary_key=True, sa_type=Text)
    project_id: UUID
    wave_id: UUID
    network_id: UUID
    link_id: UUID
    sealed: bytes = Field(sa_type=LargeBinary)
    size: int
    sha256: str = Field(sa_type=Text)
    version: int = 1
    created_at: datetime = moment()
    updated_at: datetime = moment()
    used_at: datetime = moment()
