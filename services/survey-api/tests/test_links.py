"""Public links: one a unit, 160 bits, shown again, revoked, and what they let somebody do."""

from typing import Any
from uuid import UUID

from chassis.database import Scope
from chassis.ids import new_id
from chassis.testing import queries_of, until
from sqlalchemy import text
from survey_api.invitations.keys import LENGTH, LinkKeys, token_hash

from . import forms
from .conftest import BASE, House


class Holder:
    """Somebody with a link and no account."""

    def __init__(self, url: str) -> None:
        self.token = url.rpartition("/s/")[2]

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Link {self.token}"}


async def anonymous_wave(house: House, **changes: Any) -> dict[str, Any]:
    return await house.wave(invitation_mode="anonymous", **changes)


async def test_each_network_has_one_link_and_asking_again_makes_none(house: House) -> None:
    wave = await anonymous_wave(house)
    links = await house.links(wave)
    assert {link["unit"]["id"] for link in links} == {str(n) for n in house.networks}
    assert {(link["state"], link["answers"], link["invited"]) for link in links} == {("active", 0, 6)}
    assert sorted(link["district"]["label"] for link in links) == ["District 1"] * 2 + ["District 2"] * 2
    assert all(link["url"].startswith("http://duru.test/s/") for link in links)
    assert await house.links(wave) == links


async def test_with_links_by_school_each_school_has_its_own(house: House) -> None:
    links = await house.links(await anonymous_wave(house, link_level="school"))
    assert {link["unit"]["kind"] for link in links} == {"school"}
    assert {link["unit"]["id"] for link in links} == {str(s) for s in house.schools}
    assert {link["invited"] for link in links} == {3}


async def test_a_list_of_links_takes_the_same_statements_however_long_it_is(house: House) -> None:
    wave, caller = await anonymous_wave(house), house.researcher
    await house.links(wave)
    path = f"{BASE}/waves/{wave['id']}/links"
    await house.client.get(path, headers=caller.headers)
    first = await house.client.get(path, params={"limit": 3}, headers=caller.headers)
    assert queries_of(first) == 6
    rest = await house.client.get(
        path, params={"cursor": first.json()["next_cursor"]}, headers=caller.headers
    )
    assert len(first.json()["items"]) + len(rest.json()["items"]) == 4


async def test_who_is_bound_to_a_network_sees_its_link_only(house: House) -> None:
    wave = await anonymous_wave(house)
    await house.links(wave)
    leader = house.person("school_leader", house.networks[2])
    found = await house.client.get(f"{BASE}/waves/{wave['id']}/links", headers=leader.headers)
    assert [link["unit"]["id"] for link in found.json()["items"]] == [str(house.networks[2])]


async def test_the_page_behind_a_link_learns_what_to_ask_and_nothing_else(house: House) -> None:
    wave = await anonymous_wave(house)
    link = (await house.links(wave))[0]
    found = await house.client.get(f"{BASE}/links/current", headers=Holder(link["url"]).headers)
    assert found.status_code == 200, found.text
    body = found.json()
    assert body["wave"] == {
        "id": wave["id"], "title": "Monitoreo", "project": "Leading together", "state": "open",
        "closes_on": "2023-10-13", "languages": ["es", "en"], "amendments": False,
    }  # fmt: skip
    assert body["unit"] == link["unit"]
    assert body["instrument_version_id"] == wave["instrument_version_id"]
    assert body["model"]["root"] == "data"
    assert (body["kind"], body["answered_at"]) == ("public", None)
    asked = {"wave", "unit", "instrument_version_id", "default_language", "model", "media", "most_file_bytes"}
    assert set(body) == asked | {"kind", "answered_at"}


async def test_an_answer_by_link_fills_a_place_of_its_role_and_raises_the_count(house: House) -> None:
    wave = await anonymous_wave(house)
    link = (await house.links(wave))[0]
    holder = Holder(link["url"])
    sent = await house.send(wave, house.response_body(wave), caller=holder)
    assert sent.status_code == 201, sent.text

    async def placed() -> Any:
        found = [i for i in await house.invitations(wave) if i["answered"]]
        return found or None

    (invitation,) = await until(placed, seconds=5)
    assert (invitation["network_id"], invitation["role"]) == (link["unit"]["id"], "teacher")
    (shown,) = [one for one in await house.links(wave) if one["id"] == link["id"]]
    assert shown["answers"] == 1


async def test_more_answers_than_places_are_told_and_enter_no_rate(house: House) -> None:
    wave = await anonymous_wave(house)
    link = (await house.links(wave))[0]
    holder = Holder(link["url"])
    for number in range(8):
        body = house.response_body(wave, answers=forms.answers(comment=f"answer {number}"))
        assert (await house.send(wave, body, caller=holder)).status_code == 201

    async def evaluated() -> Any:
        table = await house.rates(wave)
        return table if table["total"]["surplus"] == 2 else None

    table = await until(evaluated, seconds=10)
    district = next(d for d in table["districts"] if d["id"] == link["district"]["id"])
    network = next(n for n in district["networks"] if n["id"] == link["unit"]["id"])
    assert (network["answers"], network["invited"], network["surplus"]) == (8, 6, 2)
    assert (network["rr1"], network["rr2"]) == (None, None)
    assert (district["answers"], district["rr2"]) == (8, 6 / 12)
    assert (table["total"]["answers"], table["total"]["complete"], table["total"]["rr2"]) == (8, 6, 6 / 24)


async def test_a_link_answers_for_its_own_wave_and_names_no_invitation(house: House) -> None:
    wave, other = await anonymous_wave(house), await anonymous_wave(house)
    holder = Holder((await house.links(wave))[0]["url"])
    elsewhere = await house.send(other, house.response_body(other), caller=holder)
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (404, "not_found")
    slot = (await house.invitations(wave))[0]["id"]
    named = await house.send(wave, house.response_body(wave, invitation_id=slot), caller=holder)
    assert (named.status_code, named.json()["errors"][0]["code"]) == (422, "invitation.not_here")


async def test_a_revoked_link_is_unknown_at_once_and_a_new_one_is_another(house: House) -> None:
    wave = await anonymous_wave(house)
    link = (await house.links(wave))[0]
    holder = Holder(link["url"])
    assert (await house.send(wave, house.response_body(wave), caller=holder)).status_code == 201
    gone = await house.client.delete(f"{BASE}/links/{link['id']}", headers=house.researcher.headers)
    assert gone.status_code == 204
    for refused in (
        await house.send(wave, house.response_body(wave), caller=holder),
        await house.client.get(f"{BASE}/links/current", headers=holder.headers),
    ):
        assert (refused.status_code, refused.json()["code"]) == (404, "link.unknown")
    remade = [one for one in await house.links(wave) if one["unit"]["id"] == link["unit"]["id"]]
    assert {(one["state"], one["url"] is None) for one in remade} == {("revoked", True), ("active", False)}


async def test_a_guessed_token_is_unknown_whatever_its_shape(house: House) -> None:
    for token in ("x", "x" * LENGTH, "é" * LENGTH, "x" * 5000, "' or 1=1 --"):
        refused = await house.client.get(
            f"{BASE}/links/current", headers=[(b"Authorization", f"Link {token}".encode())]
        )
        assert (refused.status_code, refused.json()["code"]) == (404, "link.unknown"), token


async def test_the_database_holds_hashes_and_no_token(house: House) -> None:
    wave = await anonymous_wave(house)
    tokens = {Holder(link["url"]).token for link in await house.links(wave)}
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        rows = await work.session.execute(
            text("select l::text, token_hash from link l where wave_id = :w"), {"w": UUID(wave["id"])}
        )
        found = rows.all()
    assert {row.token_hash for row in found} == {token_hash(token) for token in tokens}
    assert not [token for token in tokens for row in found if token in row[0]]


def test_a_token_is_the_same_for_the_same_link_and_key_only() -> None:
    link, keys = new_id(), LinkKeys(b"a secret")
    assert keys.token(link) == LinkKeys(b"a secret\n").token(link)
    assert keys.token(link) != keys.token(new_id())
    assert keys.token(link) != LinkKeys(b"another secret").token(link)
    assert len(keys.token(link)) == LENGTH
    assert LENGTH * 6 >= 160
