"""Serving HTTP, and a clean end of it."""

import os
import sys
from types import FrameType

import orjson
import uvicorn
from fastapi import FastAPI

from chassis.settings import ServiceSettings

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
            ws="none",  # live pages are event streams
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


def print_openapi(app: FastAPI) -> None:
    """The OpenAPI document with sorted keys, as it is committed."""
    sys.stdout.buffer.write(
        orjson.dumps(app.openapi(), option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n"
    )
