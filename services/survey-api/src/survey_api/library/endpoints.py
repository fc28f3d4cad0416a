"""The question library over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.database import Scope
from chassis.paging import Cursor, Limit, cut, id_after, number_after
from chassis.principal import Principal
from chassis.problems import NotFound
from chassis.routing import Work, allowed, router
from chassis.schemas import Code, Page
from chassis.versions import give_version, require_version
from fastapi import Depends, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from survey_api.instruments.schemas import VersionChanges
from survey_api.library import service
from survey_api.library.repository import WRITE, Library, Sought
from survey_api.library.schemas import (
    ItemChange,
    ItemHead,
    ItemIn,
    ItemOut,
    ItemUses,
    ItemVersionHead,
    ItemVersionIn,
    ItemVersionOut,
)
from survey_api.library.service import Checked
from survey_api.running import Here, Survey

routes = router("/library/items", tags=["library"])

Reader = Annotated[Principal, allowed("instrument:read")]
Writer = Annotated[Principal, allowed("instrument:write")]
Number = Annotated[int, Path(ge=1, le=1_000_000)]


def _library(work: Work, caller: Principal, survey: Survey) -> Library:
    return Library(work, caller, off=survey.filters_off)


async def _checked_item(body: ItemIn, caller: Writer, survey: Here) -> Checked:
    caller.require_everywhere("instrument:write", project_id=body.project_id)
    await survey.directory.ensure(Scope.of(caller), [body.project_id])
    return await service.check(survey, body.sheets, body.title, body.key or "item", 1)


async def _checked_version(item_id: UUID, body: ItemVersionIn, caller: Writer, survey: Here) -> Checked:
    async with survey.parts.database.transaction(Scope.of(caller)) as work:
        item = await service.item_of(_library(work, caller, survey), item_id, WRITE)
        title, key, number = item.title, item.key, item.newest + 1
    return await service.check(survey, body.sheets, title, key, number)


@routes.post("", status_code=201, summary="Save a question to the library")
async def create_item(
    body: ItemIn,
    checked: Annotated[Checked, Depends(_checked_item)],
    request: Request,
    response: Response,
    work: Work,
    caller: Writer,
    survey: Here,
) -> ItemOut:
    """One question or a set of them, with the choices that they use. They may not refer to questions outside."""
    library = _library(work, caller, survey)
    item, version = await service.create(work, library, caller, body, checked)
    give_version(response, item.version)
    response.headers["Location"] = f"{request.url.path}/{item.id}"
    return service.shown(item, version, checked.form["problems"])


@routes.get("", summary="Search the library", description="Newest first, without what they ask.")
async def list_items(
    work: Work,
    caller: Reader,
    survey: Here,
    project_id: Annotated[UUID | None, Query(description="Only of this project")] = None,
    q: Annotated[str, Query(max_length=200, description="Words that it holds, in any language")] = "",
    tag: Annotated[str | None, Query(max_length=60)] = None,
    kind: Annotated[
        str | None, Query(max_length=40, description="A kind of question", examples=["likert"])
    ] = None,
    framework_version_id: Annotated[
        UUID | None, Query(description="Mapped to this version of a framework")
    ] = None,
    dimension: Annotated[Code | None, Query(description="Mapped to the dimension of this code")] = None,
    archived: Annotated[bool, Query(description="Those that are no longer offered instead")] = False,
    key: Annotated[
        list[Code] | None, Query(max_length=100, description="These items, archived or not")
    ] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[ItemHead]:
    sought = Sought(project_id, q, tag, kind, framework_version_id, dimension, archived, tuple(key or ()))
    found = await _library(work, caller, survey).page(sought, id_after(cursor), limit)
    page, following = cut(found, limit, lambda item: item.id)
    return Page(items=[service.head(item) for item in page], next_cursor=following)


@routes.get("/{item_id}", summary="Read an item of the library")
async def read_item(item_id: UUID, response: Response, work: Work, caller: Reader, survey: Here) -> ItemOut:
    library = _library(work, caller, survey)
    item = await service.item_of(library, item_id)
    give_version(response, item.version)
    return service.shown(item, await service.newest_of(library, item))


@routes.patch("/{item_id}", summary="Change what is said of an item")
async def change_item(
    item_id: UUID,
    body: ItemChange,
    request: Request,
    response: Response,
    work: Work,
    caller: Writer,
    survey: Here,
) -> ItemHead:
    """Needs `If-Match`. What it asks is changed by a new version."""
    library = _library(work, caller, survey)
    item = await service.item_of(library, item_id, WRITE, lock=True)
    require_version(
        request,
        item.version,
        now=service.head(item).model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_unset=True),
    )
    await service.change(work, library, caller, item, body)
    give_version(response, item.version)
    return service.head(item)


@routes.post(
    "/{item_id}/versions",
    status_code=201,
    summary="Add a version of an item",
    description="A change of wording is a new version; the ones before stay as they are. The same sheets as the newest"
    " make none (200).",
    responses={200: {"model": ItemVersionOut, "description": "The newest version is this already"}},
)
async def add_item_version(
    item_id: UUID,
    body: ItemVersionIn,
    checked: Annotated[Checked, Depends(_checked_version)],
    response: Response,
    work: Work,
    caller: Writer,
    survey: Here,
) -> ItemVersionOut:
    library = _library(work, caller, survey)
    item = await service.item_of(library, item_id, WRITE, lock=True)
    version, new = await service.add_version(work, library, caller, item, body, checked)
    if not new:
        response.status_code = 200
    return service.version_out(item, version)


@routes.get("/{item_id}/versions", summary="Every version of an item, newest first")
async def list_item_versions(
    item_id: UUID, work: Work, caller: Reader, survey: Here, limit: Limit = 50, cursor: Cursor = None
) -> Page[ItemVersionHead]:
    library = _library(work, caller, survey)
    item = await service.item_of(library, item_id)
    found = await library.versions(item.id, number_after(cursor), limit)
    page, following = cut(found, limit, lambda version: version.number)
    return Page(items=[service.version_head(version) for version in page], next_cursor=following)


@routes.get("/{item_id}/versions/{number}", summary="Read a version of an item")
async def read_item_version(
    item_id: UUID, number: Number, work: Work, caller: Reader, survey: Here
) -> ItemVersionOut:
    library = _library(work, caller, survey)
    item = await service.item_of(library, item_id)
    return service.version_out(item, await service.version_of(library, item, number))


@routes.get("/{item_id}/versions/{number}/changes", summary="What a version of an item changed")
async def read_item_changes(
    item_id: UUID,
    number: Number,
    work: Work,
    caller: Reader,
    survey: Here,
    since: Annotated[
        int | None,
        Query(ge=1, le=1_000_000, description="Compare with this number; the one before if left out"),
    ] = None,
) -> VersionChanges:
    if number == 1 and since is None:
        raise NotFound("The first version has none before it.")
    library = _library(work, caller, survey)
    return await service.compare(library, await service.item_of(library, item_id), number, since)


@routes.get("/{item_id}/uses", summary="Which questionnaires took an item")
async def list_item_uses(item_id: UUID, work: Work, caller: Reader, survey: Here) -> ItemUses:
    library = _library(work, caller, survey)
    return ItemUses(items=await service.uses(library, await service.item_of(library, item_id)))
