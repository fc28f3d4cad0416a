"""Signing in, staying signed in, signing out: over HTTP, with the cookie that a browser would keep."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import httpx
import pytest
from chassis.clock import HeldClock
from chassis.database import Scope
from fastapi import FastAPI
from sqlalchemy import text

from .conftest import BASE, PASSWORD, Answerer, World, installation, setup_body, tenant_body

SESSION = f"{BASE}/session"


@pytest.fixture(scope="module")
async def house(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[tuple[FastAPI, httpx.AsyncClient, HeldClock]]:
    """An installation whose clock the tests move."""
    clock = HeldClock(datetime.now(UTC))
    async with installation(tmp_path_factory.mktemp("sessions") / "it", clock=clock) as (_, app, client):
        await Answerer(client).json("POST", "/setup", 201, json=setup_body(email="admin@example.org"))
        yield app, client, clock


House = tuple[FastAPI, httpx.AsyncClient, HeldClock]


async def enter(client: httpx.AsyncClient, email: str = "admin@example.org", password: str = PASSWORD) -> str:
    """Sign in; the refresh token."""
    answer = await client.post(SESSION, json={"email": email, "password": password})
    client.cookies.clear()
    assert answer.status_code == 200, answer.text
    return cookie_of(answer)


def cookie_of(answer: httpx.Response) -> str:
    return answer.headers["set-cookie"].partition("duru_refresh=")[2].partition(";")[0]


async def turn(client: httpx.AsyncClient, token: str, **headers: str) -> httpx.Response:
    answer = await client.post(f"{SESSION}/refresh", headers={"Cookie": f"duru_refresh={token}", **headers})
    client.cookies.clear()
    return answer


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_pages(house: House) -> None:
    _, client, _ = house
    answer = await client.post(SESSION, json={"email": "admin@example.org", "password": PASSWORD})
    client.cookies.clear()
    cookie = answer.headers["set-cookie"].lower()
    for part in ("httponly", "samesite=strict", "path=/api/identity/v1/session"):
        assert part in cookie
    assert answer.json()["expires_in"] == 300
    assert cookie_of(answer) not in answer.text


async def test_the_address_is_read_without_regard_to_case(house: House) -> None:
    await enter(house[1], " Admin@Example.org ")


async def test_a_stranger_and_a_wrong_password_get_the_same_answer(house: House) -> None:
    _, client, _ = house
    headers = {"X-Request-Id": "same"}
    wrong = await client.post(
        SESSION, json={"email": "admin@example.org", "password": "not the password"}, headers=headers
    )
    stranger = await client.post(
        SESSION, json={"email": "nobody@example.org", "password": "not the password"}, headers=headers
    )
    assert wrong.status_code == stranger.status_code == 401
    assert wrong.content == stranger.content
    assert wrong.json()["code"] == "sign_in.failed"


async def test_a_stranger_costs_one_password_check_as_anybody_does(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, client, clock = house
    clock.move(timedelta(minutes=2))
    checks: list[str] = []
    passwords = app.state.identity.passwords
    verify = passwords._verify

    def counted(known: str, given: str) -> bool:
        checks.append(known)
        return bool(verify(known, given))

    monkeypatch.setattr(passwords, "_verify", counted)
    for email in ("admin@example.org", "nobody@example.org"):
        await client.post(SESSION, json={"email": email, "password": "not the password"})
    assert len(checks) == 2
    assert all(one.startswith("$argon2id$v=19$m=19456,t=2,p=1$") for one in checks)


async def test_a_turned_token_works_and_no_token_is_in_the_database(house: House) -> None:
    app, client, _ = house
    first = await enter(client)
    second = await turn(client, first)
    assert second.status_code == 200
    third = await turn(client, cookie_of(second))
    assert third.status_code == 200
    me = await Answerer(client, third.json()["access_token"]).json("GET", "/me")
    async with app.state.database.transaction(Scope.tenant(UUID(me["tenant"]["id"]))) as work:
        kept = [
            str(row)
            for table in ("refresh_token", "session")
            for row in (await work.session.execute(text(f"select * from {table}"))).all()
        ]
    assert len(kept) >= 4
    assert not any(token in row for row in kept for token in (first, cookie_of(second), cookie_of(third)))


async def test_a_lost_reply_can_be_asked_for_again_for_a_minute(house: House) -> None:
    _, client, clock = house
    first = await enter(client)
    lost = await turn(client, first)
    clock.move(timedelta(seconds=59))
    again = await turn(client, first)
    assert again.status_code == 200
    assert cookie_of(again) == cookie_of(lost)
    assert (await turn(client, cookie_of(again))).status_code == 200


async def test_two_tabs_that_refresh_at_once_both_stay_signed_in(house: House) -> None:
    _, client, _ = house
    first = await enter(client)
    answers = await asyncio.gather(*(turn(client, first) for _ in range(4)))
    assert [answer.status_code for answer in answers] == [200] * 4
    assert len({cookie_of(answer) for answer in answers}) == 1


async def test_a_copied_token_ends_the_whole_session(house: House) -> None:
    _, client, clock = house
    first = await enter(client)
    second = cookie_of(await turn(client, first))
    clock.move(timedelta(seconds=61))
    stolen = await turn(client, first)
    assert (stolen.status_code, stolen.json()["code"]) == (401, "session.reused")
    owner = await turn(client, second)
    assert (owner.status_code, owner.json()["code"]) == (401, "session.ended")


async def test_a_session_ends_after_thirty_days(house: House) -> None:
    _, client, clock = house
    first = await enter(client)
    clock.move(timedelta(days=30))
    assert (await turn(client, first)).json()["code"] == "session.ended"


async def test_a_token_of_our_own_making_is_refused(house: House) -> None:
    for made_up in ("x" * 43, "x" * 5000, "%00", ""):
        answer = await turn(house[1], made_up)
        assert (answer.status_code, answer.json()["code"]) == (401, "session.ended")


async def test_signing_out_ends_the_session_and_takes_the_cookie_away(house: House) -> None:
    _, client, _ = house
    token = await enter(client)
    answer = await client.request("DELETE", SESSION, headers={"Cookie": f"duru_refresh={token}"})
    assert answer.status_code == 204
    assert "max-age=0" in answer.headers["set-cookie"].lower()
    assert (await turn(client, token)).json()["code"] == "session.ended"
    again = await client.request("DELETE", SESSION, headers={"Cookie": f"duru_refresh={token}"})
    assert again.status_code == 204


async def test_another_site_can_use_the_cookie_for_nothing(house: House) -> None:
    _, client, _ = house
    token = await enter(client)
    for headers in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://duru.test"},
    ):
        answer = await turn(client, token, **headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "session.cross_site")
        out = await client.request("DELETE", SESSION, headers={"Cookie": f"duru_refresh={token}", **headers})
        assert out.status_code == 403
    assert (await turn(client, token, **{"Sec-Fetch-Site": "same-origin"})).status_code == 200


async def guess(client: httpx.AsyncClient, email: str, address: str = "10.0.0.1") -> int:
    transport = httpx.ASGITransport(app=client._transport.app, client=(address, 1))  # type: ignore[attr-defined]  # the app under test
    async with httpx.AsyncClient(transport=transport, base_url="http://duru.test") as caller:
        body = {"email": email, "password": "not the password"}
        return (await caller.post(SESSION, json=body)).status_code


async def test_one_account_is_guessed_at_ten_times_a_minute_at_most(house: House) -> None:
    _, client, clock = house
    clock.move(timedelta(hours=1))
    passed = 0
    for second in range(0, 61, 3):
        for number in range(3):
            passed += await guess(client, "target@example.org", f"10.1.{second}.{number}") == 401
        clock.move(timedelta(seconds=3))
    assert passed == 10


async def test_one_address_guesses_ten_times_a_minute_at_most_over_all_accounts(house: House) -> None:
    _, client, clock = house
    clock.move(timedelta(hours=1))
    passed = 0
    for second in range(0, 61, 3):
        for number in range(2):
            passed += await guess(client, f"user{second}-{number}@example.org", "10.2.0.1") == 401
        clock.move(timedelta(seconds=3))
    assert passed == 10


async def test_the_owner_waits_a_little_and_is_never_locked_out(house: House) -> None:
    _, client, clock = house
    clock.move(timedelta(hours=1))
    while await guess(client, "admin@example.org") == 401:
        pass
    refused = await client.post(SESSION, json={"email": "admin@example.org", "password": PASSWORD})
    assert (refused.status_code, refused.json()["code"]) == (429, "sign_in.too_often")
    clock.move(timedelta(seconds=int(refused.headers["retry-after"])))
    await enter(client)


async def test_signing_in_rightly_counts_as_no_guess(house: House) -> None:
    _, client, clock = house
    clock.move(timedelta(hours=1))
    for _ in range(12):
        await enter(client)


async def test_a_class_behind_one_address_is_not_slowed_by_its_own_sign_ins(house: House) -> None:
    _, client, clock = house
    clock.move(timedelta(hours=1))
    token = (await client.post(SESSION, json={"email": "admin@example.org", "password": PASSWORD})).json()
    client.cookies.clear()
    admin = Answerer(client, token["access_token"])
    for number in range(8):
        await admin.json("POST", "/tenants", 201, json=tenant_body(f"T{number}", f"t{number}@example.org"))
    for number in range(8):
        await enter(client, f"t{number}@example.org")


async def test_the_same_address_in_two_organisations_opens_the_one_whose_password_fits(world: World) -> None:
    other = tenant_body("Third", "first@example.org")
    other["administrator"]["password"] = "otra frase, distinta del todo"
    made = await world.first.admin.json("POST", "/tenants", 201, json=other)
    third = await world.sign_in("first@example.org", "otra frase, distinta del todo")
    assert (await third.json("GET", "/me"))["tenant"]["id"] == made["tenant_id"]
    first = await world.sign_in("first@example.org")
    assert (await first.json("GET", "/me"))["tenant"]["id"] == str(world.first.id)


async def test_sign_in_without_a_body_or_with_more_than_it_takes_is_refused(
    world: World,
) -> None:
    for body in ({}, {"email": "a@b.cl"}, {"email": "a@b.cl", "password": "x", "tenant_id": "y"}):
        answer = await world.anonymous("POST", "/session", json=body)
        assert answer.status_code == 422
        assert answer.json()["errors"]
