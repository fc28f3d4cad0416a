"""People and ideas for the tests of change ideas."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
from chassis.database import Scope
from chassis.ids import new_id
from chassis.testing import TestCaller
from contracts.permissions import ROLES
from sqlalchemy import text

from .conftest import House

PATH = "/api/pdsa/v1/ideas"


@dataclass(frozen=True)
class Cast:
    """Readers of every kind. `author` and `mate` are in the team; `mentor` coaches the network."""

    author: TestCaller
    mate: TestCaller
    colleague: TestCaller
    mentor: TestCaller
    elsewhere: TestCaller
    everywhere: TestCaller
    other_project: TestCaller
    team: UUID


def person(house: House, role: str, *networks: UUID, project: UUID | None = None) -> TestCaller:
    at = project or house.project
    return house.kit.issuer.caller(
        role,
        permissions=ROLES[role],
        tenant_id=house.tenant,
        project_id=at,
        network_ids=networks or None,
        scope=("network", networks[0]) if networks else ("project", at),
    )


async def make_team(house: House, *members: TestCaller) -> UUID:
    team = new_id()
    row = {"tenant": house.tenant, "project": house.project, "network": house.network, "team": team}
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        await work.session.execute(
            text(
                "insert into team (tenant_id, project_id, network_id, id, name, version, first_body, created_by, created_at,"
                " updated_at) values (:tenant, :project, :network, :team, 'Grade 5', 1, '', 'x', now(), now())"
            ),
            row,
        )
        for member in members:
            await work.session.execute(
                text(
                    "insert into team_member (tenant_id, project_id, network_id, id, team_id, person_id, position)"
                    " values (:tenant, :project, :network, :id, :team, :person, 'teacher')"
                ),
                {**row, "id": new_id(), "person": member.id},
            )
    return team


async def cast_of(house: House) -> Cast:
    author, mate = person(house, "school_leader", house.network), person(house, "teacher", house.network)
    return Cast(
        author,
        mate,
        colleague=person(house, "school_leader", house.network),
        mentor=person(house, "facilitator", house.network),
        elsewhere=person(house, "school_leader", house.other_network),
        everywhere=person(house, "administrator"),
        other_project=person(house, "administrator", project=new_id()),
        team=await make_team(house, author, mate),
    )


def body(house: House, **changes: Any) -> dict[str, Any]:
    return {
        "project_id": str(house.project),
        "network_id": str(house.network),
        "title": "Paired reading",
        "description": "A stronger and a weaker reader share one book.",
        "level": "classroom",
        "context": {"grade": "Grade 4", "size": "48", "place": "Rural", "language": "Kiswahili"},
        "need": "Half of grade 4 can not read a short text.",
        "cost": "12 story books",
        "cost_amount": 120.5,
        "cost_currency": "KES",
        "source": "Our own teachers",
        **changes,
    }


async def written(house: House, by: TestCaller, **changes: Any) -> dict[str, Any]:
    made = await house.client.post(PATH, json=body(house, **changes), headers=by.headers)
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


async def adopted(house: House, by: TestCaller, parent: str, **changes: Any) -> httpx.Response:
    sent = {
        "network_id": str(house.network),
        "what_changes": "Groups of four",
        "why": "One book for four learners",
        **changes,
    }
    return await house.client.post(f"{PATH}/{parent}/adoptions", json=sent, headers=by.headers)


async def moved(house: House, by: TestCaller, idea: dict[str, Any], **changes: Any) -> httpx.Response:
    headers = {**by.headers, "If-Match": f'"{idea["version"]}"'}
    return await house.client.patch(f"{PATH}/{idea['id']}", json=changes, headers=headers)
