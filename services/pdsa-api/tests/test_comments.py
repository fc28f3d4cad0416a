"""Comments over HTTP: who reads and writes them, and what becomes of them."""

from typing import Any
from uuid import UUID

import httpx
from chassis.ids import new_id
from chassis.testing import TestCaller, queries_of

from .conftest import House
from .ideas import make_team
from .ideas import written as written_idea
from .measured import defined
from .people import person
from .test_cycles import planned

PATH = "/api/pdsa/v1/comments"


def about(cycle: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "subject": {"kind": "cycle", "id": cycle["id"]},
        "pointer": "/questions/0/prediction",
        "text": "How many learners do you expect?",
        **more,
    }


async def send(house: House, caller: TestCaller, body: dict[str, Any]) -> httpx.Response:
    return await house.client.post(PATH, json=body, headers=caller.headers)


async def said(house: House, cycle: dict[str, Any], caller: TestCaller, **more: Any) -> dict[str, Any]:
    made = await send(house, caller, about(cycle, **more))
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


async def read(house: House, cycle: dict[str, Any], caller: TestCaller, **query: Any) -> list[dict[str, Any]]:
    asked = {"subject_kind": "cycle", "subject_id": cycle["id"], "limit": 200, **query}
    page = await house.client.get(PATH, params=asked, headers=caller.headers)
    assert page.status_code == 200, page.text
    items: list[dict[str, Any]] = page.json()["items"]
    return items


async def change(
    house: House, comment: dict[str, Any], caller: TestCaller, version: int = 1, **body: Any
) -> httpx.Response:
    headers = {**caller.headers, "If-Match": f'"{version}"'}
    return await house.client.patch(f"{PATH}/{comment['id']}", json=body, headers=headers)


async def test_without_a_token_nobody_reads_or_writes(house: House) -> None:
    cycle = await planned(house)
    asked = {"subject_kind": "cycle", "subject_id": cycle["id"]}
    assert (await house.client.get(PATH, params=asked)).status_code == 401
    assert (await house.client.post(PATH, json=about(cycle))).status_code == 401


async def test_a_cycle_of_another_tenant_or_network_can_not_be_talked_about(house: House) -> None:
    cycle = await planned(house)
    comment = await said(house, cycle, house.leader)
    for outsider in (house.stranger, house.facilitator_elsewhere):
        assert (await send(house, outsider, about(cycle))).status_code == 404
        assert await read(house, cycle, outsider) == []
        one = await house.client.get(f"{PATH}/{comment['id']}", headers=outsider.headers)
        gone = await house.client.delete(f"{PATH}/{comment['id']}", headers=outsider.headers)
        assert (one.status_code, gone.status_code) == (404, 404)


async def test_a_reader_without_the_right_to_comment_reads_only(house: House) -> None:
    cycle = await planned(house)
    await said(house, cycle, house.leader)
    reader = person(house, "district_representative")
    assert len(await read(house, cycle, reader)) == 1
    assert (await send(house, reader, about(cycle))).status_code == 403


async def test_a_comment_says_something_about_a_field_that_can_be(house: House) -> None:
    cycle = await planned(house)
    empty = await send(house, house.leader, about(cycle, text="  "))
    assert empty.status_code == 422
    wrong = await send(house, house.leader, about(cycle, pointer="questions"))
    assert [fault["pointer"] for fault in wrong.json()["errors"]] == ["/pointer"]
    crowd = await send(house, house.leader, about(cycle, mentions=[str(new_id())] * 21))
    assert crowd.status_code == 422


async def test_what_was_said_is_read_by_field_oldest_first(house: House) -> None:
    cycle = await planned(house)
    first = await said(house, cycle, house.leader)
    second = await said(house, cycle, house.teacher, pointer=None, text="Well planned.")
    assert [one["id"] for one in await read(house, cycle, house.leader)] == [first["id"], second["id"]]
    by_field = await read(house, cycle, house.leader, pointer="/questions/0/prediction")
    assert [(one["id"], one["may_change"]) for one in by_field] == [(first["id"], True)]


async def test_a_comment_sent_twice_from_a_phone_is_one(house: House) -> None:
    cycle = await planned(house)
    body = about(cycle, id=str(new_id()))
    first, again = await send(house, house.leader, body), await send(house, house.leader, body)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    other = await send(house, house.leader, {**body, "text": "Something else"})
    assert (other.status_code, other.json()["code"]) == (409, "conflict")
    assert len(await read(house, cycle, house.leader)) == 1


async def test_an_answer_joins_its_thread_and_stays_with_its_record(house: House) -> None:
    cycle, elsewhere = await planned(house), await planned(house)
    root = await said(house, cycle, house.teacher)
    reply = await said(house, cycle, house.leader, reply_to=root["id"], pointer=None)
    deeper = await said(house, cycle, house.teacher, reply_to=reply["id"])
    assert (reply["reply_to"], reply["pointer"], deeper["reply_to"]) == (
        root["id"],
        "/questions/0/prediction",
        root["id"],
    )
    wrong = await send(house, house.leader, about(elsewhere, reply_to=root["id"]))
    assert (wrong.status_code, wrong.json()["code"]) == (422, "comment.reply_elsewhere")


async def test_only_its_author_changes_a_comment_and_the_old_words_are_kept(house: House) -> None:
    cycle = await planned(house)
    comment = await said(house, cycle, house.leader)
    assert (await change(house, comment, house.teacher, text="Mine now")).status_code == 403
    old = await change(house, comment, house.leader, version=7, text="Better")
    assert (old.status_code, old.json()["current"]["text"]) == (412, comment["text"])
    better = await change(house, comment, house.leader, text="How many of the 24 do you expect?")
    assert (better.json()["version"], better.json()["edited_at"] is None) == (2, False)
    history = await house.client.get(f"{PATH}/{comment['id']}/history", headers=house.teacher.headers)
    assert [(one["field"], one["old"]) for one in history.json()["items"][0]["fields"]] == [
        ("text", comment["text"])
    ]


async def test_deleted_words_are_gone_for_readers_and_kept_for_their_author(house: House) -> None:
    cycle = await planned(house)
    comment = await said(house, cycle, house.leader, text="Juma, of class 5, can not read.")
    path = f"{PATH}/{comment['id']}"
    assert (await house.client.delete(path, headers=house.teacher.headers)).status_code == 403
    assert (await house.client.delete(path, headers=house.leader.headers)).status_code == 204
    left = (await read(house, cycle, house.teacher))[0]
    assert (left["text"], left["deleted_at"] is None, left["may_change"]) == ("", False, False)
    assert (await house.client.get(f"{path}/history", headers=house.teacher.headers)).status_code == 404
    own = await house.client.get(f"{path}/history", headers=house.leader.headers)
    assert "Juma" in own.text
    assert (await change(house, comment, house.leader, version=2, text="again")).status_code == 409


async def test_who_administers_people_takes_down_what_names_a_child(house: House) -> None:
    cycle = await planned(house)
    comment = await said(house, cycle, house.leader)
    admin = person(house, "administrator")
    assert (await house.client.delete(f"{PATH}/{comment['id']}", headers=admin.headers)).status_code == 204


async def test_a_thread_is_closed_and_opened_again_by_whoever_may_talk_there(house: House) -> None:
    cycle = await planned(house)
    root = await said(house, cycle, house.leader)
    reply = await said(house, cycle, house.teacher, reply_to=root["id"])
    url = f"{PATH}/{reply['id']}/resolve"
    reader = person(house, "district_representative")
    assert (await house.client.post(url, json={"resolved": True}, headers=reader.headers)).status_code == 403
    closed = await house.client.post(url, json={"resolved": True}, headers=house.teacher.headers)
    assert (closed.json()["id"], closed.json()["resolved_by"]) == (root["id"], house.teacher.id)
    opened = await house.client.post(url, json={"resolved": False}, headers=house.leader.headers)
    assert opened.json()["resolved_at"] is None


async def test_reading_takes_the_same_queries_however_much_was_said(house: House) -> None:
    cycle = await planned(house)
    for number in range(3):
        await said(house, cycle, house.leader, text=f"Thought {number}")
    counts = []
    for limit in (1, 200):
        asked = {"subject_kind": "cycle", "subject_id": cycle["id"], "limit": limit}
        answer = await house.client.get(PATH, params=asked, headers=house.leader.headers)
        counts.append(queries_of(answer))
    assert counts == [2, 2]
    page = await house.client.get(
        PATH,
        params={"subject_kind": "cycle", "subject_id": cycle["id"], "limit": 1},
        headers=house.leader.headers,
    )
    assert UUID(page.json()["items"][0]["id"])
    assert page.json()["next_cursor"]


async def test_a_comment_is_shown_to_the_audience_of_its_cycle_and_follows_it(house: House) -> None:
    """The negative control: the same comment appears once its cycle is shown to more."""
    cycle = await planned(house, audience="team")
    comment = await said(house, cycle, house.leader)
    everybody = (house.teacher, house.facilitator, house.facilitator_elsewhere)
    seen = {
        "team": (0, 0, 0),
        "mentor": (0, 1, 0),
        "network": (1, 1, 0),
        "project": (1, 1, 1),
    }
    for audience, expected in seen.items():
        headers = {**house.leader.headers, "If-Match": "*"}
        url = f"/api/pdsa/v1/cycles/{cycle['id']}"
        assert (
            await house.client.patch(url, json={"audience": audience}, headers=headers)
        ).status_code == 200
        assert tuple([len(await read(house, cycle, who)) for who in everybody]) == expected, audience
        for who, there in zip(everybody, expected, strict=True):
            alone = await house.client.get(f"{PATH}/{comment['id']}", headers=who.headers)
            assert alone.status_code == (200 if there else 404)


async def test_a_place_in_the_team_is_enough_to_talk_about_its_cycle(house: House) -> None:
    member, other = person(house, "contributor"), person(house, "contributor")
    team = await make_team(house, house.leader, member)
    cycle = await planned(house, team_id=str(team))
    assert (await send(house, member, about(cycle))).status_code == 201
    refused = await send(house, other, about(cycle))
    assert (refused.status_code, refused.json()["code"]) == (403, "comment.not_allowed")


async def test_ideas_theories_and_measures_can_be_talked_about(house: House) -> None:
    idea, measure = await written_idea(house, house.leader), await defined(house)
    for kind, record in (("idea", idea), ("measure", measure)):
        body = {"subject": {"kind": kind, "id": record["id"]}, "text": "Would this fit a small school?"}
        made = await send(house, house.leader, body)
        assert made.status_code == 201, made.text
        asked = {"subject_kind": kind, "subject_id": record["id"]}
        page = await house.client.get(PATH, params=asked, headers=house.teacher.headers)
        assert [one["id"] for one in page.json()["items"]] == [made.json()["id"]]
    other = await send(house, house.leader, {"subject": {"kind": "measure", "id": idea["id"]}, "text": "x"})
    assert other.status_code == 404
