"""Evidence over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from chassis.database import Scope
from chassis.files.room import FileRoom
from chassis.files.serving import serve_file, serve_picture
from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from chassis.versions import give_version, require_version
from fastapi import Depends, Query, Request, Response

from pdsa_api.evidence import frozen_charts, service
from pdsa_api.evidence.attaching import THUMBNAIL_TYPE, Attaching
from pdsa_api.evidence.domain import Kind, triangulation
from pdsa_api.evidence.errors import EvidenceNotFound, FileWaited, HasNoFile
from pdsa_api.evidence.models import Evidence
from pdsa_api.evidence.parent import Parents
from pdsa_api.evidence.repository import EvidenceRows
from pdsa_api.evidence.schemas import (
    EvidenceChange,
    EvidenceIn,
    EvidenceOut,
    FileOut,
    FileSent,
    SidesOut,
    TriangulationOut,
)
from pdsa_api.evidence.survey_results import SurveyResults

routes = router("/evidence", tags=["evidence"])

WRITES = "cycle:write|cycle:contribute"
Reader = Annotated[Principal, allowed("cycle:read")]
Writer = Annotated[Principal, allowed(WRITES)]
OfCycle = Annotated[UUID, Query(description="The cycle whose evidence is asked for")]

_HIDDEN = {"tenant_id", "first_body", "removed_at", "removed_by", "upload_id", "thumbnail_sha256", "sha256"}
_BYTES = {"content": {"application/octet-stream": {}}, "description": "The bytes; 206 for a part of them"}


class Here:
    """What the endpoints of evidence stand on, for one request."""

    def __init__(self, request: Request, work: Work, caller: Principal) -> None:
        off = request.app.state.parts.settings.without_application_filters
        self.rows = EvidenceRows(work, caller, unfiltered=off)
        self.parents = Parents(work, caller, unfiltered=off)
        self.files: FileRoom = request.app.state.files


def _out(evidence: Evidence, may_write: bool, *, whole: bool = True) -> EvidenceOut:
    file = None
    if evidence.sha256:
        file = FileOut.model_validate(evidence)
    fields = evidence.model_dump(exclude=_HIDDEN | set(FileOut.model_fields))
    if fields["frozen"] and not whole:
        fields["frozen"] = {k: v for k, v in fields["frozen"].items() if k != frozen_charts.DRAWING}
    return EvidenceOut(**fields, file=file, may_write=may_write)


Frozen = dict[str, Any] | None


async def _figures(body: EvidenceIn, request: Request, caller: Writer) -> Frozen:
    """The figures of a survey result, asked for while no transaction is open."""
    service.check_new(body)
    if body.survey is None:
        return None
    state = request.app.state
    off = state.parts.settings.without_application_filters
    async with state.database.transaction(Scope.of(caller), actor=caller) as work:
        cycle = await Parents(work, caller, unfiltered=off).to_write(body.cycle_id)
        if await service.again(work, caller, body):
            return None
    token = request.headers["authorization"].partition(" ")[2].strip()
    results: SurveyResults = state.survey_results
    return await results.freeze(token, cycle.network_id, body.survey)


@routes.post("", status_code=201, summary="Add evidence to a cycle")
async def add_evidence(
    frozen: Annotated[Frozen, Depends(_figures)],
    body: EvidenceIn,
    request: Request,
    response: Response,
    work: Work,
    caller: Writer,
) -> EvidenceOut:
    """A photo, file or recording is announced first (`file`), and complete when exactly that has arrived."""
    here = Here(request, work, caller)
    cycle = await here.parents.to_write(body.cycle_id)
    evidence = await service.again(work, caller, body)
    if evidence is None:
        if body.chart:
            frozen = await frozen_charts.freeze(request, work, caller, body.chart)
        evidence = await service.create(work, here.rows, caller, cycle, body, frozen)
    give_version(response, evidence.version)
    response.headers["Location"] = f"{request.url.path}/{evidence.id}"
    return _out(evidence, True)


@routes.get("", summary="The evidence of a cycle, newest first")
async def list_evidence(
    request: Request,
    work: Work,
    caller: Reader,
    cycle_id: OfCycle,
    kind: Kind | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[EvidenceOut]:
    here = Here(request, work, caller)
    cycle = await here.parents.of(cycle_id)
    rows = await here.rows.page(cycle.tenant_id, cycle.id, kind=kind, after=id_after(cursor), limit=limit)
    page, following = cut(rows, limit, lambda one: one.id)
    may_write = await here.parents.may_write(cycle)
    return Page(items=[_out(one, may_write, whole=False) for one in page], next_cursor=following)


@routes.get("/triangulation", summary="From how many sides each question of a cycle is seen")
async def read_triangulation(
    request: Request, work: Work, caller: Reader, cycle_id: OfCycle
) -> TriangulationOut:
    """Of the evidence that is complete: people, methods, and whether somebody from outside the team saw it."""
    here = Here(request, work, caller)
    cycle = await here.parents.of(cycle_id)
    found = triangulation(service.side_of(one) for one in await here.rows.all_of(cycle.tenant_id, cycle.id))
    return TriangulationOut(items=[SidesOut.model_validate(one) for one in found])


@routes.get("/{evidence_id}", summary="One piece of evidence")
async def get_evidence(
    evidence_id: UUID, request: Request, response: Response, work: Work, caller: Reader
) -> EvidenceOut:
    here = Here(request, work, caller)
    evidence, cycle = await service.evidence_of(here.rows, here.parents, evidence_id)
    give_version(response, evidence.version)
    return _out(evidence, await here.parents.may_write(cycle))


@routes.patch("/{evidence_id}", summary="Change what is said about a piece of evidence")
async def change_evidence(
    evidence_id: UUID, body: EvidenceChange, request: Request, response: Response, work: Work, caller: Writer
) -> EvidenceOut:
    """Needs `If-Match`. Its file, chart or figures stay as they are."""
    here = Here(request, work, caller)
    evidence, _ = await service.evidence_to_write(here.rows, here.parents, evidence_id)
    require_version(
        request,
        evidence.version,
        now=_out(evidence, True).model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_unset=True),
    )
    await service.change(work, evidence, body)
    give_version(response, evidence.version)
    return _out(evidence, True)


@routes.delete("/{evidence_id}", status_code=204, summary="Remove a piece of evidence")
async def remove_evidence(evidence_id: UUID, request: Request, work: Work, caller: Writer) -> None:
    """It is no longer shown; its file is taken away when no other evidence has the same."""
    here = Here(request, work, caller)
    evidence, _ = await service.evidence_to_write(here.rows, here.parents, evidence_id)
    await service.remove(work, here.files.keeping, caller, evidence)


@routes.post("/{evidence_id}/file", summary="Make an upload the file of a piece of evidence")
async def attach_file(
    evidence_id: UUID, body: FileSent, request: Request, response: Response, caller: Writer
) -> EvidenceOut:
    """The upload must be whole. Pictures are made anew without place and device; what is not taken in is refused
    (422) and the evidence says why. `file.received_sha256` is the receipt."""
    state = request.app.state
    off = state.parts.settings.without_application_filters
    attaching = Attaching(state.database, state.files, unfiltered=off)
    evidence, _ = await attaching.attach(caller, evidence_id, body.upload_id)
    give_version(response, evidence.version)
    return _out(evidence, True)


@routes.get(
    "/{evidence_id}/file",
    summary="The file",
    response_class=Response,
    responses={200: _BYTES, 206: _BYTES, 304: {"description": "The reader has it"}},
)
async def get_evidence_file(evidence_id: UUID, request: Request, work: Work, caller: Reader) -> Response:
    """A picture to be shown, anything else to be saved. Takes `Range`; each opening is written into the audit
    table."""
    here = Here(request, work, caller)
    evidence, _ = await service.evidence_of(here.rows, here.parents, evidence_id)
    _check_there(evidence, evidence.sha256)
    response = await serve_file(
        request,
        here.files.store,
        evidence.tenant_id,
        sha256=evidence.sha256 or "",
        size=evidence.size or 0,
        media_type=evidence.media_type or "",
        name=evidence.name or "",
        shown=evidence.family == "picture",
    )
    if response.status_code == 200 or response.headers.get("content-range", "").startswith("bytes 0-"):
        work.audit(
            "evidence.file_opened",
            tenant_id=evidence.tenant_id,
            subject_kind="evidence",
            subject_id=evidence.id,
        )
    return response


@routes.get(
    "/{evidence_id}/thumbnail",
    summary="The picture, small",
    response_class=Response,
    responses={200: {"content": {"image/jpeg": {}}}, 304: {"description": "The reader has it"}},
)
async def get_evidence_thumbnail(evidence_id: UUID, request: Request, work: Work, caller: Reader) -> Response:
    here = Here(request, work, caller)
    evidence, _ = await service.evidence_of(here.rows, here.parents, evidence_id)
    _check_there(evidence, evidence.thumbnail_sha256)
    return await serve_picture(
        request, here.files.store, evidence.tenant_id, evidence.thumbnail_sha256 or "", THUMBNAIL_TYPE
    )


def _check_there(evidence: Evidence, sha256: str | None) -> None:
    if sha256:
        return
    if evidence.announced is None:
        raise HasNoFile
    if evidence.sha256:
        raise EvidenceNotFound("Only pictures have a small one.")
    raise FileWaited
