"""Live pages: who may look is told of every change, once, and nobody else is."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from chassis.app import create_app
from chassis.ids import new_id
from chassis.live import LiveTopics, State
from chassis.parts import Parts, build_parts
from chassis.principal import Principal
from chassis.problems import NotFound
from chassis.testing import TestCaller, served, until
from fastapi import FastAPI

from .conftest import Kit


class Counter:
    """A thing with a version, seen by holders of bell:read."""

    def __init__(self) -> None:
        self.rings = 0
        self.computed = 0

    async def allow(self, principal: Principal, _: str) -> None:
        if not principal.may("bell:read"):
            raise NotFound

    async def compute(self, _: str) -> State:
        self.computed += 1
        return {"version": str(self.rings), "rings": self.rings}


class Tower:
    def __init__(self, kit: Kit) -> None:
        self.parts: Parts = build_parts(kit.settings, "pdsa-api", {}, issuer=lambda _: kit.issuer)
        self.bell = Counter()
        self.topics = LiveTopics("pdsa-test", self.parts.queue)
        self.topics.add("bell", allow=self.bell.allow, compute=self.bell.compute)

        async def start(parts: Parts, app: FastAPI) -> None:
            parts.background(self.topics.run, "live")

        self.app = create_app(self.parts, [], stream="PDSA", title="Tower", on_start=start)
        self.app.add_route("/api/pdsa/v1/live", self.topics.respond)

    async def ring(self) -> None:
        self.bell.rings += 1
        await self.topics.changed("bell:1")


@pytest.fixture
async def tower(kit: Kit) -> AsyncIterator[tuple[Tower, str]]:
    made = Tower(kit)
    async with served(made.app) as url:
        yield made, url
        made.topics.close()


def caller(kit: Kit, permission: str = "bell:read") -> TestCaller:
    return kit.issuer.caller(permissions={permission}, tenant_id=new_id())


@asynccontextmanager
async def listening(url: str, who: TestCaller, **headers: str) -> AsyncIterator[list[dict[str, object]]]:
    """What the stream says, as it comes."""
    heard: list[dict[str, object]] = []

    async def read() -> None:
        async with (
            httpx.AsyncClient(timeout=None) as client,
            client.stream(
                "GET",
                f"{url}/api/pdsa/v1/live",
                params={"topic": "bell:1"},
                headers={**who.headers, **headers},
            ) as answer,
        ):
            async for line in answer.aiter_lines():
                if line.startswith("data: "):
                    heard.append(json.loads(line[6:]))

    task = asyncio.create_task(read())
    try:
        yield heard
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_a_page_is_told_the_state_at_once_and_each_change(tower: tuple[Tower, str], kit: Kit) -> None:
    house, url = tower
    async with listening(url, caller(kit)) as heard:
        await until(lambda: heard)
        assert heard == [{"topic": "bell:1", "version": "0", "rings": 0}]
        await house.ring()
        await until(lambda: len(heard) == 2)
        assert heard[-1]["rings"] == 1


async def test_what_changes_quickly_is_told_by_its_last_state(tower: tuple[Tower, str], kit: Kit) -> None:
    house, url = tower
    async with listening(url, caller(kit)) as heard:
        await until(lambda: heard)
        for _ in range(50):
            await house.ring()
        await until(lambda: heard[-1]["rings"] == 50)
        assert len(heard) < 6


async def test_many_pages_cost_one_computation(tower: tuple[Tower, str], kit: Kit) -> None:
    house, url = tower
    async with listening(url, caller(kit)) as one, listening(url, caller(kit)) as two:
        await until(lambda: one and two)
        before = house.bell.computed
        await house.ring()
        await until(lambda: one[-1]["rings"] == two[-1]["rings"] == 1)
        assert house.bell.computed - before <= 2


async def test_a_page_that_has_seen_the_version_is_told_only_what_is_newer(
    tower: tuple[Tower, str], kit: Kit
) -> None:
    house, url = tower
    async with listening(url, caller(kit), **{"Last-Event-ID": "0"}) as heard:
        await until(lambda: house.topics._readers.get("bell:1"))
        await house.ring()
        await until(lambda: heard)
        assert [one["rings"] for one in heard] == [1]


@pytest.mark.parametrize(("topic", "status"), [("bell:1", 404), ("", 422), ("drum:1", 422), ("bell:", 422)])
async def test_who_may_not_look_or_asks_for_nothing_is_refused(
    topic: str, status: int, tower: tuple[Tower, str], kit: Kit
) -> None:
    _, url = tower
    async with httpx.AsyncClient() as client:
        params, path = {"topic": topic}, f"{url}/api/pdsa/v1/live"
        refused = await client.get(path, params=params, headers=caller(kit, "drum:read").headers)
        assert refused.status_code == status
        if status == 404:
            assert (await client.get(path, params=params)).status_code == 401
