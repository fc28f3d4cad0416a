"""python -m identity_api serve | migrate | openapi"""

import asyncio
import os

from chassis.logs import start_logs
from chassis.migrations import migrate
from chassis.serve import command, documentation_environment, owner_url, print_openapi, serve
from chassis.settings import read_settings

from identity_api.main import SERVICE, create
from identity_api.settings import IdentitySettings
from identity_api.tables import Table


def _serve() -> None:
    settings = read_settings(IdentitySettings, dict(os.environ))
    start_logs(SERVICE, settings.log_level)
    serve(create(settings), settings)


def _migrate() -> None:
    start_logs(SERVICE)
    asyncio.run(migrate("identity_api", owner_url(), Table.metadata))


def _openapi() -> None:
    print_openapi(create(read_settings(IdentitySettings, documentation_environment())))


if __name__ == "__main__":
    command("identity_api", {"serve": _serve, "migrate": _migrate, "openapi": _openapi})
