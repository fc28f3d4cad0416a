"""serve: answer over HTTP until told to stop."""

import os
from collections.abc import Sequence

from chassis.logs import start_logs
from chassis.serve import serve
from chassis.settings import read_settings

from survey_api.main import SERVICE, create
from survey_api.settings import SurveySettings


def main(_: Sequence[str]) -> int:
    settings = read_settings(SurveySettings, dict(os.environ))
    start_logs(SERVICE, settings.log_level)
    serve(create(settings), settings)
    return 0
