"""App users: who makes them, who sees their codes, and what revoking does."""

from typing import Any

import pytest
from chassis.database import Scope
from chassis.ids import new_id
from chassis.testing import queries_of
from sqlalchemy import text

from .collect import app_user
from .conftest import BASE, House

PATH = f"{BASE}/app-users"


@pytest.fixture(scope="module")
async def wave(house: House) -> dict[str, Any]:
    return await house.wave(invitation_mode="anonymous")


def body(house: House, wave: dict[str, Any] | None, **changes: Any) -> dict[str, Any]:
    return {
        "project_id": str(house.project),
        "network_id": str(house.networks[0]),
        "wave_id": wave["id"] if wave else None,
        "name": "Tablet",
        **changes,
    }


async def test_the_ladder_of_making_one(house: House, wave: dict[str, Any]) -> None:
    nobody = await house.client.post(PATH, json=body(house, wave))
    leader = house.person("school_leader", house.networks[0])
    stranger = house.person("researcher", tenant=new_id(), project=new_id())
    refused = [
        (await house.client.post(PATH, json=body(house, wave), headers=who.headers)).status_code
        for who in (leader, stranger)
    ]
    assert (nobody.status_code, refused) == (401, [403, 404])
    for wrong, status, code in (
        ({"network_id": str(new_id())}, 404, "not_found"),
        ({"network_id": str(house.districts[0])}, 404, "not_found"),
        ({"wave_id": str(new_id())}, 404, "not_found"),
        ({"name": ""}, 422, "validation"),
        ({"name": "a\u0000b"}, 422, "validation"),
        ({"other": 1}, 422, "validation"),
    ):
        answer = await house.client.post(
            PATH, json=body(house, wave, **wrong), headers=house.researcher.headers
        )
        assert (answer.status_code, answer.json()["code"]) == (status, code), (wrong, answer.text)
    named = await house.wave()
    answer = await house.client.post(PATH, json=body(house, named), headers=house.researcher.headers)
    assert (answer.status_code, answer.json()["code"]) == (409, "wave.named")
    bound = house.person("researcher", house.networks[0])
    own = await house.client.post(PATH, json=body(house, wave), headers=bound.headers)
    theirs = await house.client.post(
        PATH, json=body(house, wave, network_id=str(house.networks[1])), headers=bound.headers
    )
    assert (own.status_code, theirs.status_code) == (201, 403)
    made = own.json()
    assert (made["state"], made["network"]["label"], made["last_seen_at"]) == ("active", "Network 11", None)


async def test_a_network_that_the_wave_does_not_invite_is_refused(house: House, wave: dict[str, Any]) -> None:
    lone = house.identity.add_unit(
        house.tenant, house.project, "network", "Lone", district_id=house.districts[0]
    )
    answer = await house.client.post(
        PATH, json=body(house, wave, network_id=str(lone)), headers=house.researcher.headers
    )
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "network.not_invited")


async def test_the_same_key_makes_one_app_user(house: House, wave: dict[str, Any]) -> None:
    headers = {**house.researcher.headers, "Idempotency-Key": str(new_id())}
    first = await house.client.post(PATH, json=body(house, wave), headers=headers)
    again = await house.client.post(PATH, json=body(house, wave), headers=headers)
    assert (again.status_code, again.json()) == (201, first.json())


async def test_a_list_shows_the_codes_to_who_gives_them_out_and_in_the_same_statements(house: House) -> None:
    wave = await house.wave(invitation_mode="anonymous")
    for network in house.networks[:3]:
        await app_user(house, network, wave)
    everywhere = await app_user(house, house.networks[3], None)
    caller = house.researcher
    asked = {"wave_id": wave["id"]}
    await house.client.get(PATH, params=asked, headers=caller.headers)
    listed = await house.client.get(PATH, params={**asked, "limit": 2}, headers=caller.headers)
    page = listed.json()
    assert queries_of(listed) == 3
    rest = (
        await house.client.get(PATH, params={**asked, "cursor": page["next_cursor"]}, headers=caller.headers)
    ).json()
    found = [*page["items"], *rest["items"]]
    assert {one["network"]["id"] for one in found} == {str(n) for n in house.networks}
    assert everywhere["id"] in {one["id"] for one in found}
    assert all(one["settings_code"] for one in found)
    bound = house.person("researcher", house.networks[0])
    own = await house.client.get(PATH, params=asked, headers=bound.headers)
    assert {one["network"]["id"] for one in own.json()["items"]} == {str(house.networks[0])}
    for who, status in (
        (house.person("facilitator"), 403),
        (house.person("researcher", tenant=new_id(), project=new_id()), 200),
    ):
        seen = await house.client.get(PATH, params=asked, headers=who.headers)
        assert seen.status_code == status
        assert status == 403 or seen.json()["items"] == []


async def test_revoking_hides_the_code_and_may_be_repeated(house: House, wave: dict[str, Any]) -> None:
    made = await app_user(house, house.networks[0], wave)
    where = f"{PATH}/{made['id']}"
    stranger = house.person("researcher", tenant=new_id(), project=new_id())
    elsewhere = house.person("researcher", house.networks[3])
    refused = [
        (await house.client.delete(where, headers=headers)).status_code
        for headers in ({}, house.person("facilitator").headers, stranger.headers, elsewhere.headers)
    ]
    assert refused == [401, 403, 404, 404]
    for _ in range(2):
        gone = await house.client.delete(where, headers=house.researcher.headers)
        assert gone.status_code == 204
    listed = await house.client.get(
        PATH, params={"wave_id": wave["id"], "limit": 200}, headers=house.researcher.headers
    )
    (shown,) = [one for one in listed.json()["items"] if one["id"] == made["id"]]
    assert (shown["state"], shown["server_url"], shown["settings_code"]) == ("revoked", None, None)


async def test_the_database_holds_no_token(house: House, wave: dict[str, Any]) -> None:
    made = await app_user(house, house.networks[0], wave)
    token = made["server_url"].rpartition("/")[2]
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        rows = (await work.session.execute(text("select a::text as row from app_user a"))).scalars().all()
    assert rows
    assert not [row for row in rows if token in row]


async def test_last_seen_is_told(house: House, wave: dict[str, Any]) -> None:
    made = await app_user(house, house.networks[0], wave)
    token = made["server_url"].rpartition("/")[2]
    seen = await house.client.get(f"/openrosa/key/{token}/formList")
    assert seen.status_code == 200, seen.text
    listed = await house.client.get(
        PATH, params={"wave_id": wave["id"], "limit": 200}, headers=house.researcher.headers
    )
    (shown,) = [one for one in listed.json()["items"] if one["id"] == made["id"]]
    assert shown["last_seen_at"] is not None
