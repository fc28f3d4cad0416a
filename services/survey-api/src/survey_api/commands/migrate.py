"""migrate: bring the database up to date."""

from collections.abc import Sequence

from chassis.commands import run_migrations

from survey_api.tables import Table


def main(_: Sequence[str]) -> int:
    # Tables register themselves when their modules are loaded; migrations state theirs in SQL.
    run_migrations("survey-api", "survey_api", Table.metadata)
    return 0
