"""Refreshing a measure from its survey, over HTTP."""

from collections.abc import Callable
from uuid import UUID

from chassis.routing import Work, router
from fastapi import Request

from pdsa_api.measures.endpoints import WRITE, Writer, measures_of
from pdsa_api.measures.service import measure_of
from pdsa_api.surveyed import service
from pdsa_api.surveyed.asking import SurveyAs
from pdsa_api.surveyed.errors import NotSurveyed
from pdsa_api.surveyed.schemas import PassedWave, Refreshed

routes = router("/measures/{measure_id}", tags=["measures"])

Surveys = Callable[[str], SurveyAs]
"""survey-api in the name of a person."""


@routes.post("/refresh", summary="Ask the survey for figures of its closed waves")
async def refresh_measure(measure_id: UUID, request: Request, work: Work, caller: Writer) -> Refreshed:
    """With the caller's own rights. While survey-api is away: 503 with its name, and what is stored stays."""
    measures = measures_of(request, work, caller, WRITE)
    measure = await measure_of(measures, measure_id, lock=True)
    caller.require(WRITE, project_id=measure.project_id, network_id=measure.network_id)
    if measure.source["kind"] != "survey":
        raise NotSurveyed
    surveys: Surveys = request.app.state.surveys
    collected = await service.collect(surveys(caller.id), measure)
    written = await service.store(work, measure, collected.found, caller.id, "The survey's figures changed")
    passed = [
        PassedWave(wave_id=wave.id, title=wave.title, reason=reason)  # type: ignore[arg-type]  # one of the four codes
        for wave, reason in collected.passed
    ]
    return Refreshed(
        waves=collected.waves,
        stored=written.stored,
        changed=written.changed,
        suppressed=sum(one.missing is not None for one in collected.found),
        passed=passed,
    )
