"""Comparability over HTTP."""

from uuid import UUID

from chassis.routing import Work, router

from survey_api.comparing import service
from survey_api.comparing.schemas import Comparability
from survey_api.running import Here
from survey_api.waves.endpoints import Reader
from survey_api.waves.repository import Waves

routes = router("/waves/{wave_id}", tags=["waves"])


@routes.get(
    "/comparability",
    summary="What a wave can be compared with, question by question",
    description="Earlier waves of the same questionnaire in the project. A question that was asked in other words, with"
    " other choices or as another kind of answer is not comparable: a line over it breaks there.",
)
async def read_comparability(wave_id: UUID, work: Work, caller: Reader, survey: Here) -> Comparability:
    return await service.read(work, Waves(work, caller, off=survey.filters_off), wave_id)
