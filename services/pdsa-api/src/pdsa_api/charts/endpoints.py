"""Charts over HTTP: as figures and words, as a picture, as a table."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, TypeVar
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

F = TypeVar("F", bound=Callable[..., Any])

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
    measure_id: UUID, wish: Wished, request: Request, work: Work, caller: Reader, language: Language = "en"
) -> Reading:
    measures = measures_of(request, work, caller, READ)
    measure = await measure_of(measures, measure_id)
    asked = service.asked(measure, wish)
    series = await service.series_of(
        work, measures, measure, wish, await _cycles(request, work, caller, measure)
    )
    return await asyncio.to_thread(presenting.read, series, asked, words_in(spoken(language)))


Read = Annotated[Reading, Depends(_reading)]
"""The chart that is asked for, read in the language of who asks."""


@routes.get("/chart", summary="A measure's chart: points, lines, phases, notes and the chart in words")
async def read_chart(reading: Read) -> ChartOut:
    """Every figure is improvement-stats'. Fewer than 8 points are a plain line; fewer than 10 are not judged."""
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


@dataclass(frozen=True)
class Picture:
    """A drawing as text, and its size in units."""

    svg: str
    width: int
    height: int


async def _picture(reading: Read, width: Width = 760, height: Height = 400) -> Picture:
    return Picture(await asyncio.to_thread(drawn, reading, width, height), width, height)


Drawn = Annotated[Picture, Depends(_picture)]


def _downloaded(ending: str, media_type: str, summary: str) -> Callable[[F], F]:
    """A route that gives the chart as a file."""
    return routes.get(
        f"/chart.{ending}",
        summary=summary,
        response_class=Response,
        responses={200: {"content": {media_type: {}}}},
    )


def _file(content: str | bytes, media_type: str, name: str) -> Response:
    disposition = f'attachment; filename="{name}"'
    return Response(content, media_type=media_type, headers={"Content-Disposition": disposition})


@_downloaded("svg", "image/svg+xml", "A measure's chart as a picture")
async def draw_measure_chart(picture: Drawn) -> Response:
    """Scalable, readable in grey, with the chart in words inside it for those who do not see it."""
    return _file(picture.svg, "image/svg+xml", "chart.svg")


@_downloaded("png", "image/png", "A measure's chart as a picture of points")
async def rasterise_measure_chart(
    picture: Drawn,
    request: Request,
    scale: Annotated[int, Query(ge=1, le=4, description="Pixels for each unit of the drawing")] = 2,
) -> Response:
    """The drawing of `chart.svg` in one embedded typeface: the same data give the same bytes."""
    rasters: Rasters = request.app.state.rasters
    content = await rasters.png(picture.svg, picture.width, picture.height, scale)
    return _file(content, "image/png", "chart.png")


@_downloaded("csv", "text/csv", "A measure's chart as a table")
async def tabulate_measure_chart(
    reading: Read,
    decimal: Annotated[
        Literal["point", "comma"], Query(description="`comma` parts the columns by semicolons")
    ] = "point",
) -> Response:
    """UTF-8 with a byte order mark; days are ISO; text that a spreadsheet would take for a formula is quoted."""
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
