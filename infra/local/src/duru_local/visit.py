"""The whole system with its demonstration, started afresh for a visitor: a browser journey, a benchmark."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from duru_local.logs import last_lines, open_log
from duru_local.ports import RANDOM, free_port, is_taken
from duru_local.process import PartFailed
from duru_local.testing import temporary_folder

START_SECONDS = 300.0
STOP_SECONDS = 40.0
POLL_SECONDS = 0.1
INTERNAL_PORTS = 20
BASES = range(20_000, 32_000, INTERNAL_PORTS)
NOT_INHERITED = ("DATABASE_URL", "NATS_URL", "PUBLIC_URL", "DURU_WITH_PARENT", "DURU_BEGAN")


@dataclass(frozen=True)
class Visit:
    """Where the visitor goes, the file with the accounts, the data folder, and the launcher's process id."""

    url: str
    accounts: Path
    data: Path
    launcher: int


@contextmanager
def visited_system(log: Path, environment: dict[str, str] | None = None) -> Iterator[Visit]:
    """Runs the launcher on free ports and a fresh folder until the block ends. Its output goes to `log`.

    Raises PartFailed with the launcher's last lines if the system is not ready in time.
    """
    # What an earlier system said there would read as ready.
    log.unlink(missing_ok=True)
    with temporary_folder() as folder:
        port = free_port()
        told = {
            **{name: value for name, value in os.environ.items() if name not in NOT_INHERITED},
            "DURU_DATA_DIR": str(folder / "data"),
            "DURU_PORT": str(port),
            "DURU_INTERNAL_PORT_BASE": str(free_base()),
            **(environment or {}),
        }
        with open_log(log) as out:
            launcher = subprocess.Popen(
                [sys.executable, "-m", "duru_local", "run"], env=told, stdout=out, stderr=subprocess.STDOUT
            )
        try:
            _wait_until_ready(launcher, log)
            data = folder / "data"
            yield Visit(f"http://localhost:{port}", data / "accounts.txt", data, launcher.pid)
        finally:
            launcher.terminate()
            launcher.wait(STOP_SECONDS)


def free_base() -> int:
    """The first of a run of free ports, long enough for the internal parts."""
    while True:
        base = RANDOM.choice(BASES)
        if not any(is_taken(port) for port in range(base, base + INTERNAL_PORTS)):
            return base


def _wait_until_ready(launcher: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while not any(line.startswith("Ready in ") for line in last_lines(log, 50)):
        if launcher.poll() is not None:
            raise PartFailed("launcher", f"ended with exit code {launcher.returncode}", last_lines(log))
        if time.monotonic() > end:
            raise PartFailed("launcher", f"was not ready after {START_SECONDS:.0f} s", last_lines(log))
        time.sleep(POLL_SECONDS)
