"""PDSA cycles over HTTP."""

from typing import Any

from chassis.testing import queries_of

from .conftest import House
from .test_aims import written as written_aim

PATH = "/api/pdsa/v1/cycles"


def body(house: House, **changes: Any) -> dict[str, Any]:
    return {
        "project_id": str(house.project),
        "network_id": str(house.network),
        "school_id": str(house.school),
        "title": "Think-pair-share in one class",
        "objective": "See whether every learner answers",
        "questions": [{"question": "Does every learner answer?", "prediction": "18 of 24 do"}],
        "who": "Two teachers",
        "what": "One lesson a day",
        "where": "Room 5A",
        "starts_on": "2026-10-05",
        "ends_on": "2026-10-09",
        "data_to_collect": "A tally on the class list",
        **changes,
    }


async def planned(house: House, **changes: Any) -> dict[str, Any]:
    made = await house.client.post(PATH, json=body(house, **changes), headers=house.leader.headers)
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


async def test_without_a_token_nobody_sees_a_cycle(house: House) -> None:
    assert (await house.client.get(PATH)).status_code == 401


async def test_a_cycle_of_another_tenant_is_not_there(house: House) -> None:
    cycle = await planned(house)
    assert (
        await house.client.get(f"{PATH}/{cycle['id']}", headers=house.stranger.headers)
    ).status_code == 404


async def test_a_cycle_can_not_serve_an_aim_of_another_tenant(house: House) -> None:
    aim = await written_aim(house)
    answer = await house.client.post(
        PATH,
        json=body(house, aim_id=aim["id"]),
        headers=house.stranger.headers,
    )
    assert answer.status_code in (403, 404, 503)
    assert "id" not in answer.json()


async def test_a_cycle_is_planned_with_its_school_network_and_aim(house: House) -> None:
    aim = await written_aim(house)
    cycle = await planned(house, aim_id=aim["id"])
    assert (cycle["network"], cycle["school"], cycle["stage"]) == ("Umoja", "Mwangaza Primary", "plan")
    found = await house.client.get(PATH, params={"aim_id": aim["id"]}, headers=house.leader.headers)
    assert [one["id"] for one in found.json()["items"]] == [cycle["id"]]


async def test_a_network_is_no_school(house: House) -> None:
    answer = await house.client.post(
        PATH, json=body(house, school_id=str(house.network)), headers=house.leader.headers
    )
    assert answer.json()["code"] == "cycle.unit_elsewhere"
    assert [fault["pointer"] for fault in answer.json()["errors"]] == ["/school_id"]


async def test_nothing_is_tried_before_it_was_predicted(house: House) -> None:
    cycle = await planned(house, questions=[{"question": "Does it work?", "prediction": ""}])
    url = f"{PATH}/{cycle['id']}"
    headers = {**house.leader.headers, "If-Match": '"1"'}
    refused = await house.client.patch(url, json={"stage": "do"}, headers=headers)
    assert refused.status_code == 422
    assert [fault["pointer"] for fault in refused.json()["errors"]] == ["/questions/0/prediction"]
    good = await house.client.patch(
        url,
        json={"stage": "do", "questions": [{"question": "Does it work?", "prediction": "Yes"}]},
        headers=headers,
    )
    assert (good.status_code, good.json()["stage"]) == (200, "do")


async def test_a_stage_can_not_be_skipped(house: House) -> None:
    cycle = await planned(house)
    answer = await house.client.patch(
        f"{PATH}/{cycle['id']}", json={"stage": "act"}, headers={**house.leader.headers, "If-Match": '"1"'}
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "cycle.stage_out_of_order")


async def test_an_end_before_the_start_is_refused(house: House) -> None:
    late = await house.client.post(PATH, json=body(house, ends_on="2026-10-01"), headers=house.leader.headers)
    assert late.status_code == 422
    cycle = await planned(house)
    moved = await house.client.patch(
        f"{PATH}/{cycle['id']}",
        json={"starts_on": "2026-12-01"},
        headers={**house.leader.headers, "If-Match": '"1"'},
    )
    assert (moved.status_code, moved.json()["code"]) == (422, "cycle.dates_out_of_order")


async def test_a_list_takes_the_same_queries_however_long_it_is(house: House) -> None:
    await planned(house)
    await planned(house)
    one = await house.client.get(PATH, params={"limit": 1}, headers=house.leader.headers)
    many = await house.client.get(PATH, params={"limit": 50}, headers=house.leader.headers)
    assert queries_of(one) == queries_of(many) == 3
