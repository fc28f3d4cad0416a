"""python -m survey_api serve | migrate | openapi"""

import os

from chassis.commands import command, documentation_environment, run_migrations
from chassis.logs import start_logs
from chassis.serve import print_openapi, serve
from chassis.settings import read_settings

from survey_api.main import SERVICE, create
from survey_api.settings import SurveySettings
from survey_api.tables import Table


def _serve() -> None:
    settings = read_settings(SurveySettings, dict(os.environ))
    start_logs(SERVICE, settings.log_level)
    serve(create(settings), settings)


def _migrate() -> None:
    run_migrations(SERVICE, "survey_api", Table.metadata)


def _openapi() -> None:
    print_openapi(create(read_settings(SurveySettings, documentation_environment())))


if __name__ == "__main__":
    command("survey_api", {"serve": _serve, "migrate": _migrate, "openapi": _openapi})
