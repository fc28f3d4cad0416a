"""The making of one document: claim its row, read its slice, print, store the file, record it once."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from chassis.consumers import AlreadyHandled, Delivery
from chassis.database import Database, Scope, Transaction
from chassis.files.store import FileStore, StoredFile
from chassis.live import LiveTopics
from contracts.events import DocumentFinished, DocumentRequested

from reports_worker.documents import repository, service
from reports_worker.documents.failures import GivenUp, Reason, reason_of
from reports_worker.documents.models import Document
from reports_worker.figures.survey import Survey
from reports_worker.resolving.resolve import Tree
from reports_worker.resolving.slices import Slice
from reports_worker.runs import repository as runs
from reports_worker.runs import service as run_service


@dataclass(frozen=True)
class Made:
    """One printed document and the tree it was printed from."""

    tree: Tree
    tree_hash: str
    content: bytes
    pages: int


class Press(Protocol):
    """Resolves and prints; raises GivenUp for what can not be printed."""

    async def make(self, kind: str, language: str, slice_: Slice) -> Made: ...


@dataclass(frozen=True)
class _Claim:
    document: Document
    asked_by: str
    figure_set_id: UUID


class DocumentMaker:
    def __init__(
        self, database: Database, survey: Survey, files: FileStore, press: Press, live: LiveTopics
    ) -> None:
        self._database = database
        self._survey = survey
        self._files = files
        self._press = press
        self._live = live

    async def make(self, delivery: Delivery[DocumentRequested]) -> None:
        claim = await self._claim(delivery)
        if claim is None:
            async with delivery.transaction():
                return
        document = claim.document
        try:
            slice_ = await self._survey.slice(claim.asked_by, claim.figure_set_id, document.unit_id)
            made = await self._press.make(document.kind, document.language, slice_)
        except GivenUp as error:
            await self._give_up(delivery, error.reason)
            return
        stored = await self._files.put(delivery.tenant_id, made.content)
        async with delivery.transaction() as work:
            await _finish(work, document.id, made, stored)
            work.after_commit(lambda: self._live.changed(f"run:{document.run_id}"))

    async def exhausted(self, delivery: Delivery[DocumentRequested], error: Exception) -> None:
        """The last try failed: shown as failed, with the reason."""
        async with self._database.transaction(Scope.tenant(delivery.tenant_id)) as work:
            await _mark_failed(work, delivery.data.document_id, reason_of(error))
        await self._live.changed(f"run:{delivery.data.run_id}")

    async def _claim(self, delivery: Delivery[DocumentRequested]) -> _Claim | None:
        """Say that it is being made; None when it is made already. A claim left by a killed worker is taken over."""
        async with self._database.transaction(Scope.tenant(delivery.tenant_id)) as work:
            document = await repository.by_id(work, delivery.data.document_id, lock=True)
            if document is None or document.state not in ("waiting", "rendering"):
                return None
            run = await runs.by_id(work, document.run_id)
            if run is None or run.figure_set_id is None:
                return None
            document.state = "rendering"
            document.attempts += 1
            work.after_commit(lambda: self._live.changed(f"run:{document.run_id}"))
            return _Claim(document, run.asked_by, run.figure_set_id)

    async def _give_up(self, delivery: Delivery[DocumentRequested], reason: Reason) -> None:
        async with delivery.transaction() as work:
            await _mark_failed(work, delivery.data.document_id, reason)
            work.after_commit(lambda: self._live.changed(f"run:{delivery.data.run_id}"))


async def _finish(work: Transaction, document_id: UUID, made: Made, stored: StoredFile) -> None:
    document = await repository.by_id(work, document_id, lock=True)
    if document is None or document.state == "finished":
        raise AlreadyHandled
    document.state = "finished"
    document.reason_code, document.reason_detail = None, None
    document.sha256, document.bytes, document.pages = stored.sha256, stored.size, made.pages
    document.tree_hash = made.tree_hash
    document.finished_at = work.clock.now()
    await repository.keep_tree(work, document, made.tree)
    await work.session.flush()
    work.emit(
        DocumentFinished(document_id=document.id, run_id=document.run_id, sha256=stored.sha256),
        tenant_id=document.tenant_id,
        project_id=document.project_id,
    )
    await run_service.settle(work, document.run_id)


async def _mark_failed(work: Transaction, document_id: UUID, reason: Reason) -> None:
    document = await repository.by_id(work, document_id, lock=True)
    if document is not None and document.state in ("waiting", "rendering"):
        await service.fail(work, document, reason)
