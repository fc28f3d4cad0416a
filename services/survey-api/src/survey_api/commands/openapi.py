"""openapi: print the document of the interface."""

from collections.abc import Sequence

from chassis.commands import documentation_environment
from chassis.serve import print_openapi
from chassis.settings import read_settings

from survey_api.main import create
from survey_api.settings import SurveySettings


def main(_: Sequence[str]) -> int:
    print_openapi(create(read_settings(SurveySettings, documentation_environment())))
    return 0
