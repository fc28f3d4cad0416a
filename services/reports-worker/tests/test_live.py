"""The live topic of a run: told while documents are made, and only to whoever may see the run."""

import asyncio
from typing import Any

import httpx
import orjson
from chassis.ids import new_id
from chassis.testing import served
from reports_worker.main import create

from .conftest import BASE, House, define, documents_of, make_run
from .slices import made_id


async def _messages(stream: httpx.Response) -> Any:
    async for line in stream.aiter_lines():
        if line.startswith("data: "):
            yield orjson.loads(line.removeprefix("data: "))


async def test_a_page_that_follows_a_run_hears_of_its_end(house: House) -> None:
    house.neighbours.away_for_units.add(made_id("Red Umoja"))
    run = await make_run(house, await define(house))
    house.neighbours.away_for_units.clear()
    (failed,) = [one for one in await documents_of(house, run["id"]) if one["state"] == "failed"]
    app = create(house.kit.settings, issuer=lambda _: house.kit.issuer)
    async with served(app) as address, httpx.AsyncClient(base_url=address, timeout=20) as client:
        params = {"topic": f"run:{run['id']}"}
        headers = house.researcher.headers
        async with client.stream("GET", f"{BASE}/live", params=params, headers=headers) as stream:
            messages = _messages(stream)
            first = await anext(messages)
            assert (first["state"], first["counts"]["failed"]) == ("failed", 1)
            await client.post(f"{BASE}/documents/{failed['id']}:retry", headers=headers)
            async with asyncio.timeout(20):
                async for message in messages:
                    if message["state"] == "finished":
                        break
            assert message["counts"] == {"waiting": 0, "rendering": 0, "finished": 3, "failed": 0}
        theirs = house.facilitator.headers
        async with client.stream("GET", f"{BASE}/live", params=params, headers=theirs) as stream:
            message = await anext(_messages(stream))
            assert message["counts"] == {"waiting": 0, "rendering": 0, "finished": 1, "failed": 0}
            assert "units" not in message


async def test_a_run_that_is_not_theirs_and_a_topic_that_is_none_are_refused(house: House) -> None:
    run = await make_run(house, await define(house))
    wanted = [
        (f"run:{run['id']}", house.stranger.headers, 404),
        (f"run:{new_id()}", house.researcher.headers, 404),
        ("run:nonsense", house.researcher.headers, 404),
        ("weather:today", house.researcher.headers, 422),
        (f"run:{run['id']}", {}, 401),
    ]
    for topic, headers, status in wanted:
        answer = await house.client.get(f"{BASE}/live", params={"topic": topic}, headers=headers)
        assert answer.status_code == status, topic
