"""What can be done with runs, by people and by what happens."""

from datetime import datetime
from uuid import UUID

from chassis.database import Transaction
from chassis.ids import new_id
from chassis.principal import Principal
from contracts.events import RunFinished, RunRequested

from reports_worker.definitions.models import Definition
from reports_worker.documents.failures import Reason
from reports_worker.runs import domain, repository
from reports_worker.runs.errors import RunNotFailed, RunNotFound
from reports_worker.runs.models import Run
from reports_worker.runs.repository import Runs


async def run_of(runs: Runs, run_id: UUID, *, lock: bool = False) -> Run:
    """Raises RunNotFound for one that is not there or not the caller's."""
    run = await runs.get(run_id, lock=lock)
    if run is None:
        raise RunNotFound
    return run


async def request_run(work: Transaction, caller: Principal, definition: Definition, wave_id: UUID) -> UUID:
    """A run that a person asks for, with that person's rights."""
    caller.require_everywhere("report:write", project_id=definition.project_id)
    run_id = new_id()
    made = await repository.add_once(
        work,
        definition,
        occasion=domain.on_request(run_id),
        cause="person",
        wave_id=wave_id,
        asked_by=caller.id,
        run_id=run_id,
    )
    assert made is not None  # the occasion holds the run's own new id
    _announce(work, definition, made)
    _audit(work, "report_run.requested", definition.tenant_id, made)
    return made


async def request_for_wave(work: Transaction, definition: Definition, wave_id: UUID) -> bool:
    """A run because a wave closed; False when there is one already."""
    made = await repository.add_once(
        work, definition, occasion=domain.on_wave_closed(wave_id), cause="wave_closed", wave_id=wave_id
    )
    if made is not None:
        _announce(work, definition, made)
    return made is not None


async def request_for_due_time(work: Transaction, definition: Definition, due_at: datetime) -> bool:
    """A run because the calendar says so, about the newest closed wave; False when there is one already."""
    made = await repository.add_once(
        work,
        definition,
        occasion=domain.on_schedule(due_at),
        cause="schedule",
        wave_id=None,
        due_at=due_at,
    )
    if made is not None:
        _announce(work, definition, made)
    return made is not None


def _announce(work: Transaction, definition: Definition, run_id: UUID) -> None:
    work.emit(RunRequested(run_id=run_id), tenant_id=definition.tenant_id, project_id=definition.project_id)


def try_again(work: Transaction, caller: Principal, run: Run) -> None:
    """Begin a run anew that failed before it had figures."""
    caller.require_everywhere("report:write", project_id=run.project_id)
    if run.state != "failed" or run.figure_set_id is not None:
        raise RunNotFailed
    run.state, run.reason_code, run.reason_detail, run.finished_at = "requested", None, None, None
    work.emit(RunRequested(run_id=run.id), tenant_id=run.tenant_id, project_id=run.project_id)
    _audit(work, "report_run.retried", run.tenant_id, run.id)


def _audit(work: Transaction, action: str, tenant_id: UUID, run_id: UUID) -> None:
    work.audit(action, tenant_id=tenant_id, subject_kind="report_run", subject_id=run_id)


def fail(work: Transaction, run: Run, reason: Reason) -> None:
    """The run could not begin; says why."""
    run.state, run.reason_code, run.reason_detail = "failed", reason.code, reason.detail
    run.finished_at = work.clock.now()
    work.emit(
        RunFinished(run_id=run.id, finished=0, failed=0), tenant_id=run.tenant_id, project_id=run.project_id
    )


async def settle(work: Transaction, run_id: UUID) -> Run | None:
    """Bring a run's state in line with its documents. The run's row is locked: one worker at a time counts."""
    run = await repository.by_id(work, run_id, lock=True)
    if run is None:
        return None
    counts = (await repository.counts_of(work, [run_id])).get(run_id, {})
    state = domain.state_of(counts)
    if state == run.state:
        return run
    run.state = state
    run.finished_at = None if state == "running" else work.clock.now()
    if state != "running":
        work.emit(
            RunFinished(run_id=run.id, finished=counts.get("finished", 0), failed=counts.get("failed", 0)),
            tenant_id=run.tenant_id,
            project_id=run.project_id,
        )
    return run
