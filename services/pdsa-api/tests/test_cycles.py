"""PDSA cycles over HTTP."""

from typing import Any

import httpx
from chassis.ids import new_id
from chassis.testing import TestCaller, queries_of, until
from sqlalchemy import text

from .conftest import House
from .ideas import written as written_idea
from .measured import defined
from .test_aims import written as written_aim
from .test_teams import formed

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


async def planned(house: House, by: TestCaller | None = None, **changes: Any) -> dict[str, Any]:
    made = await house.client.post(PATH, json=body(house, **changes), headers=(by or house.leader).headers)
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


async def changed(
    house: House, cycle: dict[str, Any], fields: dict[str, Any], who: TestCaller | None = None
) -> httpx.Response:
    headers = {**(who or house.leader).headers, "If-Match": f'"{cycle["version"]}"'}
    return await house.client.patch(f"{PATH}/{cycle['id']}", json=fields, headers=headers)


async def moved(
    house: House, cycle: dict[str, Any], stage: str, reason: str | None = None, who: TestCaller | None = None
) -> httpx.Response:
    headers = {**(who or house.leader).headers, "If-Match": f'"{cycle["version"]}"'}
    return await house.client.post(
        f"{PATH}/{cycle['id']}/stage", json={"stage": stage, "reason": reason}, headers=headers
    )


async def forward(house: House, cycle: dict[str, Any], stage: str, **fields: Any) -> dict[str, Any]:
    """Fill in what the present stage needs and go on."""
    if fields:
        answer = await changed(house, cycle, fields)
        assert answer.status_code == 200, answer.text
        cycle = answer.json()
    answer = await moved(house, cycle, stage)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def closed(house: House, decision: str = "adopt", **changes: Any) -> dict[str, Any]:
    cycle = await forward(house, await planned(house, **changes), "do")
    cycle = await forward(house, cycle, "study", happened="We tried it for five days")
    results = [{**one, "result": "15 of 24", "match": "partly"} for one in cycle["questions"]]
    cycle = await forward(house, cycle, "act", questions=results, learned="Cards help", loop="single")
    return await forward(
        house, cycle, "closed", decision=decision, reason="Most did", next_step="Give each pair a card"
    )


async def test_without_a_token_nobody_sees_a_cycle(house: House) -> None:
    cycle = await planned(house)
    for path in (PATH, *(f"{PATH}/{cycle['id']}{rest}" for rest in ("", "/ramp", "/history"))):
        assert (await house.client.get(path)).status_code == 401


async def test_a_cycle_of_another_tenant_is_not_there(house: House) -> None:
    cycle = await planned(house)
    for rest in ("", "/ramp", "/history"):
        answer = await house.client.get(f"{PATH}/{cycle['id']}{rest}", headers=house.stranger.headers)
        assert answer.status_code == 404
    for answer in (
        await changed(house, cycle, {"title": "Mine"}, house.stranger),
        await moved(house, cycle, "do", who=house.stranger),
        await house.client.post(f"{PATH}/{cycle['id']}/next", json={}, headers=house.stranger.headers),
    ):
        assert answer.status_code == 404


async def test_a_cycle_is_planned_with_its_school_network_team_and_aim(house: House) -> None:
    aim, team, idea = await written_aim(house), await formed(house), await written_idea(house, house.leader)
    cycle = await planned(house, aim_id=aim["id"], team_id=team["id"], idea_id=idea["id"], measure_ids=[])
    assert (cycle["idea_id"], cycle["idea"]) == (idea["id"], idea["title"])
    assert (cycle["network"], cycle["school"], cycle["team"]) == ("Umoja", "Mwangaza Primary", "Reading team")
    assert (cycle["stage"], cycle["audience"], cycle["scale"]) == ("plan", "network", "one_class")
    assert (cycle["ramp_id"], cycle["position"], cycle["missing"]) == (cycle["id"], 1, [])
    for wanted in (
        {"aim_id": aim["id"]},
        {"team_id": team["id"]},
        {"idea_id": idea["id"]},
        {"ramp_id": cycle["id"]},
        {"aim_id": aim["id"], "school_id": str(house.school), "stage": "plan"},
    ):
        found = await house.client.get(PATH, params=wanted, headers=house.leader.headers)
        assert [one["id"] for one in found.json()["items"]] == [cycle["id"]]
    none = await house.client.get(
        PATH, params={"aim_id": aim["id"], "stage": "do"}, headers=house.leader.headers
    )
    assert none.json()["items"] == []


async def test_what_a_cycle_names_must_be_of_its_network_and_each_that_is_not_is_named(house: House) -> None:
    wrong: dict[str, Any] = {"school_id": str(house.network)}
    wrong |= {name: str(new_id()) for name in ("aim_id", "team_id", "idea_id")}
    measure = (await defined(house))["id"]
    pointers = {"/measure_ids/1", *(f"/{name}" for name in wrong)}
    wrong |= {"measure_ids": [measure, str(new_id())]}
    answer = await house.client.post(PATH, json=body(house, **wrong), headers=house.leader.headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "cycle.unit_elsewhere")
    assert {fault["pointer"] for fault in answer.json()["errors"]} == pointers
    cycle = await planned(house, measure_ids=[measure, measure])
    assert cycle["measure_ids"] == [measure]
    later = await changed(house, cycle, wrong)
    assert {fault["pointer"] for fault in later.json()["errors"]} == pointers


async def test_a_teacher_writes_in_the_cycles_of_their_own_team_and_no_other(house: House) -> None:
    team = await formed(house)
    own, other = await planned(house, team_id=team["id"]), await planned(house)
    read = await house.client.get(f"{PATH}/{own['id']}", headers=house.teacher.headers)
    assert read.json()["may_write"] is True
    assert (await changed(house, own, {"who": "Us"}, house.teacher)).status_code == 200
    refused = await changed(house, other, {"who": "Us"}, house.teacher)
    assert (refused.status_code, refused.json()["code"]) == (403, "permission.denied")
    shown = await house.client.get(f"{PATH}/{other['id']}", headers=house.teacher.headers)
    assert shown.json()["may_write"] is False
    mine = await house.client.get(PATH, params={"mine": True}, headers=house.teacher.headers)
    assert own["id"] in [one["id"] for one in mine.json()["items"]]
    assert other["id"] not in [one["id"] for one in mine.json()["items"]]
    assert (await planned(house, house.teacher, team_id=team["id"]))["team"] == "Reading team"
    alone = await house.client.post(PATH, json=body(house), headers=house.teacher.headers)
    assert (alone.status_code, alone.json()["code"]) == (403, "permission.denied")


async def test_a_teacher_can_not_take_a_cycle_out_of_their_team(house: House) -> None:
    team = await formed(house)
    cycle = await planned(house, team_id=team["id"])
    answer = await changed(house, cycle, {"team_id": None}, house.teacher)
    assert (answer.status_code, answer.json()["code"]) == (403, "permission.denied")


async def test_a_cycle_is_seen_by_the_audience_that_its_team_chose(house: House) -> None:
    everyone = {
        "teacher": house.teacher,
        "facilitator": house.facilitator,
        "elsewhere": house.facilitator_elsewhere,
    }
    expected = {
        "team": set(),
        "mentor": {"facilitator"},
        "network": {"teacher", "facilitator"},
        "project": {"teacher", "facilitator", "elsewhere"},
    }
    for audience, seen in expected.items():
        cycle = await planned(house, audience=audience)
        for name, who in everyone.items():
            for rest in ("", "/ramp", "/history"):
                answer = await house.client.get(f"{PATH}/{cycle['id']}{rest}", headers=who.headers)
                assert (answer.status_code == 200) == (name in seen), (audience, name, rest)
            listed = await house.client.get(PATH, params={"ramp_id": cycle["id"]}, headers=who.headers)
            assert bool(listed.json()["items"]) == (name in seen)
    shared = await changed(house, cycle, {"title": "Theirs"}, house.facilitator_elsewhere)
    assert (shared.status_code, shared.json()["code"]) == (403, "permission.denied")


async def test_a_cycle_goes_through_its_stages_and_says_what_is_missing_before_each(house: House) -> None:
    cycle = await planned(house, questions=[{"question": "Does it work?"}], who="", starts_on=None)
    pointers = [one["pointer"] for one in cycle["missing"]]
    assert pointers == ["/questions/0/prediction", "/who", "/starts_on"]
    refused = await moved(house, cycle, "do")
    assert (refused.status_code, refused.json()["code"]) == (422, "cycle.stage_not_reached")
    assert [fault["pointer"] for fault in refused.json()["errors"]] == pointers
    question = {**cycle["questions"][0], "prediction": "Yes"}
    cycle = await forward(house, cycle, "do", questions=[question], who="We", starts_on="2026-10-05")
    assert [one["pointer"] for one in cycle["missing"]] == ["/happened"]
    cycle = await forward(house, cycle, "study", happened="We tried")
    assert {one["pointer"] for one in cycle["missing"]} == {
        "/questions/0/result",
        "/questions/0/match",
        "/learned",
        "/loop",
    }
    results = [{**cycle["questions"][0], "result": "It did", "match": "met"}]
    cycle = await forward(house, cycle, "act", questions=results, learned="It works", loop="double")
    assert [one["pointer"] for one in cycle["missing"]] == ["/decision", "/reason"]
    half = await changed(house, cycle, {"decision": "adapt", "reason": "Some did not"})
    assert [one["pointer"] for one in half.json()["missing"]] == ["/next_step"]
    cycle = await forward(house, half.json(), "closed", next_step="Smaller groups")
    assert (cycle["stage"], cycle["missing"]) == ("closed", [])


async def test_a_stage_can_not_be_skipped_or_entered_twice(house: House) -> None:
    cycle = await planned(house)
    for stage in ("act", "plan"):
        answer = await moved(house, cycle, stage)
        assert (answer.status_code, answer.json()["code"]) == (409, "cycle.stage_out_of_order")


async def test_a_closed_cycle_is_re_opened_with_a_reason_that_its_history_keeps(house: House) -> None:
    cycle = await closed(house)
    silent = await moved(house, cycle, "plan", "  ")
    assert (silent.status_code, silent.json()["code"]) == (422, "cycle.reason_missing")
    assert [fault["pointer"] for fault in silent.json()["errors"]] == ["/reason"]
    over = await changed(house, cycle, {"objective": "Something else", "title": "New name"})
    assert (over.status_code, over.json()["code"]) == (409, "cycle.part_closed")
    assert [fault["pointer"] for fault in over.json()["errors"]] == ["/objective"]
    answer = await moved(house, cycle, "plan", "A second class joined")
    assert (answer.status_code, answer.json()["stage"]) == (200, "plan")
    assert (await changed(house, answer.json(), {"objective": "Something else"})).status_code == 200
    page = await house.client.get(f"{PATH}/{cycle['id']}/history", headers=house.teacher.headers)
    newest, reopened, *_ = page.json()["items"]
    assert newest["fields"] == [
        {"field": "objective", "old": "See whether every learner answers", "new": "Something else"}
    ]
    assert reopened["reason"] == "A second class joined"
    assert reopened["fields"] == [{"field": "stage", "old": "closed", "new": "plan"}]
    assert page.json()["items"][-1]["version"] == 1


async def test_a_prediction_stands_once_the_test_began(house: House) -> None:
    cycle = await forward(house, await planned(house), "do")
    better = [{**cycle["questions"][0], "prediction": "15 of 24, of course"}]
    answer = await changed(house, cycle, {"questions": better})
    assert [fault["pointer"] for fault in answer.json()["errors"]] == ["/questions"]
    result = [{"question": cycle["questions"][0]["question"], "prediction": "18 of 24 do", "result": "15"}]
    kept = await changed(house, cycle, {"questions": result})
    assert (kept.status_code, kept.json()["questions"][0]["id"]) == (200, cycle["questions"][0]["id"])


async def test_null_empties_a_field_where_it_may_be_empty(house: House) -> None:
    cycle = await planned(house)
    emptied = await changed(house, cycle, {"who": None, "starts_on": None, "questions": None})
    assert [emptied.json()[name] for name in ("who", "starts_on", "questions")] == ["", None, []]
    refused = await changed(house, emptied.json(), {"title": None, "scale": None})
    assert (refused.status_code, refused.json()["code"]) == (422, "cycle.rules")
    assert {fault["pointer"] for fault in refused.json()["errors"]} == {"/title", "/scale"}


async def test_what_changes_nothing_makes_no_new_version(house: House) -> None:
    cycle = await planned(house)
    answer = await changed(house, cycle, {"who": cycle["who"], "questions": cycle["questions"]})
    assert (answer.status_code, answer.json()["version"]) == (200, 1)


async def test_a_change_from_an_older_version_gets_both_versions_back(house: House) -> None:
    cycle = await planned(house)
    newer = (await changed(house, cycle, {"who": "Ana"})).json()
    late = await changed(house, cycle, {"who": "Juan"})
    assert (late.status_code, late.json()["current"]) == (412, newer)
    assert late.json()["yours"] == {"who": "Juan"}
    stage = await moved(house, cycle, "do")
    assert (stage.status_code, stage.json()["current"]["version"]) == (412, 2)
    without = await house.client.patch(
        f"{PATH}/{cycle['id']}", json={"who": "x"}, headers=house.leader.headers
    )
    assert without.status_code == 428


async def test_an_end_before_the_start_is_refused(house: House) -> None:
    late = await house.client.post(PATH, json=body(house, ends_on="2026-10-01"), headers=house.leader.headers)
    cycle = await planned(house)
    moved_start = await changed(house, cycle, {"starts_on": "2026-12-01"})
    for answer in (late, moved_start):
        assert answer.status_code == 422
        assert [(one["pointer"], one["code"]) for one in answer.json()["errors"]] == [
            ("/ends_on", "cycle.dates_out_of_order")
        ]


async def test_the_next_test_inherits_what_it_should_and_the_ramp_grows(house: House) -> None:
    early = await planned(house)
    undecided = await house.client.post(f"{PATH}/{early['id']}/next", json={}, headers=house.leader.headers)
    assert (undecided.status_code, undecided.json()["code"]) == (409, "cycle.not_decided")
    team = await formed(house)
    first = await closed(house, team_id=team["id"], audience="project", subgroup="Girls")
    url = f"{PATH}/{first['id']}/next"
    made = await house.client.post(url, json={}, headers=house.teacher.headers)
    assert made.status_code == 201, made.text
    second = made.json()
    assert made.headers["location"] == f"{PATH}/{second['id']}"
    for name in (
        "network_id",
        "school_id",
        "team_id",
        "audience",
        "who",
        "where",
        "data_to_collect",
        "subgroup",
    ):
        assert second[name] == first[name]
    assert (second["stage"], second["scale"], second["objective"]) == (
        "plan",
        "several_classes",
        "Give each pair a card",
    )
    (question,) = second["questions"]
    assert (question["prediction"], question["result"], question["match"]) == ("18 of 24 do", "", None)
    assert question["id"] != first["questions"][0]["id"]
    assert [second[name] for name in ("starts_on", "happened", "learned", "decision", "reason")] == [
        None,
        "",
        "",
        None,
        "",
    ]
    smaller = await house.client.post(url, json={"scale": "one_person"}, headers=house.leader.headers)
    assert [one["pointer"] for one in smaller.json()["errors"]] == ["/scale"]
    beside = await house.client.post(
        url, json={"scale": "school", "title": "Whole school"}, headers=house.leader.headers
    )
    assert beside.status_code == 201
    ramp = (await house.client.get(f"{PATH}/{second['id']}/ramp", headers=house.teacher.headers)).json()
    assert ramp["ramp_id"] == first["id"]
    assert [(one["position"], one["scale"], one["decision"]) for one in ramp["items"]] == [
        (1, "one_class", "adopt"),
        (2, "several_classes", None),
        (2, "school", None),
    ]
    shrunk = await changed(house, second, {"scale": "one_person"})
    assert [one["code"] for one in shrunk.json()["errors"]] == ["cycle.scale_shrinks"]
    grown = await changed(house, first, {"scale": "grade"})
    assert [one["code"] for one in grown.json()["errors"]] == ["cycle.scale_shrinks"]


async def test_an_id_of_ones_own_makes_one_cycle_however_often_it_is_sent(house: House) -> None:
    given, following = str(new_id()), str(new_id())
    first = await planned(house, id=given)
    assert (first["id"], first["ramp_id"], await planned(house, id=given)) == (given, given, first)
    other = await house.client.post(PATH, json=body(house, id=given, title="x"), headers=house.leader.headers)
    assert (other.status_code, other.json()["code"]) == (409, "conflict")
    one, another = await closed(house), await closed(house)
    made = [
        await house.client.post(
            f"{PATH}/{one['id']}/next", json={"id": following}, headers=house.leader.headers
        )
        for _ in range(2)
    ]
    assert made[0].json() == made[1].json()
    clash = await house.client.post(
        f"{PATH}/{another['id']}/next", json={"id": following}, headers=house.leader.headers
    )
    assert (clash.status_code, clash.json()["code"]) == (409, "conflict")


async def test_moving_a_cycle_is_told_and_what_was_refused_is_not(house: House) -> None:
    cycle = await forward(house, await planned(house), "do")
    await moved(house, cycle, "study")

    async def published() -> list[Any]:
        async with house.app.state.database.system() as work:
            rows = await work.session.execute(
                text(
                    "select body->'data'->>'stage' from outbox where body->>'type' = 'duru.pdsa.cycle.moved.v1'"
                    " and body->'data'->>'cycle_id' = :cycle and published_at is not null"
                ),
                {"cycle": cycle["id"]},
            )
            return list(rows.scalars())

    assert await until(published) == ["do"]


async def test_a_list_takes_the_same_queries_however_long_it_is(house: House) -> None:
    team, idea = await formed(house), await written_idea(house, house.leader)
    for _ in range(2):
        await planned(house, team_id=team["id"], idea_id=idea["id"])
    for who in (house.leader, house.teacher):
        await house.client.get(PATH, params={"limit": 1}, headers=who.headers)
        one = await house.client.get(PATH, params={"limit": 1}, headers=who.headers)
        many = await house.client.get(PATH, params={"limit": 50}, headers=who.headers)
        assert queries_of(one) == queries_of(many) == 6


async def test_ones_own_networks_and_what_others_show_are_told_apart(house: House) -> None:
    ours = await planned(house, audience="project")
    for whose, caller, shared in (
        ("ours", house.leader, False),
        ("theirs", house.facilitator_elsewhere, True),
    ):
        for wanted in (True, False):
            found = await house.client.get(
                PATH, params={"shared": wanted, "limit": 200}, headers=caller.headers
            )
            ids = [one["id"] for one in found.json()["items"]]
            assert (ours["id"] in ids) is (wanted is shared), (whose, wanted)
