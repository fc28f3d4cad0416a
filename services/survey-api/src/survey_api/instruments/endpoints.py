"""Instruments over HTTP."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from chassis.database import Scope
from chassis.paging import Cursor, Limit, cut, id_after, number_after
from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from fastapi import Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from survey_api.files_in import read_body
from survey_api.instruments import service
from survey_api.instruments.download import XLSX, workbook_response
from survey_api.instruments.repository import Instruments
from survey_api.instruments.schemas import FormModel, InstrumentOut, VersionChanges
from survey_api.media.own_list import OwnList, keep_own_list, own_list
from survey_api.running import Here

MOST_BYTES = 5 << 20

routes = router("/instruments", tags=["instruments"])

Reader = Annotated[Principal, allowed("instrument:read")]
Writer = Annotated[Principal, allowed("instrument:write")]
OneVersion = Annotated[UUID | None, Query(description="This version; the newest if left out")]

Repairs = Annotated[
    tuple[Annotated[str, Query(max_length=120, pattern=r"^[a-z_]+(:[a-z_]+:[0-9]{1,6})?$")], ...],
    Query(
        max_length=200,
        description="Repairs to make first, as the refusal of this file offered them: `drop_row:<sheet>:<row>`,"
        " `allow_duplicate_choices`. They are kept with the version",
    ),
]

_BODY = {
    "requestBody": {
        "required": True,
        "description": "The bytes of the XLSForm: .xlsx, .xls, CSV or a Markdown table; at most 5 MB. The bytes"
        " tell which, not the name.",
        "content": {
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
            "text/csv": {
                "schema": {"type": "string"},
                "example": "survey,type,name,label\n,text,town,Where do you live?\n",
            },
        },
    }
}
_INVALID = {
    "description": "Every row at fault",
    "content": {
        "application/problem+json": {
            "schema": {"$ref": "#/components/schemas/Problem"},
            "example": {
                "type": "urn:duru:problem:instrument.invalid",
                "title": "The questionnaire has faults",
                "status": 422,
                "detail": "1 places are at fault. There is no list of choices “frecuency”.",
                "code": "instrument.invalid",
                "request_id": "b7d1",
                "errors": [
                    {
                        "sheet": "survey",
                        "row": 7,
                        "column": "type",
                        "code": "list.unknown",
                        "message": "There is no list of choices “frecuency”.",
                        "fix": "Did you mean “frequency”?",
                        "severity": "error",
                    }
                ],
            },
        }
    },
}


@dataclass(frozen=True)
class Upload:
    """An upload that was read, converted and stored as a file before the transaction opens."""

    content: bytes
    form: service.Form
    itemsets: OwnList | None


async def _upload(
    request: Request, caller: Writer, survey: Here, project_id: Annotated[UUID, Query()], repair: Repairs = ()
) -> Upload:
    caller.require_everywhere("instrument:write", project_id=project_id)
    content = await read_body(request, MOST_BYTES, "A form has at most 5 MB.")
    async with survey.children:
        form = await service.read_form(content, survey.settings, repair)
    await survey.directory.ensure(Scope.of(caller), [project_id])
    await survey.files.put(caller.only_tenant(), content)
    itemsets = await own_list(survey.room, caller.only_tenant(), form["itemsets"])
    return Upload(content, form, itemsets)


@routes.post(
    "",
    status_code=201,
    summary="Upload an XLSForm",
    description="Makes the first or the next version of the questionnaire with this form_id. The same bytes again"
    " give the version they made (200). A form with faults is refused with every row at fault.",
    openapi_extra=_BODY,
    max_body_size=MOST_BYTES + (1 << 20),
    responses={200: {"model": InstrumentOut, "description": "These bytes are here already"}, 422: _INVALID},
)
async def upload_instrument(
    upload: Annotated[Upload, Depends(_upload)],
    work: Work,
    caller: Writer,
    survey: Here,
    response: Response,
    project_id: Annotated[UUID, Query(description="The project whose questionnaire it is")],
    file_name: Annotated[str, Query(max_length=200, description="Kept for people to recognise it")] = "",
) -> InstrumentOut:
    instruments = Instruments(work, caller, off=survey.filters_off)
    version, new = await service.publish(
        work, instruments, caller, project_id, file_name, upload.content, upload.form
    )
    if not new:
        response.status_code = 200
    elif upload.itemsets:
        await keep_own_list(work, survey.room, version, upload.itemsets)
    return service.shown(version)


@routes.get("", summary="List questionnaires", description="Each at its newest version.")
async def list_instruments(
    work: Work,
    caller: Reader,
    survey: Here,
    project_id: Annotated[UUID | None, Query(description="Only of this project")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[InstrumentOut]:
    instruments = Instruments(work, caller, off=survey.filters_off)
    found = await instruments.page(project_id, id_after(cursor), limit)
    page, following = cut(found, limit, lambda version: version.instrument_id)
    return Page(items=[service.shown(version) for version in page], next_cursor=following)


@routes.get("/{instrument_id}", summary="Read a questionnaire")
async def read_instrument(
    instrument_id: UUID, work: Work, caller: Reader, survey: Here, version_id: OneVersion = None
) -> InstrumentOut:
    instruments = Instruments(work, caller, off=survey.filters_off)
    return service.shown(await service.read(instruments, instrument_id, version_id))


@routes.get("/{instrument_id}/versions", summary="Every version of a questionnaire, newest first")
async def list_versions(
    instrument_id: UUID, work: Work, caller: Reader, survey: Here, limit: Limit = 50, cursor: Cursor = None
) -> Page[InstrumentOut]:
    instruments = Instruments(work, caller, off=survey.filters_off)
    await service.read(instruments, instrument_id, None)
    found = await instruments.versions(instrument_id, number_after(cursor), limit)
    page, following = cut(found, limit, lambda version: version.number)
    return Page(items=[service.shown(version) for version in page], next_cursor=following)


@routes.get("/{instrument_id}/changes", summary="What a version changed, question by question")
async def read_changes(
    instrument_id: UUID,
    work: Work,
    caller: Reader,
    survey: Here,
    version_id: OneVersion = None,
    since: Annotated[
        int | None, Query(ge=1, description="Compare with this number; the version before if left out")
    ] = None,
) -> VersionChanges:
    """Which questions were reworded, have other choices or are new, so that their answers can not be compared."""
    instruments = Instruments(work, caller, off=survey.filters_off)
    return await service.compare(
        instruments, await service.read(instruments, instrument_id, version_id), since
    )


@routes.get("/{instrument_id}/model", summary="The compiled form")
async def read_model(
    instrument_id: UUID, work: Work, caller: Reader, survey: Here, version_id: OneVersion = None
) -> FormModel:
    instruments = Instruments(work, caller, off=survey.filters_off)
    return service.model_of(await service.read(instruments, instrument_id, version_id))


@routes.get(
    "/{instrument_id}/form.xlsx",
    summary="The XLSForm",
    description="The file that was uploaded when that is .xlsx, else its sheets written as one.",
    response_class=Response,
    responses={200: {"content": {XLSX: {"schema": {"type": "string", "format": "binary"}}}}},
)
async def export_instrument(
    instrument_id: UUID, caller: Reader, survey: Here, version_id: OneVersion = None
) -> Response:
    async with survey.parts.database.transaction(Scope.of(caller)) as work:
        instruments = Instruments(work, caller, off=survey.filters_off)
        found = await service.read(instruments, instrument_id, version_id)
    content = await survey.files.get(found.tenant_id, found.sha256)
    if not content.startswith(b"PK\x03\x04"):
        async with survey.children:
            content = await service.as_workbook(content, survey.settings)
    return workbook_response(f"{found.form_id}-{found.number}", content)


@routes.get(
    "/{instrument_id}/xform",
    summary="The XForm",
    response_class=Response,
    responses={200: {"content": {"application/xml": {"example": "<h:html>…</h:html>"}}}},
)
async def read_xform(
    instrument_id: UUID, work: Work, caller: Reader, survey: Here, version_id: OneVersion = None
) -> Response:
    instruments = Instruments(work, caller, off=survey.filters_off)
    found = await service.read(instruments, instrument_id, version_id)
    return Response(found.xform, media_type="application/xml")
