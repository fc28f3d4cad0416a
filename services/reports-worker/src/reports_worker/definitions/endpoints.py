"""Kinds and definitions over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from chassis import due_times
from chassis.database import Scope, Transaction
from chassis.directory import Directory
from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from chassis.versions import give_version, require_version
from fastapi import Request, Response

from reports_worker.definitions import service
from reports_worker.definitions.models import DUE_KIND, Definition
from reports_worker.definitions.repository import Definitions
from reports_worker.definitions.schemas import (
    DefinitionChange,
    DefinitionIn,
    DefinitionOut,
    KindOut,
    Schedule,
)
from reports_worker.resolving.kind import all_kinds

routes = router("/definitions", tags=["definitions"])
kind_routes = router("/kinds", tags=["kinds"])

Reader = Annotated[Principal, allowed("report:read")]
Writer = Annotated[Principal, allowed("report:write")]


def definitions_of(request: Request, work: Transaction, caller: Principal, permission: str) -> Definitions:
    off = request.app.state.parts.settings.without_application_filters
    return Definitions(work, caller, permission, unfiltered=off)


def _out(definition: Definition, due: Any) -> DefinitionOut:
    return DefinitionOut(
        **definition.model_dump(exclude={"tenant_id", "owner_id"}),
        schedule=Schedule(rule=due.rule, time_zone=due.time_zone) if due else None,
        next_due_at=due.next_at if due and not definition.paused else None,
    )


async def _outs(work: Transaction, definitions: list[Definition]) -> list[DefinitionOut]:
    due = await due_times.next_times(work, DUE_KIND, [one.id for one in definitions])
    return [_out(one, due.get(one.id)) for one in definitions]


@kind_routes.get("", summary="The kinds of report there are")
async def list_kinds(_: Reader) -> list[KindOut]:
    return [
        KindOut(
            name=kind.name,
            unit=kind.unit,
            languages=list(kind.languages),
            formats=list(kind.formats),
            title={one: kind.catalogue(one).text(f"{kind.name}.title") for one in kind.languages},
        )
        for kind in all_kinds()
    ]


@routes.post("", status_code=201, summary="Define a report")
async def create_definition(
    body: DefinitionIn, request: Request, response: Response, work: Work, caller: Writer
) -> DefinitionOut:
    """Runs that a closing wave or the calendar asks for are made with the rights its author has by then."""
    directory: Directory = request.app.state.directory
    await directory.ensure(Scope.of(caller), [body.project_id])
    definitions = definitions_of(request, work, caller, "report:write")
    definition = await service.create_definition(work, definitions, caller, body)
    give_version(response, definition.version)
    response.headers["Location"] = f"{request.url.path}/{definition.id}"
    return (await _outs(work, [definition]))[0]


@routes.get("", summary="Definitions, newest first")
async def list_definitions(
    request: Request,
    work: Work,
    caller: Reader,
    project_id: UUID | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[DefinitionOut]:
    definitions = definitions_of(request, work, caller, "report:read")
    rows = await definitions.page(project_id=project_id, after=id_after(cursor), limit=limit)
    page, following = cut(rows, limit, lambda one: one.id)
    return Page(items=await _outs(work, page), next_cursor=following)


@routes.get("/{definition_id}", summary="One definition")
async def get_definition(
    definition_id: UUID, request: Request, response: Response, work: Work, caller: Reader
) -> DefinitionOut:
    definition = await service.definition_of(
        definitions_of(request, work, caller, "report:read"), definition_id
    )
    give_version(response, definition.version)
    return (await _outs(work, [definition]))[0]


@routes.patch("/{definition_id}", summary="Change a definition, pause it or let it go on")
async def change_definition(
    definition_id: UUID,
    body: DefinitionChange,
    request: Request,
    response: Response,
    work: Work,
    caller: Writer,
) -> DefinitionOut:
    """Needs `If-Match` with the version that was read. Times that pass while it is paused are not made up."""
    definition = await service.definition_of(
        definitions_of(request, work, caller, "report:write"), definition_id, lock=True
    )
    now = (await _outs(work, [definition]))[0]
    require_version(
        request,
        definition.version,
        now=now.model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_unset=True),
    )
    await service.change_definition(work, caller, definition, body)
    give_version(response, definition.version)
    return (await _outs(work, [definition]))[0]
