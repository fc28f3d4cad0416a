"""The real processes: a worker killed in the middle leaves each document made once, and each ends when told."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
import pytest
from chassis.clock import SystemClock
from chassis.database import Database, Scope
from chassis.ids import new_id
from chassis.outbox import make_event
from chassis.queue import Queue
from chassis.testing import ServiceKit, served, until
from contracts.events import WaveClosed
from duru_local.testing import nats_server
from reports_worker.settings import SERVICE, ReportsSettings
from reports_worker.tables import Table
from sqlalchemy import text

from .neighbours import Neighbours, neighbours_app
from .slices import made_id

NETWORKS = 59
DISTRICTS = 6


@dataclass
class Yard:
    """A database, a broker and neighbours for processes that are started and killed."""

    environment: dict[str, str]
    database: Database
    queue: Queue
    tenant: UUID
    project: UUID
    folder: Path

    @asynccontextmanager
    async def process(self, command: str) -> AsyncIterator[asyncio.subprocess.Process]:
        """One process of reports-worker, ready; killed at the end if it still runs."""
        ready = self.folder / f"{command}.ready"
        ready.unlink(missing_ok=True)
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "reports_worker",
            command,
            env={**os.environ, **self.environment, "READY_FILE": str(ready)},
            stdout=asyncio.subprocess.DEVNULL,
        )
        try:
            await until(ready.exists, seconds=60)
            yield process
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()

    async def close_wave(self, wave: UUID) -> None:
        event = make_event(
            WaveClosed(wave_id=wave),
            tenant_id=self.tenant,
            project_id=self.project,
            source="/survey-api",
            at=datetime.now(UTC),
        )
        await self.queue.publish(WaveClosed.TYPE, orjson.dumps(event), message_id=event["id"])

    async def define(self, kind: str) -> None:
        async with self.database.transaction(Scope.tenant(self.tenant)) as work:
            await work.session.execute(
                text(
                    "insert into definition (tenant_id, project_id, id, kind, title, language, on_wave_closed,"
                    " paused, owner_id, version, created_at, updated_at) values (:t, :p, :i, :k, 'Informe', 'es',"
                    " true, false, 'owner', 1, now(), now())"
                ),
                {"t": self.tenant, "p": self.project, "i": new_id(), "k": kind},
            )

    async def documents(self) -> dict[str, int]:
        """Documents by state."""
        async with self.database.transaction(Scope.tenant(self.tenant)) as work:
            rows = await work.session.execute(
                text("select state, count(*) as n from document group by state")
            )
            return {row.state: row.n for row in rows}

    async def all_finished(self) -> bool:
        return await self.documents() == {"finished": NETWORKS + DISTRICTS}


@pytest.fixture
async def yard(tmp_path: Path) -> AsyncIterator[Yard]:
    tenant, project = new_id(), new_id()
    neighbours = Neighbours(made_id("closed wave"), project)
    neighbours.networks = [(f"Red {n:02}", 3 if n % 5 > 2 else 5 + n % 9, 19) for n in range(NETWORKS)]
    neighbours.districts = [(f"SLEP {n}", 60 + n, 190) for n in range(DISTRICTS)]
    async with AsyncExitStack() as stack:
        address = await stack.enter_async_context(served(neighbours_app(neighbours)))
        broker = stack.enter_context(nats_server())
        own = {"IDENTITY_URL": address, "SURVEY_URL": address, "NATS_URL": broker.url}
        kit: ServiceKit[Any] = await ServiceKit.start(
            SERVICE, "reports_worker", Table.metadata, ReportsSettings, tmp_path, own
        )
        stack.push_async_callback(kit.close)
        queue = Queue(broker.url, name="survey-api")
        await queue.start({"SURVEY": ["duru.survey.>"]})
        stack.push_async_callback(queue.close)
        await queue.joined.wait()
        settings = kit.settings
        database = Database(
            settings.database_url, settings.database_system_url, clock=SystemClock(), source="/test"
        )
        stack.push_async_callback(database.close)
        environment = {
            **own,
            "DATABASE_URL": settings.database_url,
            "DATABASE_SYSTEM_URL": settings.database_system_url,
            "PUBLIC_URL": settings.public_url,
            "SERVICE_SECRET_FILE": str(settings.service_secret_file),
            "FILES_DIR": str(settings.files_dir),
        }
        yield Yard(environment, database, queue, tenant, project, tmp_path)


async def test_a_worker_killed_in_the_middle_leaves_each_document_made_once(yard: Yard) -> None:
    await yard.define("network_feedback")
    await yard.define("district_feedback")

    async def some_finished() -> bool:
        return (await yard.documents()).get("finished", 0) >= 10

    async with yard.process("worker") as first:
        await yard.close_wave(new_id())
        await until(some_finished, seconds=60)
        first.send_signal(signal.SIGKILL)
        await first.wait()
    left = await yard.documents()
    assert left.get("finished", 0) < NETWORKS + DISTRICTS, "the kill came too late to prove anything"
    async with yard.process("worker") as second:
        await until(yard.all_finished, seconds=120)
        second.send_signal(signal.SIGTERM)
        assert await second.wait() == 0
    async with yard.database.transaction(Scope.tenant(yard.tenant)) as work:
        rows = (
            await work.session.execute(
                text(
                    "select count(*) as n, count(distinct (run_id, unit_id)) as once, count(sha256) as files,"
                    " (select count(*) from run where state = 'finished') as runs,"
                    " (select count(*) from outbox where subject = 'duru.reports.document.finished.v1') as told"
                    " from document"
                )
            )
        ).one()
    expected = NETWORKS + DISTRICTS
    assert (rows.n, rows.once, rows.files, rows.runs, rows.told) == (
        expected,
        expected,
        expected,
        2,
        expected,
    )


async def test_sixty_five_reports_come_from_one_closed_wave(yard: Yard) -> None:
    await yard.define("network_feedback")
    await yard.define("district_feedback")
    async with yard.process("worker"):
        begun = time.monotonic()
        await yard.close_wave(new_id())
        await until(yard.all_finished, seconds=120)
        print(f"wave closed to the last of {NETWORKS + DISTRICTS} reports: {time.monotonic() - begun:.1f} s")


async def test_the_clock_says_when_it_is_ready_and_ends_when_told(yard: Yard) -> None:
    async with yard.process("clock") as clock:
        clock.send_signal(signal.SIGTERM)
        assert await clock.wait() == 0
    assert not (yard.folder / "clock.ready").exists()


async def test_only_the_worker_loads_the_printer() -> None:
    code = (
        "import sys, reports_worker.main, reports_worker.clock, reports_worker.__main__;"
        "sys.exit(any(name in sys.modules for name in ('typst', 'numpy', 'scipy')))"
    )
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code)
    assert await process.wait() == 0
