"""The tables of principals (who can hold rights) and of the roles they hold in scopes."""

from datetime import datetime
from uuid import UUID

from chassis.columns import moment
from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field

from identity_api.tables import Table


class PrincipalRow(Table, table=True):
    """A person or client; `grant_version` moves with every change of what it may do."""

    __tablename__ = "principal"
    __table_args__ = (ForeignKeyConstraint(["tenant_id"], ["tenant.id"]), Index("principal_id", "id"))

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    kind: str
    grant_version: int = Field(sa_type=BigInteger)
    active: bool


class RoleGrant(Table, table=True):
    """`scope_id` is the tenant's for the scopes installation and tenant, so that it is never null."""

    __tablename__ = "role_grant"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "principal_id"], ["principal.tenant_id", "principal.id"]),
        UniqueConstraint("tenant_id", "principal_id", "role", "scope_kind", "scope_id"),
        Index("role_grant_scope", "scope_id", "tenant_id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    principal_id: UUID
    role: str
    scope_kind: str
    scope_id: UUID
    project_id: UUID | None = None
    created_by: str
    created_at: datetime = moment()
