"""Drafts over HTTP."""

import base64
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

import orjson
from chassis.database import Scope
from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.problems import Invalid, NotFound, VersionConflict
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from chassis.versions import NEEDS_VERSION, give_version, require_version
from fastapi import Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from survey_api.authoring import service
from survey_api.authoring.repository import Drafts
from survey_api.authoring.schemas import DraftChange, DraftCheck, DraftHead, DraftIn, DraftOut, MissingText
from survey_api.errors import InstrumentInvalid
from survey_api.instruments import service as instruments
from survey_api.instruments.download import XLSX, workbook_response
from survey_api.instruments.models import InstrumentVersion
from survey_api.instruments.repository import Instruments
from survey_api.instruments.schemas import InstrumentOut
from survey_api.media.own_list import keep_own_list, own_list
from survey_api.running import Here, Survey

routes = router("/drafts", tags=["drafts"])

Writer = Annotated[Principal, allowed("instrument:write")]


def _drafts(work: Work, caller: Principal, survey: Survey) -> Drafts:
    return Drafts(work, caller, off=survey.filters_off)


@dataclass(frozen=True)
class Checked:
    """A draft that was converted before the transaction that publishes it opens."""

    project_id: UUID
    version: int
    content: bytes
    form: dict[str, Any]
    missing: list[dict[str, Any]]


async def _checked(draft_id: UUID, caller: Writer, survey: Here) -> Checked:
    async with survey.parts.database.transaction(Scope.of(caller)) as work:
        draft = await service.draft_of(_drafts(work, caller, survey), draft_id)
        project_id, version, sheets = draft.project_id, draft.version, draft.sheets
    async with survey.children:
        found = await instruments.in_child(
            "survey_api.authoring.child:check", orjson.dumps(sheets), survey.settings
        )
    return Checked(project_id, version, base64.b64decode(found["xlsx"]), found["form"], found["missing"])


Check = Annotated[Checked, Depends(_checked)]


async def _sheets_of(survey: Survey, version: InstrumentVersion) -> dict[str, Any]:
    content = await survey.files.get(version.tenant_id, version.sha256)
    async with survey.children:
        found = await instruments.in_child("survey_api.authoring.child:read", content, survey.settings)
    if "refused" in found:
        raise Invalid(found["refused"])
    sheets: dict[str, Any] = found["sheets"]
    return sheets


@dataclass(frozen=True)
class Based:
    """The version that a new draft begins with, and its sheets."""

    version: InstrumentVersion
    sheets: dict[str, Any]


async def _based(body: DraftIn, caller: Writer, survey: Here) -> Based | None:
    caller.require_everywhere("instrument:write", project_id=body.project_id)
    await survey.directory.ensure(Scope.of(caller), [body.project_id])
    if body.version_id is None:
        return None
    async with survey.parts.database.transaction(Scope.of(caller)) as work:
        version = await Instruments(work, caller, off=survey.filters_off).version(body.version_id)
    if version is None or version.project_id != body.project_id:
        raise NotFound("There is no such version in this project.")
    return Based(version, await _sheets_of(survey, version))


@routes.post("", status_code=201, summary="Begin a draft")
async def create_draft(
    body: DraftIn,
    based: Annotated[Based | None, Depends(_based)],
    request: Request,
    response: Response,
    work: Work,
    caller: Writer,
    survey: Here,
) -> DraftOut:
    """Of nothing, of sheets, or of a version that is there (`version_id`)."""
    draft = service.create(
        work,
        _drafts(work, caller, survey),
        caller,
        body,
        based.version if based else None,
        based.sheets if based else None,
    )
    give_version(response, draft.version)
    response.headers["Location"] = f"{request.url.path}/{draft.id}"
    return service.shown(draft)


@routes.get("", summary="List drafts", description="Newest first, without their sheets.")
async def list_drafts(
    work: Work,
    caller: Writer,
    survey: Here,
    project_id: Annotated[UUID | None, Query(description="Only of this project")] = None,
    published: Annotated[
        bool | None, Query(description="Only those that became a version, or did not")
    ] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[DraftHead]:
    found = await _drafts(work, caller, survey).page(project_id, published, id_after(cursor), limit)
    page, following = cut(found, limit, lambda draft: draft.id)
    return Page(items=[service.head(draft) for draft in page], next_cursor=following)


@routes.get("/{draft_id}", summary="Read a draft")
async def read_draft(
    draft_id: UUID, response: Response, work: Work, caller: Writer, survey: Here
) -> DraftOut:
    draft = await service.draft_of(_drafts(work, caller, survey), draft_id)
    give_version(response, draft.version)
    return service.shown(draft)


@routes.patch("/{draft_id}", summary="Change a draft")
async def change_draft(
    draft_id: UUID,
    body: DraftChange,
    request: Request,
    response: Response,
    work: Work,
    caller: Writer,
    survey: Here,
) -> DraftOut:
    """Needs `If-Match` with the version that was read; an older one gets 412 with both."""
    draft = await service.draft_of(_drafts(work, caller, survey), draft_id, lock=True)
    require_version(
        request,
        draft.version,
        now=service.shown(draft).model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_unset=True),
    )
    service.change(work, caller, draft, body)
    give_version(response, draft.version)
    return service.shown(draft)


@routes.delete("/{draft_id}", status_code=204, summary="Throw a draft away")
async def discard_draft(draft_id: UUID, work: Work, caller: Writer, survey: Here) -> None:
    drafts = _drafts(work, caller, survey)
    await service.discard(work, drafts, caller, await service.draft_of(drafts, draft_id, lock=True))


@routes.post("/{draft_id}/check", summary="Check a draft")
async def check_draft(checked: Check, work: Work, caller: Writer, survey: Here) -> DraftCheck:
    """What publishing would say of it and change, which translations are missing, and the form for a preview."""
    form = checked.form
    versions = Instruments(work, caller, off=survey.filters_off)
    return DraftCheck(
        accepted=not form["faults"],
        problems=form["faults"] or form["problems"],
        missing=[MissingText(**one) for one in checked.missing],
        model=None if form["faults"] else form["model"],
        changes=None
        if form["faults"]
        else await instruments.compare_with_newest(versions, checked.project_id, form),
    )


@routes.get(
    "/{draft_id}/form.xlsx",
    summary="The draft as an XLSForm",
    response_class=Response,
    responses={200: {"content": {XLSX: {"schema": {"type": "string", "format": "binary"}}}}},
)
async def export_draft(draft_id: UUID, caller: Writer, survey: Here) -> Response:
    async with survey.parts.database.transaction(Scope.of(caller)) as work:
        draft = await service.draft_of(_drafts(work, caller, survey), draft_id)
        title, sheets = draft.title, draft.sheets
    async with survey.children:
        made = await instruments.in_child(
            "survey_api.authoring.child:write", orjson.dumps(sheets), survey.settings
        )
    return workbook_response(title, base64.b64decode(made["xlsx"]))


@routes.post(
    "/{draft_id}/publish",
    status_code=201,
    summary="Publish a draft",
    description="Makes it the first or the next version of its questionnaire, for ever as it is. One with faults is"
    " refused with every row at fault.",
    openapi_extra=NEEDS_VERSION,
)
async def publish_draft(
    draft_id: UUID, checked: Check, request: Request, work: Work, caller: Writer, survey: Here
) -> InstrumentOut:
    drafts = _drafts(work, caller, survey)
    draft = await service.draft_of(drafts, draft_id, lock=True)
    caller.require_everywhere("instrument:write", project_id=draft.project_id)
    now = service.shown(draft).model_dump(mode="json")
    require_version(request, draft.version, now=now, yours={})
    if draft.version != checked.version:
        raise VersionConflict(
            "The draft was changed while it was checked. Look at it and publish again.",
            extra={"current": now, "yours": {}},
        )
    if faults := checked.form["faults"]:
        raise InstrumentInvalid(
            f"{len(faults)} places are at fault. {faults[0]['message']}",
            faults=faults[: instruments.MOST_FAULTS],
        )
    await survey.files.put(caller.only_tenant(), checked.content)
    itemsets = await own_list(survey.room, caller.only_tenant(), checked.form["itemsets"])
    version, new = await instruments.publish(
        work,
        Instruments(work, caller, off=survey.filters_off),
        caller,
        draft.project_id,
        f"{draft.title}.xlsx",
        checked.content,
        {**checked.form, "repairs": []},
    )
    if new and itemsets:
        await keep_own_list(work, survey.room, version, itemsets)
    await service.publish(work, draft, version)
    return instruments.shown(version)
