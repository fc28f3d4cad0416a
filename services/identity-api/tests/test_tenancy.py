"""No organisation sees anything of another: by the application's filter and, with that switched off, by the database."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import httpx
import pytest
from chassis.database import Scope
from fastapi import FastAPI
from identity_api.main import create
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from .conftest import BASE, Answerer, Hire, Places, World, make_places

CODE_OF_SECRETS = "Secret "


@pytest.fixture(scope="module", params=["with its own filters", "with row-level security alone"])
async def app(world: World, request: pytest.FixtureRequest) -> AsyncIterator[FastAPI]:
    """The same installation, with and without the application's own filters."""
    if request.param == "with its own filters":
        yield world.app
        return
    settings = world.kit.with_settings(without_application_filters=True, run_background=False)
    bare = create(settings)
    async with bare.router.lifespan_context(bare):
        yield bare


@pytest.fixture(scope="module")
async def us(app: FastAPI, world: World) -> AsyncIterator[Answerer]:
    """The administrator of the first organisation."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://duru.test") as client:
        yield Answerer(client, world.first.admin.token)


async def others(world: World, theirs: Places) -> dict[str, list[str]]:
    """Ids of the second organisation, by the parameter that takes them."""
    admin = world.second.admin
    client = await admin.json(
        "POST",
        "/clients",
        201,
        json={"name": "Secret client", "project_id": theirs.project, "permissions": ["project:read"]},
    )
    grants = await admin.json("GET", "/grants")
    people = await admin.json("GET", "/people", params={"project_id": theirs.project})
    return {
        "project_id": [theirs.project],
        "organisation_id": [*theirs.districts.values(), *theirs.schools.values()],
        "network_id": list(theirs.networks.values()),
        "person_id": [*theirs.people.values(), str(world.second.person_id)],
        "membership_id": [people["items"][0]["memberships"][0]["id"]],
        "grant_id": [grants["items"][0]["id"]],
        "client_id": [client["id"]],
    }


BODIES: dict[tuple[str, str], dict[str, Any]] = {
    ("PATCH", "/projects/{project_id}"): {"name": "x"},
    ("PATCH", "/organisations/{organisation_id}"): {"name": "x"},
    ("PATCH", "/networks/{network_id}"): {"name": "x"},
    ("PATCH", "/people/{person_id}"): {"name": "x"},
    ("PATCH", "/memberships/{membership_id}"): {"ends_on": "2030-01-01"},
    ("PUT", "/accounts/{person_id}/password"): {"password": "una frase larga y distinta"},
    ("POST", "/projects/{project_id}/roster:import"): {"site_id": str(uuid4()), "rows": [{"name": "x"}]},
}
SERVICES_ONLY = {"/principals/{principal_id}/grants", "/networks/{network_id}/people:names"}


async def test_every_address_of_another_organisations_things_answers_as_if_nothing_were_there(
    app: FastAPI, us: Answerer, world: World, theirs: Places
) -> None:
    ids = await others(world, theirs)
    tried = 0
    for whole, operations in app.openapi()["paths"].items():
        path = whole.removeprefix(BASE)
        names = [part[1:].split("}")[0] for part in path.split("/") if part.startswith("{")]
        if not names or path in SERVICES_ONLY:
            continue
        for method in (name.upper() for name in operations):
            more: dict[str, Any] = {"headers": {"X-Request-Id": "same", "If-Match": '"1"'}}
            if (method, path) in BODIES:
                more["json"] = BODIES[(method, path)]
            missing = await us(method, path.replace("{" + names[0] + "}", str(uuid4())), **more)
            assert missing.status_code == 404, (method, path, missing.text)
            for one in ids[names[0]]:
                found = await us(method, path.replace("{" + names[0] + "}", one), **more)
                assert (found.status_code, found.content) == (404, missing.content), (method, path)
                tried += 1
    assert tried > 50


async def test_lists_hold_nothing_of_another_organisation(
    us: Answerer, world: World, ours: Places, theirs: Places
) -> None:
    ids = {one for group in (await others(world, theirs)).values() for one in group} | {theirs.site}
    lists = (
        "projects",
        "sites",
        "organisations",
        "networks",
        "people",
        "accounts",
        "grants",
        "clients",
        "audit",
    )
    for name in lists:
        for query in ({}, {"project_id": theirs.project}):
            cursor: str | None = None
            while True:
                paged = {**query, "limit": 200, **({"cursor": cursor} if cursor else {})}
                answer = await us("GET", f"/{name}", params=paged)
                assert answer.status_code == 200, answer.text
                assert not [one for one in ids if one in answer.text], (name, query)
                assert CODE_OF_SECRETS not in answer.text
                cursor = answer.json()["next_cursor"]
                if cursor is None:
                    break
    names = await us.json("POST", "/people:names", json={"ids": [*theirs.people.values()]})
    assert names == {"items": []}
    me = await us("GET", "/me")
    assert not [one for one in ids if one in me.text]


async def test_nothing_of_another_organisation_can_be_named_in_what_is_written(
    us: Answerer, world: World, ours: Places, theirs: Places
) -> None:
    theirs_person = next(iter(theirs.people.values()))
    theirs_network = next(iter(theirs.networks.values()))
    ours_person = next(iter(ours.people.values()))
    attempts = [
        ("/sites", {"project_id": theirs.project, "code": "X", "name": "x", "country": "CL", "language": "es",
                    "time_zone": "America/Santiago"}),
        ("/organisations", {"project_id": ours.project, "site_id": theirs.site, "kind": "school", "code": "X",
                            "name": "x"}),
        ("/organisations", {"project_id": ours.project, "site_id": ours.site, "kind": "school", "code": "X",
                            "name": "x", "parent_id": next(iter(theirs.districts.values()))}),
        ("/networks", {"project_id": ours.project, "site_id": ours.site, "code": "X", "name": "x",
                       "district_id": next(iter(theirs.districts.values()))}),
        ("/networks", {"project_id": ours.project, "site_id": ours.site, "code": "X", "name": "x",
                       "school_ids": [next(iter(theirs.schools.values()))]}),
        ("/people", {"project_id": theirs.project, "name": "x", "language": "es"}),
        ("/memberships", {"network_id": theirs_network, "person_id": ours_person, "role": "teacher"}),
        ("/memberships", {"network_id": ours.networks["N1"], "person_id": theirs_person, "role": "teacher"}),
        ("/accounts", {"person_id": theirs_person, "email": "x@y.example", "password": "una frase bien larga"}),
        ("/grants", {"principal_id": theirs_person, "role": "teacher", "scope": {"kind": "tenant"}}),
        ("/grants", {"principal_id": ours_person, "role": "teacher",
                     "scope": {"kind": "network", "id": theirs_network}}),
        ("/grants", {"principal_id": ours_person, "role": "teacher",
                     "scope": {"kind": "tenant", "id": str(world.second.id)}}),
        ("/clients", {"name": "x", "project_id": theirs.project, "permissions": ["project:read"]}),
        ("/clients", {"name": "x", "project_id": ours.project, "permissions": ["project:read"],
                      "network_ids": [theirs_network]}),
    ]  # fmt: skip
    for path, body in attempts:
        answer = await us("POST", path, json=body)
        assert answer.status_code in (404, 422), (path, body, answer.text)
        assert CODE_OF_SECRETS not in answer.text


async def test_who_is_bound_to_a_network_sees_that_network_its_schools_and_its_people(
    app: FastAPI, us: Answerer, ours: Places, hire: Hire
) -> None:
    bound = Answerer(us.client, (await hire("facilitator", "network", ours.networks["N1"])).token)
    query = {"project_id": ours.project, "limit": 200}
    networks = await bound.json("GET", "/networks", params=query)
    assert [one["code"] for one in networks["items"]] == ["N1"]
    units = await bound.json("GET", "/organisations", params=query)
    assert {one["code"] for one in units["items"]} == {"D1", "N1-E0", "N1-E1"}
    people = await bound.json("GET", "/people", params=query)
    assert {one["code"] for one in people["items"]} == {"P1", "P2"}
    for kind, other in (("networks", ours.networks["N2"]), ("organisations", ours.schools["N2-E1"])):
        assert (await bound("GET", f"/{kind}/{other}")).status_code == 404
    elsewhere = next(one for code, one in ours.people.items() if code == "P5")
    assert (await bound("GET", f"/people/{elsewhere}")).status_code == 404
    names = await bound.json("POST", "/people:names", json={"ids": list(ours.people.values())})
    assert {one["name"] for one in names["items"]} == {"Person 1", "Person 2"}


async def test_who_is_bound_to_a_district_or_school_reaches_its_networks(
    us: Answerer, ours: Places, hire: Hire
) -> None:
    async def seen(kind: str, scope_id: str) -> set[str]:
        bound = Answerer(us.client, (await hire("district_representative", kind, scope_id)).token)
        networks = await bound.json("GET", "/networks", params={"project_id": ours.project})
        return {one["code"] for one in networks["items"]}

    assert await seen("district", ours.districts["D1"]) == {"N1", "N2"}
    assert await seen("school", ours.schools["N3-E1"]) == {"N3"}
    assert {"N1", "N2", "N3"} <= await seen("site", ours.site)


async def test_a_project_of_the_same_organisation_is_closed_to_who_works_in_another(
    world: World, ours: Places, hire: Hire
) -> None:
    other = await make_places(world.first.admin, "Other ")
    person = await hire("facilitator")
    assert (await person("GET", f"/projects/{ours.project}")).status_code == 200
    assert (await person("GET", f"/projects/{other.project}")).status_code == 404
    assert (await person("GET", f"/networks/{other.networks['N1']}")).status_code == 404
    assert (await person("GET", f"/people/{other.people['P1']}")).status_code == 404
    listed = await person.json("GET", "/projects", params={"limit": 200})
    assert [one["id"] for one in listed["items"]] == [ours.project]


async def test_the_operator_sees_nothing_of_an_organisation_that_it_made(
    world: World, theirs: Places
) -> None:
    me = await world.first.admin.json("GET", "/me")
    assert "operator" in {grant["role"] for grant in me["grants"]}
    assert (await world.first.admin("GET", f"/projects/{theirs.project}")).status_code == 404
    audit = await world.first.admin.json("GET", "/audit", params={"action": "tenant.created"})
    assert str(world.second.id) in {row["subject_id"] for row in audit["items"]}
    assert (await world.second.admin("POST", "/tenants", json={})).status_code == 403


async def test_without_row_level_security_a_forgotten_filter_would_leak(world: World, theirs: Places) -> None:
    """The negative control: the same question, asked with the other organisation in the scope, finds its rows."""
    statement = text("select count(*) from person")
    counts = []
    for tenants in ({world.first.id}, {world.first.id, world.second.id}, set()):
        async with world.app.state.database.transaction(Scope(frozenset(tenants))) as work:
            counts.append((await work.session.execute(statement)).scalar_one())
    assert counts[1] > counts[0] > counts[2] == 0


async def test_requests_never_reach_private_keys_nor_the_pace_of_sign_in(world: World) -> None:
    for table in ("signing_key", "sign_in_pace"):
        with pytest.raises(DBAPIError, match="permission denied"):
            async with world.app.state.database.transaction(Scope.tenant(world.first.id)) as work:
                await work.session.execute(text(f"select * from {table}"))


async def test_the_plumbing_reads_the_feed_and_no_names(world: World, ours: Places) -> None:
    for table in ("person", "account", "api_client", "role_grant", "session", "refresh_token"):
        with pytest.raises(DBAPIError, match="permission denied"):
            async with world.app.state.database.system() as work:
                await work.session.execute(text(f"select * from {table}"))
