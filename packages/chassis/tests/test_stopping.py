"""A service that is told to stop stops."""

import asyncio
from contextlib import suppress

from chassis.parts import _cancel


async def test_a_task_that_loses_its_first_cancellation_ends_all_the_same() -> None:
    started = asyncio.Event()

    async def stubborn() -> None:
        started.set()
        with suppress(asyncio.CancelledError):
            await asyncio.Event().wait()
        await asyncio.Event().wait()

    task = asyncio.create_task(stubborn())
    await started.wait()
    async with asyncio.timeout(20):
        await _cancel([task])
    assert task.cancelled()
