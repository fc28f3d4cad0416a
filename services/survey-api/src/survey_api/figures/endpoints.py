"""Figures over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from fastapi import Depends, Query
from starlette.responses import Response

from survey_api.figures import service
from survey_api.figures.repository import Figures
from survey_api.figures.schemas import FigureSetOut, FigureSetRow, FiguresIn, SliceOut
from survey_api.figures.service import Computed
from survey_api.running import Here

routes = router("/figures", tags=["figures"])

Reader = Annotated[Principal, allowed("figures:read")]
Freezer = Annotated[Principal, allowed("figures:freeze")]


async def _computed(body: FiguresIn, caller: Freezer, survey: Here) -> Computed:
    return await service.compute(survey, caller, body.wave_id)


@routes.post(
    "",
    status_code=201,
    summary="Freeze the figures of a closed wave",
    description="All networks, districts and the project at once, so that what is hidden in one document can not be"
    " worked out from the others. The same figures are kept once: then 200 with the set that is there.",
    responses={200: {"model": FigureSetOut, "description": "These figures are frozen already"}},
)
async def freeze_figures(
    computed: Annotated[Computed, Depends(_computed)],
    body: FiguresIn,  # noqa: ARG001  the shape of the body, which the dependency above reads too
    work: Work,
    caller: Freezer,
    survey: Here,
    response: Response,
) -> FigureSetOut:
    made, new = await service.keep(work, Figures(work, caller, off=survey.filters_off), caller, computed)
    if not new:
        response.status_code = 200
    return made


@routes.get("", summary="The frozen sets of a wave, newest first")
async def list_figures(
    work: Work,
    caller: Reader,
    survey: Here,
    wave_id: Annotated[UUID, Query(description="The wave")],
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[FigureSetRow]:
    rows = await Figures(work, caller, off=survey.filters_off).page(wave_id, id_after(cursor), limit)
    page, following = cut(rows, limit, lambda one: one.id)
    return Page(items=[FigureSetRow.model_validate(one) for one in page], next_cursor=following)


@routes.get("/{set_id}", summary="Read a figure set")
async def read_figures(set_id: UUID, work: Work, caller: Reader, survey: Here) -> FigureSetOut:
    figures = Figures(work, caller, off=survey.filters_off)
    return await service.shown(figures, await service.read(figures, set_id))


@routes.get(
    "/{set_id}/slices/{unit_id}",
    summary="The figures of one unit",
    description="What one document shows: a network, a district, or the project (by its id).",
)
async def read_slice(set_id: UUID, unit_id: UUID, work: Work, caller: Reader, survey: Here) -> SliceOut:
    return await service.read_slice(Figures(work, caller, off=survey.filters_off), set_id, unit_id)
