"""Grants on the wire."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from chassis.schemas import Shape
from contracts.permissions import ROLES
from pydantic import AfterValidator, Field

ScopeKind = Literal["tenant", "project", "site", "district", "network", "school"]


def _known_role(value: str) -> str:
    if value not in ROLES:
        raise ValueError("is no role; one of " + ", ".join(ROLES))
    return value


Role = Annotated[
    str, AfterValidator(_known_role), Field(json_schema_extra={"enum": list(ROLES)}, examples=["facilitator"])
]


class ScopeIn(Shape):
    kind: ScopeKind = Field(examples=["network"])
    id: UUID | None = Field(default=None, description="Not needed for the tenant's own scope")


class GrantIn(Shape):
    """A role that somebody is given in a scope."""

    principal_id: UUID = Field(description="A person")
    role: Role
    scope: ScopeIn
    project_id: UUID | None = None


class ScopeOut(Shape):
    kind: str = Field(examples=["network"])
    id: UUID | None
    label: str


class GrantOut(Shape):
    id: UUID
    principal_id: UUID
    role: str
    permissions: list[str]
    scope: ScopeOut
    project_id: UUID | None
    created_at: datetime


class ScopeInDocument(Shape):
    kind: str
    id: UUID | None


class GrantInDocument(Shape):
    role: str
    permissions: list[str]
    scope: ScopeInDocument
    project_id: UUID | None
    network_ids: list[UUID] | None = Field(description="The networks it reaches; null = not bound to some")
    organisation_ids: list[UUID] | None


class GrantsDocument(Shape):
    """All that a person or client may do, as the services keep it."""

    principal_id: UUID
    kind: str = Field(examples=["person"])
    tenant_id: UUID
    tenant_ids: list[UUID]
    grant_version: int
    grants: list[GrantInDocument]
