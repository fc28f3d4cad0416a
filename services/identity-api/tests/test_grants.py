"""Roles in scopes: who gives them, how far they reach, and how the other services hear of it."""

from typing import Any
from uuid import uuid4

from chassis.database import Scope
from contracts.permissions import ROLES
from identity_api.grants.domain import Held, Reach, document_of_grant, needs_second_factor
from jose import jwt
from sqlalchemy import text

from .conftest import Answerer, Hire, Places, World, make_places, roster_rows


def subject(caller: Answerer) -> str:
    return str(jwt.get_unverified_claims(caller.token)["sub"])


async def document(world: World, principal: str) -> dict[str, Any]:
    service = await world.service("reports-worker")
    return dict(await service.json("GET", f"/principals/{principal}/grants"))


def test_a_grant_reaches_the_networks_of_its_scope() -> None:
    networks = [uuid4(), uuid4()]
    district, school, project = uuid4(), uuid4(), uuid4()
    reach = Reach({district: frozenset(networks), school: frozenset(networks[:1])})

    def found(kind: str, scope: Any) -> Any:
        return document_of_grant(Held("teacher", kind, scope, project), reach)

    assert found("project", project)["network_ids"] is None
    assert found("network", networks[1])["network_ids"] == [str(networks[1])]
    assert found("district", district)["network_ids"] == sorted(str(one) for one in networks)
    assert found("school", school)["network_ids"] == [str(networks[0])]
    assert found("school", school)["organisation_ids"] == [str(school)]
    assert found("district", uuid4())["network_ids"] == []
    assert found("installation", project)["scope"] == {"kind": "installation", "id": None}


def test_staff_are_those_who_see_answers_or_change_rights() -> None:
    assert needs_second_factor(["teacher", "researcher"])
    assert needs_second_factor(["administrator"])
    assert not needs_second_factor(["teacher", "facilitator", "school_leader"])


async def test_the_document_says_all_that_somebody_may_do(world: World, ours: Places, hire: Hire) -> None:
    person = subject(await hire("district_representative", "district", ours.districts["D1"]))
    found = await document(world, person)
    grant = found["grants"][0]
    assert found["tenant_ids"] == [found["tenant_id"]] == [str(world.first.id)]
    assert (found["kind"], found["principal_id"]) == ("person", person)
    assert set(grant["permissions"]) == ROLES["district_representative"]
    assert grant["scope"] == {"kind": "district", "id": ours.districts["D1"]}
    assert set(grant["network_ids"]) == {ours.networks["N1"], ours.networks["N2"]}
    assert grant["project_id"] == ours.project


async def test_every_change_moves_the_version_and_tells_the_services(
    world: World, ours: Places, hire: Hire
) -> None:
    person = subject(await hire("teacher", "network", ours.networks["N1"]))
    before = (await document(world, person))["grant_version"]
    body = {
        "principal_id": person,
        "role": "supervisor",
        "scope": {"kind": "network", "id": ours.networks["N2"]},
    }
    made = await world.first.admin.json("POST", "/grants", 201, json=body)
    assert (made["scope"]["label"], made["project_id"]) == ("Network N2", ours.project)
    assert (await document(world, person))["grant_version"] == before + 1
    await world.first.admin.json("DELETE", f"/grants/{made['id']}", 204)
    assert (await document(world, person))["grant_version"] == before + 2
    assert (await events_of(world, person))[-2:] == [before + 1, before + 2]
    audit = await world.first.admin.json("GET", "/audit", params={"limit": 2})
    assert [row["action"] for row in audit["items"]] == ["grant.taken_back", "grant.given"]
    assert {row["subject_id"] for row in audit["items"]} == {person}


async def events_of(world: World, principal: str) -> list[int]:
    async with world.app.state.database.transaction(Scope.tenant(world.first.id)) as work:
        rows = await work.session.execute(
            text(
                "select body->'data'->'grant_version' as version from outbox where"
                " subject = 'duru.identity.grants.changed.v1' and body->'data'->>'principal_id' = :p"
                " order by position"
            ),
            {"p": principal},
        )
        return [int(row.version) for row in rows]


async def test_a_network_that_joins_a_district_is_reached_by_the_districts_people(
    world: World, hire: Hire
) -> None:
    admin = world.first.admin
    places = await make_places(admin)
    person = subject(await hire("district_representative", "district", places.districts["D2"]))
    before = await document(world, person)
    network = {"project_id": places.project, "site_id": places.site, "code": "N8", "name": "Ocho",
               "district_id": places.districts["D2"]}  # fmt: skip
    made = await admin.json("POST", "/networks", 201, json=network)
    joined = await document(world, person)
    assert set(joined["grants"][0]["network_ids"]) == {places.networks["N3"], made["id"]}
    assert joined["grant_version"] == before["grant_version"] + 1
    await admin.json(
        "PATCH", f"/networks/{made['id']}", json={"district_id": None}, headers={"If-Match": '"1"'}
    )
    left = await document(world, person)
    assert left["grants"][0]["network_ids"] == [places.networks["N3"]]
    assert left["grant_version"] == before["grant_version"] + 2


async def test_a_roster_that_puts_a_school_into_a_network_moves_the_schools_people(
    world: World, hire: Hire
) -> None:
    places = await make_places(world.first.admin)
    person = subject(await hire("school_leader", "school", places.schools["N1-E1"]))
    before = await document(world, person)
    assert before["grants"][0]["network_ids"] == [places.networks["N1"]]
    rows = roster_rows()[:1]
    rows[0] |= {"network_code": "N2", "network_name": "Network N2"}
    body = {"site_id": places.site, "rows": rows}
    await world.first.admin.json("POST", f"/projects/{places.project}/roster:import", json=body)
    after = await document(world, person)
    assert set(after["grants"][0]["network_ids"]) == {places.networks["N1"], places.networks["N2"]}
    assert after["grant_version"] > before["grant_version"]


async def test_the_same_role_in_the_same_scope_is_held_once(world: World, ours: Places, hire: Hire) -> None:
    person = subject(await hire("teacher", "network", ours.networks["N1"]))
    body = {
        "principal_id": person,
        "role": "teacher",
        "scope": {"kind": "network", "id": ours.networks["N1"]},
    }
    answer = await world.first.admin("POST", "/grants", json=body)
    assert (answer.status_code, answer.json()["code"]) == (409, "grant.exists")


async def test_a_scope_must_be_there_and_of_its_kind(world: World, ours: Places) -> None:
    person = ours.people["P1"]
    for scope, project in (
        ({"kind": "network", "id": str(uuid4())}, None),
        ({"kind": "network"}, None),
        ({"kind": "school", "id": ours.districts["D1"]}, None),
        ({"kind": "district", "id": ours.networks["N1"]}, None),
        ({"kind": "project", "id": str(uuid4())}, None),
        ({"kind": "network", "id": ours.networks["N1"]}, str(uuid4())),
        ({"kind": "tenant"}, ours.project),
    ):
        body = {"principal_id": person, "role": "teacher", "scope": scope, "project_id": project}
        answer = await world.first.admin("POST", "/grants", json=body)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "grant.scope"), scope
    unknown = {"principal_id": person, "role": "queen", "scope": {"kind": "tenant"}}
    assert (await world.first.admin("POST", "/grants", json=unknown)).status_code == 422


async def test_who_may_give_roles_and_where(world: World, ours: Places, hire: Hire) -> None:
    def body(kind: str, scope_id: str | None = None, role: str = "teacher") -> dict[str, Any]:
        return {"principal_id": ours.people["P2"], "role": role, "scope": {"kind": kind, "id": scope_id}}

    network = body("network", ours.networks["N1"])
    assert (await world.anonymous("POST", "/grants", json=network)).status_code == 401
    assert (await (await hire("researcher"))("POST", "/grants", json=network)).status_code == 403
    assert (await world.second.admin("POST", "/grants", json=network)).status_code == 404
    project_admin = await hire("administrator")
    assert (await project_admin("POST", "/grants", json=network)).status_code == 201
    other = await make_places(world.first.admin)
    assert (await project_admin("POST", "/grants", json=body("project", other.project))).status_code == 403
    whole = body("tenant", role="administrator")
    assert (await project_admin("POST", "/grants", json=whole)).status_code == 403
    operator = body("tenant", role="operator")
    assert (await world.first.admin("POST", "/grants", json=operator)).status_code == 403


async def test_an_organisation_keeps_an_administrator(world: World) -> None:
    admin = world.second.admin
    held = await admin.json("GET", "/grants", params={"principal_id": str(world.second.person_id)})
    own = next(one for one in held["items"] if one["role"] == "administrator")
    answer = await admin("DELETE", f"/grants/{own['id']}")
    assert (answer.status_code, answer.json()["code"]) == (409, "grant.last_administrator")
    closed = await admin("DELETE", f"/accounts/{world.second.person_id}")
    assert (closed.status_code, closed.json()["code"]) == (409, "grant.last_administrator")


async def test_the_document_is_for_services_and_for_whoever_is_there(
    world: World, ours: Places, hire: Hire
) -> None:
    person = subject(await hire("teacher"))
    path = f"/principals/{person}/grants"
    assert (await world.anonymous("GET", path)).status_code == 401
    assert (await world.first.admin("GET", path)).status_code == 403
    service = await world.service("survey-api")
    assert (await service("GET", f"/principals/{uuid4()}/grants")).status_code == 404
    # Somebody of the roster who never got a role or an account is no principal.
    assert (await service("GET", f"/principals/{ours.people['P6']}/grants")).status_code == 404
    await world.first.admin.json("DELETE", f"/accounts/{person}", 204)
    assert (await service("GET", path)).status_code == 404
