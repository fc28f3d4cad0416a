"""One installation for all tests of this service: a real database and queue, set up through the public door."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from chassis.clock import Clock, HeldClock
from chassis.testing import ServiceKit
from fastapi import FastAPI
from identity_api.main import create
from identity_api.settings import IdentitySettings
from identity_api.tables import Table

BASE = "/api/identity/v1"
CODE = "7KQW-3MXA-9TRE-VB2H"
PASSWORD = "cuatro palabras sobre un cerro"
SECRETS = {name: f"secret of {name}" for name in ("survey-api", "reports-worker", "pdsa-api")}


@dataclass
class Answerer:
    """Calls the service in somebody's name."""

    client: httpx.AsyncClient
    token: str | None = None

    async def __call__(self, method: str, path: str, **more: Any) -> httpx.Response:
        headers = dict(more.pop("headers", {}))
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        return await self.client.request(method, BASE + path, headers=headers, **more)

    async def json(self, method: str, path: str, status: int = 200, **more: Any) -> Any:
        response = await self(method, path, **more)
        assert response.status_code == status, response.text
        return response.json() if response.content else None


@dataclass
class Tenant:
    """An organisation with its administrator."""

    id: UUID
    person_id: UUID
    email: str
    admin: Answerer


@dataclass
class World:
    """The running service and the two organisations in it."""

    app: FastAPI
    kit: ServiceKit[IdentitySettings]
    client: httpx.AsyncClient
    anonymous: Answerer
    first: Tenant
    second: Tenant
    places: dict[str, Any] = field(default_factory=dict)

    async def sign_in(self, email: str, password: str = PASSWORD) -> Answerer:
        return Answerer(self.client, await token_of(self.client, email, password))

    async def service(self, name: str, tenant_id: UUID | None = None) -> Answerer:
        form = {
            "grant_type": "client_credentials",
            "client_id": f"service:{name}",
            "client_secret": SECRETS[name],
        }
        if tenant_id:
            form["limit"] = f'{{"tenant_id": "{tenant_id}"}}'
        answer = await self.client.post(f"{BASE}/token", data=form)
        assert answer.status_code == 200, answer.text
        return Answerer(self.client, answer.json()["access_token"])


async def token_of(client: httpx.AsyncClient, email: str, password: str = PASSWORD) -> str:
    answer = await client.post(f"{BASE}/session", json={"email": email, "password": password})
    client.cookies.clear()
    assert answer.status_code == 200, answer.text
    return str(answer.json()["access_token"])


def tenant_body(name: str, email: str) -> dict[str, Any]:
    return {
        "name": name,
        "country": "CL",
        "language": "es",
        "time_zone": "America/Santiago",
        "administrator": {"name": f"Admin of {name}", "email": email, "password": PASSWORD},
    }


def setup_body(code: str = CODE, email: str = "first@example.org") -> dict[str, Any]:
    tenant = tenant_body("First", email)
    return {"code": code, "administrator": tenant.pop("administrator"), "tenant": tenant}


@asynccontextmanager
async def installation(
    folder: Any, *, clock: Clock | None = None, **environment: str
) -> AsyncIterator[tuple[ServiceKit[IdentitySettings], FastAPI, httpx.AsyncClient]]:
    """An empty installation, running."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, secret in SECRETS.items():
        (folder / name).write_text(secret + "\n")
    (folder / "setup-code").write_text(CODE + "\n")
    kit = await ServiceKit.start(
        "identity-api",
        "identity_api",
        Table.metadata,
        IdentitySettings,
        folder,
        {"SETUP_CODE_FILE": str(folder / "setup-code"), "REQUIRE_TOTP_FOR_STAFF": "0", **environment},
    )
    try:
        app = create(kit.settings, clock=clock)
        async with kit.client(app) as client:
            yield kit, app, client
    finally:
        await kit.close()


@pytest.fixture(scope="session")
async def world(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    async with installation(tmp_path_factory.mktemp("identity") / "world") as (kit, app, client):
        anonymous = Answerer(client)
        made = await anonymous.json("POST", "/setup", 201, json=setup_body())
        admin = Answerer(client, await token_of(client, "first@example.org"))
        first = Tenant(UUID(made["tenant_id"]), UUID(made["person_id"]), "first@example.org", admin)
        body = tenant_body("Second", "second@example.org")
        other = await admin.json("POST", "/tenants", 201, json=body)
        second_admin = Answerer(client, await token_of(client, "second@example.org"))
        second = Tenant(
            UUID(other["tenant_id"]), UUID(other["person_id"]), "second@example.org", second_admin
        )
        yield World(app, kit, client, anonymous, first, second)


@dataclass
class Places:
    """A project of one organisation: a site, two districts, three networks and six people of a roster."""

    project: str
    site: str
    districts: dict[str, str]
    schools: dict[str, str]
    networks: dict[str, str]
    people: dict[str, str]


def roster_rows(prefix: str = "") -> list[dict[str, Any]]:
    """Six people: two in each network; N1 and N2 in district D1, N3 in D2."""
    rows = []
    for number, (district, network) in enumerate(
        [("D1", "N1"), ("D1", "N1"), ("D1", "N2"), ("D1", "N2"), ("D2", "N3"), ("D2", "N3")], start=1
    ):
        rows.append(
            {
                "row": number + 1,
                "person_code": f"P{number}",
                "name": f"{prefix}Person {number}",
                "email": f"p{number}@school.example",
                "role": "school_leader" if number % 2 else "teacher",
                "language": "es",
                "school_code": f"{network}-E{number % 2}",
                "school_name": f"{prefix}School {network}-E{number % 2}",
                "network_code": network,
                "network_name": f"{prefix}Network {network}",
                "district_code": district,
                "district_name": f"{prefix}District {district}",
            }
        )
    return rows


async def make_project(caller: Answerer, code: str | None = None) -> tuple[str, str]:
    """Project and site."""
    body = {"code": code or f"p{uuid4().hex[:8]}", "name": "Redes", "summary": "", "languages": ["es"]}
    project = await caller.json("POST", "/projects", 201, json=body)
    site = await caller.json(
        "POST",
        "/sites",
        201,
        json={
            "project_id": project["id"],
            "code": "CL",
            "name": "Chile",
            "country": "CL",
            "language": "es",
            "time_zone": "America/Santiago",
        },
    )
    return project["id"], site["id"]


async def make_places(caller: Answerer, prefix: str = "") -> Places:
    project, site = await make_project(caller)
    await caller.json(
        "POST",
        f"/projects/{project}/roster:import",
        json={"site_id": site, "rows": roster_rows(prefix)},
    )

    async def ids(path: str, key: str = "code", **query: str) -> dict[str, str]:
        page = await caller.json("GET", path, params={"project_id": project, "limit": "200", **query})
        return {item[key]: item["id"] for item in page["items"]}

    return Places(
        project,
        site,
        await ids("/organisations", kind="district"),
        await ids("/organisations", kind="school"),
        await ids("/networks"),
        await ids("/people"),
    )


@pytest.fixture(scope="session")
async def ours(world: World) -> Places:
    return await make_places(world.first.admin)


@pytest.fixture(scope="session")
async def theirs(world: World) -> Places:
    return await make_places(world.second.admin, "Secret ")


Hire = Callable[..., Awaitable[Answerer]]


@pytest.fixture(scope="session")
def hire(world: World, ours: Places) -> Hire:
    """Somebody new of the first organisation who holds a role in a scope of `ours`, signed in."""

    async def make(role: str, kind: str = "project", scope_id: str | None = None) -> Answerer:
        email = f"{uuid4().hex}@example.org"
        person = await world.first.admin.json(
            "POST",
            "/people",
            201,
            json={"project_id": ours.project, "name": f"A {role}", "email": email, "language": "es"},
        )
        account = {"person_id": person["id"], "email": email, "password": PASSWORD}
        await world.first.admin.json("POST", "/accounts", 201, json=account)
        scope = {"kind": kind, "id": scope_id or (ours.project if kind == "project" else None)}
        grant = {"principal_id": person["id"], "role": role, "scope": scope}
        await world.first.admin.json("POST", "/grants", 201, json=grant)
        return await world.sign_in(email)

    return make


@pytest.fixture
def held() -> HeldClock:
    return HeldClock(datetime.now(UTC))
