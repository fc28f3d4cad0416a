"""Personal links of named waves: one an invitation, for the eyes of who gives it out, and what one lets somebody do."""

from typing import Any
from uuid import UUID

from chassis.database import Scope
from chassis.ids import new_id
from chassis.testing import TestCaller, queries_of, until
from chassis.testing_media import jpeg
from sqlalchemy import text
from survey_api.invitations.models import Link

from . import forms
from .conftest import BASE, House
from .sending import uploaded, visit
from .test_links import Holder


async def links_of(
    house: House, wave: dict[str, Any], caller: TestCaller | None = None, **asked: Any
) -> list[dict[str, Any]]:
    found = await house.client.get(
        f"{BASE}/waves/{wave['id']}/links",
        params={"limit": 200, **asked},
        headers=(caller or house.researcher).headers,
    )
    assert found.status_code == 200, found.text
    items: list[dict[str, Any]] = found.json()["items"]
    return items


async def answered(house: House, wave: dict[str, Any], link: dict[str, Any]) -> dict[str, Any]:
    async def seen() -> Any:
        (one,) = [o for o in await links_of(house, wave) if o["id"] == link["id"]]
        return one if one["person"]["answered_at"] else None

    found: dict[str, Any] = await until(seen, seconds=10)
    return found


async def test_each_invitation_has_one_link_and_asking_again_makes_none(house: House) -> None:
    wave = await house.wave()
    links = await house.links(wave)
    invitations = {one["id"]: one for one in await house.invitations(wave)}
    assert {link["unit"]["id"] for link in links} == set(invitations)
    assert len(links) == len(invitations) == 24
    assert {link["unit"]["kind"] for link in links} == {"person"}
    for link in links:
        person, invitation = link["person"], invitations[link["person"]["invitation_id"]]
        assert (person["person_id"], person["role"]) == (invitation["person_id"], invitation["role"])
        assert (link["unit"]["label"], link["invited"], person["answered_at"]) == ("", 1, None)
        assert person["school"]["label"].startswith("School")
        assert link["network"]["label"].startswith("Network")
        assert link["url"].startswith("http://duru.test/s/")
    assert len({link["url"] for link in links}) == 24
    assert await house.links(wave) == links


async def test_a_link_can_be_made_for_one_person(house: House) -> None:
    wave = await house.wave()
    one = (await house.invitations(wave))[0]["id"]
    path = f"{BASE}/waves/{wave['id']}/links"
    made = await house.client.post(path, params={"invitation_id": one}, headers=house.researcher.headers)
    assert [link["unit"]["id"] for link in made.json()["items"]] == [one]
    other = await house.wave()
    elsewhere = (await house.invitations(other))[0]["id"]
    for unknown in (elsewhere, str(new_id())):
        refused = await house.client.post(
            path, params={"invitation_id": unknown}, headers=house.researcher.headers
        )
        assert (refused.status_code, refused.json()["code"]) == (404, "not_found")


async def test_links_of_people_are_given_out_while_the_wave_is_open(house: House) -> None:
    draft = await house.wave(opened=False)
    refused = await house.client.post(f"{BASE}/waves/{draft['id']}/links", headers=house.researcher.headers)
    assert (refused.status_code, refused.json()["code"]) == (409, "wave.draft")


async def test_an_address_is_seen_by_who_may_give_it_out_and_each_showing_is_told(house: House) -> None:
    wave = await house.wave()
    await house.links(wave)
    network = house.networks[1]
    for role in ("facilitator", "school_leader", "district_representative"):
        shown = await links_of(house, wave, house.person(role, network))
        assert {link["network"]["id"] for link in shown} == {str(network)}
        assert {link["url"] for link in shown} == {None}
        assert {link["state"] for link in shown} == {"active"}

    async def told() -> list[dict[str, Any]]:
        page = await house.client.get(
            f"{BASE}/audit", params={"limit": 200}, headers=house.researcher.headers
        )
        rows = [one for one in page.json()["items"] if one["action"] == "links.read"]
        return [one for one in rows if one["subject_id"] == wave["id"]]

    before = len(await told())
    await links_of(house, wave, house.person("facilitator", network))
    assert len(await told()) == before
    writer = house.person("researcher", network)
    assert all(link["url"] for link in await links_of(house, wave, writer))
    rows = await told()
    assert len(rows) == before + 1
    assert {"links": 6} in [one["detail"] for one in rows]


async def test_a_list_can_be_of_one_network_or_of_those_who_have_not_answered(house: House) -> None:
    wave = await house.wave()
    link = (await house.links(wave))[0]
    holder = Holder(link["url"])
    assert (await house.send(wave, house.response_body(wave), caller=holder)).status_code == 201
    await answered(house, wave, link)
    assert [one["id"] for one in await links_of(house, wave, answered=True)] == [link["id"]]
    assert len(await links_of(house, wave, answered=False)) == 23
    there = await links_of(house, wave, network_id=link["network"]["id"], answered=False)
    assert len(there) == 5
    refused = await house.client.get(
        f"{BASE}/waves/{wave['id']}/links",
        params={"network_id": "here"},
        headers=house.researcher.headers,
    )
    assert refused.status_code == 422


async def test_a_page_of_people_takes_the_same_statements_however_long_it_is(house: House) -> None:
    wave, caller = await house.wave(), house.researcher
    await house.links(wave)
    path = f"{BASE}/waves/{wave['id']}/links"
    counts = []
    for limit in (1, 20):
        page = await house.client.get(path, params={"limit": limit}, headers=caller.headers)
        assert len(page.json()["items"]) == limit
        counts.append(queries_of(page))
    assert counts[0] == counts[1] == 10


async def test_the_page_behind_a_personal_link_learns_no_name(house: House) -> None:
    wave = await house.wave()
    link = (await house.links(wave))[0]
    found = await house.client.get(f"{BASE}/links/current", headers=Holder(link["url"]).headers)
    assert found.status_code == 200, found.text
    body = found.json()
    assert (body["kind"], body["answered_at"]) == ("personal", None)
    assert body["unit"] == {"kind": "network", **link["network"]}
    assert link["person"]["person_id"] not in found.text
    assert queries_of(found) == 8


async def test_an_answer_counts_for_its_person_where_they_are(house: House) -> None:
    wave = await house.wave()
    link = (await house.links(wave))[0]
    holder, response = Holder(link["url"]), new_id()
    sent = await house.send(wave, house.response_body(wave), caller=holder, id=response)
    assert sent.status_code == 201, sent.text
    seen = await answered(house, wave, link)
    assert seen["answers"] == 1
    page = await house.client.get(f"{BASE}/links/current", headers=holder.headers)
    assert page.json()["answered_at"] == sent.json()["received_at"]
    read = await house.client.get(
        f"{BASE}/waves/{wave['id']}/responses/{response}", headers=house.researcher.headers
    )
    invitation = next(i for i in await house.invitations(wave) if i["id"] == link["unit"]["id"])
    assert read.json()["invitation_id"] == invitation["id"]
    for where in ("network_id", "school_id", "district_id"):
        assert read.json()[where] == invitation[where]
    again = await house.send(wave, house.response_body(wave), caller=holder, id=response)
    assert (again.status_code, again.json()) == (200, sent.json())


async def test_a_second_answer_of_a_person_is_kept_and_enters_no_rate(house: House) -> None:
    wave = await house.wave()
    link = (await house.links(wave))[0]
    holder = Holder(link["url"])
    for comment in ("first", "second"):
        body = house.response_body(wave, answers=forms.answers(comment=comment))
        assert (await house.send(wave, body, caller=holder)).status_code == 201

    async def judged() -> Any:
        table = await house.rates(wave)
        return table["total"] if table["total"]["surplus"] else None

    total = await until(judged, seconds=10)
    assert (total["answers"], total["complete"], total["surplus"], total["invited"]) == (2, 1, 1, 24)


async def test_a_personal_link_names_no_invitation_itself_and_answers_its_own_wave(house: House) -> None:
    wave, other = await house.wave(), await house.wave()
    link = (await house.links(wave))[0]
    holder = Holder(link["url"])
    for slot in (link["unit"]["id"], (await house.invitations(wave))[-1]["id"]):
        named = await house.send(wave, house.response_body(wave, invitation_id=slot), caller=holder)
        assert (named.status_code, named.json()["errors"][0]["code"]) == (422, "invitation.not_here")
    elsewhere = await house.send(other, house.response_body(other), caller=holder)
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (404, "not_found")


async def test_a_revoked_personal_link_is_unknown_and_the_new_one_goes_on_for_the_same_person(
    house: House,
) -> None:
    wave = await house.wave()
    link = (await house.links(wave))[0]
    holder = Holder(link["url"])
    assert (await house.send(wave, house.response_body(wave), caller=holder)).status_code == 201
    stranger = house.person("facilitator", house.networks[0])
    denied = await house.client.delete(f"{BASE}/links/{link['id']}", headers=stranger.headers)
    assert denied.status_code == 403
    gone = await house.client.delete(f"{BASE}/links/{link['id']}", headers=house.researcher.headers)
    assert gone.status_code == 204
    for refused in (
        await house.send(wave, house.response_body(wave), caller=holder),
        await house.client.get(f"{BASE}/links/current", headers=holder.headers),
    ):
        assert (refused.status_code, refused.json()["code"]) == (404, "link.unknown")
    remade = [one for one in await house.links(wave) if one["unit"]["id"] == link["unit"]["id"]]
    assert {(one["state"], one["url"] is None) for one in remade} == {("revoked", True), ("active", False)}
    fresh = next(one for one in remade if one["state"] == "active")
    page = await house.client.get(f"{BASE}/links/current", headers=Holder(fresh["url"]).headers)
    assert page.json()["answered_at"] is not None


async def test_files_of_an_answer_come_by_the_personal_link_and_by_no_neighbours(house: House) -> None:
    version = (await house.upload(visit()))["version_id"]
    wave = await house.wave(version_id=version)
    one, beside, *_ = [
        Holder(link["url"])
        for link in await house.links(wave)
        if link["network"]["id"] == str(house.networks[0])
    ]
    response, photo = new_id(), jpeg()
    rooms = [{"board": "Fracciones", "photo": "board.jpg"}]
    body = house.response_body(wave, answers={"town": "Talca", "room": rooms})
    sent = await house.send(wave, body, caller=one, id=response)
    assert sent.status_code == 201, sent.text
    path = f"{BASE}/waves/{wave['id']}/responses/{response}/attachments"
    mine = await house.client.get(path, headers=one.headers)
    assert (mine.status_code, mine.json()["missing"]) == (200, 1)
    assert (await house.client.get(path, headers=beside.headers)).status_code == 404
    attached = {}
    for holder in (beside, one):
        upload = await uploaded(house, holder, photo, "board.jpg")
        attached[holder] = await house.client.post(
            path, json={"name": "board.jpg", "upload_id": upload}, headers=holder.headers
        )
    assert attached[beside].status_code == 404
    assert (attached[one].status_code, attached[one].json()["state"]) == (200, "complete")
    after = await house.client.get(path, headers=one.headers)
    assert after.json()["missing"] == 0


async def test_the_answers_of_one_person_are_no_repetition_under_the_link_of_another(house: House) -> None:
    wave = await house.wave()
    mine, beside, *_ = await house.links(wave)
    response, body = new_id(), house.response_body(wave)
    first = await house.send(wave, body, caller=Holder(mine["url"]), id=response)
    assert first.status_code == 201, first.text
    theirs = await house.send(wave, body, caller=Holder(beside["url"]), id=response)
    assert (theirs.status_code, theirs.json()["code"]) == (409, "response.conflict")
    batch = await house.client.post(
        f"{BASE}/waves/{wave['id']}/responses:batch",
        json={"responses": [{"id": str(response), **body}]},
        headers=Holder(beside["url"]).headers,
    )
    assert [one["status"] for one in batch.json()["results"]] == ["conflict"]
    again = await house.send(wave, body, caller=Holder(mine["url"]), id=response)
    assert (again.status_code, again.json()) == (200, first.json())
    seen = await answered(house, wave, mine)
    assert seen["answers"] == 1
    assert beside["id"] in {one["id"] for one in await links_of(house, wave, answered=False)}


async def test_answers_handed_in_by_staff_and_by_the_device_are_one_record_with_its_files(
    house: House,
) -> None:
    version = (await house.upload(visit()))["version_id"]
    wave = await house.wave(version_id=version)
    link, beside, *_ = await house.links(wave)
    holder, slot = Holder(link["url"]), link["unit"]["id"]
    rooms = [{"board": "Fracciones", "photo": "board.jpg"}]
    body = house.response_body(wave, answers={"town": "Talca", "room": rooms})
    receipts = []
    for first, second in ((None, holder), (holder, None)):
        response = new_id()
        for caller, status in ((first, 201), (second, 200)):
            named = {} if caller else {"invitation_id": slot}
            sent = await house.send(wave, {**body, **named}, caller=caller, id=response)
            assert sent.status_code == status, sent.text
            receipts.append(sent.json())
        assert receipts[-2] == receipts[-1]
        path = f"{BASE}/waves/{wave['id']}/responses/{response}/attachments"
        upload = await uploaded(house, holder, jpeg(), "board.jpg")
        sent = await house.client.post(
            path, json={"name": "board.jpg", "upload_id": upload}, headers=holder.headers
        )
        assert (sent.status_code, sent.json()["state"]) == (200, "complete")
        assert (await house.client.get(path, headers=Holder(beside["url"]).headers)).status_code == 404
    waiting = await house.client.get(f"{BASE}/waves/{wave['id']}/conflicts", headers=house.researcher.headers)
    assert waiting.json()["items"] == []


async def test_the_database_alone_keeps_a_link_to_one_person(house: House) -> None:
    """One active link an invitation, and no public link that names one."""
    wave = await house.wave()
    link = (await house.links(wave))[0]
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        rows = await work.session.execute(
            text(
                "select count(*), count(distinct invitation_id), count(*) filter (where unit_id = invitation_id)"
                " from link where wave_id = :w"
            ),
            {"w": UUID(wave["id"])},
        )
        assert rows.one() == (24, 24, 24)
    assert Link.__table__.c.invitation_id.nullable  # type: ignore[attr-defined]  # SQLModel hides the table's type
    assert link["url"]
