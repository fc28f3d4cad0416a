"""PDSA cycles over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.database import Scope
from chassis.directory import Directory, labels
from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from chassis.versions import give_version, require_version
from fastapi import Request, Response

from pdsa_api.aims.repository import Aims
from pdsa_api.aims.service import aim_of
from pdsa_api.cycles import service
from pdsa_api.cycles.domain import Stage
from pdsa_api.cycles.models import Cycle
from pdsa_api.cycles.repository import Cycles
from pdsa_api.cycles.schemas import CycleChange, CycleIn, CycleOut

routes = router("/cycles", tags=["cycles"])

Reader = Annotated[Principal, allowed("cycle:read")]
Writer = Annotated[Principal, allowed("cycle:write")]


def _cycles(request: Request, work: Work, caller: Principal, permission: str) -> Cycles:
    off = request.app.state.parts.settings.without_application_filters
    return Cycles(work, caller, permission, unfiltered=off)


def _out(cycle: Cycle, names: dict[UUID, str]) -> CycleOut:
    return CycleOut(
        **cycle.model_dump(exclude={"location", "tenant_id", "created_by"}),
        where=cycle.location,
        network=names.get(cycle.network_id),
        school=names.get(cycle.school_id) if cycle.school_id else None,
    )


def _units(cycle: Cycle) -> list[UUID]:
    return [cycle.network_id, *([cycle.school_id] if cycle.school_id else [])]


@routes.post("", status_code=201, summary="Plan a PDSA cycle")
async def create_cycle(
    body: CycleIn, request: Request, response: Response, work: Work, caller: Writer
) -> CycleOut:
    """A cycle begins in `plan`; a later stage needs an objective and a prediction for every question."""
    directory: Directory = request.app.state.directory
    named = [body.network_id, *([body.school_id] if body.school_id else [])]
    units = await directory.ensure(Scope.of(caller), named)
    aims = Aims(work, caller, "aim:read")
    aim = await aim_of(aims, body.aim_id) if body.aim_id else None
    service.check_units(body, units, aim)
    cycle = service.create_cycle(work, _cycles(request, work, caller, "cycle:write"), caller, body)
    give_version(response, cycle.version)
    response.headers["Location"] = f"{request.url.path}/{cycle.id}"
    return _out(cycle, {unit.id: unit.label for unit in units.values()})


@routes.get("", summary="PDSA cycles, newest first")
async def list_cycles(
    request: Request,
    work: Work,
    caller: Reader,
    project_id: UUID | None = None,
    network_id: UUID | None = None,
    aim_id: UUID | None = None,
    stage: Stage | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[CycleOut]:
    rows = await _cycles(request, work, caller, "cycle:read").page(
        project_id=project_id,
        network_id=network_id,
        aim_id=aim_id,
        stage=stage.value if stage else None,
        after=id_after(cursor),
        limit=limit,
    )
    page, following = cut(rows, limit, lambda cycle: cycle.id)
    names = await labels(work, [unit for cycle in page for unit in _units(cycle)])
    return Page(items=[_out(cycle, names) for cycle in page], next_cursor=following)


@routes.get("/{cycle_id}", summary="One PDSA cycle")
async def get_cycle(
    cycle_id: UUID, request: Request, response: Response, work: Work, caller: Reader
) -> CycleOut:
    cycle = await service.cycle_of(_cycles(request, work, caller, "cycle:read"), cycle_id)
    give_version(response, cycle.version)
    return _out(cycle, await labels(work, _units(cycle)))


@routes.patch("/{cycle_id}", summary="Change a PDSA cycle")
async def change_cycle(
    cycle_id: UUID, body: CycleChange, request: Request, response: Response, work: Work, caller: Writer
) -> CycleOut:
    """Needs `If-Match`; stages go plan, do, study, act, closed, one at a time."""
    cycle = await service.cycle_of(_cycles(request, work, caller, "cycle:write"), cycle_id, lock=True)
    names = await labels(work, _units(cycle))
    require_version(
        request,
        cycle.version,
        now=_out(cycle, names).model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_unset=True),
    )
    service.change_cycle(work, caller, cycle, body)
    give_version(response, cycle.version)
    return _out(cycle, names)
