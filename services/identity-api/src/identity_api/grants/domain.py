"""Rules of grants: which scopes a role can be held in, and what a grant reaches."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from contracts.permissions import ROLES, STAFF_ROLES

OPERATOR, ADMINISTRATOR = "operator", "administrator"
BELOW_PROJECT = frozenset({"site", "district", "network", "school"})


@dataclass(frozen=True)
class Held:
    """One role in one scope."""

    role: str
    scope_kind: str
    scope_id: UUID
    project_id: UUID | None


@dataclass(frozen=True)
class Reach:
    """The networks of each site, district and school that a grant names."""

    by_unit: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)

    def networks(self, held: Held) -> list[UUID] | None:
        """The networks that the grant reaches; None = not bound to some."""
        if held.scope_kind not in BELOW_PROJECT:
            return None
        if held.scope_kind == "network":
            return [held.scope_id]
        return sorted(self.by_unit.get(held.scope_id, frozenset()))


def needs_second_factor(roles: Iterable[str]) -> bool:
    return not STAFF_ROLES.isdisjoint(roles)


def document_of_grant(held: Held, reach: Reach) -> dict[str, Any]:
    """One grant as the other services read it."""
    installation = held.scope_kind == "installation"
    networks = reach.networks(held)
    return {
        "role": held.role,
        "permissions": sorted(ROLES[held.role]),
        "scope": {"kind": held.scope_kind, "id": None if installation else str(held.scope_id)},
        "project_id": str(held.project_id) if held.project_id else None,
        "network_ids": None if networks is None else [str(one) for one in networks],
        "organisation_ids": [str(held.scope_id)] if held.scope_kind == "school" else None,
    }


def document_of_client(
    project_id: UUID, permissions: Iterable[str], network_ids: list[str] | None
) -> dict[str, Any]:
    """What an API client may do, in the shape of a grant."""
    return {
        "role": "client",
        "permissions": sorted(permissions),
        "scope": {"kind": "project", "id": str(project_id)},
        "project_id": str(project_id),
        "network_ids": network_ids,
        "organisation_ids": None,
    }
