"""Calls to another service."""

import httpx
from chassis.service_client import ServiceClient


async def test_a_post_whose_answer_takes_long_is_given_its_own_time() -> None:
    waited: list[float] = []

    def answer(request: httpx.Request) -> httpx.Response:
        waited.append(request.extensions["timeout"]["read"])
        return httpx.Response(200, json={})

    transport = httpx.MockTransport(answer)
    async with httpx.AsyncClient(transport=transport, timeout=httpx.Timeout(10.0)) as http:
        client = ServiceClient("survey-api", "http://survey.test", None, http)
        await client.post("/figures", {}, seconds=90.0)
        await client.post("/figures", {})
    assert waited == [90.0, 10.0]
