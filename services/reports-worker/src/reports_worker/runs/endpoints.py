"""Runs over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.database import Transaction
from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from fastapi import Request, Response

from reports_worker.definitions import service as definitions
from reports_worker.definitions.endpoints import definitions_of
from reports_worker.documents.repository import units_of
from reports_worker.runs import service
from reports_worker.runs.models import Run
from reports_worker.runs.repository import Runs, counts_of
from reports_worker.runs.schemas import Counts, Reason, RunIn, RunOut

routes = router("/runs", tags=["runs"])

Reader = Annotated[Principal, allowed("report:read")]
Writer = Annotated[Principal, allowed("report:write")]


def _runs(request: Request, work: Transaction, caller: Principal, permission: str) -> Runs:
    off = request.app.state.parts.settings.without_application_filters
    return Runs(work, caller, permission, unfiltered=off)


async def _outs(work: Transaction, caller: Principal, runs: list[Run]) -> list[RunOut]:
    counts = await counts_of(work, [run.id for run in runs], of_units=units_of(caller, "report:read"))
    return [
        RunOut(
            **run.model_dump(exclude={"tenant_id", "occasion", "asked_by", "reason_code", "reason_detail"}),
            counts=Counts(**counts.get(run.id, {})),
            reason=Reason(code=run.reason_code, detail=run.reason_detail or "") if run.reason_code else None,
        )
        for run in runs
    ]


@routes.post("", status_code=201, summary="Make a definition's reports of a wave now")
async def create_run(body: RunIn, request: Request, response: Response, work: Work, caller: Writer) -> RunOut:
    """Made with the caller's rights; it begins at once and its documents appear as they are finished."""
    definition = await definitions.definition_of(
        definitions_of(request, work, caller, "report:write"), body.definition_id
    )
    run_id = await service.request_run(work, caller, definition, body.wave_id)
    response.headers["Location"] = f"{request.url.path}/{run_id}"
    run = await service.run_of(_runs(request, work, caller, "report:write"), run_id)
    return (await _outs(work, caller, [run]))[0]


@routes.get("", summary="Runs, newest first")
async def list_runs(
    request: Request,
    work: Work,
    caller: Reader,
    project_id: UUID | None = None,
    definition_id: UUID | None = None,
    wave_id: UUID | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[RunOut]:
    runs = _runs(request, work, caller, "report:read")
    rows = await runs.page(
        project_id=project_id,
        definition_id=definition_id,
        wave_id=wave_id,
        after=id_after(cursor),
        limit=limit,
    )
    page, following = cut(rows, limit, lambda run: run.id)
    return Page(items=await _outs(work, caller, page), next_cursor=following)


@routes.get("/{run_id}", summary="One run")
async def get_run(run_id: UUID, request: Request, work: Work, caller: Reader) -> RunOut:
    run = await service.run_of(_runs(request, work, caller, "report:read"), run_id)
    return (await _outs(work, caller, [run]))[0]


@routes.post("/{run_id}:retry", summary="Begin a run anew that failed before it had figures")
async def retry_run(run_id: UUID, request: Request, work: Work, caller: Writer) -> RunOut:
    run = await service.run_of(_runs(request, work, caller, "report:write"), run_id, lock=True)
    service.try_again(work, caller, run)
    return (await _outs(work, caller, [run]))[0]
