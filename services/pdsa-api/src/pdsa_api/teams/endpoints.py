"""Teams over HTTP."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from chassis.directory import labels
from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from chassis.versions import give_version, require_version
from fastapi import Query, Request, Response

from pdsa_api.history import service as history
from pdsa_api.history.schemas import ChangeOut
from pdsa_api.references.service import references_of
from pdsa_api.teams import service
from pdsa_api.teams.models import Team, TeamMember
from pdsa_api.teams.repository import Teams
from pdsa_api.teams.schemas import MemberOut, TeamChange, TeamIn, TeamOut

routes = router("/teams", tags=["teams"])

Reader = Annotated[Principal, allowed("cycle:read")]
Writer = Annotated[Principal, allowed("cycle:write")]
Mine = Annotated[bool, Query(description="Only the teams in which the caller is")]


def _teams(request: Request, work: Work, caller: Principal, permission: str) -> Teams:
    off = request.app.state.parts.settings.without_application_filters
    return Teams(work, caller, permission, unfiltered=off)


def _out(team: Team, members: Sequence[TeamMember], names: dict[UUID, str], caller: Principal) -> TeamOut:
    return TeamOut(
        **team.model_dump(exclude={"tenant_id", "first_body"}),
        network=names.get(team.network_id),
        school=names.get(team.school_id) if team.school_id else None,
        members=[MemberOut.model_validate(one) for one in members],
        may_write=caller.may("cycle:write", project_id=team.project_id, network_id=team.network_id),
    )


def _units(team: Team) -> list[UUID]:
    return [team.network_id, *([team.school_id] if team.school_id else [])]


@routes.post("", status_code=201, summary="Form a team")
async def create_team(
    body: TeamIn, request: Request, response: Response, work: Work, caller: Writer
) -> TeamOut:
    """2 to 8 people from at least two positions: with accounts, or students and parents under a code name."""
    teams = _teams(request, work, caller, "cycle:write")
    references = references_of(request, work, caller)
    team, members = await service.create_team(work, teams, references, caller, body)
    give_version(response, team.version)
    response.headers["Location"] = f"{request.url.path}/{team.id}"
    return _out(team, members, await labels(work, _units(team)), caller)


@routes.get("", summary="Teams, newest first")
async def list_teams(
    request: Request,
    work: Work,
    caller: Reader,
    project_id: UUID | None = None,
    network_id: UUID | None = None,
    school_id: UUID | None = None,
    mine: Mine = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[TeamOut]:
    teams = _teams(request, work, caller, "cycle:read")
    rows = await teams.page(
        project_id=project_id,
        network_id=network_id,
        school_id=school_id,
        mine=mine,
        after=id_after(cursor),
        limit=limit,
    )
    page, following = cut(rows, limit, lambda team: team.id)
    members = await teams.members(page)
    names = await labels(work, [unit for team in page for unit in _units(team)])
    return Page(items=[_out(team, members[team.id], names, caller) for team in page], next_cursor=following)


@routes.get("/{team_id}", summary="One team")
async def get_team(
    team_id: UUID, request: Request, response: Response, work: Work, caller: Reader
) -> TeamOut:
    teams = _teams(request, work, caller, "cycle:read")
    team = await service.team_of(teams, team_id)
    members = await teams.members([team])
    give_version(response, team.version)
    return _out(team, members[team.id], await labels(work, _units(team)), caller)


@routes.patch("/{team_id}", summary="Change a team")
async def change_team(
    team_id: UUID, body: TeamChange, request: Request, response: Response, work: Work, caller: Writer
) -> TeamOut:
    """Needs `If-Match` with the version that was read; an older one gets 412 with both versions."""
    teams = _teams(request, work, caller, "cycle:write")
    team = await service.team_of(teams, team_id, lock=True)
    members = (await teams.members([team]))[team.id]
    names = await labels(work, _units(team))
    require_version(
        request,
        team.version,
        now=_out(team, members, names, caller).model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_unset=True),
    )
    references = references_of(request, work, caller)
    members = await service.change_team(work, teams, references, caller, team, members, body)
    give_version(response, team.version)
    return _out(team, members, await labels(work, _units(team)), caller)


@routes.get("/{team_id}/history", summary="Who changed a team, what and when, newest first")
async def read_team_history(
    team_id: UUID, request: Request, work: Work, caller: Reader, limit: Limit = 50, cursor: Cursor = None
) -> Page[ChangeOut]:
    team = await service.team_of(_teams(request, work, caller, "cycle:read"), team_id)
    return await history.page(work, "team", team, limit, cursor)
