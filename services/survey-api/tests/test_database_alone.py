"""Row-level security alone: with the application's own filters off, another organisation still sees nothing."""

from collections.abc import AsyncIterator

import httpx
import pytest
from chassis.ids import new_id
from survey_api.main import create

from .collect import app_user
from .conftest import BASE, House

EVERYTHING = {
    "instrument:read", "instrument:write", "wave:read", "wave:write", "response:create", "response:read",
    "figures:read", "figures:freeze", "audit:read",
}  # fmt: skip


@pytest.fixture(scope="module")
async def unfiltered(house: House) -> AsyncIterator[httpx.AsyncClient]:
    settings = house.kit.with_settings(without_application_filters=True)
    async with house.kit.client(create(settings, issuer=lambda _: house.kit.issuer)) as client:
        yield client


async def test_another_organisation_finds_nothing(house: House, unfiltered: httpx.AsyncClient) -> None:
    wave = await house.wave(invitation_mode="anonymous")
    link = (await house.links(wave))[0]
    instrument = (await house.client.get(f"{BASE}/instruments", headers=house.researcher.headers)).json()[
        "items"
    ][0]
    stranger = house.person("x", tenant=new_id(), project=new_id(), permissions=EVERYTHING)
    own = house.person("x", permissions=EVERYTHING)
    readable = [
        f"/waves/{wave['id']}", f"/waves/{wave['id']}/invitations", f"/waves/{wave['id']}/links",
        f"/waves/{wave['id']}/responses", f"/waves/{wave['id']}/response-rates",
        f"/instruments/{instrument['id']}", f"/instruments/{instrument['id']}/model",
        f"/waves/{wave['id']}/conflicts", f"/instruments/{instrument['id']}/media",
    ]  # fmt: skip
    for path in readable:
        assert (await unfiltered.get(BASE + path, headers=own.headers)).status_code == 200, path
        theirs = await unfiltered.get(BASE + path, headers=stranger.headers)
        assert theirs.status_code == 404, path
    device = await app_user(house, house.networks[0], wave)
    for path in ("/waves", "/instruments", "/app-users"):
        assert (await unfiltered.get(BASE + path, headers=own.headers)).json()["items"], path
        assert (await unfiltered.get(BASE + path, headers=stranger.headers)).json()["items"] == [], path
    body = house.response_body(wave, invitation_id=(await house.invitations(wave))[0]["id"])
    sent = await unfiltered.put(
        f"{BASE}/waves/{wave['id']}/responses/{new_id()}", json=body, headers=stranger.headers
    )
    assert sent.status_code == 404
    revoked = await unfiltered.delete(f"{BASE}/links/{link['id']}", headers=stranger.headers)
    assert revoked.status_code == 404
    gone = await unfiltered.delete(f"{BASE}/app-users/{device['id']}", headers=stranger.headers)
    assert gone.status_code == 404


async def test_another_organisation_finds_no_version_and_no_file_of_a_response(
    house: House, unfiltered: httpx.AsyncClient
) -> None:
    wave = await house.wave()
    invited = (await house.invitations(wave))[0]["id"]
    response_id = new_id()
    first = house.response_body(wave, invitation_id=invited)
    await house.send(wave, first, id=response_id)
    await house.send(wave, {**first, "language": "en"}, id=response_id)
    own = house.person("x", permissions=EVERYTHING)
    listed = await unfiltered.get(f"{BASE}/waves/{wave['id']}/conflicts", headers=own.headers)
    (conflict,) = listed.json()["items"]
    stranger = house.person("x", tenant=new_id(), project=new_id(), permissions=EVERYTHING)
    path = f"{BASE}/waves/{wave['id']}/responses/{response_id}"
    for where in (f"{path}/versions", f"{path}/attachments", f"{path}/attachments/{new_id()}/file"):
        assert (await unfiltered.get(where, headers=stranger.headers)).status_code == 404, where
    decided = await unfiltered.post(
        f"{BASE}/conflicts/{conflict['id']}:resolve", json={"choice": "replace"}, headers=stranger.headers
    )
    assert decided.status_code == 404


async def test_who_is_bound_to_a_network_sees_its_rows_only(
    house: House, unfiltered: httpx.AsyncClient
) -> None:
    wave = await house.wave()
    bound = house.person("facilitator", house.networks[0])
    found = await unfiltered.get(f"{BASE}/waves/{wave['id']}/invitations", headers=bound.headers)
    assert {one["network_id"] for one in found.json()["items"]} == {str(house.networks[0])}
    table = (await unfiltered.get(f"{BASE}/waves/{wave['id']}/response-rates", headers=bound.headers)).json()
    assert table["total"]["invited"] == 6
