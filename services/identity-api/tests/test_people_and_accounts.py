"""People, memberships, accounts, API clients, and who one is."""

from typing import Any
from uuid import uuid4

from jose import jwt

from .conftest import PASSWORD, Answerer, Hire, Places, World, make_places


def subject(caller: Answerer) -> str:
    return str(jwt.get_unverified_claims(caller.token)["sub"])


async def test_a_person_is_added_read_and_changed(world: World, ours: Places) -> None:
    admin = world.first.admin
    body = {
        "project_id": ours.project,
        "name": "Rosa Huenchu",
        "email": "Rosa@Escuela.example",
        "language": "es",
    }
    made = await admin.json("POST", "/people", 201, json=body)
    assert (made["email"], made["memberships"]) == ("rosa@escuela.example", [])
    path = f"/people/{made['id']}"
    assert (await admin("PATCH", path, json={"name": "x"})).status_code == 428
    changed = await admin.json(
        "PATCH", path, json={"email": None, "language": "en"}, headers={"If-Match": '"1"'}
    )
    assert (changed["email"], changed["language"], changed["name"]) == (None, "en", "Rosa Huenchu")
    assert await admin.json("GET", path) == changed
    taken = await admin("POST", "/people", json={**body, "code": "P1"})
    assert (taken.status_code, taken.json()["code"]) == (409, "code.taken")
    wrong = await admin("POST", "/people", json={**body, "email": "rosa"})
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "/email")


async def test_names_are_for_who_may_read_them(world: World, ours: Places, hire: Hire) -> None:
    for path in ("/people", f"/people/{ours.people['P1']}"):
        assert (await world.anonymous("GET", path)).status_code == 401
        assert (await (await hire("researcher"))("GET", path)).status_code == 403
        assert (
            await (await hire("school_leader", "network", ours.networks["N1"]))("GET", path)
        ).status_code == 403
        assert (await (await hire("facilitator"))("GET", path)).status_code == 200
    ids = [ours.people["P1"], str(uuid4())]
    for outsider in (await hire("researcher"), await hire("school_leader", "network", ours.networks["N3"])):
        names = await outsider.json("POST", "/people:names", json={"ids": [*ids, subject(outsider)]})
        assert [one["id"] for one in names["items"]] == [subject(outsider)]
    all_names = await world.first.admin.json("POST", "/people:names", json={"ids": ids})
    assert {one["id"] for one in all_names["items"]} == {ids[0]}
    assert (
        await world.first.admin("POST", "/people:names", json={"ids": [str(uuid4())] * 501})
    ).status_code == 422


async def test_people_of_one_network(world: World, ours: Places) -> None:
    page = await world.first.admin.json(
        "GET", "/people", params={"project_id": ours.project, "network_id": ours.networks["N2"]}
    )
    assert {one["code"] for one in page["items"]} == {"P3", "P4"}
    membership = page["items"][0]["memberships"][0]
    assert membership["network_id"] == ours.networks["N2"]
    assert membership["ends_on"] is None


async def test_a_role_in_a_network_has_a_first_and_a_last_day(world: World) -> None:
    admin = world.first.admin
    places = await make_places(admin)
    body: dict[str, Any] = {
        "network_id": places.networks["N2"],
        "person_id": places.people["P1"],
        "school_id": places.schools["N2-E1"],
        "role": "facilitator",
        "starts_on": "2026-03-01",
    }
    made = await admin.json("POST", "/memberships", 201, json=body)
    assert (made["starts_on"], made["ends_on"], made["version"]) == ("2026-03-01", None, 1)
    again = await admin("POST", "/memberships", json=body)
    assert (again.status_code, again.json()["code"]) == (409, "membership.exists")
    path = f"/memberships/{made['id']}"
    early = await admin("PATCH", path, json={"ends_on": "2026-02-28"}, headers={"If-Match": '"1"'})
    assert (early.status_code, early.json()["errors"][0]["pointer"]) == (422, "/ends_on")
    ended = await admin.json("PATCH", path, json={"ends_on": "2026-06-30"}, headers={"If-Match": '"1"'})
    assert (ended["ends_on"], ended["version"]) == ("2026-06-30", 2)
    assert (await admin("POST", "/memberships", json=body)).status_code == 201
    for change, pointer in (
        ({"role": "facilitator", "ends_on": "2026-01-01"}, "/ends_on"),
        ({"school_id": places.districts["D1"], "role": "teacher"}, "/school_id"),
        ({"person_id": str(world.first.person_id)}, "/person_id"),
    ):
        answer = await admin("POST", "/memberships", json={**body, **change})
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)
    assert (await admin("POST", "/memberships", json={**body, "role": "queen"})).status_code == 422


async def test_an_account_is_opened_once_and_its_password_is_nowhere(world: World, ours: Places) -> None:
    admin = world.first.admin
    email = f"{uuid4().hex}@example.org"
    body = {"person_id": ours.people["P3"], "email": email.upper(), "password": PASSWORD}
    weak = await admin("POST", "/accounts", json={**body, "password": "password1"})
    assert (weak.status_code, weak.json()["code"]) == (422, "password.weak")
    made = await admin.json("POST", "/accounts", 201, json=body)
    assert (made["email"], made["second_factor"]) == (email, False)
    assert "password" not in str(made)
    assert (await admin("POST", "/accounts", json=body)).json()["code"] == "account.exists"
    other = {**body, "person_id": ours.people["P4"]}
    assert (await admin("POST", "/accounts", json=other)).json()["code"] == "account.email_taken"
    listed = await admin.json("GET", "/accounts", params={"limit": 200})
    assert email in {one["email"] for one in listed["items"]}
    me = await (await world.sign_in(email)).json("GET", "/me")
    assert (me["name"], me["email"], me["grants"], me["projects"]) == ("Person 3", email, [], [])


async def test_only_who_administers_the_whole_organisation_opens_accounts(
    world: World, ours: Places, hire: Hire
) -> None:
    body = {"person_id": ours.people["P5"], "email": "p5@example.org", "password": PASSWORD}
    assert (await world.anonymous("POST", "/accounts", json=body)).status_code == 401
    assert (await world.second.admin("POST", "/accounts", json=body)).status_code == 404
    for caller in (await hire("facilitator"), await hire("administrator")):
        # An administrator of one project could otherwise take over whoever has more rights.
        assert (await caller("POST", "/accounts", json=body)).status_code == 403
        assert (await caller("GET", "/accounts")).status_code == 403
        taken = await caller(
            "PUT", f"/accounts/{world.first.person_id}/password", json={"password": "ahora es solo mía, sí"}
        )
        assert taken.status_code == 403
        assert (await caller("DELETE", f"/accounts/{world.first.person_id}")).status_code == 403


async def test_a_password_is_changed_with_the_current_one_and_every_session_ends(
    world: World, hire: Hire
) -> None:
    person = await hire("teacher")
    email = (await person.json("GET", "/me"))["email"]
    session = await world.client.post("/api/identity/v1/session", json={"email": email, "password": PASSWORD})
    cookie = session.headers["set-cookie"].partition(";")[0]
    world.client.cookies.clear()
    path = f"/accounts/{subject(person)}/password"
    new = "otra frase, igual de larga"
    for current in (None, "not it"):
        answer = await person("PUT", path, json={"password": new, "current": current})
        assert (answer.status_code, answer.json()["code"]) == (403, "password.wrong")
    assert (await person("PUT", path, json={"password": "short", "current": PASSWORD})).status_code == 422
    assert (await person("PUT", path, json={"password": new, "current": PASSWORD})).status_code == 204
    refreshed = await world.client.post("/api/identity/v1/session/refresh", headers={"Cookie": cookie})
    assert refreshed.json()["code"] == "session.ended"
    await world.sign_in(email, new)


async def test_an_administrator_lets_somebody_in_whose_account_is_being_guessed_at(
    world: World, hire: Hire
) -> None:
    person = await hire("teacher")
    email = (await person.json("GET", "/me"))["email"]
    address = "/api/identity/v1/session"
    statuses = []
    for _ in range(6):
        # Each guess from the one address of this test is given back, so that only the account is slowed.
        answer = await world.client.post(address, json={"email": email, "password": "wrong"})
        statuses.append(answer.status_code)
        if answer.status_code == 401:
            await forget_address(world)
    assert statuses == [401] * 5 + [429]
    path = f"/accounts/{subject(person)}/password"
    new = "recién puesta por la administradora"
    assert (await world.first.admin("PUT", path, json={"password": new})).status_code == 204
    await world.sign_in(email, new)


async def forget_address(world: World) -> None:
    from identity_api.sessions.domain import pace_subject

    await world.app.state.identity.pace.forget(pace_subject("address", "127.0.0.1"))


async def test_a_client_is_made_listed_and_revoked(world: World, ours: Places) -> None:
    admin = world.first.admin
    body = {
        "name": "Partner",
        "project_id": ours.project,
        "permissions": ["wave:read", "directory:read"],
        "network_ids": [ours.networks["N1"]],
    }
    key = {"Idempotency-Key": str(uuid4())}
    made = await admin.json("POST", "/clients", 201, json=body, headers=key)
    assert len(made["client_secret"]) >= 43
    again = await admin.json("POST", "/clients", 201, json=body, headers=key)
    assert again == {**made, "client_secret": None}
    listed = await admin("GET", "/clients", params={"project_id": ours.project, "limit": 200})
    assert made["id"] in listed.text
    assert made["client_secret"] not in listed.text
    await admin.json("DELETE", f"/clients/{made['id']}", 204)
    assert (await admin("DELETE", f"/clients/{made['id']}")).status_code == 404
    listed = await admin("GET", "/clients", params={"project_id": ours.project, "limit": 200})
    assert made["id"] not in listed.text


async def test_a_client_gets_no_right_to_make_other_callers(world: World, ours: Places, hire: Hire) -> None:
    body = {"name": "Partner", "project_id": ours.project, "permissions": ["project:read"]}
    for permission in ("grants:write", "client:write", "tenant:create", "roster:read", "everything"):
        answer = await world.first.admin(
            "POST", "/clients", json={**body, "permissions": ["project:read", permission]}
        )
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/permissions/1")
    foreign = await world.first.admin("POST", "/clients", json={**body, "network_ids": [str(uuid4())]})
    assert foreign.json()["errors"][0]["pointer"] == "/network_ids/0"
    assert (await world.anonymous("POST", "/clients", json=body)).status_code == 401
    assert (await (await hire("researcher"))("POST", "/clients", json=body)).status_code == 403


async def test_me_says_who_i_am_and_what_i_may_do(world: World, ours: Places, hire: Hire) -> None:
    person = await hire("facilitator", "network", ours.networks["N1"])
    me = await person.json("GET", "/me")
    assert (me["kind"], me["name"], me["language"], me["time_zone"]) == (
        "person",
        "A facilitator",
        "es",
        "America/Santiago",
    )
    assert me["tenant"] == {"id": str(world.first.id), "name": "First"}
    assert me["grants"][0]["scope"] == {
        "kind": "network",
        "id": ours.networks["N1"],
        "label": "Network N1",
    }
    assert [one["id"] for one in me["projects"]] == [ours.project]
    assert me["projects"][0]["sites"][0]["code"] == "CL"
    assert (await world.anonymous("GET", "/me")).status_code == 401
    assert (await (await world.service("survey-api"))("GET", "/me")).status_code == 404


async def test_the_audit_table_is_whole_and_for_who_may_read_it(world: World, hire: Hire) -> None:
    chain = await world.first.admin.json("GET", "/audit/chain")
    assert chain["rows"] > 10
    assert chain["broken_at"] is None
    assert (await (await hire("facilitator"))("GET", "/audit")).status_code == 403
    assert (await world.anonymous("GET", "/audit")).status_code == 401
    rows = await world.first.admin("GET", "/audit", params={"limit": 200})
    assert PASSWORD not in rows.text
