"""What can be done with documents."""

from uuid import UUID

from chassis.database import Transaction
from chassis.files.store import FileMissing, FileStore
from chassis.principal import Principal
from contracts.events import DocumentFailed, DocumentRequested

from reports_worker.documents.errors import (
    DocumentNotFailed,
    DocumentNotFound,
    DocumentNotReady,
    FileUnavailable,
)
from reports_worker.documents.failures import Reason
from reports_worker.documents.models import Document
from reports_worker.documents.repository import Documents
from reports_worker.runs import service as runs


async def document_of(documents: Documents, document_id: UUID, *, lock: bool = False) -> Document:
    """Raises DocumentNotFound for one that is not there or not the caller's."""
    document = await documents.get(document_id, lock=lock)
    if document is None:
        raise DocumentNotFound
    return document


async def file_of(work: Transaction, files: FileStore, document: Document) -> bytes:
    """The PDF; opening it is written into the audit table."""
    if document.sha256 is None:
        raise DocumentNotReady(f"It is {document.state}.")
    try:
        content = await files.get(document.tenant_id, document.sha256)
    except FileMissing as error:
        raise FileUnavailable(
            f"The stored file is missing or damaged ({document.sha256[:12]}…).", part="files"
        ) from error
    work.audit(
        "report.opened",
        tenant_id=document.tenant_id,
        subject_kind="report_document",
        subject_id=document.id,
        detail={"unit": str(document.unit_id), "sha256": document.sha256},
    )
    return content


async def try_again(work: Transaction, caller: Principal, document: Document) -> None:
    """Make a failed document anew."""
    caller.require_everywhere("report:write", project_id=document.project_id)
    if document.state != "failed":
        raise DocumentNotFailed(f"It is {document.state}.")
    document.state, document.attempts = "waiting", 0
    document.reason_code, document.reason_detail, document.finished_at = None, None, None
    await work.session.flush()
    work.emit(
        DocumentRequested(document_id=document.id, run_id=document.run_id),
        tenant_id=document.tenant_id,
        project_id=document.project_id,
    )
    work.audit(
        "report_document.retried",
        tenant_id=document.tenant_id,
        subject_kind="report_document",
        subject_id=document.id,
    )
    await runs.settle(work, document.run_id)


async def fail(work: Transaction, document: Document, reason: Reason) -> None:
    """The document could not be made; says why."""
    document.state = "failed"
    document.reason_code, document.reason_detail = reason.code, reason.detail
    document.finished_at = work.clock.now()
    await work.session.flush()
    work.emit(
        DocumentFailed(document_id=document.id, run_id=document.run_id, code=reason.code),
        tenant_id=document.tenant_id,
        project_id=document.project_id,
    )
    await runs.settle(work, document.run_id)
