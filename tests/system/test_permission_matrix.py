"""Nobody sees another organisation's data: every operation with every role, made from OpenAPI.

The rows are the operations that the running services describe. A route that is not in `matrix.py` fails, and so
does one whose permission there is another than the one it asks for.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx
import pytest
from contracts.permissions import ROLES

from .conftest import ADMINISTRATOR, OTHER_ADMINISTRATOR, House
from .matrix import APP_USER, GUARDED, LISTS, MATRIX, NAMING_A_RECORD, RESPONDENT, SIGNED_IN, ids_of
from .operations import Operation, operations

ACCOUNTS = {
    "administrator": ADMINISTRATOR,
    "researcher": "researcher@demo.example",
    "facilitator": "facilitator@demo.example",
    "district_representative": "district@demo.example",
    "school_leader": "leader.kenya@demo.example",
}


@dataclass
class World:
    """Ids of the first tenant's records, by the name of the path's parameter, and people of every role."""

    house: House
    operations: list[Operation]
    ids: dict[str, str]
    foreign: dict[str, str]
    people: dict[str, httpx.Client] = field(default_factory=dict)

    def client(self, role: str) -> httpx.Client:
        return self.people[role] if role in self.people else self.house.client(ACCOUNTS[role])

    def query(self, ids: dict[str, str]) -> dict[str, str]:
        return {**ids, "topic": f"wave:{ids['wave_id']}", "file_name": "form.xlsx"}


def add_people(world: World) -> None:
    """One account for each role that the demonstration has none for."""
    house, project = world.house, world.house.project()
    admin = house.client()
    network = world.ids["network_id"]
    for role in sorted(set(ROLES) - set(ACCOUNTS) - {"operator"}):
        email = f"{role}@matrix.example"
        person = admin.post(
            "/api/identity/v1/people",
            json={
                "project_id": project,
                "code": f"matrix-{role}",
                "name": role,
                "email": email,
                "language": "en",
            },
        )
        assert person.status_code == 201, person.text
        password = "a-long-password-for-the-matrix"
        account = {"person_id": person.json()["id"], "email": email, "password": password}
        made = admin.post("/api/identity/v1/accounts", json=account)
        assert made.status_code == 201, made.text
        scope = {"kind": "network", "id": network}
        grant = {"principal_id": person.json()["id"], "role": role, "scope": scope, "project_id": project}
        given = admin.post("/api/identity/v1/grants", json=grant)
        assert given.status_code == 201, given.text
        with house.anonymous() as client:
            answer = client.post("/api/identity/v1/session", json={"email": email, "password": password})
        assert answer.status_code == 200, answer.text
        bearer = {"Authorization": f"Bearer {answer.json()['access_token']}"}
        world.people[role] = httpx.Client(base_url=house.url, headers=bearer, timeout=30)


@pytest.fixture(scope="module")
def world(house: House) -> Iterator[World]:
    made = World(
        house, list(operations(house)), ids_of(house, ADMINISTRATOR), ids_of(house, OTHER_ADMINISTRATOR)
    )
    add_people(made)
    yield made
    for client in made.people.values():
        client.close()


def unknown_ids(world: World) -> dict[str, str]:
    """Ids of nothing; what is no id stays as it is, so that only the record is another."""
    return {name: str(uuid4()) for name in world.ids} | {
        name: world.ids[name] for name in ("version", "number")
    }


def named(world: World, key: str) -> Operation:
    return next(operation for operation in world.operations if operation.key == key)


def test_every_route_has_its_row_and_every_row_its_route(world: World) -> None:
    assert {operation.key: operation.permission for operation in world.operations} == MATRIX


@pytest.mark.parametrize("key", GUARDED)
def test_without_a_token_nobody_gets_in(key: str, world: World) -> None:
    operation = named(world, key)
    forged = world.house.token(ADMINISTRATOR)[:-6] + "AAAAAA"
    with world.house.anonymous() as client:
        for headers in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": f"Bearer {forged}"}):
            answer = operation.call(client, ids=world.ids, query=world.query(world.ids), headers=headers)
            assert answer.status_code == 401, f"{headers}: {answer.status_code} {answer.text}"


@pytest.mark.parametrize("key", GUARDED)
def test_a_role_gets_in_with_the_permission_and_only_then(key: str, world: World) -> None:
    operation = named(world, key)
    unknown = unknown_ids(world)
    for role in sorted(set(ROLES) - {"operator"}):
        # Whoever set the installation up is its operator too.
        held = ROLES[role] | (ROLES["operator"] if role == "administrator" else frozenset())
        answer = operation.call(world.client(role), ids=unknown, query=world.query(unknown))
        says = f"{role}: {answer.status_code}"
        assert answer.status_code < 500, says
        asked = set(operation.permission.split("|"))
        if asked & {RESPONDENT, APP_USER}:
            assert answer.status_code == 401, f"{says}: a person is no respondent and no device"
        elif SIGNED_IN not in asked and not asked & held:
            assert answer.status_code == 403, says
        else:
            assert answer.status_code != 401, says


def _without_request(answer: httpx.Response) -> Any:
    try:
        body = answer.json()
    except ValueError:
        return answer.content
    return {**body, "request_id": ""} if isinstance(body, dict) else body


@pytest.mark.parametrize("key", NAMING_A_RECORD)
def test_what_belongs_to_another_organisation_is_answered_like_what_is_not_there(
    key: str, world: World
) -> None:
    operation = named(world, key)
    stranger = world.house.client(OTHER_ADMINISTRATOR)
    unknown = unknown_ids(world)
    query = world.query(world.foreign)
    theirs = operation.call(stranger, ids=world.ids, query=query)
    missing = operation.call(stranger, ids=unknown, query=query)
    assert theirs.status_code == missing.status_code
    assert _without_request(theirs) == _without_request(missing)
    assert theirs.status_code in (403, 404, 415, 422), theirs.text


_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


@pytest.mark.parametrize("key", LISTS)
def test_no_list_shows_another_organisations_records(key: str, world: World) -> None:
    operation = named(world, key)
    own = set(world.ids.values())
    for query in (world.query(world.foreign), world.query(world.ids)):
        answer = operation.call(world.house.client(OTHER_ADMINISTRATOR), ids=world.ids, query=query)
        if answer.status_code == 200 and "json" in answer.headers["content-type"]:
            leaked = set(_ID.findall(json.dumps(answer.json()))) & own
            assert not leaked, f"{key} shows {leaked}"
