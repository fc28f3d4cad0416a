"""Rosters over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.paging import Cursor, cut, id_after
from chassis.principal import Principal
from chassis.routing import allowed, router
from chassis.schemas import Page
from fastapi import Query

from identity_api.projects.errors import ProjectNotFound
from identity_api.projects.models import Project
from identity_api.roster import repository, service
from identity_api.roster.schemas import ExpectedOut, RosterIn, RosterResult
from identity_api.rows import Store

routes = router("/projects/{project_id}", tags=["directory"])

Writer = Annotated[Principal, allowed("directory:write")]
Expecter = Annotated[Principal, allowed("wave:write|roster:read")]
LongLimit = Annotated[int, Query(ge=1, le=2000)]


@routes.post("/roster:import", summary="Import a roster: all of it or nothing")
async def import_roster(
    project_id: UUID, body: RosterIn, rows: Store, caller: Writer, dry_run: bool = False
) -> RosterResult:
    """Makes and changes districts, schools, networks, people and memberships; takes none away.

    With `dry_run=true` nothing is written. Importing the same roster again changes nothing.
    """
    return await service.import_roster(rows, caller, project_id, body, dry_run=dry_run)


@routes.get("/roster", summary="Who is expected to answer, without names")
async def read_roster(
    project_id: UUID, rows: Store, caller: Expecter, limit: LongLimit = 500, cursor: Cursor = None
) -> Page[ExpectedOut]:
    """Memberships of today. For who may open waves, and for services in the name of one organisation."""
    project = await rows.first(rows.of(Project).where(Project.id == project_id))
    if project is None or not repository.may_read_roster(caller, project_id):
        raise ProjectNotFound
    found = await repository.expected(
        rows, caller, project_id, day=rows.work.clock.now().date(), after=id_after(cursor), limit=limit
    )
    page, following = cut(found, limit, lambda one: one.id)
    items = [ExpectedOut(**one) for one in await repository.located(rows, page)]
    return Page(items=items, next_cursor=following)
