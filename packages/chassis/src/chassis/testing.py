"""Test fixtures of every service: a real database, the real queue, and callers with signed tokens.

kit = await ServiceKit.start("survey-api", "survey_api", metadata, SurveySettings, tmp_path)
app = create(kit.settings, issuer=lambda _: kit.issuer)
async with kit.client(app) as client:
    anna = kit.issuer.caller("researcher", permissions={"wave:write"}, tenant_id=..., project_id=...)
    await client.post("/api/survey/v1/waves", headers=anna.headers, json={...})
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, TypeVar
from uuid import UUID

import httpx
import uvicorn
from duru_local.bootstrap import Urls
from duru_local.testing import databases, shared_nats, shared_postgres
from fastapi import FastAPI
from sqlalchemy import MetaData

from chassis.ids import new_id
from chassis.migrations import migrate
from chassis.problems import NotFound
from chassis.settings import ServiceSettings, read_settings
from chassis.tokens import SigningKey, sign

S = TypeVar("S", bound=ServiceSettings)

AUDIENCES = ["identity-api", "pdsa-api", "survey-api", "reports-worker"]


@dataclass(frozen=True)
class TestCaller:
    """Somebody with a token; `headers` go on a request."""

    __test__ = False

    id: str
    tenant_id: UUID | None
    token: str = field(repr=False)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


class TestIssuer:
    """Stands where identity-api stands for a single service under test: real keys, real tokens, chosen grants."""

    __test__ = False

    def __init__(self) -> None:
        self.key = SigningKey.generate()
        self.documents: dict[str, dict[str, Any]] = {}

    async def keys(self) -> list[dict[str, Any]]:
        return [self.key.public_jwk()]

    async def grants(self, principal_id: str) -> dict[str, Any]:
        try:
            return self.documents[principal_id]
        except KeyError:
            raise NotFound from None

    def caller(
        self,
        role: str = "tester",
        *,
        permissions: Iterable[str],
        tenant_id: UUID,
        project_id: UUID | None = None,
        network_ids: Iterable[UUID] | None = None,
        scope: tuple[str, UUID | None] | None = None,
        kind: str = "person",
        lifetime: int = 300,
    ) -> TestCaller:
        """A new caller with one grant."""
        principal_id = str(new_id())
        kind_of_scope, scope_id = scope or (("project", project_id) if project_id else ("tenant", tenant_id))
        self.documents[principal_id] = {
            "principal_id": principal_id,
            "kind": kind,
            "tenant_id": str(tenant_id),
            "tenant_ids": [str(tenant_id)],
            "grant_version": 1,
            "grants": [
                {
                    "role": role,
                    "permissions": sorted(permissions),
                    "scope": {"kind": kind_of_scope, "id": str(scope_id) if scope_id else None},
                    "project_id": str(project_id) if project_id else None,
                    "network_ids": None if network_ids is None else [str(i) for i in network_ids],
                    "organisation_ids": None,
                }
            ],
        }
        claims = {"sub": principal_id, "kind": kind, "tid": str(tenant_id), "gv": 1, "aud": AUDIENCES}
        return TestCaller(principal_id, tenant_id, sign(self.key, claims, lifetime=lifetime))

    def service(self, name: str, *, tenant_id: UUID | None = None) -> TestCaller:
        """A service calling in its own name."""
        claims: dict[str, Any] = {"sub": f"service:{name}", "kind": "service", "aud": AUDIENCES}
        if tenant_id:
            claims["lim"] = {"tenant_id": str(tenant_id)}
        return TestCaller(f"service:{name}", tenant_id, sign(self.key, claims))


@dataclass
class ServiceKit(Generic[S]):
    """One service's database (migrated, empty), its settings, and an issuer."""

    service: str
    settings: S
    urls: Urls
    issuer: TestIssuer
    _stack: AsyncExitStack

    @classmethod
    async def start(
        cls,
        service: str,
        package: str,
        metadata: MetaData,
        settings: type[S],
        folder: Path,
        environment: Mapping[str, str] | None = None,
    ) -> "ServiceKit[S]":
        domain = service.removesuffix("-api").removesuffix("-worker")
        stack = AsyncExitStack()
        urls = stack.enter_context(databases(shared_postgres().url, domain))[domain]
        await migrate(package, urls.owner, metadata)
        secret = folder / "secret"
        secret.write_text("a-secret-for-tests")
        values = {
            "DATABASE_URL": urls.app,
            "DATABASE_SYSTEM_URL": urls.system,
            "NATS_URL": shared_nats().url,
            "PUBLIC_URL": "http://duru.test",
            "IDENTITY_URL": "http://127.0.0.1:9",
            "PDSA_URL": "http://127.0.0.1:9",
            "SURVEY_URL": "http://127.0.0.1:9",
            "REPORTS_URL": "http://127.0.0.1:9",
            "SERVICE_SECRET_FILE": str(secret),
            "SERVICE_SECRETS_DIR": str(folder),
            "FILES_DIR": str(folder / "files"),
            "TESTING": "1",
            "POOL_SIZE": "4",
            **(environment or {}),
        }
        made = read_settings(settings, values)
        return cls(service, made, urls, TestIssuer(), stack)

    def with_settings(self, **changes: Any) -> S:
        return replace(self.settings, **changes)

    @asynccontextmanager
    async def client(self, app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
        """The app started (its background work too) and a client that calls it in this process."""
        async with app.router.lifespan_context(app):
            transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://duru.test") as client:
                yield client

    async def close(self) -> None:
        await self._stack.aclose()


@asynccontextmanager
async def served(app: FastAPI) -> AsyncIterator[str]:
    """The app behind a real socket on a free loopback port; its base URL. For streams and broken clients."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=2)
    )
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await until(lambda: server.started or task.done())
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        with suppress(asyncio.CancelledError):
            await task
        listener.close()


async def until(holds: Any, *, seconds: float = 20.0) -> Any:
    """Wait until `holds()` (plain or async) is truthy, and return it; fail after `seconds`."""
    deadline = asyncio.get_running_loop().time() + seconds
    while True:
        found = holds()
        if asyncio.iscoroutine(found):
            found = await found
        if found:
            return found
        if asyncio.get_running_loop().time() > deadline:
            raise AssertionError(f"it did not come to hold within {seconds:g} s")
        await asyncio.sleep(0.02)


def queries_of(response: httpx.Response) -> int:
    """How many statements the request took."""
    return int(response.headers["x-query-count"])
