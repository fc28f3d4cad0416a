"""Observations: the rules as pure functions, then over HTTP."""

from datetime import date
from typing import Any

import pytest
from chassis.ids import new_id
from chassis.testing import queries_of
from pdsa_api.measures.domain import Data
from pdsa_api.observations.domain import Said, faults_of

from .conftest import House
from .measured import PATH, defined, filled, number, observed, week
from .people import person

TODAY = date(2026, 6, 1)


def codes(data: Data, **said: Any) -> list[tuple[str, str]]:
    found = faults_of(data, ("Girls",), Said(**{"on_date": date(2026, 1, 5), **said}), TODAY)
    return [(one["pointer"], one["code"].removeprefix("observation.")) for one in found]


@pytest.mark.parametrize(
    ("data", "said", "expected"),
    [
        (Data.PROPORTION, {"numerator": 27, "denominator": 31}, []),
        (Data.PROPORTION, {"numerator": 0, "denominator": 0}, []),
        (Data.PROPORTION, {"numerator": 32, "denominator": 31}, [("/numerator", "above_denominator")]),
        (Data.PROPORTION, {"numerator": -1, "denominator": 31}, [("/numerator", "negative")]),
        (Data.PROPORTION, {"numerator": 2.5, "denominator": 31}, [("/numerator", "not_whole")]),
        (Data.PROPORTION, {"numerator": 2}, [("/denominator", "empty")]),
        (Data.PROPORTION, {}, [("/numerator", "empty"), ("/denominator", "empty")]),
        (
            Data.PROPORTION,
            {"value": 0.8, "numerator": 4, "denominator": 5},
            [("/value", "parts_wanted")],
        ),
        (Data.RATE, {"numerator": 17, "denominator": 14768.4}, []),
        (Data.RATE, {"numerator": 40, "denominator": 20}, []),
        (Data.RATE, {"numerator": 1, "denominator": 0}, [("/denominator", "of_nothing")]),
        (Data.COUNT, {"value": 3}, []),
        (Data.COUNT, {"value": 3.5}, [("/value", "not_whole")]),
        (Data.NUMBER, {"value": -2.5}, []),
        (Data.NUMBER, {"value": 1e13}, [("/value", "too_large")]),
        (Data.NUMBER, {"numerator": 1}, [("/numerator", "value_wanted"), ("/value", "empty")]),
        (Data.TIME_BETWEEN, {"value": 0}, [("/value", "zero_time")]),
        (Data.NUMBER, {"value": 1, "on_date": date(2026, 6, 2)}, [("/on_date", "future")]),
        (Data.NUMBER, {"value": 1, "on_date": date(1026, 6, 2)}, [("/on_date", "long_ago")]),
        (Data.NUMBER, {"value": 1, "subgroup": "Boys"}, [("/subgroup", "subgroup")]),
        (Data.NUMBER, {"value": 1, "subgroup": "Girls"}, []),
        (Data.NUMBER, {"missing": "holiday"}, []),
        (Data.NUMBER, {"missing": "holiday", "value": 0}, [("/value", "missing_with_value")]),
        (Data.NUMBER, {"missing": "other"}, [("/note", "reason_unsaid")]),
        (Data.NUMBER, {"missing": "other", "note": "flood"}, []),
    ],
)
def test_each_part_of_an_observation_is_held_to_its_rule(
    data: Data, said: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert codes(data, **said) == expected


async def test_nobody_without_a_token_a_right_or_a_place_writes_an_observation(house: House) -> None:
    measure = await defined(house)
    url = f"{PATH}/{measure['id']}/observations"
    sent = {"on_date": week(0), "numerator": 27, "denominator": 31}
    assert (await house.client.post(url, json=sent)).status_code == 401
    apart = person(house, "teacher")
    assert (await house.client.post(url, json=sent, headers=apart.headers)).status_code == 403
    assert (await house.client.post(url, json=sent, headers=house.stranger.headers)).status_code == 404
    assert (await house.client.get(url, headers=house.stranger.headers)).status_code == 404


async def test_an_observation_at_fault_names_its_fields(house: House) -> None:
    measure = await defined(house)
    answer = await observed(house, measure, on_date=week(0), numerator=32, denominator=31)
    assert (answer.status_code, answer.json()["code"]) == (422, "observation.invalid")
    assert answer.json()["errors"][0]["pointer"] == "/numerator"


async def test_an_observation_made_offline_is_stored_once_and_a_day_is_taken_once(house: House) -> None:
    measure = await defined(house)
    sent = {"id": str(new_id()), "on_date": week(0), "numerator": 27, "denominator": 31}
    first = await observed(house, measure, **sent)
    again = await observed(house, measure, **sent)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    other = await observed(house, measure, **{**sent, "numerator": 28})
    assert (other.status_code, other.json()["code"]) == (409, "conflict")
    taken = await observed(house, measure, on_date=week(0), numerator=29, denominator=31)
    assert (taken.status_code, taken.json()["code"]) == (409, "observation.exists")
    assert taken.json()["current"]["numerator"] == 27
    girls = await observed(house, measure, on_date=week(0), numerator=9, denominator=12, subgroup="Girls")
    school = await observed(
        house, measure, on_date=week(0), numerator=9, denominator=12, school_id=str(house.school)
    )
    assert (girls.status_code, school.status_code) == (201, 201)
    assert school.json()["school"] == "Mwangaza Primary"


async def test_several_are_judged_one_by_one_in_the_same_queries_however_many(house: House) -> None:
    measure = await defined(house, **number(house))
    url = f"{PATH}/{measure['id']}/observations:batch"
    await observed(house, measure, on_date=week(0), value=7)
    rows = [
        {"on_date": week(0), "value": 8},
        {"on_date": week(1), "value": 9},
        {"on_date": week(1), "value": 9},
        {"on_date": week(2)},
    ]
    answer = await house.client.post(url, json={"observations": rows}, headers=house.leader.headers)
    results = answer.json()["results"]
    assert [one["status"] for one in results] == ["exists", "created", "exists", "refused"]
    assert results[0]["current"]["value"] == 7
    assert results[3]["errors"][0]["code"] == "observation.empty"
    long = [{"on_date": week(i), "value": i} for i in range(10, 20)]
    more = await house.client.post(url, json={"observations": long}, headers=house.leader.headers)
    fewer = await house.client.post(
        url, json={"observations": [{"on_date": week(30), "value": 1}]}, headers=house.leader.headers
    )
    assert queries_of(more) == queries_of(fewer)


async def test_a_correction_keeps_old_and_new_value_who_when_and_why(house: House) -> None:
    measure = await defined(house)
    made = (await observed(house, measure, on_date=week(0), numerator=27, denominator=31)).json()
    url = f"{PATH}/{measure['id']}/observations/{made['id']}"
    headers = {**house.leader.headers, "If-Match": '"1"'}
    silent = await house.client.patch(url, json={"numerator": 26}, headers=headers)
    assert (silent.status_code, silent.json()["errors"][0]["pointer"]) == (422, "/reason")
    good = await house.client.patch(url, json={"numerator": 26, "reason": "Counted twice"}, headers=headers)
    assert (good.status_code, good.json()["numerator"], good.json()["version"]) == (200, 26, 2)
    late = await house.client.patch(url, json={"numerator": 25, "reason": "No"}, headers=headers)
    assert (late.status_code, late.json()["current"]["numerator"]) == (412, 26)
    (change,) = (await house.client.get(f"{url}/history", headers=house.teacher.headers)).json()["items"]
    assert change["fields"] == [{"field": "numerator", "old": 27, "new": 26}]
    assert (change["by"], change["reason"]) == (house.leader.id, "Counted twice")


async def test_a_value_and_a_reason_for_its_absence_drive_each_other_out(house: House) -> None:
    measure = await defined(house, **number(house))
    made = (await observed(house, measure, on_date=week(0), value=12)).json()
    url = f"{PATH}/{measure['id']}/observations/{made['id']}"

    async def corrected(version: int, **said: Any) -> dict[str, Any]:
        answer = await house.client.patch(
            url, json={**said, "reason": "x"}, headers={**house.leader.headers, "If-Match": f'"{version}"'}
        )
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    gone = await corrected(1, missing="closed")
    assert (gone["value"], gone["missing"]) == (None, "closed")
    back = await corrected(2, value=0)
    assert (back["value"], back["missing"]) == (0, None)


async def test_an_observation_taken_back_is_listed_no_more_and_does_not_come_back(house: House) -> None:
    measure = await defined(house, **number(house))
    sent = {"id": str(new_id()), "on_date": week(0), "value": 12}
    await observed(house, measure, **sent)
    url = f"{PATH}/{measure['id']}/observations/{sent['id']}"
    headers = {**house.leader.headers, "If-Match": '"1"'}
    gone = await house.client.delete(url, params={"reason": "Wrong measure"}, headers=headers)
    assert (gone.status_code, gone.json()["withdrawn"]) == (200, True)
    listed = await house.client.get(f"{PATH}/{measure['id']}/observations", headers=house.leader.headers)
    assert listed.json()["items"] == []
    again = await observed(house, measure, **sent)
    assert (again.status_code, again.json()["withdrawn"]) == (201, True)
    assert (await observed(house, measure, on_date=week(0), value=13)).status_code == 201
    twice = await house.client.delete(
        url, params={"reason": "x"}, headers={**house.leader.headers, "If-Match": '"2"'}
    )
    assert (twice.status_code, twice.json()["code"]) == (409, "observation.withdrawn")


async def test_pages_hold_every_observation_once_the_latest_day_first(house: House) -> None:
    measure = await defined(house, **number(house))
    await filled(house, measure, [{"on_date": week(i), "value": i} for i in range(5)])
    url = f"{PATH}/{measure['id']}/observations"
    seen: list[float] = []
    cursor = None
    while True:
        params: dict[str, Any] = {"limit": 2, "from": week(1), **({"cursor": cursor} if cursor else {})}
        page = (await house.client.get(url, params=params, headers=house.leader.headers)).json()
        seen += [one["value"] for one in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == [4, 3, 2, 1]
    assert (
        await house.client.get(url, params={"cursor": "x"}, headers=house.leader.headers)
    ).status_code == 422
