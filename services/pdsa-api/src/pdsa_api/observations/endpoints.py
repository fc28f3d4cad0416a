"""Observations over HTTP."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated
from uuid import UUID

from chassis.directory import Unit, labels
from chassis.paging import Cursor, Limit, cursor_of, parts_of
from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from chassis.versions import give_version, require_version
from fastapi import Query, Request, Response

from pdsa_api.history import service as history
from pdsa_api.history.schemas import ChangeOut
from pdsa_api.measures.endpoints import READ, WRITE, Reader, measures_of
from pdsa_api.measures.models import Measure
from pdsa_api.measures.service import measure_of
from pdsa_api.observations import service
from pdsa_api.observations.models import Observation
from pdsa_api.observations.repository import ObservationsOf
from pdsa_api.observations.rights import CONTRIBUTE, Observer
from pdsa_api.observations.schemas import (
    ObservationChange,
    ObservationIn,
    ObservationOut,
    Observations,
    Reason,
    Taken,
    TakenIn,
)
from pdsa_api.references.service import references_of

routes = router("/measures/{measure_id}/observations", tags=["measures"])

Writer = Annotated[Principal, allowed(f"{WRITE}|{CONTRIBUTE}")]


def _out(row: Observation, names: dict[UUID, str]) -> ObservationOut:
    kept = row.model_dump(exclude={"tenant_id", "project_id", "network_id", "first_body"})
    return ObservationOut(**kept, school=names.get(row.school_id) if row.school_id else None)


async def _to_write(
    request: Request, work: Work, caller: Principal, measure_id: UUID
) -> tuple[Measure, Observer]:
    """The measure as whoever may read or define it finds it, and the caller with their places in teams."""
    measures = measures_of(request, work, caller, READ if caller.may(READ) else WRITE)
    return await measure_of(measures, measure_id), await measures.observer()


async def _schools(
    request: Request, work: Work, caller: Principal, measure: Measure, sent: list[ObservationIn]
) -> dict[UUID, Unit]:
    """The units that are named and are there."""
    return await references_of(request, work, caller).units(
        [measure.school_id, *(one.school_id for one in sent)]
    )


@routes.post("", status_code=201, summary="Write down what was found on a day")
async def add_observation(
    measure_id: UUID, body: ObservationIn, request: Request, response: Response, work: Work, caller: Writer
) -> ObservationOut:
    """The same `id` sent again is answered as the first time. A day that is taken gets 409 with `current`."""
    measure, observer = await _to_write(request, work, caller, measure_id)
    schools = await _schools(request, work, caller, measure, [body])
    row = await service.add_one(work, ObservationsOf(work, measure), observer, measure, body, schools)
    give_version(response, row.version)
    response.headers["Location"] = f"{request.url.path}/{row.id}"
    return _out(row, _labels(schools))


def _labels(schools: Mapping[UUID, Unit]) -> dict[UUID, str]:
    return {unit.id: unit.label for unit in schools.values()}


def several(outcomes: list[service.Outcome], ids: list[UUID | None], names: dict[UUID, str]) -> Taken:
    return Taken(
        results=[
            TakenIn(
                index=index,
                id=one.row.id if one.row and one.status in ("created", "repeated") else sent,
                status=one.status,
                errors=[dict(fault) for fault in one.faults],
                current=_out(one.row, names) if one.row and one.status in ("exists", "conflict") else None,
            )
            for index, (one, sent) in enumerate(zip(outcomes, ids, strict=True))
        ]
    )


@routes.post(":batch", summary="Write down several at once")
async def add_observations(
    measure_id: UUID, body: Observations, request: Request, work: Work, caller: Writer
) -> Taken:
    """Stores those that can be stored and says what became of each, in the order sent."""
    measure, observer = await _to_write(request, work, caller, measure_id)
    sent = body.observations
    schools = await _schools(request, work, caller, measure, sent)
    outcomes = await service.add(work, ObservationsOf(work, measure), observer, measure, sent, schools)
    return several(outcomes, [one.id for one in sent], _labels(schools))


Day = Annotated[date | None, Query(description="A day")]


@routes.get("", summary="Observations of a measure, the latest day first")
async def list_observations(
    measure_id: UUID,
    request: Request,
    work: Work,
    caller: Reader,
    school_id: UUID | None = None,
    subgroup: Annotated[str | None, Query(max_length=200)] = None,
    first: Annotated[date | None, Query(alias="from", description="From this day on")] = None,
    last: Annotated[date | None, Query(alias="to", description="Up to this day")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[ObservationOut]:
    measure = await measure_of(measures_of(request, work, caller, READ), measure_id)
    rows = await ObservationsOf(work, measure).page(
        school_id=school_id, subgroup=subgroup, first=first, last=last, after=_after(cursor), limit=limit
    )
    page = rows[:limit]
    following = cursor_of(page[-1].on_date, page[-1].id) if len(rows) > limit else None
    names = await labels(work, [row.school_id for row in page if row.school_id])
    return Page(items=[_out(row, names) for row in page], next_cursor=following)


def _after(cursor: str | None) -> tuple[date, UUID] | None:
    if cursor is None:
        return None
    day, row_id = parts_of(cursor, 2)
    try:
        return date.fromisoformat(day), UUID(row_id)
    except ValueError:
        parts_of("", 2)
        raise  # unreachable: the line above raises Invalid


@routes.get("/{observation_id}", summary="One observation")
async def get_observation(
    measure_id: UUID, observation_id: UUID, request: Request, response: Response, work: Work, caller: Reader
) -> ObservationOut:
    measure = await measure_of(measures_of(request, work, caller, READ), measure_id)
    row = await service.observation_of(ObservationsOf(work, measure), observation_id)
    give_version(response, row.version)
    return _out(row, await labels(work, [row.school_id] if row.school_id else []))


@routes.patch("/{observation_id}", summary="Correct an observation")
async def correct_observation(
    measure_id: UUID,
    observation_id: UUID,
    body: ObservationChange,
    request: Request,
    response: Response,
    work: Work,
    caller: Writer,
) -> ObservationOut:
    """Needs `If-Match` and a reason. Old value, new value, who, when and why stay in its history."""
    measure, observer = await _to_write(request, work, caller, measure_id)
    rows = ObservationsOf(work, measure)
    row = await service.observation_of(rows, observation_id, lock=True)
    names = await labels(work, [row.school_id] if row.school_id else [])
    require_version(
        request,
        row.version,
        now=_out(row, names).model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_unset=True),
    )
    await service.correct(work, rows, observer, measure, row, body)
    give_version(response, row.version)
    return _out(row, names)


@routes.delete("/{observation_id}", summary="Take an observation back")
async def withdraw_observation(
    measure_id: UUID,
    observation_id: UUID,
    reason: Annotated[Reason, Query(description="Why; it is kept in the history")],
    request: Request,
    work: Work,
    caller: Writer,
) -> ObservationOut:
    """Needs `If-Match`. It is drawn no more, and its history stays."""
    measure, observer = await _to_write(request, work, caller, measure_id)
    row = await service.observation_of(ObservationsOf(work, measure), observation_id, lock=True)
    names = await labels(work, [row.school_id] if row.school_id else [])
    require_version(request, row.version, now=_out(row, names).model_dump(mode="json"), yours=None)
    await service.withdraw(work, observer, measure, row, reason)
    return _out(row, names)


@routes.get("/{observation_id}/history", summary="The corrections of an observation, newest first")
async def read_observation_history(
    measure_id: UUID,
    observation_id: UUID,
    request: Request,
    work: Work,
    caller: Reader,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[ChangeOut]:
    measure = await measure_of(measures_of(request, work, caller, READ), measure_id)
    row = await service.observation_of(ObservationsOf(work, measure), observation_id)
    return await history.page(work, service.KIND, row, limit, cursor)
