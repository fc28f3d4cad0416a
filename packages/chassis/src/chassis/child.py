"""A limited child process: for work on files that strangers made.

The child has a bound on time, memory and open files, no network where the kernel lets us take it away, and
answers with one JSON value. What it does can not hurt the service.
"""

import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson

NICE = 5


class ChildFailed(Exception):
    """The child did not answer: `reason` is time, memory or crashed."""

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(f"{reason}: {detail}" if detail else reason)


async def run_limited(target: str, payload: bytes, *, seconds: float, megabytes: int) -> Any:
    """Call `target` ("package.module:function", bytes -> JSON-able) in a child within limits.

    Raises ChildFailed. The child is gone when this returns.
    """
    return await _run((target, str(seconds), str(megabytes)), payload, asyncio.subprocess.PIPE, seconds)


async def run_limited_on_file(
    target: str, path: Path, argument: str, *, seconds: float, megabytes: int
) -> Any:
    """Like run_limited, for a file that is too large to hand over whole: `target` gets it opened, to read and
    seek in, and `argument`. Raises ChildFailed, and OSError if the file can not be opened.
    """
    opened = await asyncio.to_thread(path.open, "rb")
    with opened:
        arguments = (target, str(seconds), str(megabytes), argument)
        return await _run(arguments, None, opened.fileno(), seconds)


async def _run(arguments: tuple[str, ...], payload: bytes | None, stdin: int, seconds: float) -> Any:
    environment = {
        k: v for k, v in os.environ.items() if k in ("PATH", "PYTHONPATH", "LANG", "HOME", "VIRTUAL_ENV")
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "chassis.child_main",
        *arguments,
        stdin=stdin,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    try:
        out, errors = await asyncio.wait_for(process.communicate(payload), seconds + 3)
    except TimeoutError as error:
        raise ChildFailed("time", f"longer than {seconds:g} s") from error
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, 9)
            await process.wait()
    return _read(process.returncode or 0, out, errors, seconds)


def _read(code: int, out: bytes, errors: bytes, seconds: float) -> Any:
    last = errors.decode("utf-8", "replace").strip().splitlines()[-1:] or [""]
    if code == 0:
        return orjson.loads(out)
    if code == -24:  # SIGXCPU
        raise ChildFailed("time", f"longer than {seconds:g} s")
    if code == 77 or "MemoryError" in last[0]:
        raise ChildFailed("memory", "more memory than allowed")
    raise ChildFailed("crashed", f"exit {code} {last[0]}")
