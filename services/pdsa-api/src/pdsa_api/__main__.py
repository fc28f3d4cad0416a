"""python -m pdsa_api serve | migrate | openapi | check-series FOLDER [--out FOLDER]"""

import importlib
import os
import sys

from chassis.commands import command, documentation_environment, run_migrations
from chassis.logs import start_logs
from chassis.serve import print_openapi, serve
from chassis.settings import read_settings

from pdsa_api.main import SERVICE, create
from pdsa_api.settings import PdsaSettings
from pdsa_api.tables import Table


def _serve() -> None:
    settings = read_settings(PdsaSettings, dict(os.environ))
    start_logs(SERVICE, settings.log_level)
    serve(create(settings), settings)


def _migrate() -> None:
    run_migrations(SERVICE, "pdsa_api", Table.metadata)


def _openapi() -> None:
    print_openapi(create(read_settings(PdsaSettings, documentation_environment())))


def _check_series() -> None:
    sys.exit(importlib.import_module("pdsa_api.commands.check_series").main(sys.argv[2:]))


if __name__ == "__main__":
    command(
        "pdsa_api",
        {"serve": _serve, "migrate": _migrate, "openapi": _openapi, "check-series": _check_series},
    )
