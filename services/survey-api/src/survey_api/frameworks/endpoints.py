"""Frameworks over HTTP."""

from typing import Annotated, Any, Literal
from uuid import UUID

import orjson
from chassis.database import Scope
from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.problems import NotFound
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from chassis.versions import NEEDS_VERSION, give_version, require_version
from fastapi import Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from survey_api.files_in import read_body
from survey_api.frameworks import service
from survey_api.frameworks.importing import MOST_BYTES, FrameworkFile, read_file
from survey_api.frameworks.repository import WRITE, Frameworks
from survey_api.frameworks.schemas import (
    FrameworkDraftIn,
    FrameworkHead,
    FrameworkIn,
    FrameworkItems,
    FrameworkOut,
)
from survey_api.frameworks.spreadsheet import write_table
from survey_api.mappings.repository import Mappings
from survey_api.running import Here, Survey

routes = router("/frameworks", tags=["frameworks"])

Reader = Annotated[Principal, allowed("instrument:read")]
Writer = Annotated[Principal, allowed("instrument:write")]
Numbered = Annotated[
    int | None, Query(ge=1, le=1_000_000, description="This version; the newest published one if left out")
]

_FILE = {
    "requestBody": {
        "required": True,
        "description": "A table as CSV (UTF-8), or JSON as the export gives it; at most 1 MB. The bytes tell which.",
        "content": {
            "text/csv": {
                "schema": {"type": "string"},
                "example": "row,code,parent,label::en\nframework,good_lesson,,What a good lesson does\n"
                "dimension,talk,,Pupils talk\ndimension,pairs,talk,In pairs\n",
            },
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
        },
    }
}


def _frameworks(work: Work, caller: Principal, survey: Survey) -> Frameworks:
    return Frameworks(work, caller, off=survey.filters_off)


async def _known_project(body: FrameworkIn, caller: Writer, survey: Here) -> None:
    caller.require_everywhere(WRITE, project_id=body.project_id)
    await survey.directory.ensure(Scope.of(caller), [body.project_id])


@routes.post("", status_code=201, summary="Begin a framework", dependencies=[Depends(_known_project)])
async def create_framework(
    body: FrameworkIn, request: Request, response: Response, work: Work, caller: Writer, survey: Here
) -> FrameworkOut:
    """Its version 1 is a draft until it is published."""
    framework, versions = await service.create(
        work, _frameworks(work, caller, survey), caller, body.project_id, body.key, body.content.model_dump()
    )
    give_version(response, versions[-1].version)
    response.headers["Location"] = f"{request.url.path}/{framework.id}"
    return service.out(framework, versions)


async def _file(
    request: Request, caller: Writer, survey: Here, project_id: Annotated[UUID, Query()]
) -> FrameworkFile:
    caller.require_everywhere(WRITE, project_id=project_id)
    content = await read_body(request, MOST_BYTES, "A framework has at most 1 MB.")
    read = read_file(content)
    await survey.directory.ensure(Scope.of(caller), [project_id])
    return read


@routes.post(
    "/import",
    status_code=201,
    summary="Bring a framework as a file",
    description="A key that is new makes a framework, one that is there the draft of its next version. A file with"
    " faults is refused with every row (or pointer) at fault, and nothing of it is stored.",
    openapi_extra=_FILE,
    max_body_size=MOST_BYTES + (1 << 16),
)
async def import_framework(
    file: Annotated[FrameworkFile, Depends(_file)],
    response: Response,
    work: Work,
    caller: Writer,
    survey: Here,
    project_id: Annotated[UUID, Query(description="The project whose framework it is")],
) -> FrameworkOut:
    frameworks = _frameworks(work, caller, survey)
    known = await frameworks.by_key(project_id, file.key)
    if known is None:
        file.refuse_faults(None)
        framework, versions = await service.create(
            work, frameworks, caller, project_id, file.key, file.content
        )
    else:
        framework, before = await service.writable(frameworks, caller, known.id)
        if before[-1].state == "published":
            file.refuse_faults(before[-1])
        made = await service.begin_draft(work, frameworks, caller, framework, before, file.content)
        versions = [*before, made]
    give_version(response, versions[-1].version)
    return service.out(framework, versions, versions[-1])


@routes.get("", summary="List frameworks", description="Newest first, each at its newest published version.")
async def list_frameworks(
    work: Work,
    caller: Reader,
    survey: Here,
    project_id: Annotated[UUID | None, Query(description="Only of this project")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[FrameworkHead]:
    frameworks = _frameworks(work, caller, survey)
    page, following = cut(
        await frameworks.page(project_id, id_after(cursor), limit), limit, lambda framework: framework.id
    )
    versions: dict[UUID, list[Any]] = {one.id: [] for one in page}
    for version in await frameworks.versions(list(versions)):
        versions[version.framework_id].append(version)
    return Page(items=[service.head(one, versions[one.id]) for one in page], next_cursor=following)


@routes.get("/{framework_id}", summary="Read a framework")
async def read_framework(
    framework_id: UUID, response: Response, work: Work, caller: Reader, survey: Here, number: Numbered = None
) -> FrameworkOut:
    framework, versions = await service.found(_frameworks(work, caller, survey), framework_id)
    shown = service.numbered(versions, number)
    give_version(response, shown.version)
    return service.out(framework, versions, shown)


@routes.post("/{framework_id}/draft", status_code=201, summary="Begin the next version of a framework")
async def begin_framework_draft(
    framework_id: UUID, response: Response, work: Work, caller: Writer, survey: Here
) -> FrameworkOut:
    """It begins as the newest published version, each dimension said to be the same."""
    frameworks = _frameworks(work, caller, survey)
    framework, versions = await service.writable(frameworks, caller, framework_id)
    draft = await service.begin_draft(work, frameworks, caller, framework, versions)
    give_version(response, draft.version)
    return service.out(framework, [*versions, draft], draft)


@routes.put("/{framework_id}/draft", summary="Write the draft of a framework", openapi_extra=NEEDS_VERSION)
async def write_framework_draft(
    framework_id: UUID,
    body: FrameworkDraftIn,
    request: Request,
    response: Response,
    work: Work,
    caller: Writer,
    survey: Here,
) -> FrameworkOut:
    frameworks = _frameworks(work, caller, survey)
    framework, versions = await service.writable(frameworks, caller, framework_id)
    draft = service.draft_of(versions)
    now = service.out(framework, versions, draft).model_dump(mode="json")
    require_version(request, draft.version, now=now, yours=body.model_dump(mode="json"))
    service.change(work, draft, versions, body.content.model_dump())
    give_version(response, draft.version)
    return service.out(framework, versions, draft)


@routes.delete("/{framework_id}/draft", status_code=204, summary="Throw the draft of a framework away")
async def discard_framework_draft(framework_id: UUID, work: Work, caller: Writer, survey: Here) -> None:
    frameworks = _frameworks(work, caller, survey)
    framework, versions = await service.writable(frameworks, caller, framework_id)
    await service.discard(work, frameworks, framework, service.draft_of(versions))


@routes.post(
    "/{framework_id}/draft/publish",
    summary="Publish the draft of a framework",
    description="From then on it can be mapped to, and is never changed.",
    openapi_extra=NEEDS_VERSION,
)
async def publish_framework(
    framework_id: UUID, request: Request, response: Response, work: Work, caller: Writer, survey: Here
) -> FrameworkOut:
    frameworks = _frameworks(work, caller, survey)
    framework, versions = await service.writable(frameworks, caller, framework_id)
    draft = service.draft_of(versions)
    now = service.out(framework, versions, draft).model_dump(mode="json")
    require_version(request, draft.version, now=now, yours={})
    service.publish(work, caller, framework, draft)
    give_version(response, draft.version)
    return service.out(framework, versions, draft)


@routes.get("/{framework_id}/items", summary="What measures which dimension of a framework")
async def read_framework_items(
    framework_id: UUID, work: Work, caller: Reader, survey: Here, number: Numbered = None
) -> FrameworkItems:
    """Questions and library items: mapped on this version, carried from an earlier one, or waiting for a person."""
    framework, versions = await service.found(_frameworks(work, caller, survey), framework_id)
    shown = service.numbered(versions, number)
    if shown.state == "draft":
        raise NotFound("Nothing is mapped to a draft.")
    mappings = Mappings(work, caller, off=survey.filters_off)
    return await service.items(mappings, framework, versions, shown.number)


@routes.get(
    "/{framework_id}/export",
    summary="A framework as a file",
    description="The bytes that `POST /frameworks/import` takes: a table (CSV), or JSON where `format` says so.",
    response_class=Response,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string", "format": "binary"}}}}},
)
async def export_framework(
    framework_id: UUID,
    work: Work,
    caller: Reader,
    survey: Here,
    format: Annotated[Literal["csv", "json"], Query(description="A table, or JSON")] = "csv",
    number: Numbered = None,
) -> Response:
    framework, versions = await service.found(_frameworks(work, caller, survey), framework_id)
    shown = service.numbered(versions, number)
    name = f"{framework.key}-{shown.number}.{format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    if format == "json":
        body = orjson.dumps({"key": framework.key, "content": shown.content}, option=orjson.OPT_INDENT_2)
        return Response(body, media_type="application/json", headers=headers)
    # The mark at the beginning is what makes spreadsheets read it as UTF-8.
    body = b"\xef\xbb\xbf" + write_table(framework.key, shown.content).encode()
    return Response(body, media_type="text/csv; charset=utf-8", headers=headers)
