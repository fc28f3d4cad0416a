"""How soon the pages of improvement work have their data: through the gateway, on a full network.

    python benchmarks/improvement/bench.py [--requests 200] [--clients 4]

10,000 PDSA cycles of 50 schools and 40 change ideas in one network of a running system with its demonstration, and
a measure with 1,000 points. Each line is one request of a page: p50 and p95 in milliseconds at the gateway, beside
the same gateway's cheapest guarded answer in the same run, and the statements that the request took in the
database. The statements must be the same for a small and a full page; the run fails if they are not.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from duru_local.settings import Settings  # noqa: E402  the path comes first
from duru_local.system import System  # noqa: E402

from benchmarks.improvement.furniture import CYCLES, Furnished, furnish  # noqa: E402
from tests.system.conftest import House  # noqa: E402


@dataclass(frozen=True)
class Line:
    """One request of a page, and the same request over little, to compare the statements with."""

    name: str
    path: str
    small: str


def lines(made: Furnished, middle: str) -> list[Line]:
    """`middle`: the cursor of a page in the middle of the long list."""
    cycles = f"/api/pdsa/v1/cycles?network_id={made.network}"
    board = "/api/pdsa/v1/networks/{}/board"
    chart = "/api/pdsa/v1/measures/{}/chart"
    return [
        Line("list of 10,000 cycles, first page of 50", f"{cycles}&limit=50", f"{cycles}&limit=1"),
        Line("the same, a page in the middle", f"{cycles}&limit=50&cursor={middle}", f"{cycles}&limit=1"),
        Line("the same, of my teams", f"{cycles}&limit=50&mine=true", f"{cycles}&limit=1&mine=true"),
        Line(
            "the same, of one idea",
            f"{cycles}&limit=50&idea_id={made.idea}",
            f"{cycles}&limit=1&idea_id={made.idea}",
        ),
        Line("the same, those in study", f"{cycles}&limit=50&stage=study", f"{cycles}&limit=1&stage=study"),
        Line(
            "the same, of one school",
            f"{cycles}&limit=50&school_id={made.schools[0]}",
            f"{cycles}&limit=1&school_id={made.schools[0]}",
        ),
        Line(
            "board of 50 schools and 40 ideas", board.format(made.network), board.format(made.small_network)
        ),
        Line("chart of 1,000 points", chart.format(made.measure), chart.format(made.small_measure)),
    ]


async def in_the_middle(client: httpx.AsyncClient, made: Furnished) -> str:
    """The cursor after half of the long list."""
    cursor = ""
    for _ in range(CYCLES // 2 // 200):
        more = {"cursor": cursor} if cursor else {}
        answer = await client.get(
            "/api/pdsa/v1/cycles", params={"network_id": made.network, "limit": "200", **more}
        )
        cursor = answer.json()["next_cursor"]
    return cursor


@dataclass(frozen=True)
class Taken:
    milliseconds: list[float]
    statements: set[int]
    kilobytes: float

    def at(self, share: float) -> float:
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, round(share * len(ordered)))]


async def take(client: httpx.AsyncClient, path: str, *, requests: int, clients: int) -> Taken:
    """`requests` of one path, `clients` at a time."""
    left = iter(range(requests))
    times: list[float] = []
    counts: set[int] = set()
    size = 0

    async def one_client() -> None:
        nonlocal size
        for _ in left:
            began = time.perf_counter()
            answer = await client.get(path)
            times.append((time.perf_counter() - began) * 1000)
            if answer.status_code != 200:
                raise SystemExit(f"{path}: {answer.status_code} {answer.text[:400]}")
            counts.add(int(answer.headers["x-query-count"]))
            size = len(answer.content)

    await asyncio.gather(*(one_client() for _ in range(clients)))
    return Taken(times, counts, size / 1000)


async def measure(url: str, token: str, made: Furnished, requests: int, clients: int) -> bool:
    headers = {"Authorization": f"Bearer {token}"}
    held = True
    async with httpx.AsyncClient(base_url=url, headers=headers, timeout=60) as client:
        cheapest = f"/api/pdsa/v1/aims/{made.aim}"
        await take(client, cheapest, requests=20, clients=clients)
        base = await take(client, cheapest, requests=requests, clients=clients)
        print(f"{'':44}{'p50':>8}{'p95':>8}{'x base':>8}{'statements':>12}{'kB':>8}")
        print(_row("one aim: the base", base, base))
        for line in lines(made, await in_the_middle(client, made)):
            await take(client, line.path, requests=10, clients=clients)
            full = await take(client, line.path, requests=requests, clients=clients)
            small = await take(client, line.small, requests=5, clients=1)
            same = len(full.statements | small.statements) == 1
            held = held and same
            print(
                _row(line.name, full, base) + ("" if same else f"   NOT HELD: {small.statements} when small")
            )
    return held


def _row(name: str, taken: Taken, base: Taken) -> str:
    ratio = statistics.median(taken.milliseconds) / statistics.median(base.milliseconds)
    counts = ", ".join(str(one) for one in sorted(taken.statements))
    return f"{name:44}{taken.at(0.5):8.1f}{taken.at(0.95):8.1f}{ratio:8.1f}{counts:>12}{taken.kilobytes:8.1f}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--clients", type=int, default=4)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="duru-bench-") as name:
        system = System(Settings.for_test(Path(name)))
        system.start()
        try:
            system.load_demonstration()
            house = House(system)
            made = furnish(house)
            token = house.token("admin@demo.example")
            held = asyncio.run(measure(house.url, token, made, asked.requests, asked.clients))
            house.close()
        finally:
            system.stop()
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
