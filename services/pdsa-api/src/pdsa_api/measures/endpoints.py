"""Measures over HTTP: definitions."""

from datetime import date
from typing import Annotated
from uuid import UUID

from chassis.directory import labels
from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from chassis.versions import give_version, require_version
from fastapi import Request, Response

from pdsa_api.history import service as history
from pdsa_api.history.schemas import ChangeOut
from pdsa_api.measures import service
from pdsa_api.measures.models import Measure
from pdsa_api.measures.repository import Measures
from pdsa_api.measures.schemas import Kind, MeasureChange, MeasureIn, MeasureOut
from pdsa_api.observations.rights import Observer
from pdsa_api.references.service import references_of

routes = router("/measures", tags=["measures"])

READ, WRITE = "measure:read", "measure:write"
Reader = Annotated[Principal, allowed(READ)]
Writer = Annotated[Principal, allowed(WRITE)]


def filters_off(request: Request) -> bool:
    return bool(request.app.state.parts.settings.without_application_filters)


def measures_of(request: Request, work: Work, caller: Principal, permission: str) -> Measures:
    return Measures(work, caller, permission, unfiltered=filters_off(request))


def _out(
    measure: Measure, observer: Observer, names: dict[UUID, str], extent: tuple[int, date | None] = (0, None)
) -> MeasureOut:
    may_write = observer.caller.may(WRITE, project_id=measure.project_id, network_id=measure.network_id)
    return MeasureOut(
        **measure.model_dump(exclude={"tenant_id", "first_body"}),
        network=names.get(measure.network_id),
        school=names.get(measure.school_id) if measure.school_id else None,
        observations=extent[0],
        last_on=extent[1],
        may_write=may_write,
        may_observe=measure.source["kind"] == "typed" and observer.may(measure),
        may_observe_at=observer.schools(measure),
    )


def _units(measure: Measure) -> list[UUID]:
    return [measure.network_id, *([measure.school_id] if measure.school_id else [])]


async def _full(measures: Measures, work: Work, measure: Measure) -> MeasureOut:
    extent = (await measures.extent([measure.id])).get(measure.id, (0, None))
    return _out(measure, await measures.observer(), await labels(work, _units(measure)), extent)


@routes.post("", status_code=201, summary="Define a measure")
async def create_measure(
    body: MeasureIn, request: Request, response: Response, work: Work, caller: Writer
) -> MeasureOut:
    """The same `id` with the same content is answered as the first time; with other content 409."""
    measures = measures_of(request, work, caller, WRITE)
    measure = await service.create_measure(work, measures, references_of(request, work, caller), caller, body)
    give_version(response, measure.version)
    response.headers["Location"] = f"{request.url.path}/{measure.id}"
    return await _full(measures, work, measure)


@routes.get("", summary="Measures, newest first")
async def list_measures(
    request: Request,
    work: Work,
    caller: Reader,
    project_id: UUID | None = None,
    network_id: UUID | None = None,
    school_id: UUID | None = None,
    aim_id: UUID | None = None,
    driver_id: UUID | None = None,
    idea_id: UUID | None = None,
    kind: Kind | None = None,
    archived: bool = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[MeasureOut]:
    measures = measures_of(request, work, caller, READ)
    wanted = {
        "project_id": project_id,
        "network_id": network_id,
        "school_id": school_id,
        "aim_id": aim_id,
        "driver_id": driver_id,
        "idea_id": idea_id,
        "kind": kind,
    }
    rows = await measures.page(wanted, archived=archived, after=id_after(cursor), limit=limit)
    page, following = cut(rows, limit, lambda measure: measure.id)
    names = await labels(work, [unit for measure in page for unit in _units(measure)])
    extent = await measures.extent([measure.id for measure in page])
    observer = await measures.observer()
    items = [_out(measure, observer, names, extent.get(measure.id, (0, None))) for measure in page]
    return Page(items=items, next_cursor=following)


@routes.get("/{measure_id}", summary="One measure")
async def get_measure(
    measure_id: UUID, request: Request, response: Response, work: Work, caller: Reader
) -> MeasureOut:
    measures = measures_of(request, work, caller, READ)
    measure = await service.measure_of(measures, measure_id)
    give_version(response, measure.version)
    return await _full(measures, work, measure)


@routes.patch("/{measure_id}", summary="Change a measure")
async def change_measure(
    measure_id: UUID, body: MeasureChange, request: Request, response: Response, work: Work, caller: Writer
) -> MeasureOut:
    """Needs `If-Match` with the version that was read; an older one gets 412 with both versions."""
    measures = measures_of(request, work, caller, WRITE)
    measure = await service.measure_of(measures, measure_id, lock=True)
    require_version(
        request,
        measure.version,
        now=(await _full(measures, work, measure)).model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_unset=True),
    )
    await service.change_measure(work, references_of(request, work, caller), caller, measure, body)
    give_version(response, measure.version)
    return await _full(measures, work, measure)


@routes.get("/{measure_id}/history", summary="Who changed a measure, its phases and notes, newest first")
async def read_measure_history(
    measure_id: UUID, request: Request, work: Work, caller: Reader, limit: Limit = 50, cursor: Cursor = None
) -> Page[ChangeOut]:
    measure = await service.measure_of(measures_of(request, work, caller, READ), measure_id)
    return await history.page(work, service.KIND, measure, limit, cursor)
