"""Load: many connections over HTTP, and the raw insert by the same driver."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import orjson
from furniture import Target, answers

CONNECTIONS = 32
BULK = 500
BULK_CONNECTIONS = 4


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
