"""Phases and notes of a measure: set and taken away by people, each kept in the measure's history."""

from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.given_ids import fingerprint, made_before
from chassis.ids import new_id
from chassis.principal import Principal

from pdsa_api.history import service as history
from pdsa_api.measures.errors import MarkNotFound
from pdsa_api.measures.models import Measure, MeasureNote, MeasurePhase
from pdsa_api.measures.repository import Measures
from pdsa_api.measures.schemas import NoteIn, PhaseIn
from pdsa_api.measures.service import KIND


async def add_phase(
    work: Transaction, measures: Measures, caller: Principal, measure: Measure, body: PhaseIn
) -> MeasurePhase:
    """The same body under the same id gives the phase that it made. Raises IdTaken."""
    _require(caller, measure)
    if again := await made_before(work, MeasurePhase, caller, body, body.id):
        return again
    phase = MeasurePhase(**_made(work, caller, measure, body))
    measures.add(phase)
    await history.record(work, KIND, measure, {}, {"phase": _said(body)}, body.reason)
    return phase


async def add_note(
    work: Transaction, measures: Measures, caller: Principal, measure: Measure, body: NoteIn
) -> MeasureNote:
    """The same body under the same id gives the note that it made. Raises IdTaken."""
    _require(caller, measure)
    if again := await made_before(work, MeasureNote, caller, body, body.id):
        return again
    note = MeasureNote(**_made(work, caller, measure, body))
    measures.add(note)
    await history.record(work, KIND, measure, {}, {"note": _said(body)})
    return note


async def remove_phase(
    work: Transaction, measures: Measures, caller: Principal, measure: Measure, phase_id: UUID, reason: str
) -> None:
    """Raises MarkNotFound for one that is not of this measure."""
    _require(caller, measure)
    phase = await measures.phase(phase_id)
    if phase is None or phase.measure_id != measure.id:
        raise MarkNotFound
    await measures.remove(phase)
    await history.record(
        work, KIND, measure, {"phase": _said(PhaseIn.model_validate(phase))}, {"phase": None}, reason
    )


async def remove_note(
    work: Transaction, measures: Measures, caller: Principal, measure: Measure, note_id: UUID
) -> None:
    """Raises MarkNotFound for one that is not of this measure."""
    _require(caller, measure)
    note = await measures.note(note_id)
    if note is None or note.measure_id != measure.id:
        raise MarkNotFound
    await measures.remove(note)
    await history.record(work, KIND, measure, {"note": _said(NoteIn.model_validate(note))}, {"note": None})


def _require(caller: Principal, measure: Measure) -> None:
    caller.require("measure:write", project_id=measure.project_id, network_id=measure.network_id)


def _said(body: PhaseIn | NoteIn) -> dict[str, Any]:
    return body.model_dump(mode="json", exclude={"id"}, exclude_none=True)


def _made(work: Transaction, caller: Principal, measure: Measure, body: PhaseIn | NoteIn) -> dict[str, Any]:
    return {
        **body.model_dump(exclude={"id"}),
        "id": body.id or new_id(),
        "tenant_id": measure.tenant_id,
        "project_id": measure.project_id,
        "network_id": measure.network_id,
        "measure_id": measure.id,
        "created_by": caller.id,
        "first_body": fingerprint(body),
        "created_at": work.clock.now(),
    }
