"""Charts over HTTP: as figures and words, as a picture, as a table."""

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from chassis.routing import Work, router
from fastapi import Depends, Query, Request, Response
from improvement_stats.drawing import draw_chart

from pdsa_api.charts import presenting, service
from pdsa_api.charts.presenting import CycleMark, Reading, Series
from pdsa_api.charts.raster import Rasters
from pdsa_api.charts.schemas import AxisRange, ChartOut, Multiples
from pdsa_api.charts.service import Wish
from pdsa_api.charts.spreadsheet import table
from pdsa_api.charts.words import spoken, words_in
from pdsa_api.cycles.repository import Cycles
from pdsa_api.measures.endpoints import READ, Reader, filters_off, measures_of
from pdsa_api.measures.models import Measure
from pdsa_api.measures.schemas import ChartWish, Rules
from pdsa_api.measures.service import measure_of

routes = router("/measures/{measure_id}", tags=["charts"])

Language = Annotated[
    str, Query(max_length=20, description="es, en, fil or sw; others are answered in English")
]
Width = Annotated[int, Query(ge=320, le=2400)]
Height = Annotated[int, Query(ge=240, le=1600)]


def _wish(
    school_id: Annotated[UUID | None, Query(description="A school's series; without, the network's")] = None,
    subgroup: Annotated[str | None, Query(max_length=200)] = None,
    kind: Annotated[ChartWish | None, Query(description="Without: as the measure says")] = None,
    rules: Annotated[Rules | None, Query(description="Without: as the measure says")] = None,
    first: Annotated[
        date | None, Query(alias="from", description="Points before it are left out, of the figures too")
    ] = None,
    last: Annotated[date | None, Query(alias="to", description="Points after it are left out")] = None,
) -> Wish:
    return Wish(school_id, subgroup, kind, rules, first, last)


Wished = Annotated[Wish, Depends(_wish)]


async def _cycles(request: Request, work: Work, caller: Reader, measure: Measure) -> Sequence[CycleMark]:
    cycles = Cycles(work, caller, unfiltered=filters_off(request))
    return await cycles.watching(measure.network_id, measure.id)


async def _reading(
    request: Request, work: Work, caller: Reader, measure_id: UUID, wish: Wish, language: str
) -> Reading:
    measures = measures_of(request, work, caller, READ)
    measure = await measure_of(measures, measure_id)
    asked = service.asked(measure, wish)
    series = await service.series_of(
        work, measures, measure, wish, await _cycles(request, work, caller, measure)
    )
    return await asyncio.to_thread(presenting.read, series, asked, words_in(spoken(language)))


@routes.get("/chart", summary="A measure's chart: points, lines, phases, notes and the chart in words")
async def read_chart(
    measure_id: UUID, wish: Wished, request: Request, work: Work, caller: Reader, language: Language = "en"
) -> ChartOut:
    """Every figure is improvement-stats'. Fewer than 8 points are a plain line; fewer than 10 are not judged."""
    reading = await _reading(request, work, caller, measure_id, wish, language)
    return await asyncio.to_thread(presenting.shown, reading)


def drawn(reading: Reading, width: int, height: int) -> str:
    """The chart as SVG text, with notes and cycles above it; a cycle that began after the last point has no place on
    the axis yet."""
    series = reading.series
    beside = [(series.position(note.on_date), note.text) for note in series.notes]
    last = series.points[-1].on_date if series.points else date.min
    beside += [
        (series.position(one.starts_on), one.title)
        for one in series.cycles
        if one.starts_on and one.starts_on <= last
    ]
    return draw_chart(
        reading.chart,
        title=series.title,
        annotations=[(index, text) for index, text in beside if index is not None],
        breaks=reading.breaks,
        value_label=reading.axis_label(),
        language=reading.words.language,
        width=width,
        height=height,
        **reading.drawing(),
    )


def _file(content: str | bytes, media_type: str, name: str) -> Response:
    disposition = f'attachment; filename="{name}"'
    return Response(content, media_type=media_type, headers={"Content-Disposition": disposition})


@routes.get(
    "/chart.svg",
    summary="A measure's chart as a picture",
    response_class=Response,
    responses={200: {"content": {"image/svg+xml": {}}}},
)
async def draw_measure_chart(
    measure_id: UUID,
    wish: Wished,
    request: Request,
    work: Work,
    caller: Reader,
    language: Language = "en",
    width: Width = 760,
    height: Height = 400,
) -> Response:
    """Scalable, readable in grey, with the chart in words inside it for those who do not see it."""
    reading = await _reading(request, work, caller, measure_id, wish, language)
    return _file(await asyncio.to_thread(drawn, reading, width, height), "image/svg+xml", "chart.svg")


@routes.get(
    "/chart.png",
    summary="A measure's chart as a picture of points",
    response_class=Response,
    responses={200: {"content": {"image/png": {}}}},
)
async def rasterise_measure_chart(
    measure_id: UUID,
    wish: Wished,
    request: Request,
    work: Work,
    caller: Reader,
    language: Language = "en",
    width: Width = 760,
    height: Height = 400,
    scale: Annotated[int, Query(ge=1, le=4, description="Pixels for each unit of the drawing")] = 2,
) -> Response:
    """The drawing of `chart.svg` in one embedded typeface: the same data give the same bytes."""
    reading = await _reading(request, work, caller, measure_id, wish, language)
    svg = await asyncio.to_thread(drawn, reading, width, height)
    rasters: Rasters = request.app.state.rasters
    return _file(await rasters.png(svg, width, height, scale), "image/png", "chart.png")


@routes.get(
    "/chart.csv",
    summary="A measure's chart as a table",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}}},
)
async def tabulate_measure_chart(
    measure_id: UUID,
    wish: Wished,
    request: Request,
    work: Work,
    caller: Reader,
    language: Language = "en",
    decimal: Annotated[
        Literal["point", "comma"], Query(description="`comma` parts the columns by semicolons")
    ] = "point",
) -> Response:
    """UTF-8 with a byte order mark; days are ISO; text that a spreadsheet would take for a formula is quoted."""
    reading = await _reading(request, work, caller, measure_id, wish, language)
    content = await asyncio.to_thread(table, reading, "," if decimal == "comma" else ".")
    return _file(content, "text/csv; charset=utf-8", "chart.csv")


@routes.get("/multiples", summary="The charts of every school that has observations, by name")
async def read_multiples(
    measure_id: UUID, wish: Wished, request: Request, work: Work, caller: Reader, language: Language = "en"
) -> Multiples:
    """On one axis and never ranked. `school_id` is not looked at."""
    measures = measures_of(request, work, caller, READ)
    measure = await measure_of(measures, measure_id)
    asked = service.asked(measure, wish)
    cycles = await _cycles(request, work, caller, measure)
    found = await service.series_of_schools(work, measures, measure, wish, cycles)
    words = words_in(spoken(language))

    def one(series: Series) -> ChartOut:
        return presenting.shown(presenting.read(series, asked, words))

    charts = [await asyncio.to_thread(one, series) for series in found]
    return Multiples(measure_id=measure.id, axis=_axis(charts), items=charts)


def _axis(charts: Sequence[ChartOut]) -> AxisRange:
    heights = [
        v for chart in charts for p in chart.points for v in (p.value, p.lower, p.upper) if v is not None
    ]
    heights += [chart.goal for chart in charts if chart.goal is not None]
    days = [p.on for chart in charts for p in chart.points]
    return AxisRange(
        low=min(heights, default=None),
        high=max(heights, default=None),
        first=min(days, default=None),
        last=max(days, default=None),
    )
