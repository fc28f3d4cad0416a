"""What can be done with teams."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.given_ids import fingerprint, made_before
from chassis.ids import new_id
from chassis.principal import Principal

from pdsa_api.history import service as history
from pdsa_api.references.service import References, unit_faults
from pdsa_api.teams.domain import Member, wrong_with
from pdsa_api.teams.errors import TeamElsewhere, TeamNotFound, TeamRules
from pdsa_api.teams.models import Team, TeamMember
from pdsa_api.teams.repository import Teams
from pdsa_api.teams.schemas import MemberIn, TeamChange, TeamIn


def check_members(members: Sequence[MemberIn]) -> None:
    """Raises TeamRules that names each field at fault."""
    named = [
        Member(str(one.person_id) if one.person_id else None, one.code_name, one.position) for one in members
    ]
    if found := wrong_with(named):
        raise TeamRules(faults=[one.__dict__ for one in found])


async def _check_named(
    references: References,
    project_id: UUID,
    units: Mapping[str, UUID | None],
    members: Sequence[MemberIn],
    standing: Collection[str] = (),
) -> None:
    """Raises TeamElsewhere with each field that names what is not there, or nobody whom the caller knows."""
    faults = unit_faults(project_id, units, await references.units(units.values()))
    people = {f"/members/{n}/person_id": str(one.person_id) for n, one in enumerate(members) if one.person_id}
    faults += await references.people(people, standing)
    if faults:
        raise TeamElsewhere(faults=faults)


async def create_team(
    work: Transaction, teams: Teams, references: References, caller: Principal, body: TeamIn
) -> tuple[Team, list[TeamMember]]:
    """The same body under the same id gives the team that it made. Raises TeamRules, TeamElsewhere or IdTaken."""
    caller.require("cycle:write", project_id=body.project_id, network_id=body.network_id)
    if again := await made_before(work, Team, caller, body, body.id):
        return again, (await teams.members([again]))[again.id]
    check_members(body.members)
    units = {"network_id": body.network_id, "school_id": body.school_id}
    await _check_named(references, body.project_id, units, body.members)
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
    references: References,
    caller: Principal,
    team: Team,
    members: list[TeamMember],
    change: TeamChange,
) -> list[TeamMember]:
    """The members after it. Raises TeamRules or TeamElsewhere; then nothing is changed."""
    caller.require("cycle:write", project_id=team.project_id, network_id=team.network_id)
    before = _said(team, members)
    if change.members is not None:
        check_members(change.members)
    there = {one.person_id for one in members if one.person_id}
    await _check_named(
        references, team.project_id, {"school_id": change.school_id}, change.members or (), there
    )
    if change.members is not None:
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
