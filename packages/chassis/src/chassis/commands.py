"""What the processes of a service have in common, without the web framework."""

import asyncio
import importlib
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path

from sqlalchemy import MetaData

from chassis.logs import start_logs
from chassis.settings import SettingsError


def command(name: str, commands: Mapping[str, Callable[[], None]]) -> None:
    """`python -m <service> <command>`; a setting at fault ends with one line that names it."""
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    if asked not in commands:
        print(f"usage: python -m {name} {'|'.join(commands)}", file=sys.stderr)
        sys.exit(2)
    try:
        commands[asked]()
    except SettingsError as error:
        print(f"{name} can not start: {error}", file=sys.stderr)
        sys.exit(2)


def run_migrations(service: str, package: str, metadata: MetaData) -> None:
    """Bring the service's database up to date. Alembic is loaded here, so that no serving process holds it."""
    start_logs(service)
    migrations = importlib.import_module("chassis.migrations")
    asyncio.run(migrations.migrate(package, owner_url(), metadata))


def owner_url() -> str:
    """The address the migrations use: the owner role, which no serving process has."""
    found = os.environ.get("DATABASE_OWNER_URL")
    if not found:
        raise SettingsError("DATABASE_OWNER_URL is missing: migrations run as the owner of the database")
    return found


def documentation_environment() -> dict[str, str]:
    """Settings good enough to build an application that is only asked for its documentation."""
    nowhere = "postgresql://nobody@127.0.0.1:9/nothing"
    names = ("PUBLIC_URL", "IDENTITY_URL", "PDSA_URL", "SURVEY_URL", "REPORTS_URL")
    return {
        "DATABASE_URL": nowhere,
        "DATABASE_SYSTEM_URL": nowhere,
        "NATS_URL": "nats://127.0.0.1:9",
        "SERVICE_SECRET_FILE": os.devnull,
        "SERVICE_SECRETS_DIR": os.devnull,
        "SETUP_CODE_FILE": os.devnull,
        "FILES_DIR": os.devnull,
        **dict.fromkeys(names, "http://127.0.0.1:9"),
    }


async def run_until_told(work: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Run a process without HTTP; `work` gets an event that is set when it must end, and says when it is ready."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await work(stop)


class ReadyFile:
    """Tells the supervisor that a process without HTTP is ready."""

    def __init__(self, path: str | None) -> None:
        self._path = Path(path) if path else None

    def __enter__(self) -> "ReadyFile":
        return self

    def ready(self) -> None:
        if self._path:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(str(os.getpid()))

    def __exit__(self, *_: object) -> None:
        if self._path:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
