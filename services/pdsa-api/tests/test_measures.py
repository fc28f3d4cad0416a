"""Measures over HTTP: anonymous, other tenant, other network, missing, invalid, valid."""

from typing import Any

import pytest
from chassis.ids import new_id
from chassis.testing import queries_of

from .conftest import House
from .measured import PATH, body, defined, filled, number, week
from .test_aims import written as aim_written


async def test_without_a_token_nobody_sees_or_defines_a_measure(house: House) -> None:
    for answer in (await house.client.get(PATH), await house.client.post(PATH, json=body(house))):
        assert (answer.status_code, answer.json()["code"]) == (401, "authentication.required")


async def test_a_measure_that_is_not_yours_is_answered_like_one_that_is_not_there(house: House) -> None:
    measure = await defined(house)
    for caller in (house.stranger, house.facilitator_elsewhere):
        theirs = await house.client.get(f"{PATH}/{measure['id']}", headers=caller.headers)
        missing = await house.client.get(f"{PATH}/{new_id()}", headers=caller.headers)
        assert theirs.status_code == missing.status_code == 404
        assert {**theirs.json(), "request_id": ""} == {**missing.json(), "request_id": ""}
        listed = (await house.client.get(PATH, headers=caller.headers)).json()["items"]
        assert measure["id"] not in [one["id"] for one in listed]


async def test_a_teacher_reads_measures_but_does_not_define_them(house: House) -> None:
    measure = await defined(house)
    read = await house.client.get(f"{PATH}/{measure['id']}", headers=house.teacher.headers)
    assert (read.status_code, read.json()["may_write"]) == (200, False)
    refused = await house.client.post(PATH, json=body(house), headers=house.teacher.headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "permission.denied")


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"denominator": ""}, "/denominator", "measure.part_missing"),
        ({"multiplier": 1000}, "/multiplier", "measure.multiplier"),
        ({"goal": 120}, "/goal", "measure.goal"),
        ({"chart": "u"}, "/chart", "measure.chart"),
        ({"chart": "p", "rules": "perla"}, "/rules", "measure.rules"),
        ({"subgroups": ["Girls", "Girls"]}, "/subgroups", "measure.subgroup_twice"),
    ],
)
async def test_parts_of_a_definition_that_do_not_fit_each_other_are_named(
    house: House, changes: dict[str, Any], pointer: str, code: str
) -> None:
    answer = await house.client.post(PATH, json=body(house, **changes), headers=house.leader.headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "measure.invalid")
    assert [(one["pointer"], one["code"]) for one in answer.json()["errors"]] == [(pointer, code)]


async def test_a_school_that_is_a_network_is_refused(house: House) -> None:
    answer = await house.client.post(
        PATH, json=body(house, school_id=str(house.other_network)), headers=house.leader.headers
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "unit.elsewhere")


async def test_a_measure_is_defined_read_and_listed_with_its_names_and_its_aim(house: House) -> None:
    aim = await aim_written(house)
    measure = await defined(house, school_id=str(house.school), aim_id=aim["id"])
    assert (measure["network"], measure["school"], measure["may_write"]) == (
        "Umoja",
        "Mwangaza Primary",
        True,
    )
    read = await house.client.get(f"{PATH}/{measure['id']}", headers=house.leader.headers)
    assert read.json() == measure
    assert read.headers["etag"] == '"1"'
    listed = await house.client.get(PATH, params={"aim_id": aim["id"]}, headers=house.leader.headers)
    assert listed.json()["items"] == [measure]


async def test_a_measure_made_offline_is_made_once_however_often_it_is_sent(house: House) -> None:
    given = str(new_id())
    first = await defined(house, id=given)
    again = await defined(house, id=given)
    assert first["id"] == again["id"] == given
    other = await house.client.post(
        PATH, json=body(house, id=given, name="Something else"), headers=house.leader.headers
    )
    assert (other.status_code, other.json()["code"]) == (409, "conflict")


async def test_a_change_keeps_its_history_and_an_older_version_gets_both_back(house: House) -> None:
    measure = await defined(house)
    url = f"{PATH}/{measure['id']}"
    sent = {"goal": None, "name": "Present on Mondays", "reason": "The goal was a guess"}
    assert (await house.client.patch(url, json=sent, headers=house.leader.headers)).status_code == 428
    headers = {**house.leader.headers, "If-Match": '"1"'}
    good = await house.client.patch(url, json=sent, headers=headers)
    assert (good.status_code, good.json()["goal"], good.headers["etag"]) == (200, None, '"2"')
    late = await house.client.patch(url, json={"name": "Other"}, headers=headers)
    assert (late.status_code, late.json()["current"]["name"]) == (412, "Present on Mondays")
    assert late.json()["yours"] == {"name": "Other"}
    changes = (await house.client.get(f"{url}/history", headers=house.leader.headers)).json()["items"]
    assert [one["version"] for one in changes] == [2, 1]
    assert changes[0]["reason"] == "The goal was a guess"
    assert {"field": "goal", "old": 90, "new": None} in changes[0]["fields"]


async def test_a_change_that_does_not_fit_the_rest_changes_nothing(house: House) -> None:
    measure = await defined(house)
    url = f"{PATH}/{measure['id']}"
    bad = await house.client.patch(
        url,
        json={"denominator": "", "name": "Half"},
        headers={**house.leader.headers, "If-Match": '"1"'},
    )
    assert bad.status_code == 422
    assert (await house.client.get(url, headers=house.leader.headers)).json() == measure


async def test_an_archived_measure_leaves_the_list_and_is_found_on_request(house: House) -> None:
    measure = await defined(house)
    url = f"{PATH}/{measure['id']}"
    headers = {**house.leader.headers, "If-Match": '"1"'}
    assert (await house.client.patch(url, json={"archived": True}, headers=headers)).status_code == 200
    shown = (await house.client.get(PATH, headers=house.leader.headers)).json()["items"]
    assert measure["id"] not in [one["id"] for one in shown]
    kept = await house.client.get(PATH, params={"archived": True}, headers=house.leader.headers)
    assert measure["id"] in [one["id"] for one in kept.json()["items"]]


async def test_the_list_says_how_far_each_measure_is_and_takes_the_same_queries_however_long(
    house: House,
) -> None:
    measure = await defined(house, **number(house))
    await filled(house, measure, [{"on_date": week(i), "value": i} for i in range(3)])
    one = await house.client.get(PATH, params={"limit": 1}, headers=house.leader.headers)
    many = await house.client.get(PATH, params={"limit": 50}, headers=house.leader.headers)
    assert queries_of(one) == queries_of(many) == 4
    assert (one.json()["items"][0]["observations"], one.json()["items"][0]["last_on"]) == (3, week(2))


async def test_a_phase_needs_a_reason_is_kept_in_the_history_and_can_be_taken_away(house: House) -> None:
    measure = await defined(house)
    url = f"{PATH}/{measure['id']}"
    headers = house.leader.headers
    without = await house.client.post(f"{url}/phases", json={"starts_on": week(4)}, headers=headers)
    assert (without.status_code, without.json()["errors"][0]["pointer"]) == (422, "/reason")
    sent = {"id": str(new_id()), "starts_on": week(4), "reason": "Breakfast club began", "baseline": 6}
    made = await house.client.post(f"{url}/phases", json=sent, headers=headers)
    again = await house.client.post(f"{url}/phases", json=sent, headers=headers)
    assert (made.status_code, again.json()) == (201, made.json())
    assert (await house.client.get(f"{url}/phases", headers=headers)).json()["items"] == [made.json()]
    phase = f"{url}/phases/{made.json()['id']}"
    assert (await house.client.delete(phase, headers=headers)).status_code == 422
    gone = await house.client.delete(phase, params={"reason": "Wrong day"}, headers=headers)
    assert gone.status_code == 204
    assert (await house.client.delete(phase, params={"reason": "x"}, headers=headers)).status_code == 404
    changes = (await house.client.get(f"{url}/history", headers=headers)).json()["items"]
    assert [one["reason"] for one in changes[:2]] == ["Wrong day", "Breakfast club began"]
    assert changes[0]["fields"][0]["old"]["starts_on"] == week(4)


async def test_a_note_is_set_and_taken_away_by_writers_alone(house: House) -> None:
    measure = await defined(house)
    url = f"{PATH}/{measure['id']}/notes"
    sent = {"on_date": week(2), "text": "Heavy rain, roads closed"}
    assert (await house.client.post(url, json=sent, headers=house.teacher.headers)).status_code == 403
    made = await house.client.post(url, json=sent, headers=house.leader.headers)
    assert made.status_code == 201, made.text
    assert (await house.client.get(url, headers=house.teacher.headers)).json()["items"] == [made.json()]
    one = f"{url}/{made.json()['id']}"
    assert (await house.client.delete(one, headers=house.facilitator_elsewhere.headers)).status_code == 404
    assert (await house.client.delete(one, headers=house.leader.headers)).status_code == 204
    assert (await house.client.get(url, headers=house.leader.headers)).json()["items"] == []
