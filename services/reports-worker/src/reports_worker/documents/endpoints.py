"""Documents over HTTP."""

from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from chassis.database import Transaction
from chassis.files.store import FileStore
from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from fastapi import Request, Response

from reports_worker.documents import service
from reports_worker.documents.models import Document
from reports_worker.documents.repository import Documents
from reports_worker.documents.schemas import DocumentOut, State, UnitOut
from reports_worker.runs.schemas import Reason

routes = router("/documents", tags=["documents"])

Reader = Annotated[Principal, allowed("report:read")]
Writer = Annotated[Principal, allowed("report:write")]

_HIDDEN = {"tenant_id", "unit_id", "unit_kind", "unit_label", "reason_code", "reason_detail", "tree_hash"}


def _documents(request: Request, work: Transaction, caller: Principal, permission: str) -> Documents:
    off = request.app.state.parts.settings.without_application_filters
    return Documents(work, caller, permission, unfiltered=off)


def _out(document: Document) -> DocumentOut:
    reason = document.reason_code
    return DocumentOut(
        **document.model_dump(exclude=_HIDDEN),
        unit=UnitOut(kind=document.unit_kind, id=document.unit_id, label=document.unit_label),
        reason=Reason(code=reason, detail=document.reason_detail or "") if reason else None,
    )


@routes.get("", summary="Documents the reader may see, newest first")
async def list_documents(
    request: Request,
    work: Work,
    caller: Reader,
    project_id: UUID | None = None,
    run_id: UUID | None = None,
    definition_id: UUID | None = None,
    state: State | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[DocumentOut]:
    rows = await _documents(request, work, caller, "report:read").page(
        project_id=project_id,
        run_id=run_id,
        definition_id=definition_id,
        state=state,
        after=id_after(cursor),
        limit=limit,
    )
    page, following = cut(rows, limit, lambda one: one.id)
    return Page(items=[_out(one) for one in page], next_cursor=following)


@routes.get("/{document_id}", summary="One document")
async def get_document(document_id: UUID, request: Request, work: Work, caller: Reader) -> DocumentOut:
    return _out(await service.document_of(_documents(request, work, caller, "report:read"), document_id))


@routes.get(
    "/{document_id}/file",
    summary="The PDF",
    response_class=Response,
    responses={200: {"content": {"application/pdf": {}}, "description": "PDF/UA-1"}},
)
async def get_document_file(document_id: UUID, request: Request, work: Work, caller: Reader) -> Response:
    """Each opening is written into the audit table."""
    document = await service.document_of(_documents(request, work, caller, "report:read"), document_id)
    files: FileStore = request.app.state.files
    content = await service.file_of(work, files, document)
    name = quote(f"{document.unit_label} - {document.title}.pdf", safe="")
    return Response(
        content,
        media_type="application/pdf",
        headers={
            "Content-Disposition": f"inline; filename=\"report.pdf\"; filename*=UTF-8''{name}",
            "ETag": f'"{document.sha256}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


@routes.post("/{document_id}:retry", summary="Make a failed document again")
async def retry_document(document_id: UUID, request: Request, work: Work, caller: Writer) -> DocumentOut:
    documents = _documents(request, work, caller, "report:write")
    document = await service.document_of(documents, document_id, lock=True)
    await service.try_again(work, caller, document)
    return _out(document)
