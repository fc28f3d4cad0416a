"""A service killed in the middle of an upload: what was acknowledged is there, and the rest goes on from it."""

import asyncio
import hashlib
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import httpx
from chassis.testing import until

from .conftest import House
from .sending import PIECE, TUS, UPLOADS

PIECE_BYTES = 200_000


@asynccontextmanager
async def service(house: House) -> AsyncIterator[tuple[asyncio.subprocess.Process, int]]:
    """pdsa-api as a process of its own, over the database and the files of the house; killed at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = {
        name.upper(): str(value) for name, value in house.kit.settings.__dict__.items() if value is not None
    }
    told |= {"PORT": str(port), "RUN_BACKGROUND": "0", "LOG_LEVEL": "error"}
    told = {name: {"True": "1", "False": "0"}.get(value, value) for name, value in told.items()}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "pdsa_api", "serve",
        env={**os.environ, **told}, stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip

    async def answers() -> bool:
        with suppress(httpx.HTTPError):
            async with httpx.AsyncClient() as client:
                return (await client.get(f"http://127.0.0.1:{port}/health/live")).status_code == 200
        return False

    try:
        await until(answers, seconds=60)
        yield process, port
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def test_a_kill_in_the_middle_of_a_piece_loses_nothing_that_was_acknowledged(house: House) -> None:
    content = os.urandom(PIECE_BYTES * 2 + 77)
    headers = {**house.leader.headers, **TUS}
    begun = await house.client.post(UPLOADS, headers={**headers, "Upload-Length": str(len(content))})
    where = begun.headers["location"]

    async def offset() -> int:
        return int((await house.client.head(where, headers=headers)).headers["upload-offset"])

    async with service(house) as (process, port), httpx.AsyncClient() as client:
        sent = await client.patch(
            f"http://127.0.0.1:{port}{where}",
            headers={**house.leader.headers, **PIECE, "Upload-Offset": "0"},
            content=content[:PIECE_BYTES],
        )
        assert sent.status_code == 204
        lines = [f"PATCH {where} HTTP/1.1", "Host: x", f"Content-Length: {PIECE_BYTES}"]
        lines += [f"Upload-Offset: {PIECE_BYTES}"]
        lines += [f"{name}: {value}" for name, value in {**house.leader.headers, **PIECE}.items()]
        head = "\r\n".join(lines).encode() + b"\r\n\r\n"
        with socket.create_connection(("127.0.0.1", port)) as connection:
            half = content[PIECE_BYTES : PIECE_BYTES + 90_000]
            await asyncio.to_thread(connection.sendall, head + half)
            process.send_signal(signal.SIGKILL)
            await process.wait()
    assert PIECE_BYTES <= await offset() <= PIECE_BYTES + 90_000

    async with service(house) as (process, port), httpx.AsyncClient() as client:
        now = await offset()
        sent = await client.patch(
            f"http://127.0.0.1:{port}{where}",
            headers={**house.leader.headers, **PIECE, "Upload-Offset": str(now)},
            content=content[now:],
        )
        process.send_signal(signal.SIGKILL)  # right behind the acknowledgement
        assert (sent.status_code, sent.headers["upload-sha256"]) == (204, hashlib.sha256(content).hexdigest())
        await process.wait()
    told = (await house.client.get(where, headers=house.leader.headers)).json()
    assert (told["state"], told["sha256"]) == ("complete", hashlib.sha256(content).hexdigest())
