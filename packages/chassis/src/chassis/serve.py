"""The commands of a service process: serve, migrate, openapi; and a clean end."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import FrameType

import orjson
import uvicorn
from fastapi import FastAPI

from chassis.settings import ServiceSettings, SettingsError

GRACE_SECONDS = 5


def serve(app: FastAPI, settings: ServiceSettings) -> None:
    """Serve until SIGTERM or SIGINT: not ready at once, then no new connections, then an end within seconds."""
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            host=settings.host,
            port=settings.port,
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=True,
            timeout_graceful_shutdown=GRACE_SECONDS,
            timeout_keep_alive=75,
            proxy_headers=True,
            forwarded_allow_ips=os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1"),
            limit_concurrency=1000,
        )
    )
    stop = server.handle_exit

    def on_signal(sig: int, frame: FrameType | None) -> None:
        app.state.draining = True
        if (live := getattr(app.state, "live", None)) is not None:
            live.close()
        stop(sig, frame)

    server.handle_exit = on_signal  # type: ignore[method-assign]  # uvicorn offers no hook before its own
    server.run()
    if not server.started:
        sys.exit(3)


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


def print_openapi(app: FastAPI) -> None:
    """The OpenAPI document with sorted keys, as it is committed."""
    sys.stdout.buffer.write(
        orjson.dumps(app.openapi(), option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n"
    )


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
