"""Notices over HTTP: who is told of what, and only while they may see it."""

from typing import Any

from chassis.ids import new_id
from chassis.testing import TestCaller, queries_of
from pdsa_api.talk.domain import Telling, whom_to_tell

from .conftest import House
from .people import person
from .test_comments import PATH as COMMENTS
from .test_comments import said
from .test_cycles import planned

PATH = "/api/pdsa/v1/notices"


async def notices(house: House, caller: TestCaller, **query: Any) -> list[dict[str, Any]]:
    page = await house.client.get(PATH, params={"limit": 200, **query}, headers=caller.headers)
    assert page.status_code == 200, page.text
    items: list[dict[str, Any]] = page.json()["items"]
    return items


def test_each_is_told_once_for_the_most_pressing_reason_and_nobody_of_their_own_doing() -> None:
    told = whom_to_tell("ana", mentioned=["ben"], answered=["ben", "cleo"], owners=["ana", "cleo", "dora"])
    assert told == {"ben": Telling.MENTION, "cleo": Telling.REPLY, "dora": Telling.COMMENT}
    prompted = whom_to_tell("coach", answered=["ben"], owners=["ben", "dora"], is_prompt=True)
    assert set(prompted.values()) == {Telling.PROMPT}


async def test_without_a_token_there_are_no_notices(house: House) -> None:
    assert (await house.client.get(PATH)).status_code == 401
    assert (await house.client.get(f"{PATH}/unread")).status_code == 401
    assert (await house.client.post(f"{PATH}/read", json={})).status_code == 401


async def test_a_mention_reaches_whoever_may_see_the_record_and_waits_for_whoever_may_not(
    house: House,
) -> None:
    cycle = await planned(house)
    colleague = person(house, "teacher")
    outsider = house.facilitator_elsewhere
    comment = await said(house, cycle, house.leader, mentions=[colleague.id, outsider.id])
    (told,) = await notices(house, colleague)
    assert (told["kind"], told["title"], told["comment_id"], told["by"], told["network"]) == (
        "mention",
        cycle["title"],
        comment["id"],
        house.leader.id,
        "Umoja",
    )
    assert told["excerpt"] == comment["text"]
    assert await notices(house, outsider) == []
    count = await house.client.get(f"{PATH}/unread", headers=outsider.headers)
    assert count.json()["unread"] == 0
    # The negative control: the notice is there, and only the record's audience hides it.
    house.kit.issuer.documents[outsider.id]["grants"][0]["network_ids"].append(str(house.network))
    await house.app.state.authenticator.refresh(outsider.id)
    try:
        assert [one["comment_id"] for one in await notices(house, outsider)] == [comment["id"]]
    finally:
        house.kit.issuer.documents[outsider.id]["grants"][0]["network_ids"].pop()
        await house.app.state.authenticator.refresh(outsider.id)


async def test_the_author_hears_of_comments_and_a_thread_of_its_answers(house: House) -> None:
    cycle = await planned(house)
    voice, other = person(house, "teacher"), person(house, "teacher")
    before = len(await notices(house, house.leader))
    root = await said(house, cycle, voice)
    await said(house, cycle, other, reply_to=root["id"])
    assert [one["kind"] for one in await notices(house, voice)] == ["reply"]
    fresh = (await notices(house, house.leader))[: -before or None]
    assert [one["kind"] for one in fresh] == ["comment", "comment"]
    assert await notices(house, other) == []


async def test_an_edit_tells_only_whoever_it_mentions_anew(house: House) -> None:
    cycle = await planned(house)
    first, second = person(house, "teacher"), person(house, "teacher")
    comment = await said(house, cycle, house.leader, mentions=[first.id])
    headers = {**house.leader.headers, "If-Match": '"1"'}
    body = {"mentions": [first.id, second.id]}
    await house.client.patch(f"{COMMENTS}/{comment['id']}", json=body, headers=headers)
    assert [len(await notices(house, one)) for one in (first, second)] == [1, 1]


async def test_a_deleted_comment_takes_its_notices_along(house: House) -> None:
    cycle = await planned(house)
    colleague = person(house, "teacher")
    comment = await said(house, cycle, house.leader, mentions=[colleague.id])
    await house.client.delete(f"{COMMENTS}/{comment['id']}", headers=house.leader.headers)
    assert await notices(house, colleague) == []


async def test_notices_are_read_one_by_one_or_up_to_what_was_shown(house: House) -> None:
    cycle = await planned(house)
    colleague = person(house, "teacher")
    for number in range(3):
        await said(house, cycle, house.leader, mentions=[colleague.id], text=f"Word {number}")
    newest, middle, oldest = await notices(house, colleague)
    one = await house.client.post(f"{PATH}/{oldest['id']}/read", headers=colleague.headers)
    assert one.json()["read_at"]
    not_mine = await house.client.post(f"{PATH}/{oldest['id']}/read", headers=house.leader.headers)
    missing = await house.client.post(f"{PATH}/{new_id()}/read", headers=colleague.headers)
    assert (not_mine.status_code, missing.status_code) == (404, 404)
    await house.client.post(f"{PATH}/read", json={"up_to": middle["id"]}, headers=colleague.headers)
    assert [one["id"] for one in await notices(house, colleague, unread=True)] == [newest["id"]]
    await house.client.post(f"{PATH}/read", json={}, headers=colleague.headers)
    assert await notices(house, colleague, unread=True) == []


async def test_the_bell_is_asked_again_for_nothing_while_nothing_changed(house: House) -> None:
    cycle = await planned(house)
    colleague = person(house, "teacher")
    await said(house, cycle, house.leader, mentions=[colleague.id])
    first = await house.client.get(f"{PATH}/unread", headers=colleague.headers)
    assert first.json()["unread"] == 1
    headers = {**colleague.headers, "If-None-Match": first.headers["etag"]}
    assert (await house.client.get(f"{PATH}/unread", headers=headers)).status_code == 304
    await said(house, cycle, house.leader, mentions=[colleague.id])
    assert (await house.client.get(f"{PATH}/unread", headers=headers)).json()["unread"] == 2


async def test_a_list_of_notices_takes_the_same_queries_however_long_it_is(house: House) -> None:
    cycle, other = await planned(house), await planned(house)
    colleague = person(house, "teacher")
    for one in (cycle, other, cycle):
        await said(house, one, house.leader, mentions=[colleague.id])
    await notices(house, colleague)
    counts = [
        queries_of(await house.client.get(PATH, params={"limit": limit}, headers=colleague.headers))
        for limit in (1, 50)
    ]
    assert counts == [5, 5]
