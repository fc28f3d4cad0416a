"""Clients that hang up, trickle or never read leave nothing open and nothing half stored."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import asyncpg
import orjson
import pytest
from chassis.ids import new_id
from chassis.testing import served, until
from survey_api.main import create

from .conftest import BASE, House

CLIENTS = 120


@pytest.fixture(scope="module")
async def address(house: House) -> AsyncIterator[tuple[str, int]]:
    async with served(create(house.kit.settings, issuer=lambda _: house.kit.issuer)) as url:
        parts = urlsplit(url)
        assert parts.hostname
        assert parts.port
        yield parts.hostname, parts.port


async def rude(address: tuple[str, int], request: bytes, chance: random.Random) -> None:
    """Send some or all of a request, wait a little or not, and be gone without reading."""
    _, writer = await asyncio.open_connection(*address)
    with suppress(ConnectionError):
        cut = chance.choice([len(request), len(request) // 2, len(request) - 1, 200])
        writer.write(request[:cut])
        await writer.drain()
        await asyncio.sleep(chance.random() * 0.03)
    writer.transport.abort()


async def open_transactions(url: str) -> int:
    connection = await asyncpg.connect(url)
    try:
        return int(
            await connection.fetchval(
                "select count(*) from pg_stat_activity where datname = current_database()"
                " and state like 'idle in transaction%'"
            )
        )
    finally:
        await connection.close()


async def test_clients_that_hang_up_leave_no_transaction_open_and_no_half_row(
    house: House, address: tuple[str, int]
) -> None:
    wave: dict[str, Any] = await house.wave()
    invitation = (await house.invitations(wave))[0]["id"]
    body = orjson.dumps(house.response_body(wave, invitation_id=invitation))
    token, chance = house.researcher.token, random.Random(13)

    def put() -> bytes:
        return (
            f"PUT {BASE}/waves/{wave['id']}/responses/{new_id()} HTTP/1.1\r\nHost: localhost\r\n"
            f"Authorization: Bearer {token}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        ).encode() + body

    def get() -> bytes:
        return (
            f"GET {BASE}/waves/{wave['id']}/response-rates HTTP/1.1\r\nHost: localhost\r\n"
            f"Authorization: Bearer {token}\r\n\r\n"
        ).encode()

    await asyncio.gather(*(rude(address, chance.choice([put, put, get])(), chance) for _ in range(CLIENTS)))

    async def quiet() -> bool:
        return await open_transactions(house.kit.urls.owner) == 0

    await until(quiet, seconds=15)
    sent = await house.send(wave, house.response_body(wave, invitation_id=invitation))
    assert sent.status_code == 201

    async def settled() -> Any:
        table = await house.rates(wave)
        return table if table["total"]["complete"] == 1 else None

    table = await until(settled, seconds=15)
    owner = await asyncpg.connect(house.kit.urls.owner)
    try:
        async with owner.transaction():
            await owner.execute(
                "select set_config('app.tenant_ids', $1, true), set_config('app.network_ids', '*', true)",
                str(house.tenant),
            )
            rows = await owner.fetchval("select count(*) from response where wave_id = $1::uuid", wave["id"])
            events = await owner.fetchval(
                "select count(*) from outbox where body->'data'->>'wave_id' = $1"
                " and subject = 'duru.survey.response.received.v1'",
                wave["id"],
            )
    finally:
        await owner.close()
    assert rows == events
    assert table["total"]["answers"] == rows
