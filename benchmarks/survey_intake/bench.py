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
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import uvloop
from duru_local import caddy
from duru_local.bootstrap import Urls
from duru_local.ports import free_ports
from duru_local.testing import databases, nats_server, postgres_server, temporary_folder
from furniture import Target, furnish
from load import BULK, BULK_CONNECTIONS, CONNECTIONS, batches, over_http, raw, raw_bulk, singles


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
