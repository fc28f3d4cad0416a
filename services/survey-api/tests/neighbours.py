"""identity-api as far as survey-api asks it, over a real socket."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from chassis.ids import new_id
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse


@dataclass
class Place:
    """One roster entry."""

    network_id: UUID
    school_id: UUID
    district_id: UUID | None
    role: str
    membership_id: UUID = field(default_factory=new_id)
    person_id: UUID = field(default_factory=new_id)


@dataclass
class Identity:
    """What the neighbour answers with; tests change it."""

    site_id: UUID = field(default_factory=new_id)
    roster: list[Place] = field(default_factory=list)
    changes: list[dict[str, Any]] = field(default_factory=list)
    minimum_cell: int = 5
    up: bool = True
    names: dict[UUID, str] = field(default_factory=dict)
    names_asked: list[tuple[UUID, set[UUID]]] = field(default_factory=list)

    def add_unit(
        self,
        tenant: UUID,
        project: UUID,
        kind: str,
        label: str,
        *,
        unit_id: UUID | None = None,
        code: str = "",
        **more: Any,
    ) -> UUID:
        """A unit in the directory."""
        made = unit_id or new_id()
        self.changes.append(
            {
                "position": len(self.changes) + 1,
                "id": str(made),
                "kind": kind,
                "tenant_id": str(tenant),
                "project_id": str(project),
                "code": code or label.lower().replace(" ", "-"),
                "label": label,
                "deleted": False,
                **{name: str(value) for name, value in more.items()},
            }
        )
        return made


def neighbour(identity: Identity) -> FastAPI:
    app = FastAPI()

    @app.middleware("http")
    async def away(request: Request, call_next: Any) -> Any:
        return await call_next(request) if identity.up else JSONResponse({}, status_code=503)

    @app.post("/api/identity/v1/token")
    async def token() -> dict[str, Any]:
        return {"access_token": "neighbour", "expires_in": 300, "token_type": "Bearer"}

    @app.get("/api/identity/v1/directory/changes")
    async def changes(after: int, limit: int) -> dict[str, Any]:
        items = [item for item in identity.changes if item["position"] > after][:limit]
        return {"items": items, "next": items[-1]["position"] if items else after}

    @app.get("/api/identity/v1/projects/{project_id}")
    async def project(project_id: UUID) -> dict[str, Any]:
        return {"id": str(project_id), "minimum_cell": identity.minimum_cell}

    @app.get("/api/identity/v1/projects/{project_id}/roster")
    async def roster(project_id: UUID, limit: int, cursor: int = 0) -> dict[str, Any]:
        page = identity.roster[cursor : cursor + limit]
        following = cursor + limit if cursor + limit < len(identity.roster) else None
        return {"items": _entries(page, identity.site_id), "next_cursor": following}

    @app.post("/api/identity/v1/networks/{network_id}/people:names")
    async def names(network_id: UUID, request: Request) -> dict[str, Any]:
        asked = {UUID(one) for one in (await request.json())["ids"]}
        identity.names_asked.append((network_id, asked))
        here = {place.person_id for place in identity.roster if place.network_id == network_id}
        told = {one: identity.names.get(one, f"Person {one.hex[-4:]}") for one in asked & here}
        return {"items": [{"id": str(one), "name": name} for one, name in told.items() if name]}

    return app


def _entries(places: Sequence[Place], site_id: UUID) -> list[dict[str, Any]]:
    return [
        {
            "membership_id": str(place.membership_id),
            "person_id": str(place.person_id),
            "network_id": str(place.network_id),
            "school_id": str(place.school_id),
            "district_id": str(place.district_id) if place.district_id else None,
            "site_id": str(site_id),
            "country": "CL",
            "language": "es",
            "role": place.role,
        }
        for place in places
    ]
