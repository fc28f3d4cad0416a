"""The table of accounts: how a person signs in."""

from datetime import datetime
from uuid import UUID

from chassis.columns import moment
from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field

from identity_api.tables import Table


class Account(Table, table=True):
    """`totp_pending` waits for its first code; `totp_last_step` is the last time step a code was used for."""

    __tablename__ = "account"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "person_id"], ["person.tenant_id", "person.id"]),
        UniqueConstraint("tenant_id", "email"),
        Index("account_email", "email"),
    )

    tenant_id: UUID = Field(primary_key=True)
    person_id: UUID = Field(primary_key=True)
    email: str
    password_hash: str
    totp_secret: str | None = None
    totp_pending: str | None = None
    totp_last_step: int | None = Field(default=None, sa_type=BigInteger)
    version: int = 1
    created_at: datetime = moment()
