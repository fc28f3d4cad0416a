"""PDSA cycles over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from chassis.versions import NEEDS_VERSION, give_version, require_version
from fastapi import Depends, Query, Request, Response
from pydantic import BaseModel

from pdsa_api.cycles import service
from pdsa_api.cycles.domain import Stage
from pdsa_api.cycles.models import Cycle
from pdsa_api.cycles.repository import Cycles
from pdsa_api.cycles.schemas import CycleChange, CycleIn, CycleOut, NextIn, Ramp, StageMove
from pdsa_api.cycles.showing import shown, shown_one
from pdsa_api.history import service as history
from pdsa_api.history.schemas import ChangeOut
from pdsa_api.references.service import references_of
from pdsa_api.talk import service as talk

routes = router("/cycles", tags=["cycles"])

Reader = Annotated[Principal, allowed("cycle:read")]
Writer = Annotated[Principal, allowed("cycle:write|cycle:contribute")]


def _wanted(
    project_id: UUID | None = None,
    network_id: UUID | None = None,
    school_id: UUID | None = None,
    team_id: UUID | None = None,
    aim_id: UUID | None = None,
    idea_id: UUID | None = None,
    ramp_id: UUID | None = None,
    stage: Stage | None = None,
) -> dict[str, UUID | str | None]:
    """Column -> value; every filter that is given must hold."""
    return {
        "project_id": project_id,
        "network_id": network_id,
        "school_id": school_id,
        "team_id": team_id,
        "aim_id": aim_id,
        "idea_id": idea_id,
        "ramp_id": ramp_id,
        "stage": stage.value if stage else None,
    }


Wanted = Annotated[dict[str, UUID | str | None], Depends(_wanted)]
Shared = Annotated[
    bool | None,
    Query(
        description="True: only what other networks show to the project; false: only of one's own networks"
    ),
]
Mine = Annotated[bool, Query(description="Only what the caller wrote, or a team that the caller is in")]


def _cycles(request: Request, work: Work, caller: Principal) -> Cycles:
    return Cycles(work, caller, unfiltered=request.app.state.parts.settings.without_application_filters)


async def _written(
    request: Request, work: Work, caller: Principal, cycle_id: UUID, body: BaseModel
) -> tuple[Cycles, Cycle]:
    """The cycle, locked, as If-Match names it."""
    cycles = _cycles(request, work, caller)
    cycle = await service.cycle_to_write(cycles, caller, cycle_id)
    now = await shown_one(work, cycles, caller, cycle)
    require_version(
        request,
        cycle.version,
        now=now.model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_unset=True),
    )
    return cycles, cycle


@routes.post("", status_code=201, summary="Plan a PDSA cycle")
async def create_cycle(
    body: CycleIn, request: Request, response: Response, work: Work, caller: Writer
) -> CycleOut:
    """A cycle begins in `plan`. Who has cycle:contribute only names a team that they are in."""
    cycles = _cycles(request, work, caller)
    cycle = await service.create_cycle(work, cycles, references_of(request, work, caller), caller, body)
    give_version(response, cycle.version)
    response.headers["Location"] = f"{request.url.path}/{cycle.id}"
    return await shown_one(work, cycles, caller, cycle)


@routes.get("", summary="PDSA cycles, newest first")
async def list_cycles(
    request: Request,
    work: Work,
    caller: Reader,
    wanted: Wanted,
    mine: Mine = False,
    shared: Shared = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[CycleOut]:
    cycles = _cycles(request, work, caller)
    rows = await cycles.page(wanted, mine=mine, shared=shared, after=id_after(cursor), limit=limit)
    page, following = cut(rows, limit, lambda cycle: cycle.id)
    return Page(items=await shown(work, cycles, caller, page), next_cursor=following)


@routes.get("/{cycle_id}", summary="One PDSA cycle")
async def get_cycle(
    cycle_id: UUID, request: Request, response: Response, work: Work, caller: Reader
) -> CycleOut:
    cycles = _cycles(request, work, caller)
    cycle = await service.cycle_of(cycles, cycle_id)
    give_version(response, cycle.version)
    return await shown_one(work, cycles, caller, cycle)


@routes.patch("/{cycle_id}", summary="Change a PDSA cycle")
async def change_cycle(
    cycle_id: UUID, body: CycleChange, request: Request, response: Response, work: Work, caller: Writer
) -> CycleOut:
    """Needs `If-Match`. A part that is over is re-opened first: 409 `cycle.part_closed` names its fields."""
    cycles, cycle = await _written(request, work, caller, cycle_id, body)
    references = references_of(request, work, caller)
    await service.change_cycle(work, cycles, references, caller, cycle, body)
    give_version(response, cycle.version)
    return await shown_one(work, cycles, caller, cycle)


@routes.post("/{cycle_id}/stage", summary="Move a PDSA cycle to another stage", openapi_extra=NEEDS_VERSION)
async def move_cycle(
    cycle_id: UUID, body: StageMove, request: Request, response: Response, work: Work, caller: Writer
) -> CycleOut:
    """Needs `If-Match`. Forwards one stage when nothing is missing; back to any earlier one with a reason."""
    cycles, cycle = await _written(request, work, caller, cycle_id, body)
    await service.move_stage(work, cycle, body)
    await talk.tell_of_move(work, caller, cycle)
    give_version(response, cycle.version)
    return await shown_one(work, cycles, caller, cycle)


@routes.post("/{cycle_id}/next", status_code=201, summary="Plan the next test of the ramp")
async def plan_next_cycle(
    cycle_id: UUID, body: NextIn, request: Request, response: Response, work: Work, caller: Writer
) -> CycleOut:
    """It inherits where, who, for whom and the questions without their results; the next step is its objective."""
    cycles = _cycles(request, work, caller)
    previous = await service.cycle_to_write(cycles, caller, cycle_id)
    cycle = await service.next_cycle(work, cycles, caller, previous, body)
    give_version(response, cycle.version)
    response.headers["Location"] = f"{request.url.path.rsplit('/', 2)[0]}/{cycle.id}"
    return await shown_one(work, cycles, caller, cycle)


@routes.get("/{cycle_id}/ramp", summary="The tests of a cycle's ramp, from the first")
async def read_ramp(cycle_id: UUID, request: Request, work: Work, caller: Reader) -> Ramp:
    cycles = _cycles(request, work, caller)
    cycle = await service.cycle_of(cycles, cycle_id)
    found = await cycles.ramp(cycle.ramp_id)
    return Ramp(ramp_id=cycle.ramp_id, items=await shown(work, cycles, caller, found))


@routes.get("/{cycle_id}/history", summary="Who changed a cycle, what, when and why, newest first")
async def read_cycle_history(
    cycle_id: UUID, request: Request, work: Work, caller: Reader, limit: Limit = 50, cursor: Cursor = None
) -> Page[ChangeOut]:
    cycle = await service.cycle_of(_cycles(request, work, caller), cycle_id)
    return await history.page(work, service.KIND, cycle, limit, cursor)
