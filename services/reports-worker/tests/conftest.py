"""reports-worker against a real database and the real queue, with its two neighbours played by a small server."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import orjson
import pytest
from chassis.clock import HeldClock
from chassis.database import Scope
from chassis.directory import _UPSERT, _row
from chassis.ids import new_id
from chassis.outbox import make_event
from chassis.parts import Parts, build_parts, running
from chassis.queue import Queue
from chassis.testing import ServiceKit, TestCaller, served, until
from contracts.events import WaveClosed
from contracts.permissions import ROLES, SERVICE_PERMISSIONS
from duru_local.testing import nats_server
from fastapi import FastAPI
from reports_worker.main import create
from reports_worker.rendering.press import ThreadedPress
from reports_worker.settings import SERVICE, STREAM, ReportsSettings
from reports_worker.tables import Table
from reports_worker.worker import worker_subscriptions

from .neighbours import Neighbours, neighbours_app
from .slices import made_id

BASE = "/api/reports/v1"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@dataclass
class House:
    """A running reports-worker (api and worker in one process), its neighbours, and people to call it."""

    kit: ServiceKit[ReportsSettings]
    app: FastAPI
    client: httpx.AsyncClient
    neighbours: Neighbours
    clock: HeldClock
    worker: Parts
    survey_queue: Queue
    tenant: UUID
    project: UUID
    researcher: TestCaller
    facilitator: TestCaller
    district_representative: TestCaller
    teacher: TestCaller
    stranger: TestCaller
    person: Callable[..., TestCaller]

    async def close_wave(
        self, wave: UUID, *, event_id: UUID | None = None, project: UUID | None = None
    ) -> UUID:
        """Publish what survey-api says when a wave closes; the event's id."""
        event = make_event(
            WaveClosed(wave_id=wave),
            tenant_id=self.tenant,
            project_id=project or self.project,
            source="/survey-api",
            at=NOW,
        )
        if event_id is not None:
            event["id"] = str(event_id)
        # Each publish gets a message id of its own, so that the queue delivers a repeated event again.
        await self.survey_queue.publish(WaveClosed.TYPE, orjson.dumps(event), message_id=str(new_id()))
        return UUID(event["id"])


async def add_project(app: FastAPI, tenant: UUID, project: UUID) -> None:
    item = {
        "id": str(project),
        "kind": "project",
        "tenant_id": str(tenant),
        "project_id": str(project),
        "code": "redes",
        "label": "Redes",
        "position": 1,
    }
    async with app.state.database.transaction(Scope.tenant(tenant)) as work:
        await work.session.execute(_UPSERT, [_row(item)])


@pytest.fixture(scope="session")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    folder: Path = tmp_path_factory.mktemp("reports")
    tenant, project = new_id(), new_id()
    neighbours = Neighbours(made_id("closed wave"), project)
    neighbours.networks = [("Red Los Robles", 8, 9), ("Red Río Claro", 3, 14), ("Red Umoja", 7, 20)]
    neighbours.districts = [("SLEP Costa Norte", 76, 192)]
    clock = HeldClock(NOW)
    async with AsyncExitStack() as stack:
        address = await stack.enter_async_context(served(neighbours_app(neighbours)))
        # A broker of its own: the consumers' names are the same in every test that runs a worker.
        broker = stack.enter_context(nats_server())
        kit = await ServiceKit.start(
            SERVICE,
            "reports_worker",
            Table.metadata,
            ReportsSettings,
            folder,
            {"IDENTITY_URL": address, "SURVEY_URL": address, "NATS_URL": broker.url},
        )
        stack.push_async_callback(kit.close)
        app = create(kit.settings, issuer=lambda _: kit.issuer, clock=clock)
        client = await stack.enter_async_context(kit.client(app))
        survey_queue = Queue(kit.settings.nats_url, name="survey-api")
        await survey_queue.start({"SURVEY": ["duru.survey.>"]})
        stack.push_async_callback(survey_queue.close)
        await survey_queue.joined.wait()
        press = ThreadedPress(1)
        stack.callback(press.close)
        worker = build_parts(kit.settings, SERVICE, SERVICE_PERMISSIONS, clock=clock)
        subscriptions = worker_subscriptions(
            worker, kit.settings, press, run_delays=(0.05, 0.05), document_delays=(0.05, 0.05)
        )
        await stack.enter_async_context(running(worker, STREAM, subscriptions))
        await add_project(app, tenant, project)

        def person(
            role: str,
            at: UUID = tenant,
            *,
            scope: tuple[str, UUID] | None = None,
            networks: list[UUID] | None = None,
        ) -> TestCaller:
            return kit.issuer.caller(
                role,
                permissions=ROLES[role],
                tenant_id=at,
                project_id=project if at == tenant else new_id(),
                network_ids=networks,
                scope=scope,
            )

        robles, umoja = made_id("Red Los Robles"), made_id("Red Umoja")
        district = made_id("SLEP Costa Norte")
        yield House(
            kit,
            app,
            client,
            neighbours,
            clock,
            worker,
            survey_queue,
            tenant,
            project,
            researcher=person("researcher"),
            facilitator=person("facilitator", scope=("network", robles), networks=[robles]),
            district_representative=person(
                "district_representative", scope=("district", district), networks=[robles, umoja]
            ),
            teacher=person("teacher", scope=("network", robles), networks=[robles]),
            stranger=person("administrator", new_id()),
            person=person,
        )


async def define(house: House, **changes: Any) -> dict[str, Any]:
    """A definition by the researcher."""
    body = {
        "project_id": str(house.project),
        "kind": "network_feedback",
        "title": "Informe para cada red",
        "language": "es",
        **changes,
    }
    made = await house.client.post(f"{BASE}/definitions", json=body, headers=house.researcher.headers)
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


async def settled(house: House, run_id: object) -> dict[str, Any]:
    """The run once it has ended."""

    async def ended() -> dict[str, Any] | None:
        run = (await house.client.get(f"{BASE}/runs/{run_id}", headers=house.researcher.headers)).json()
        return run if run["state"] in ("finished", "failed") else None

    found: dict[str, Any] = await until(ended)
    return found


async def make_run(
    house: House, definition: dict[str, Any], caller: TestCaller | None = None
) -> dict[str, Any]:
    """A run that the researcher (or `caller`) asks for, ended."""
    made = await house.client.post(
        f"{BASE}/runs",
        json={"definition_id": definition["id"], "wave_id": str(house.neighbours.wave)},
        headers=(caller or house.researcher).headers,
    )
    assert made.status_code == 201, made.text
    return await settled(house, made.json()["id"])


async def documents_of(
    house: House, run_id: object, caller: TestCaller | None = None
) -> list[dict[str, Any]]:
    found = await house.client.get(
        f"{BASE}/documents",
        params={"run_id": str(run_id), "limit": 200},
        headers=(caller or house.researcher).headers,
    )
    assert found.status_code == 200, found.text
    items: list[dict[str, Any]] = found.json()["items"]
    return items
