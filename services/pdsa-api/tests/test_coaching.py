"""The coach's view over HTTP: who sees it, what stands in it, and that nothing in it is ranked."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from chassis.database import Scope
from chassis.testing import TestCaller, queries_of
from pdsa_api.coaching.domain import Group
from sqlalchemy import text

from .conftest import House, add_unit
from .ideas import make_team
from .measured import defined, observed
from .people import person
from .test_cycles import closed, forward, moved, planned
from .test_reviews import asked

PATH = "/api/pdsa/v1/coaching"


def day(days_ago: int) -> str:
    return (datetime.now(UTC).date() - timedelta(days=days_ago)).isoformat()


async def stands_since(house: House, cycle: dict[str, Any], days_ago: int) -> None:
    """As if the cycle had last moved then."""
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        await work.session.execute(
            text("update cycle set moved_at = now() - make_interval(days => :d) where id = :id"),
            {"d": days_ago, "id": cycle["id"]},
        )


async def listed(house: House, who: TestCaller, what: str = "cycles", **query: Any) -> list[dict[str, Any]]:
    asked_for = {"project_id": str(house.project), "limit": 200, **query}
    page = await house.client.get(f"{PATH}/{what}", params=asked_for, headers=who.headers)
    assert page.status_code == 200, page.text
    items: list[dict[str, Any]] = page.json()["items"]
    return items


async def one(house: House, cycle: dict[str, Any], who: TestCaller | None = None) -> dict[str, Any]:
    answer = await house.client.get(f"{PATH}/cycles/{cycle['id']}", headers=(who or house.leader).headers)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_without_a_token_or_the_permission_nobody_coaches(house: House) -> None:
    for what in ("networks", "cycles", "look"):
        query = {"project_id": str(house.project)}
        url = f"{PATH}/{what}"
        assert (await house.client.get(url, params=query)).status_code == 401
        assert (await house.client.get(url, params=query, headers=house.teacher.headers)).status_code == 403
    assert (await house.client.get(f"{PATH}/mine")).status_code == 401


async def test_a_coach_sees_the_cycles_of_their_networks_and_no_others(house: House) -> None:
    cycle = await planned(house)
    ids = {found["id"] for found in await listed(house, house.facilitator)}
    assert cycle["id"] in ids
    for outsider in (house.facilitator_elsewhere, house.stranger):
        assert cycle["id"] not in {found["id"] for found in await listed(house, outsider)}
        answer = await house.client.get(f"{PATH}/cycles/{cycle['id']}", headers=outsider.headers)
        assert answer.status_code == 404


async def test_what_is_shared_with_the_project_is_coached_in_its_own_network_only(house: House) -> None:
    shared = await planned(house, audience="project")
    assert (await one(house, shared, house.facilitator_elsewhere))["id"] == shared["id"]
    assert shared["id"] not in {found["id"] for found in await listed(house, house.facilitator_elsewhere)}


async def test_what_a_team_keeps_to_itself_is_told_as_a_number_alone(house: House) -> None:
    network = await add_unit(house.app, house.tenant, house.project, "network", "Faragha")
    leader, coach = person(house, "school_leader", network), person(house, "facilitator", network)
    kept = await planned(house, leader, network_id=str(network), audience="team", title="Ours alone")
    assert await listed(house, coach) == []
    (summary,) = await listed(house, coach, "networks")
    assert (summary["kept_in_team"], summary["cycles"], summary["open"]) == (1, 0, 0)
    assert "Ours alone" not in str(summary)
    assert (await one(house, kept, leader))["id"] == kept["id"]


async def test_a_quiet_cycle_is_asked_the_same_by_its_coach_and_shown_to_its_team(house: House) -> None:
    cycle = await forward(house, await planned(house, ends_on=None), "do")
    assert "quiet" not in (await one(house, cycle))["groups"]
    await stands_since(house, cycle, 40)
    seen = [await one(house, cycle), await one(house, cycle, house.facilitator)]
    assert [[prompt["code"] for prompt in found["prompts"]] for found in seen] == [["quiet", "no_data"]] * 2
    assert seen[0]["prompts"][0]["values"] == {"days": 40, "stage": "do"}
    assert cycle["id"] in {found["id"] for found in await listed(house, house.facilitator, group="quiet")}
    mine = await listed(house, house.leader, "mine")
    assert [found["prompts"] for found in mine if found["id"] == cycle["id"]] == [seen[0]["prompts"]]
    assert cycle["id"] not in {found["id"] for found in await listed(house, house.teacher, "mine")}


async def test_data_since_the_test_began_quiet_the_question_for_data(house: House) -> None:
    measure = await defined(house)
    plan = await planned(house, starts_on=day(9), ends_on=None, measure_ids=[measure["id"]])
    cycle = await forward(house, plan, "do")
    observation = {"numerator": 20, "denominator": 24}
    assert (await observed(house, measure, on_date=day(20), **observation)).status_code == 201
    assert "no_data" in (await one(house, cycle))["groups"]
    assert (await observed(house, measure, on_date=day(3), missing="school closed")).status_code in (201, 422)
    assert "no_data" in (await one(house, cycle))["groups"]
    assert (await observed(house, measure, on_date=day(2), **observation)).status_code == 201
    assert "no_data" not in (await one(house, cycle))["groups"]


async def test_an_open_request_waits_in_the_view_and_can_be_answered_there(house: House) -> None:
    cycle = await planned(house)
    review = await asked(house, cycle)
    (found,) = [
        each for each in await listed(house, house.facilitator, group="waiting") if each["id"] == cycle["id"]
    ]
    assert [(each["id"], each["may_answer"]) for each in found["requests"]] == [(review["id"], True)]
    assert [each["may_answer"] for each in (await one(house, cycle))["requests"]] == [False]


async def test_a_cycle_that_went_back_is_found_among_the_re_opened(house: House) -> None:
    cycle = await closed(house)
    assert "reopened" not in (await one(house, cycle))["groups"]
    assert (await moved(house, cycle, "study", reason="A parent disagreed")).status_code == 200
    assert "reopened" in (await one(house, cycle))["groups"]
    assert cycle["id"] in {found["id"] for found in await listed(house, house.facilitator, group="reopened")}


async def test_three_tests_at_one_scale_are_asked_what_would_make_it_bigger(house: House) -> None:
    cycle = await closed(house, "adapt")
    for _ in range(2):
        url = f"/api/pdsa/v1/cycles/{cycle['id']}/next"
        made = await house.client.post(url, json={}, headers=house.leader.headers)
        assert made.status_code == 201, made.text
        cycle = made.json()
        async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
            await work.session.execute(
                text("update cycle set decision = 'adapt' where id = :id"), {"id": cycle["id"]}
            )
    codes = {prompt["code"]: prompt["values"] for prompt in (await one(house, cycle))["prompts"]}
    assert codes["same_scale"]["tests"] == 3


@pytest.mark.parametrize("group", Group)
async def test_the_query_finds_what_the_rule_says(house: House, group: Group) -> None:
    """Every cycle of the house, whatever the other tests made of it."""
    await planned(house, questions=[], starts_on=day(3), ends_on=day(1))
    every = await listed(house, house.facilitator)
    shown = {each["id"]: await one(house, each, house.facilitator) for each in every}
    by_rule = {each for each, found in shown.items() if group.value in found["groups"]}
    by_query = {found["id"] for found in await listed(house, house.facilitator, group=group.value)}
    assert by_query & shown.keys() == by_rule


async def test_networks_come_by_name_and_cycles_by_time_whatever_is_counted_of_them(house: House) -> None:
    """Never a league table: the network with nothing to show stands where its name puts it."""
    busy = await add_unit(house.app, house.tenant, house.project, "network", "Zawadi")
    calm = await add_unit(house.app, house.tenant, house.project, "network", "Amani")
    leader, coach = person(house, "school_leader", busy, calm), person(house, "facilitator", busy, calm)
    for number in range(3):
        await planned(house, leader, network_id=str(busy), title=f"Test {number}")
    found = await listed(house, coach, "networks")
    assert [each["network"] for each in found] == ["Amani", "Zawadi"]
    assert [each["cycles"] for each in found] == [0, 3]
    times = [each["moved_at"] for each in await listed(house, coach)]
    assert times == sorted(times, reverse=True)
    document = house.app.openapi()
    for path in ("networks", "cycles", "mine"):
        given = document["paths"][f"{PATH}/{path}"]["get"]["parameters"]
        assert not {each["name"] for each in given} & {"sort", "order", "order_by", "rank"}


async def test_practice_is_told_in_counts_for_sentences(house: House) -> None:
    network = await add_unit(house.app, house.tenant, house.project, "network", "Mazoezi")
    leader, coach = person(house, "school_leader", network), person(house, "facilitator", network)
    await planned(house, leader, network_id=str(network))
    await planned(house, leader, network_id=str(network), questions=[])
    (found,) = await listed(house, coach, "networks")
    assert found["practice"]["predicted"] == {"count": 1, "of": 2}
    assert found["practice"]["documented"] == {"count": 0, "of": 0}
    assert found["practice"]["iterative"] == {"count": 0, "of": 2}


async def test_pages_follow_each_other_and_cost_the_same_however_long_they_are(house: House) -> None:
    for _ in range(3):
        await planned(house)
    await listed(house, house.facilitator)
    url, query = f"{PATH}/cycles", {"project_id": str(house.project)}
    first = await house.client.get(url, params={**query, "limit": 1}, headers=house.facilitator.headers)
    second = await house.client.get(
        url,
        params={**query, "limit": 1, "cursor": first.json()["next_cursor"]},
        headers=house.facilitator.headers,
    )
    assert first.json()["items"][0]["id"] != second.json()["items"][0]["id"]
    many = await house.client.get(url, params={**query, "limit": 200}, headers=house.facilitator.headers)
    assert queries_of(first) == queries_of(many) <= 8
    counts = [
        queries_of(
            await house.client.get(
                f"{PATH}/networks", params={**query, "limit": limit}, headers=house.facilitator.headers
            )
        )
        for limit in (1, 50)
    ]
    assert counts[0] == counts[1] <= 6
    wrong = await house.client.get(url, params={**query, "cursor": "bm8"}, headers=house.facilitator.headers)
    assert wrong.status_code == 422


async def test_what_moved_can_be_told_since_the_last_look(house: House) -> None:
    coach = person(house, "facilitator")
    url, body = f"{PATH}/look", {"project_id": str(house.project)}
    before = await house.client.get(url, params=body, headers=coach.headers)
    assert before.json()["looked_at"] is None
    assert (await house.client.put(url, json=body, headers=coach.headers)).status_code == 200
    after = await house.client.get(url, params=body, headers=coach.headers)
    assert after.json()["looked_at"]
    cycle = await planned(house)
    await stands_since(house, cycle, 5)
    for since, there in ((day(6), True), (day(4), False)):
        found = await listed(house, coach, group="moved", since=since)
        assert (cycle["id"] in {each["id"] for each in found}) == there


async def test_the_rest_of_a_team_hears_that_its_cycle_went_on(house: House) -> None:
    mate = person(house, "teacher")
    team = await make_team(house, house.leader, mate)
    cycle = await planned(house, team_id=str(team))
    await forward(house, cycle, "do")
    page = await house.client.get("/api/pdsa/v1/notices", headers=mate.headers)
    assert [(each["kind"], each["detail"]) for each in page.json()["items"]] == [
        ("cycle_moved", {"stage": "do"})
    ]


async def test_a_cycle_without_a_team_is_the_work_of_who_writes_in_its_network(house: House) -> None:
    cycle = await planned(house)
    for who, there in ((person(house, "school_leader"), True), (person(house, "teacher"), False)):
        assert (cycle["id"] in {found["id"] for found in await listed(house, who, "mine")}) == there
