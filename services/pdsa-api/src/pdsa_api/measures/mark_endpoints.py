"""Phases and notes of a measure over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.routing import Work, router
from fastapi import Query, Request, Response

from pdsa_api.measures import marks, service
from pdsa_api.measures.endpoints import READ, WRITE, Reader, Writer, measures_of
from pdsa_api.measures.schemas import NoteIn, NoteOut, Notes, PhaseIn, PhaseOut, Phases
from pdsa_api.references.service import references_of

routes = router("/measures/{measure_id}", tags=["measures"])

Reason = Annotated[str, Query(min_length=1, max_length=500, description="Why; it is kept in the history")]


@routes.post("/phases", status_code=201, summary="Begin a phase: from a day on, judged by itself")
async def add_measure_phase(
    measure_id: UUID, body: PhaseIn, request: Request, work: Work, caller: Writer
) -> PhaseOut:
    """Never done by the software: a person says from when and why."""
    measures = measures_of(request, work, caller, WRITE)
    measure = await service.measure_of(measures, measure_id)
    await service.check_school(references_of(request, work, caller), measure, body.school_id)
    return PhaseOut.model_validate(await marks.add_phase(work, measures, caller, measure, body))


@routes.get("/phases", summary="The phases of a measure, by their first day")
async def list_measure_phases(measure_id: UUID, request: Request, work: Work, caller: Reader) -> Phases:
    measures = measures_of(request, work, caller, READ)
    measure = await service.measure_of(measures, measure_id)
    return Phases(items=[PhaseOut.model_validate(one) for one in await measures.phases(measure.id)])


@routes.delete("/phases/{phase_id}", status_code=204, summary="Take a phase away")
async def remove_measure_phase(
    measure_id: UUID, phase_id: UUID, reason: Reason, request: Request, work: Work, caller: Writer
) -> Response:
    measures = measures_of(request, work, caller, WRITE)
    measure = await service.measure_of(measures, measure_id)
    await marks.remove_phase(work, measures, caller, measure, phase_id, reason)
    return Response(status_code=204)


@routes.post("/notes", status_code=201, summary="Note what happened on a day")
async def add_measure_note(
    measure_id: UUID, body: NoteIn, request: Request, work: Work, caller: Writer
) -> NoteOut:
    measures = measures_of(request, work, caller, WRITE)
    measure = await service.measure_of(measures, measure_id)
    await service.check_school(references_of(request, work, caller), measure, body.school_id)
    return NoteOut.model_validate(await marks.add_note(work, measures, caller, measure, body))


@routes.get("/notes", summary="The notes of a measure, by their day")
async def list_measure_notes(measure_id: UUID, request: Request, work: Work, caller: Reader) -> Notes:
    measures = measures_of(request, work, caller, READ)
    measure = await service.measure_of(measures, measure_id)
    return Notes(items=[NoteOut.model_validate(one) for one in await measures.notes(measure.id)])


@routes.delete("/notes/{note_id}", status_code=204, summary="Take a note away")
async def remove_measure_note(
    measure_id: UUID, note_id: UUID, request: Request, work: Work, caller: Writer
) -> Response:
    measures = measures_of(request, work, caller, WRITE)
    measure = await service.measure_of(measures, measure_id)
    await marks.remove_note(work, measures, caller, measure, note_id)
    return Response(status_code=204)
