"""Who is asking, and what their grants allow: role x scope, inside a tenant."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from chassis.problems import NotFound, PermissionDenied

Kind = Literal["person", "client", "service", "respondent"]


@dataclass(frozen=True)
class Grant:
    """A role held in a scope. `network_ids` and `organisation_ids` None = not bound to some."""

    role: str
    permissions: frozenset[str]
    tenant_id: UUID
    scope_kind: str
    scope_id: UUID | None
    project_id: UUID | None = None
    network_ids: frozenset[UUID] | None = None
    organisation_ids: frozenset[UUID] | None = None

    @property
    def visible(self) -> frozenset[UUID] | None:
        if self.network_ids is None:
            return None
        return self.network_ids | ({self.scope_id} if self.scope_id else frozenset())

    def covers(self, project_id: UUID | None, network_id: UUID | None) -> bool:
        if self.project_id is not None and project_id is not None and self.project_id != project_id:
            return False
        if self.network_ids is None or network_id is None:
            return True
        return network_id in self.network_ids


@dataclass(frozen=True)
class Limit:
    """A narrower scope than the grants', carried by a token (`lim`)."""

    permissions: frozenset[str] | None = None
    tenant_id: UUID | None = None
    network_ids: frozenset[UUID] | None = None


@dataclass(frozen=True)
class Principal:
    """A caller whose token was verified and whose grants are known."""

    id: str
    kind: Kind
    tenant_id: UUID | None
    tenant_ids: frozenset[UUID]
    grants: tuple[Grant, ...] = ()
    session_id: str | None = None
    limit: Limit = field(default_factory=Limit)

    def may(self, permission: str, *, project_id: UUID | None = None, network_id: UUID | None = None) -> bool:
        if self.limit.permissions is not None and permission not in self.limit.permissions:
            return False
        limited = self.limit.network_ids
        if limited is not None and network_id is not None and network_id not in limited:
            return False
        return any(
            permission in grant.permissions and grant.covers(project_id, network_id) for grant in self.grants
        )

    def require(
        self, permission: str, *, project_id: UUID | None = None, network_id: UUID | None = None
    ) -> None:
        """Raise PermissionDenied unless some grant gives `permission` there."""
        if not self.may(permission, project_id=project_id, network_id=network_id):
            raise PermissionDenied(f"This needs the permission {permission} there.")

    def require_everywhere(self, permission: str, *, project_id: UUID | None = None) -> None:
        """Like require, for what touches every network of a project: a grant bound to some is not enough."""
        bound = self.networks_for(permission, project_id=project_id)
        if bound is not None:
            self.require(permission, project_id=project_id)
            raise PermissionDenied(f"This needs the permission {permission} in the whole project.")

    def networks_for(self, permission: str, *, project_id: UUID | None = None) -> frozenset[UUID] | None:
        """The networks in which `permission` holds; None = every one."""
        found = [
            grant.network_ids
            for grant in self.grants
            if permission in grant.permissions and grant.covers(project_id, None)
        ]
        return _narrow(_union(found), self.limit.network_ids)

    @property
    def network_ids(self) -> frozenset[UUID] | None:
        """What row-level security lets this principal see; None = every network of its tenants.

        Holds the scopes themselves too (a district, a school), for rows that belong to such a unit.
        """
        return _narrow(_union(g.visible for g in self.grants), self.limit.network_ids)

    def only_tenant(self) -> UUID:
        if self.tenant_id is None:
            raise NotFound("This caller belongs to no organisation.")
        return self.tenant_id


def _union(sets: Iterable[frozenset[UUID] | None]) -> frozenset[UUID] | None:
    found: frozenset[UUID] = frozenset()
    for one in sets:
        if one is None:
            return None
        found |= one
    return found


def _narrow(wide: frozenset[UUID] | None, limit: frozenset[UUID] | None) -> frozenset[UUID] | None:
    if limit is None:
        return wide
    return limit if wide is None else wide & limit
