"""python -m reports_worker api | worker | clock | migrate | openapi"""

import asyncio
import os

from chassis.commands import ReadyFile, command, documentation_environment, run_migrations, run_until_told
from chassis.logs import start_logs
from chassis.parts import build_parts, running
from chassis.settings import read_settings
from contracts.permissions import SERVICE_PERMISSIONS

from reports_worker import clock
from reports_worker.settings import SERVICE, STREAM, ReportsSettings
from reports_worker.tables import Table
from reports_worker.worker import worker_subscriptions


def _settings() -> ReportsSettings:
    settings = read_settings(ReportsSettings, dict(os.environ))
    start_logs(SERVICE, settings.log_level)
    return settings


def _api() -> None:
    # The web framework is loaded here and nowhere else.
    from chassis.serve import serve  # noqa: PLC0415

    from reports_worker.main import create  # noqa: PLC0415

    settings = _settings()
    serve(create(settings), settings)


def _worker() -> None:
    settings = _settings()

    async def work(stop: asyncio.Event) -> None:
        # Typst and numpy are loaded here and nowhere else: the other processes stay small.
        from reports_worker.rendering.press import ThreadedPress  # noqa: PLC0415

        press = ThreadedPress(settings.render_threads)
        parts = build_parts(settings, SERVICE, SERVICE_PERMISSIONS)
        try:
            await press.warm_up()
            async with running(parts, STREAM, worker_subscriptions(parts, settings, press)):
                with ReadyFile(os.environ.get("READY_FILE")) as ready:
                    ready.ready()
                    await stop.wait()
        finally:
            press.close()

    asyncio.run(run_until_told(work))


def _clock() -> None:
    settings = _settings()

    async def work(stop: asyncio.Event) -> None:
        parts = build_parts(settings, SERVICE, SERVICE_PERMISSIONS)
        async with running(parts, STREAM):
            keeper = clock.keeper(parts)
            parts.background(keeper.run, "clock")
            parts.background(lambda: clock.purge_daily(parts), "purge")
            with ReadyFile(os.environ.get("READY_FILE")) as ready:
                ready.ready()
                await stop.wait()

    asyncio.run(run_until_told(work))


def _migrate() -> None:
    run_migrations(SERVICE, "reports_worker", Table.metadata)


def _openapi() -> None:
    from chassis.serve import print_openapi  # noqa: PLC0415  as in _api

    from reports_worker.main import create  # noqa: PLC0415  as in _api

    print_openapi(create(read_settings(ReportsSettings, documentation_environment())))


if __name__ == "__main__":
    command(
        "reports_worker",
        {"api": _api, "worker": _worker, "clock": _clock, "migrate": _migrate, "openapi": _openapi},
    )
