"""The second factor: needed for staff where the setting is on, kept out of the way where it is off."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from chassis.clock import HeldClock
from identity_api.accounts.domain import step_of, totp_at

from .conftest import BASE, PASSWORD, Answerer, installation, make_project, setup_body

ADMIN = {"email": "admin@example.org", "password": PASSWORD}


@pytest.fixture
async def strict(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[tuple[httpx.AsyncClient, HeldClock]]:
    """An installation that asks its staff for a second factor, as it does when nothing is said."""
    clock = HeldClock(datetime.now(UTC))
    folder = tmp_path_factory.mktemp("strict") / "it"
    async with installation(folder, clock=clock, REQUIRE_TOTP_FOR_STAFF="1") as (_, _, client):
        await Answerer(client).json("POST", "/setup", 201, json=setup_body(email="admin@example.org"))
        yield client, clock


async def enter(client: httpx.AsyncClient, **more: str) -> httpx.Response:
    answer = await client.post(f"{BASE}/session", json={**ADMIN, **more})
    client.cookies.clear()
    return answer


async def enrol(client: httpx.AsyncClient, clock: HeldClock, token: str) -> str:
    """Set the second factor up; its secret."""
    ask = Answerer(client, token)
    secret = (await ask.json("POST", "/session/totp", json={}))["secret"]
    code = totp_at(secret, step_of(clock.now()))
    assert (await ask.json("POST", "/session/totp", json={"code": code}))["enrolled"] is True
    return str(secret)


async def test_the_setting_is_on_when_nothing_is_said() -> None:
    from identity_api.settings import IdentitySettings

    assert IdentitySettings.__dataclass_fields__["require_totp_for_staff"].default is True


async def test_staff_set_a_second_factor_up_before_they_get_in(
    strict: tuple[httpx.AsyncClient, HeldClock],
) -> None:
    client, clock = strict
    refused = await enter(client)
    assert (refused.status_code, refused.json()["code"]) == (403, "totp.enrolment_required")
    assert "set-cookie" not in refused.headers
    token = refused.json()["enrolment_token"]
    # The token is good for the enrolment and for nothing else.
    denied = await Answerer(client, token)("GET", "/projects")
    assert denied.status_code == 403

    secret = await enrol(client, clock, token)
    missing = await enter(client)
    assert (missing.status_code, missing.json()["code"]) == (401, "totp.required")
    clock.move(timedelta(seconds=30))
    wrong = await enter(client, totp="000000")
    assert (wrong.status_code, wrong.json()["code"]) == (401, "totp.wrong")
    code = totp_at(secret, step_of(clock.now()))
    assert (await enter(client, totp=code)).status_code == 200
    # Seen over a shoulder, it is good for nothing.
    assert (await enter(client, totp=code)).json()["code"] == "totp.wrong"


async def test_a_wrong_first_code_enrols_nobody(strict: tuple[httpx.AsyncClient, HeldClock]) -> None:
    client, _ = strict
    token = (await enter(client)).json()["enrolment_token"]
    ask = Answerer(client, token)
    early = await ask("POST", "/session/totp", json={"code": "123456"})
    assert (early.status_code, early.json()["code"]) == (409, "totp.not_started")
    await ask.json("POST", "/session/totp", json={})
    wrong = await ask("POST", "/session/totp", json={"code": "000000"})
    assert (wrong.status_code, wrong.json()["code"]) == (401, "totp.wrong")
    assert (await enter(client)).json()["code"] == "totp.enrolment_required"


async def test_a_second_factor_is_replaced_by_an_administrator_only(
    strict: tuple[httpx.AsyncClient, HeldClock],
) -> None:
    client, clock = strict
    token = (await enter(client)).json()["enrolment_token"]
    secret = await enrol(client, clock, token)
    stolen = await Answerer(client, token)("POST", "/session/totp", json={})
    assert (stolen.status_code, stolen.json()["code"]) == (409, "totp.enrolled")
    clock.move(timedelta(seconds=30))
    signed_in = await enter(client, totp=totp_at(secret, step_of(clock.now())))
    admin = Answerer(client, signed_in.json()["access_token"])
    me = await admin.json("GET", "/me")
    assert me["second_factor"] is True
    await admin.json("DELETE", f"/accounts/{me['id']}/second-factor", 204)
    assert (await enter(client)).json()["code"] == "totp.enrolment_required"


async def test_who_is_no_staff_needs_none(strict: tuple[httpx.AsyncClient, HeldClock]) -> None:
    client, clock = strict
    token = (await enter(client)).json()["enrolment_token"]
    secret = await enrol(client, clock, token)
    clock.move(timedelta(seconds=30))
    signed_in = await enter(client, totp=totp_at(secret, step_of(clock.now())))
    admin = Answerer(client, signed_in.json()["access_token"])
    project, _ = await make_project(admin)
    person = await admin.json(
        "POST", "/people", 201, json={"project_id": project, "name": "T", "language": "es"}
    )
    account = {"person_id": person["id"], "email": "teacher@example.org", "password": PASSWORD}
    await admin.json("POST", "/accounts", 201, json=account)
    scope = {"kind": "project", "id": project}
    await admin.json(
        "POST", "/grants", 201, json={"principal_id": person["id"], "role": "teacher", "scope": scope}
    )
    answer = await client.post(f"{BASE}/session", json={"email": "teacher@example.org", "password": PASSWORD})
    cookie = answer.headers["set-cookie"].partition(";")[0]
    client.cookies.clear()
    assert answer.status_code == 200
    # Becoming staff asks for it at the next refresh.
    await admin.json(
        "POST", "/grants", 201, json={"principal_id": person["id"], "role": "researcher", "scope": scope}
    )
    refreshed = await client.post(f"{BASE}/session/refresh", headers={"Cookie": cookie})
    assert (refreshed.status_code, refreshed.json()["code"]) == (403, "totp.enrolment_required")
