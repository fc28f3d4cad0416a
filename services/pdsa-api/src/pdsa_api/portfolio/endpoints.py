"""Portfolio of a school, board of a network, map of spread of a project, over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Language
from fastapi import Request

from pdsa_api.ideas.repository import CYCLES, READ, Ideas
from pdsa_api.portfolio import service
from pdsa_api.portfolio.repository import Portfolios
from pdsa_api.portfolio.schemas import Board, Portfolio, Spread

routes = router(tags=["portfolio"])

Reader = Annotated[Principal, allowed(READ)]
CycleReader = Annotated[Principal, allowed(CYCLES)]


def _rows(request: Request, work: Work, caller: Principal) -> Portfolios:
    return Portfolios(work, caller, unfiltered=_off(request))


def _off(request: Request) -> bool:
    off: bool = request.app.state.parts.settings.without_application_filters
    return off


@routes.get("/schools/{school_id}/portfolio", summary="What a school works on")
async def read_portfolio(
    school_id: UUID, request: Request, work: Work, caller: CycleReader, language: Language = "en"
) -> Portfolio:
    """Its cycles, ideas, measures and teams, as far as the reader may see them."""
    school = await service.place_of(work, caller, school_id, "school", CYCLES)
    ideas = Ideas(work, caller, unfiltered=_off(request))
    return await service.portfolio(work, _rows(request, work, caller), ideas, caller, school, language)


@routes.get("/networks/{network_id}/board", summary="Which school tests which idea, and where each stands")
async def read_board(network_id: UUID, request: Request, work: Work, caller: Reader) -> Board:
    network = await service.place_of(work, caller, network_id, "network", READ)
    return await service.board(work, _rows(request, work, caller), network)


@routes.get("/projects/{project_id}/spread", summary="Who took which idea from whom")
async def read_spread(project_id: UUID, request: Request, work: Work, caller: Reader) -> Spread:
    await service.place_of(work, caller, project_id, "project", READ)
    return await service.spread(work, _rows(request, work, caller), project_id)
