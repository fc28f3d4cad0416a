"""python -m survey_api serve|migrate|openapi"""

import asyncio
import os

from chassis import serve as run
from chassis.logs import start_logs
from chassis.settings import read_settings

from survey_api.main import SERVICE, create
from survey_api.settings import SurveySettings


def serve() -> None:
    settings = read_settings(SurveySettings, dict(os.environ))
    start_logs(SERVICE, settings.log_level)
    run.serve(create(settings), settings)


def upgrade() -> None:
    from chassis.migrations import migrate  # noqa: PLC0415  a serving process has no use for Alembic's memory

    from survey_api.tables import Table  # noqa: PLC0415  as above

    start_logs(SERVICE)
    asyncio.run(migrate("survey_api", run.owner_url(), Table.metadata))


def openapi() -> None:
    run.print_openapi(create(read_settings(SurveySettings, run.documentation_environment())))


if __name__ == "__main__":
    run.command("survey_api", {"serve": serve, "migrate": upgrade, "openapi": openapi})
