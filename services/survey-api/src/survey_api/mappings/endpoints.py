"""Mappings over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from fastapi import Query
from starlette.responses import Response

from survey_api.frameworks.repository import Frameworks
from survey_api.mappings import service
from survey_api.mappings.repository import Mappings
from survey_api.mappings.schemas import MappingIn, MappingOut
from survey_api.running import Here, Survey

routes = router("/mappings", tags=["frameworks"])

Reader = Annotated[Principal, allowed("instrument:read")]
Writer = Annotated[Principal, allowed("instrument:write")]


def _mappings(work: Work, caller: Principal, survey: Survey) -> Mappings:
    return Mappings(work, caller, off=survey.filters_off)


@routes.post(
    "",
    status_code=201,
    summary="Map a question or a library item to a dimension",
    description="The same again is the mapping that is there (200). Only published versions of a framework are mapped.",
    responses={200: {"model": MappingOut, "description": "It is mapped so already"}},
)
async def create_mapping(
    body: MappingIn, response: Response, work: Work, caller: Writer, survey: Here
) -> MappingOut:
    mappings = _mappings(work, caller, survey)
    frameworks = Frameworks(work, caller, off=survey.filters_off)
    made, new = await service.create(work, mappings, frameworks, caller, body)
    if not new:
        response.status_code = 200
    return (await service.described(mappings, [made]))[0]


@routes.get("", summary="List mappings, newest first")
async def list_mappings(
    work: Work,
    caller: Reader,
    survey: Here,
    project_id: Annotated[UUID | None, Query(description="Only of this project")] = None,
    instrument_id: Annotated[UUID | None, Query(description="Of questions of this questionnaire")] = None,
    item_id: Annotated[UUID | None, Query(description="Of this item of the library")] = None,
    framework_id: Annotated[UUID | None, Query(description="To any version of this framework")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[MappingOut]:
    mappings = _mappings(work, caller, survey)
    found = await mappings.page(project_id, instrument_id, item_id, framework_id, id_after(cursor), limit)
    page, following = cut(found, limit, lambda one: one.id)
    return Page(items=await service.described(mappings, page), next_cursor=following)


@routes.delete("/{mapping_id}", status_code=204, summary="Take a mapping away")
async def remove_mapping(mapping_id: UUID, work: Work, caller: Writer, survey: Here) -> None:
    await service.remove(work, _mappings(work, caller, survey), caller, mapping_id)
