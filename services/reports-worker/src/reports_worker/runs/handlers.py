"""Messages that make runs, and the beginning of a run: its figures are frozen, its documents asked for."""

import logging
from uuid import UUID

from chassis.consumers import Delivery
from chassis.database import Database, Scope, Transaction
from chassis.ids import new_id
from chassis.live import LiveTopics
from contracts.events import DocumentRequested, RunRequested, WaveClosed

from reports_worker.definitions import repository as definitions
from reports_worker.definitions.models import Definition
from reports_worker.documents import repository as documents
from reports_worker.documents.failures import GivenUp, Reason, reason_of
from reports_worker.documents.models import Document
from reports_worker.figures.survey import FigureSet, Survey
from reports_worker.resolving.kind import kind_named
from reports_worker.runs import domain, repository, service
from reports_worker.runs.models import Run

log = logging.getLogger(__name__)


async def on_wave_closed(delivery: Delivery[WaveClosed]) -> None:
    """One run for each definition that follows the project's waves."""
    async with delivery.transaction() as work:
        if delivery.project_id is None:
            log.warning("a wave closed without a project: %s", delivery.data.wave_id)
            return
        for definition in await definitions.following_waves(work, delivery.project_id, delivery.id):
            await service.request_for_wave(work, definition, delivery.data.wave_id)


class RunStarter:
    """Begins runs that were asked for."""

    def __init__(self, database: Database, survey: Survey, live: LiveTopics) -> None:
        self._database = database
        self._survey = survey
        self._live = live

    async def start(self, delivery: Delivery[RunRequested]) -> None:
        run, definition = await self._read(delivery.tenant_id, delivery.data.run_id)
        if run is None or definition is None or run.state != "requested":
            async with delivery.transaction():
                return
        try:
            wave_id = run.wave_id or await self._newest_wave(run)
            figures = await self._survey.freeze(
                run.asked_by, wave_id, domain.freeze_key(run.occasion, wave_id)
            )
        except GivenUp as error:
            await self._fail(delivery, error.reason)
            return
        async with delivery.transaction() as work:
            await _begin(work, run.id, definition, wave_id, figures)
            work.after_commit(lambda: self._live.changed(f"run:{run.id}"))

    async def exhausted(self, delivery: Delivery[RunRequested], error: Exception) -> None:
        async with self._database.transaction(Scope.tenant(delivery.tenant_id)) as work:
            await _mark_failed(work, delivery.data.run_id, reason_of(error))
        await self._live.changed(f"run:{delivery.data.run_id}")

    async def _read(self, tenant_id: UUID, run_id: UUID) -> tuple[Run | None, Definition | None]:
        async with self._database.transaction(Scope.tenant(tenant_id)) as work:
            run = await repository.by_id(work, run_id)
            return run, await definitions.by_id(work, run.definition_id) if run else None

    async def _newest_wave(self, run: Run) -> UUID:
        found = await self._survey.newest_closed_wave(run.asked_by, run.project_id)
        if found is None:
            raise GivenUp("wave.none_closed", "The project has no closed wave to report on.")
        return found

    async def _fail(self, delivery: Delivery[RunRequested], reason: Reason) -> None:
        async with delivery.transaction() as work:
            await _mark_failed(work, delivery.data.run_id, reason)
            work.after_commit(lambda: self._live.changed(f"run:{delivery.data.run_id}"))


async def _mark_failed(work: Transaction, run_id: UUID, reason: Reason) -> None:
    run = await repository.by_id(work, run_id, lock=True)
    if run is not None and run.state == "requested":
        service.fail(work, run, reason)


async def _begin(
    work: Transaction, run_id: UUID, definition: Definition, wave_id: UUID, figures: FigureSet
) -> None:
    """The run's figures, its documents and one message a document, in one transaction."""
    run = await repository.by_id(work, run_id, lock=True)
    if run is None or run.state != "requested":
        return
    run.wave_id, run.figure_set_id, run.figure_hash = wave_id, figures.id, figures.hash
    made = [
        _document(work, run, definition, unit_id=unit.id, unit_kind=unit.kind, unit_label=unit.label)
        for unit in figures.units
        if unit.kind == kind_named(definition.kind).unit
    ]
    await work.session.flush()
    await documents.add_all(work, made)
    for document in made:
        work.emit(
            DocumentRequested(document_id=document.id, run_id=run.id),
            tenant_id=run.tenant_id,
            project_id=run.project_id,
        )
    await service.settle(work, run.id)


def _document(
    work: Transaction, run: Run, definition: Definition, *, unit_id: UUID, unit_kind: str, unit_label: str
) -> Document:
    return Document(
        tenant_id=run.tenant_id,
        project_id=run.project_id,
        id=new_id(),
        run_id=run.id,
        definition_id=definition.id,
        kind=definition.kind,
        title=definition.title,
        unit_id=unit_id,
        unit_kind=unit_kind,
        unit_label=unit_label,
        language=definition.language,
        created_at=work.clock.now(),
    )
