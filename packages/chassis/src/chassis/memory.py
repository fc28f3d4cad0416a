"""Memory at rest: what a burst of work left free inside the process goes back to the machine."""

import asyncio
import ctypes
from contextlib import suppress

EVERY_SECONDS = 20.0


def trim() -> bool:
    """Ask the allocator to return free pages. False where it can not (a C library other than glibc)."""
    with suppress(OSError, AttributeError):
        returned: int = ctypes.CDLL(None).malloc_trim(0)
        return returned >= 0
    return False


async def give_back() -> None:
    """Trim now and then, for as long as the process runs; some milliseconds each time."""
    able = True
    while able:
        await asyncio.sleep(EVERY_SECONDS)
        able = trim()
