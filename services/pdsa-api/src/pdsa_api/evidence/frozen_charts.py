"""A measure's chart as it is now: its sentence and its drawing, which do not change when the measure does."""

import asyncio
from typing import Any

from chassis.principal import Principal
from chassis.routing import Work
from fastapi import Request

from pdsa_api.charts import presenting, service
from pdsa_api.charts.endpoints import drawn
from pdsa_api.charts.service import Wish
from pdsa_api.charts.words import spoken, words_in
from pdsa_api.evidence.errors import ChartRefused
from pdsa_api.evidence.schemas import ChartIn
from pdsa_api.measures.endpoints import READ, measures_of
from pdsa_api.measures.service import measure_of

DRAWING = "svg"
"""The key of the drawing in what is frozen; a list leaves it out."""

_WIDTH, _HEIGHT = 760, 400


async def freeze(request: Request, work: Work, caller: Principal, wanted: ChartIn) -> dict[str, Any]:
    """Raises MeasureNotFound for one that the caller does not see, ChartRefused where there is nothing to draw."""
    measures = measures_of(request, work, caller, READ)
    measure = await measure_of(measures, wanted.measure_id)
    wish = Wish(school_id=wanted.school_id, first=wanted.first, last=wanted.last)
    series = await service.series_of(work, measures, measure, wish, [])
    reading = await asyncio.to_thread(
        presenting.read, series, service.asked(measure, wish), words_in(spoken(wanted.language))
    )
    chart = await asyncio.to_thread(presenting.shown, reading)
    if not chart.points:
        message, fix = (
            "the measure has no observations in this time",
            "Choose other days, or another measure.",
        )
        raise ChartRefused(
            f"{message}. {fix}",
            faults=[{"pointer": "/chart", "code": "chart.empty", "message": message, "fix": fix}],
        )
    told = chart.model_dump(
        mode="json",
        include={"measure_id", "title", "school", "sentence", "language", "kind", "n", "n_missing"},
    )
    days = [point.on.isoformat() for point in chart.points]
    drawing = await asyncio.to_thread(drawn, reading, _WIDTH, _HEIGHT)
    return {**told, "first": days[0], "last": days[-1], DRAWING: drawing}
