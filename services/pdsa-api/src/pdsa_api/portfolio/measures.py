"""A school's measures in a line each: the last value, and what the chart says of the series."""

import asyncio
from collections.abc import Sequence

from chassis.directory import Unit
from chassis.principal import Principal

from pdsa_api.charts import presenting
from pdsa_api.charts.presenting import Series
from pdsa_api.charts.service import Wish, asked
from pdsa_api.charts.words import Words, spoken, words_in
from pdsa_api.measures.models import Measure
from pdsa_api.portfolio.repository import MEASURES, Portfolios
from pdsa_api.portfolio.schemas import MeasureLine


async def measure_lines(
    rows: Portfolios, caller: Principal, school: Unit, language: str
) -> list[MeasureLine]:
    if not caller.may(MEASURES, project_id=school.project_id):
        return []
    found = [
        Series(measure, points, phases=phases, school_id=school.id, school=school.label)
        for measure, points, phases in await rows.measures_of(school.id)
    ]
    return await asyncio.to_thread(_lines, found, words_in(spoken(language)))


def _lines(found: Sequence[Series], words: Words) -> list[MeasureLine]:
    return [_line(series.measure, series, words) for series in found]


def _line(measure: Measure, series: Series, words: Words) -> MeasureLine:
    reading = presenting.read(series, asked(measure, Wish()), words)
    chart = presenting.shown(reading)
    last = chart.points[-1]
    return MeasureLine(
        **measure.model_dump(include={"id", "network_id", "name", "kind", "unit", "goal", "direction"}),
        percent=chart.percent,
        last_on=last.on,
        last=None if last.value is None else last.value * chart.scale,
        n=chart.n,
        too_few=chart.too_few,
        signals=chart.signals,
        sentence=chart.sentence,
    )
