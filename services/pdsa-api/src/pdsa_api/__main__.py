"""python -m pdsa_api serve | migrate | openapi"""

import asyncio
import os

from chassis.logs import start_logs
from chassis.migrations import migrate
from chassis.serve import command, documentation_environment, owner_url, print_openapi, serve
from chassis.settings import read_settings

from pdsa_api.aims import models as aims
from pdsa_api.cycles import models as cycles
from pdsa_api.main import SERVICE, create
from pdsa_api.settings import PdsaSettings
from pdsa_api.tables import Table

TABLES = (aims.Aim, cycles.Cycle)


def _serve() -> None:
    settings = read_settings(PdsaSettings, dict(os.environ))
    start_logs(SERVICE, settings.log_level)
    serve(create(settings), settings)


def _migrate() -> None:
    start_logs(SERVICE)
    asyncio.run(migrate("pdsa_api", owner_url(), Table.metadata))


def _openapi() -> None:
    print_openapi(create(read_settings(PdsaSettings, documentation_environment())))


if __name__ == "__main__":
    command("pdsa_api", {"serve": _serve, "migrate": _migrate, "openapi": _openapi})
