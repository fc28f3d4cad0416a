"""The live topic of a wave, over a real socket and between two processes' worth of service."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import orjson
import pytest
from chassis.ids import new_id
from chassis.testing import TestCaller, served
from survey_api.main import create

from .conftest import BASE, House


@pytest.fixture(scope="module")
async def second(house: House) -> AsyncIterator[str]:
    """Another process' app on the same database and queue."""
    app = create(house.kit.settings, issuer=lambda _: house.kit.issuer)
    async with served(app) as url:
        yield url


async def events(url: str, wave: dict[str, Any], caller: TestCaller) -> AsyncIterator[dict[str, Any]]:
    async with (
        httpx.AsyncClient(base_url=url, timeout=20) as client,
        client.stream(
            "GET", f"{BASE}/live", params={"topic": f"wave:{wave['id']}"}, headers=caller.headers
        ) as stream,
    ):
        assert stream.status_code == 200
        assert stream.headers["content-type"].startswith("text/event-stream")
        async for line in stream.aiter_lines():
            if line.startswith("data: "):
                yield orjson.loads(line[6:])


async def test_an_answer_in_one_process_is_told_by_another(house: House, second: str) -> None:
    wave = await house.wave()
    invitation = (await house.invitations(wave))[0]["id"]
    told = events(second, wave, house.researcher)
    try:
        first = await anext(told)
        assert (first["answers"], first["invited"]) == (0, 24)
        sent = await house.send(wave, house.response_body(wave, invitation_id=invitation))
        assert sent.status_code == 201
        async with asyncio.timeout(15):
            while (state := await anext(told))["answers"] != 1:
                pass
        assert state["version"] != first["version"]
    finally:
        await told.aclose()  # type: ignore[attr-defined]  # an async generator


async def test_who_is_bound_to_a_network_hears_that_it_changed_and_no_count(
    house: House, second: str
) -> None:
    wave = await house.wave()
    told = events(second, wave, house.person("school_leader", house.networks[0]))
    try:
        state = await anext(told)
        assert (state["answers"], state["invited"]) == (None, None)
        assert state["version"]
    finally:
        await told.aclose()  # type: ignore[attr-defined]  # an async generator


async def test_a_wave_that_is_not_the_callers_has_no_topic(house: House) -> None:
    wave = await house.wave()
    stranger = house.person("researcher", tenant=new_id(), project=new_id())
    for topic in (f"wave:{wave['id']}", f"wave:{new_id()}", "wave:x"):
        refused = await house.client.get(f"{BASE}/live", params={"topic": topic}, headers=stranger.headers)
        assert refused.status_code == 404, topic
    unknown = await house.client.get(f"{BASE}/live?topic=weather:x", headers=stranger.headers)
    assert unknown.status_code == 422
