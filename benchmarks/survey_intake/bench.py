"""Answers a second through survey-api, beside a raw insert into the same database by the same driver.

    python benchmarks/survey_intake/bench.py [--rounds 3] [--seconds 4] [--gateway http://127.0.0.1:8080]

PostgreSQL with the production settings, one survey-api process as it is served, and a gateway before it are started
for this run. Rates depend on what else the machine does; the processor time that service, gateway and PostgreSQL
(for raw: the driver and PostgreSQL) spend on an answer does so less. A response has 40 answers in some 1.8 kB of JSON; 32 connections send one at a time, each waiting
for its receipt (which comes after the commit), or four connections send 500 at once. Raw: asyncpg, 32 connections,
one insert each into a table with a primary key and a jsonb column; in bulk four connections, 500 rows by unnest.
Rounds are interleaved and the best of each counts, since other work on the machine only ever takes away.

With `--gateway` the gateway leg goes to that address, which must lead to a survey-api on this run's database.
`--background` lets relay and evaluation run in the same process while it is measured, as in a small installation.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import asyncpg
import httpx
import orjson
import uvloop
from chassis.clock import SystemClock
from chassis.database import Database, Scope
from chassis.ids import new_id
from chassis.migrations import migrate
from duru_local import caddy
from duru_local.bootstrap import Urls
from duru_local.ports import free_ports
from duru_local.testing import databases, nats_server, postgres_server, temporary_folder
from survey_api.instruments.conversion import convert_form
from survey_api.instruments.models import Instrument, InstrumentVersion
from survey_api.invitations.keys import LinkKeys, token_hash
from survey_api.invitations.models import Invitation, Link
from survey_api.tables import Table
from survey_api.waves.models import Wave

CONNECTIONS = 32
BULK = 500
BULK_CONNECTIONS = 4
QUESTIONS = 40


def form() -> bytes:
    """A questionnaire of 40 questions in CSV."""
    rows = ["survey,type,name,label"]
    for number in range(QUESTIONS // 2):
        rows.append(f",select_one often,often_{number},How often {number}?")
        rows.append(f",text,text_{number},Say more about {number}")
    rows.append("choices,list_name,name,label")
    rows += [f",often,{name},{name}" for name in ("never", "sometimes", "always")]
    rows += ["settings,form_title,form_id,version", ",Bench,bench,1"]
    return "\n".join(rows).encode()


def answers() -> dict[str, str]:
    """40 answers."""
    found = {f"often_{number}": "sometimes" for number in range(QUESTIONS // 2)}
    words = "we meet each month to look at what changed"
    return found | {f"text_{number}": f"{number} {words}" for number in range(QUESTIONS // 2)}


@dataclass
class Target:
    """What answers are sent to."""

    wave_id: UUID
    version_id: UUID
    token: str
    tenant_id: UUID

    def body(self) -> dict[str, object]:
        return {
            "instrument_version_id": str(self.version_id),
            "language": "default",
            "started_at": "2026-03-02T10:00:00Z",
            "ended_at": "2026-03-02T10:09:00Z",
            "answers": answers(),
        }


async def furnish(urls: Urls, secret: bytes) -> Target:
    """An open wave with one public link, written as the service itself would."""
    await migrate("survey_api", urls.owner, Table.metadata)
    made = convert_form(form())
    now = datetime.now(UTC)
    tenant, project, network, wave_id, link_id = new_id(), new_id(), new_id(), new_id(), new_id()
    instrument_id, version_id = new_id(), new_id()
    keys = LinkKeys(secret)
    database = Database(urls.app, urls.system, clock=SystemClock(), source="/bench", pool_size=1)
    async with database.transaction(Scope.tenant(tenant)) as work:
        common: dict[str, Any] = {"tenant_id": tenant, "project_id": project}
        work.session.add(Instrument(**common, id=instrument_id, form_id="bench", created_at=now))
        await work.session.flush()
        kept = ("form_id", "form_version", "title", "languages", "default_language", "questions", "web",
                "problems", "model", "measures", "xform")  # fmt: skip
        work.session.add(
            InstrumentVersion(
                **common,
                **{name: made[name] for name in kept},
                id=version_id,
                instrument_id=instrument_id,
                number=1,
                file_name="",
                sha256="0" * 64,
                size=1,
                created_at=now,
                created_by="bench",
            )
        )
        await work.session.flush()
        work.session.add(
            Wave(
                **common,
                id=wave_id,
                site_id=new_id(),
                instrument_version_id=version_id,
                title="Bench",
                starts_on=date(2026, 3, 2),
                ends_on=date(2026, 4, 2),
                invitation_mode="anonymous",
                link_level="network",
                state="open",
                minimum_cell=5,
                version=2,
                created_at=now,
                opened_at=now,
            )
        )
        await work.session.flush()
        work.session.add(
            Invitation(
                **common,
                id=new_id(),
                wave_id=wave_id,
                slot="1",
                network_id=network,
                role="teacher",
                anonymous=True,
            )
        )
        work.session.add(
            Link(
                **common,
                id=link_id,
                wave_id=wave_id,
                network_id=network,
                unit_kind="network",
                unit_id=network,
                token_hash=token_hash(keys.token(link_id)),
                created_at=now,
            )
        )
    await database.close()
    owner = await asyncpg.connect(urls.owner)
    role = urlsplit(urls.app).username
    await owner.execute(
        "create table bench_raw (id uuid primary key, wave_id uuid, at timestamptz, answers jsonb)"
    )
    await owner.execute(f"grant insert on bench_raw to {role}")
    await owner.close()
    return Target(wave_id, version_id, keys.token(link_id), tenant)


class Sender(asyncio.Protocol):
    """One connection that sends a request as soon as the one before was answered."""

    def __init__(self, make: Callable[[], bytes], stop_at: float, counts: dict[int, int]) -> None:
        self._make = make
        self._stop_at = stop_at
        self._counts = counts
        self._seen = b""
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]  # uvloop's transports are no asyncio.Transport
        self._send()

    def _send(self) -> None:
        assert self._transport is not None
        self._transport.write(self._make())

    def data_received(self, data: bytes) -> None:
        self._seen += data
        head, separator, body = self._seen.partition(b"\r\n\r\n")
        if not separator:
            return
        lower = head.lower()
        at = lower.find(b"content-length:")
        length = int(lower[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
        if len(body) < length:
            return
        status = int(head[9:12])
        self._counts[status] = self._counts.get(status, 0) + 1
        self._seen = b""
        if time.perf_counter() < self._stop_at:
            self._send()
        else:
            self.done.set_result(None)

    def connection_lost(self, _: Exception | None) -> None:
        if not self.done.done():
            self.done.set_result(None)


async def over_http(
    url: str, make: Callable[[str], bytes], connections: int, seconds: float
) -> dict[int, int]:
    """Answers by status that `connections` got in `seconds`."""
    parts = urlsplit(url)
    assert parts.hostname
    assert parts.port
    host = f"{parts.hostname}:{parts.port}"
    counts: dict[int, int] = {}
    loop = asyncio.get_running_loop()
    stop_at = time.perf_counter() + seconds
    senders = []
    for _ in range(connections):
        transport, sender = await loop.create_connection(
            lambda: Sender(lambda: make(host), stop_at, counts), parts.hostname, parts.port
        )
        senders.append((transport, sender))
    await asyncio.gather(*(sender.done for _, sender in senders))
    for transport, _ in senders:
        transport.close()
    return counts


def singles(target: Target) -> Callable[[str], bytes]:
    body = orjson.dumps(target.body())
    path = f"/api/survey/v1/waves/{target.wave_id}/responses/"

    def make(host: str) -> bytes:
        return (
            f"PUT {path}{uuid4()} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Link {target.token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode() + body

    return make


def batches(target: Target) -> Callable[[str], bytes]:
    one = orjson.dumps(target.body())[1:]

    def make(host: str) -> bytes:
        rows = b",".join(b'{"id":"' + str(uuid4()).encode() + b'",' + one for _ in range(BULK))
        body = b'{"responses":[' + rows + b"]}"
        return (
            f"POST /api/survey/v1/waves/{target.wave_id}/responses:batch HTTP/1.1\r\nHost: {host}\r\n"
            f"Authorization: Link {target.token}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        ).encode() + body

    return make


async def raw(url: str, target: Target, seconds: float) -> tuple[int, float]:
    """Inserts and seconds: one row a statement, 32 connections."""
    text = orjson.dumps(answers()).decode()
    pool = await asyncpg.create_pool(url, min_size=CONNECTIONS, max_size=CONNECTIONS)
    done = 0
    began = time.perf_counter()

    async def insert() -> None:
        nonlocal done
        async with pool.acquire() as connection:
            prepared = await connection.prepare("insert into bench_raw values ($1, $2, $3, $4)")
            while time.perf_counter() < began + seconds:
                await prepared.fetch(uuid4(), target.wave_id, datetime.now(UTC), text)
                done += 1

    await asyncio.gather(*(insert() for _ in range(CONNECTIONS)))
    took = time.perf_counter() - began
    await pool.close()
    return done, took


async def raw_bulk(url: str, target: Target, seconds: float) -> tuple[int, float]:
    """Rows and seconds: 500 a statement by unnest, four connections."""
    text = [orjson.dumps(answers()).decode()] * BULK
    pool = await asyncpg.create_pool(url, min_size=BULK_CONNECTIONS, max_size=BULK_CONNECTIONS)
    done = 0
    began = time.perf_counter()

    async def insert() -> None:
        nonlocal done
        async with pool.acquire() as connection:
            while time.perf_counter() < began + seconds:
                await connection.execute(
                    "insert into bench_raw select i, $2, $3, a::jsonb from unnest($1::uuid[], $4::text[]) t (i, a)",
                    [uuid4() for _ in range(BULK)],
                    target.wave_id,
                    datetime.now(UTC),
                    text,
                )
                done += BULK

    await asyncio.gather(*(insert() for _ in range(BULK_CONNECTIONS)))
    took = time.perf_counter() - began
    await pool.close()
    return done, took


@dataclass
class Leg:
    """One thing that is measured; the best of its rounds counts. `processes`: whose time it costs."""

    name: str
    measure: Callable[[], Awaitable[tuple[int, float]]]
    processes: tuple[int, ...]
    rates: list[float] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)

    async def round(self, *, counts: bool) -> None:
        before = cpu_seconds(self.processes)
        answers, seconds = await self.measure()
        spent = cpu_seconds(self.processes) - before
        if counts:
            self.rates.append(answers / seconds)
            self.costs.append(1000 * spent / answers)

    @property
    def best(self) -> float:
        return max(self.rates)

    @property
    def cost(self) -> float:
        """Processor time an answer, in milliseconds."""
        return min(self.costs)


def cpu_seconds(processes: tuple[int, ...]) -> float:
    """Processor time that these processes and all below them have used, ended ones too."""
    ticks = 0
    waiting = list(processes)
    while waiting:
        pid = waiting.pop()
        try:
            stat = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            ticks += int(stat[11]) + int(stat[12]) + int(stat[13]) + int(stat[14])
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return ticks / os.sysconf("SC_CLK_TCK")


def accepted(counts: dict[int, int], *, per_answer: int) -> int:
    """How many responses were taken in; raises if one was refused."""
    refused = {status: n for status, n in counts.items() if status not in (200, 201)}
    if refused:
        raise SystemExit(f"some answers were refused: {refused}")
    return sum(counts.values()) * per_answer


@contextmanager
def service(urls: Urls, nats_url: str, folder: Path, *, background: bool) -> Iterator[tuple[str, int]]:
    """One survey-api process; its address and process id."""
    (port,) = free_ports(1)
    environment = {
        **os.environ,
        "DATABASE_URL": urls.app,
        "DATABASE_SYSTEM_URL": urls.system,
        "NATS_URL": nats_url,
        "PUBLIC_URL": "http://localhost",
        "IDENTITY_URL": "http://127.0.0.1:9",
        "SERVICE_SECRET_FILE": str(folder / "secret"),
        "FILES_DIR": str(folder / "files"),
        "PORT": str(port),
        "RUN_BACKGROUND": "1" if background else "0",
        "LOG_LEVEL": "warning",
    }
    with (folder / "survey-api.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "survey_api", "serve"], env=environment, stdout=log, stderr=log
        )
        url = f"http://127.0.0.1:{port}"
        try:
            wait_until_ready(url, process, folder / "survey-api.log")
            yield url, process.pid
        finally:
            process.terminate()
            process.wait(timeout=20)


@contextmanager
def own_gateway(folder: Path, url: str) -> Iterator[tuple[str, int]]:
    """The production gateway before that one service."""
    upstream = urlsplit(url).netloc
    places = dict.fromkeys(("identity", "pdsa", "survey", "reports"), upstream)
    (port,) = free_ports(1)
    server = caddy.start(caddy.Gateway(folder / "gateway", port, places), log=folder / "gateway.log")
    try:
        yield server.url, server.pid
    finally:
        server.stop()


def wait_until_ready(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise SystemExit(f"survey-api ended:\n{log.read_text()[-2000:]}")
        try:
            if httpx.get(f"{url}/health/ready", timeout=2).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    raise SystemExit("survey-api was not ready within a minute")


@dataclass(frozen=True)
class Stage:
    """What runs, and where."""

    url: str
    gateway: str
    urls: Urls
    service_pid: int
    gateway_pid: int | None
    postgres_pid: int


async def measure(args: argparse.Namespace, stage: Stage, target: Target) -> list[Leg]:
    seconds: float = args.seconds

    def single(address: str) -> Callable[[], Awaitable[tuple[int, float]]]:
        async def run() -> tuple[int, float]:
            counts = await over_http(address, singles(target), CONNECTIONS, seconds)
            return accepted(counts, per_answer=1), seconds

        return run

    async def bulk() -> tuple[int, float]:
        counts = await over_http(stage.url, batches(target), BULK_CONNECTIONS, seconds)
        return accepted(counts, per_answer=BULK), seconds

    alone = (os.getpid(), stage.postgres_pid)
    served = (stage.service_pid, stage.postgres_pid)
    behind = (*served, *((stage.gateway_pid,) if stage.gateway_pid else ()))
    app = stage.urls.app
    legs = [
        Leg("raw insert, one row a statement", lambda: raw(app, target, seconds), alone),
        Leg("single, at the service's port", single(stage.url), served),
        Leg("single, through the gateway", single(stage.gateway), behind),
        Leg("raw insert, 500 rows a statement", lambda: raw_bulk(app, target, seconds), alone),
        Leg("batches of 500, at the service's port", bulk, served),
    ]
    for number in range(args.rounds + 1):
        for leg in legs:
            await leg.round(counts=number > 0)  # the first round warms up
    return legs


def report(legs: list[Leg]) -> None:
    goals = {"single, at the service's port": 55, "single, through the gateway": 25}
    baseline = legs[0]
    for leg in legs:
        line = f"{leg.name:40}{leg.best:8.0f}/s  {leg.cost:6.3f} CPU-ms"
        if leg.name.startswith("raw"):
            baseline = leg
            print(line)
            continue
        share, thrift = 100 * leg.best / baseline.best, 100 * baseline.cost / leg.cost
        goal = f"   goal {goals[leg.name]} %" if leg.name in goals else ""
        print(f"{line}   {share:4.0f} % of raw by rate, {thrift:4.0f} % by processor time{goal}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--seconds", type=float, default=4.0)
    asked.add_argument("--gateway", default="")
    asked.add_argument("--background", action="store_true")
    args = asked.parse_args()
    with ExitStack() as stack:
        folder = stack.enter_context(temporary_folder())
        server = stack.enter_context(postgres_server())
        broker = stack.enter_context(nats_server())
        urls = stack.enter_context(databases(server.url, "survey"))["survey"]
        secret = b"a secret of this benchmark"
        (folder / "secret").write_bytes(secret)
        target = asyncio.run(furnish(urls, secret))
        url, pid = stack.enter_context(
            service(urls, broker.url_for("survey"), folder, background=args.background)
        )
        gateway, gateway_pid = args.gateway, None
        if not gateway:
            gateway, gateway_pid = stack.enter_context(own_gateway(folder, url))
        stage = Stage(url, gateway, urls, pid, gateway_pid, server.pid)
        report(uvloop.run(measure(args, stage, target)))


if __name__ == "__main__":
    main()
