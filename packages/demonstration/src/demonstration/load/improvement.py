"""Aims of the four sites and the teams that work on them."""

from duru_client.operations.pdsa import AimIn, MemberIn, TeamIn

from demonstration.generate import Programme
from demonstration.load.calls import PAGE, Caller, first, stable_key
from demonstration.load.directory import Places
from demonstration.sites.model import Aim, Member, Site, Team


def load_aims(caller: Caller, demo: Programme, places: Places) -> None:
    for site in demo.sites:
        _ensure_aim(caller, _aim(site.aim, places.project, places.networks[site.network.code]))
    caller.say(f"{len(demo.sites)} aims")


def load_teams(caller: Caller, demo: Programme, places: Places) -> None:
    people = 0
    for site in demo.sites:
        network = places.networks[site.network.code]
        known = {team["name"] for team in caller.client.pdsa.iter_list_teams(network_id=network, limit=PAGE)}
        for team in site.teams:
            people += len(team.members)
            if team.name not in known:
                caller.client.pdsa.create_team(
                    _team(site, team, places), idempotency_key=stable_key("team", network, team.name)
                )
    caller.say(f"{sum(len(site.teams) for site in demo.sites)} teams of {people} people")


def _ensure_aim(caller: Caller, body: AimIn) -> str:
    pdsa = caller.client.pdsa
    network = body["network_id"]
    found = first(pdsa.iter_list_aims(network_id=network, limit=PAGE), what=body["what"])
    made = found or pdsa.create_aim(body, idempotency_key=stable_key("aim", network, body["what"]))
    return made["id"]


def _aim(aim: Aim, project: str, network: str) -> AimIn:
    return {
        "project_id": project,
        "network_id": network,
        "statement": f"{aim.what}: {aim.how_much}",
        "what": aim.what,
        "for_whom": aim.for_whom,
        "how_much": aim.how_much,
        "by_when": aim.by_when.isoformat(),
    }


def _team(site: Site, team: Team, places: Places) -> TeamIn:
    return {
        "project_id": places.project,
        "network_id": places.networks[site.network.code],
        "school_id": places.schools[site.school_code(team.school)],
        "name": team.name,
        "members": [_member(site, one, places) for one in team.members],
    }


def _member(site: Site, member: Member, places: Places) -> MemberIn:
    if member.leader is None:
        return {"position": member.position, "code_name": member.code_name}
    return {"position": member.position, "person_id": places.people[site.leader_code(member.leader)]}
