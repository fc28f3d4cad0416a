"""Requests for review: the rules, and over HTTP."""

from typing import Any

import httpx
from chassis.ids import new_id
from chassis.testing import TestCaller, queries_of
from pdsa_api.reviews.domain import may_answer, may_withdraw

from .conftest import House
from .people import person
from .test_comments import read
from .test_cycles import planned
from .test_notices import notices

PATH = "/api/pdsa/v1/reviews"


async def ask(house: House, caller: TestCaller, cycle: dict[str, Any], **more: Any) -> httpx.Response:
    body = {"cycle_id": cycle["id"], "question": "Is one class enough?", **more}
    return await house.client.post(PATH, json=body, headers=caller.headers)


async def asked(house: House, cycle: dict[str, Any], **more: Any) -> dict[str, Any]:
    made = await ask(house, house.leader, cycle, **more)
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


async def answer(house: House, caller: TestCaller, review: dict[str, Any], **more: Any) -> httpx.Response:
    body = {"text": "Try a second class first.", **more}
    return await house.client.post(f"{PATH}/{review['id']}/answer", json=body, headers=caller.headers)


def test_whoever_was_asked_or_coaches_answers_and_nobody_their_own_question() -> None:
    assert may_answer("mentor", asked="mentor", asker="leader", coaches=False)
    assert may_answer("coach", asked=None, asker="leader", coaches=True)
    assert not may_answer("teacher", asked=None, asker="leader", coaches=False)
    assert not may_answer("leader", asked=None, asker="leader", coaches=True)


def test_the_team_that_asked_takes_its_request_back() -> None:
    assert may_withdraw("leader", asker="leader", in_team=False)
    assert may_withdraw("teacher", asker="leader", in_team=True)
    assert not may_withdraw("coach", asker="leader", in_team=False)


async def test_who_may_not_see_or_talk_about_a_cycle_asks_nothing(house: House) -> None:
    cycle = await planned(house)
    assert (await house.client.post(PATH, json={})).status_code == 401
    for outsider in (house.stranger, house.facilitator_elsewhere):
        assert (await ask(house, outsider, cycle)).status_code == 404
    assert (await ask(house, person(house, "district_representative"), cycle)).status_code == 403
    assert (await ask(house, house.leader, {"id": str(new_id())})).status_code == 404
    assert (await ask(house, house.leader, cycle, question=" ")).status_code == 422


async def test_a_request_is_answered_with_a_comment_and_the_team_is_told(house: House) -> None:
    cycle = await planned(house)
    coach, colleague = person(house, "facilitator"), person(house, "teacher")
    await notices(house, coach)  # a coach who was here before is told
    review = await asked(house, cycle)
    assert (review["state"], review["asked"], review["cycle"]) == ("open", None, cycle["title"])
    assert [one["kind"] for one in await notices(house, coach)] == ["review_asked"]
    assert (await answer(house, colleague, review)).json()["code"] == "review.not_asked"
    done = await answer(house, coach, review)
    assert (done.status_code, done.json()["state"], done.json()["closed_by"]) == (200, "answered", coach.id)
    comments = await read(house, cycle, house.leader)
    assert [(one["id"], one["text"]) for one in comments] == [
        (done.json()["answer_id"], "Try a second class first.")
    ]
    assert next(one["kind"] for one in await notices(house, house.leader)) == "review_answered"
    assert (await answer(house, coach, review)).json()["code"] == "review.closed"


async def test_a_person_who_is_asked_by_name_answers_without_being_a_coach(house: House) -> None:
    cycle = await planned(house)
    mentor = person(house, "curriculum_coordinator")
    review = await asked(house, cycle, asked=mentor.id)
    listed = await house.client.get(PATH, params={"for_me": True}, headers=mentor.headers)
    assert [(one["id"], one["may_answer"]) for one in listed.json()["items"]] == [(review["id"], True)]
    assert (await answer(house, mentor, review)).status_code == 200


async def test_a_request_and_its_answer_sent_twice_are_one(house: House) -> None:
    cycle = await planned(house)
    coach = person(house, "supervisor")
    given = str(new_id())
    first, again = await asked(house, cycle, id=given), await asked(house, cycle, id=given)
    assert first == again
    reply = str(new_id())
    done = [await answer(house, coach, first, id=reply) for _ in range(2)]
    assert [one.status_code for one in done] == [200, 200]
    assert len(await read(house, cycle, house.leader)) == 1


async def test_a_request_is_taken_back_by_who_asked_and_by_nobody_else(house: House) -> None:
    cycle = await planned(house)
    coach = person(house, "facilitator")
    await notices(house, coach)
    review = await asked(house, cycle)
    url = f"{PATH}/{review['id']}/withdraw"
    assert (await house.client.post(url, headers=coach.headers)).status_code == 403
    for _ in range(2):
        gone = await house.client.post(url, headers=house.leader.headers)
        assert (gone.status_code, gone.json()["state"]) == (200, "withdrawn")
    assert (await answer(house, coach, review)).json()["code"] == "review.closed"
    assert [one for one in await notices(house, coach) if one["request_id"] == review["id"]] == []


async def test_a_list_takes_the_same_queries_however_long_it_is(house: House) -> None:
    cycle = await planned(house)
    for _ in range(3):
        await asked(house, cycle)
    counts = [
        queries_of(await house.client.get(PATH, params={"limit": limit}, headers=house.leader.headers))
        for limit in (1, 50)
    ]
    assert counts[0] == counts[1] <= 5


async def test_nobody_can_be_asked_about_what_its_team_keeps_to_itself(house: House) -> None:
    cycle = await planned(house, audience="team")
    refused = await ask(house, house.leader, cycle)
    assert (refused.status_code, refused.json()["code"]) == (422, "review.kept_in_team")
    assert refused.json()["errors"][0]["pointer"] == "/cycle_id"
