"""What can be done with teams."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.directory import Unit
from chassis.given_ids import fingerprint, made_before
from chassis.ids import new_id
from chassis.principal import Principal

from pdsa_api.history import service as history
from pdsa_api.teams.domain import Member, wrong_with
from pdsa_api.teams.errors import TeamElsewhere, TeamNotFound, TeamRules
from pdsa_api.teams.models import Team, TeamMember
from pdsa_api.teams.repository import Teams
from pdsa_api.teams.schemas import MemberIn, TeamChange, TeamIn


def check_units(project_id: UUID, units: Mapping[str, Unit]) -> None:
    """`units` by field; each must be of the project and of its kind. Raises TeamElsewhere per field."""
    faults = []
    for name, unit in units.items():
        kind = name.removesuffix("_id")
        if unit.project_id != project_id or unit.kind != kind:
            faults.append(
                {
                    "pointer": f"/{name}",
                    "code": "unit.elsewhere",
                    "message": f"this is no {kind} of the project",
                    "fix": f"Name a {kind} of the project.",
                }
            )
    if faults:
        raise TeamElsewhere(faults=faults)


def check_members(members: Sequence[MemberIn]) -> None:
    """Raises TeamRules that names each field at fault."""
    named = [
        Member(str(one.person_id) if one.person_id else None, one.code_name, one.position) for one in members
    ]
    if found := wrong_with(named):
        raise TeamRules(faults=[one.__dict__ for one in found])


async def create_team(
    work: Transaction, teams: Teams, caller: Principal, body: TeamIn
) -> tuple[Team, list[TeamMember]]:
    """The same body under the same id gives the team that it made. Raises TeamRules or IdTaken."""
    caller.require("cycle:write", project_id=body.project_id, network_id=body.network_id)
    if again := await made_before(work, Team, caller, body, body.id):
        return again, (await teams.members([again]))[again.id]
    check_members(body.members)
    now = work.clock.now()
    team = Team(
        **body.model_dump(exclude={"members", "id"}),
        id=body.id or new_id(),
        tenant_id=caller.only_tenant(),
        first_body=fingerprint(body),
        created_by=caller.id,
        created_at=now,
        updated_at=now,
    )
    teams.add(team)
    await work.session.flush()
    members = _rows(team, body.members)
    await teams.replace([], members)
    await history.record(work, "team", team, {}, _said(team, members))
    work.audit(
        "team.created",
        tenant_id=team.tenant_id,
        subject_kind="team",
        subject_id=team.id,
        detail={"network": team.network_id},
    )
    return team, members


async def team_of(teams: Teams, team_id: UUID, *, lock: bool = False) -> Team:
    """Raises TeamNotFound for one that is not there or not the caller's."""
    team = await teams.get(team_id, lock=lock)
    if team is None:
        raise TeamNotFound
    return team


async def change_team(
    work: Transaction,
    teams: Teams,
    caller: Principal,
    team: Team,
    members: list[TeamMember],
    change: TeamChange,
) -> list[TeamMember]:
    """The members after it. Raises TeamRules; then nothing is changed."""
    caller.require("cycle:write", project_id=team.project_id, network_id=team.network_id)
    before = _said(team, members)
    if change.members is not None:
        check_members(change.members)
        old, members = members, _rows(team, change.members)
        await teams.replace(old, members)
    if change.name is not None:
        team.name = change.name
    if "school_id" in change.model_fields_set:
        team.school_id = change.school_id
    team.version += 1
    team.updated_at = work.clock.now()
    await history.record(work, "team", team, before, _said(team, members))
    return members


def _rows(team: Team, members: Sequence[MemberIn]) -> list[TeamMember]:
    return [
        TeamMember(
            tenant_id=team.tenant_id,
            project_id=team.project_id,
            network_id=team.network_id,
            id=new_id(),
            team_id=team.id,
            person_id=str(one.person_id) if one.person_id else None,
            code_name=one.code_name,
            position=one.position.value,
        )
        for one in members
    ]


def _said(team: Team, members: Sequence[TeamMember]) -> dict[str, Any]:
    named = [history.fields(one, ("person_id", "code_name", "position")) for one in members]
    return {"name": team.name, "school_id": team.school_id and str(team.school_id), "members": named}
