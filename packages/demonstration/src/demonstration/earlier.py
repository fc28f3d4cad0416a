"""The wave of the year before: fewer people, less inquiry, and one statement in other words."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from demonstration.draws import Draws
from demonstration.model import Response
from demonstration.questionnaire import FREQUENCY, PRACTICE_LABELS, Label, xlsform
from demonstration.responses import response_id

REWORDED: Final = "attendance_data"
"""In 2021 it asked whether attendance was mentioned, since 2022 whether its data are looked at."""

_LABELS: Final = {
    **PRACTICE_LABELS,
    REWORDED: Label("Hablamos de la asistencia de estudiantes", "We talk about student attendance"),
}
_SAME_PERCENT = 70
_LOWER_PERCENT = 14  # of the inquiry answers stand one step lower: some eight points fewer at the top
_YEAR = timedelta(days=364)  # the same weekday


def earlier_xlsform() -> bytes:
    return xlsform(version="2021.1", practices=_LABELS)


def earlier_responses(responses: tuple[Response, ...], seed: int) -> tuple[Response, ...]:
    """Seven in ten of those who answered the year after, on the same weekday a year before."""
    draws = Draws(seed, "earlier")
    return tuple(_before(one, draws) for one in responses if draws.below(100) < _SAME_PERCENT)


def _before(response: Response, draws: Draws) -> Response:
    ended = response.ended_at - _YEAR
    practices = dict(response.answers["practices"])
    place = FREQUENCY.index(practices["inquiry_groups"])
    if draws.below(100) < _LOWER_PERCENT and place > 0:
        practices["inquiry_groups"] = FREQUENCY[place - 1]
    profile = {**response.answers["profile"], "months": max(0, response.answers["profile"]["months"] - 12)}
    return replace(
        response,
        id=response_id(ended, draws),
        started_at=response.started_at - _YEAR,
        ended_at=ended,
        answers={**response.answers, "profile": profile, "practices": practices},
    )
