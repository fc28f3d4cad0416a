"""Definitions over HTTP: anonymous, other tenant, missing, wrong role, invalid, valid."""

from typing import Any

from chassis.ids import new_id
from chassis.testing import queries_of

from .conftest import BASE, House, define

PATH = f"{BASE}/definitions"
RULE = {"rule": "FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=7;BYMINUTE=0", "time_zone": "America/Santiago"}


def body(house: House, **changes: Any) -> dict[str, Any]:
    return {
        "project_id": str(house.project),
        "kind": "network_feedback",
        "title": "Informe para cada red",
        "language": "es",
        **changes,
    }


async def test_without_a_token_nobody_sees_or_writes_a_definition(house: House) -> None:
    for answer in (
        await house.client.get(PATH),
        await house.client.post(PATH, json=body(house)),
        await house.client.get(f"{BASE}/kinds"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (401, "authentication.required")


async def test_a_definition_of_another_tenant_is_answered_like_one_that_is_not_there(house: House) -> None:
    made = await define(house)
    theirs = await house.client.get(f"{PATH}/{made['id']}", headers=house.stranger.headers)
    missing = await house.client.get(f"{PATH}/{new_id()}", headers=house.stranger.headers)
    assert theirs.status_code == missing.status_code == 404
    assert {**theirs.json(), "request_id": ""} == {**missing.json(), "request_id": ""}
    listed = await house.client.get(PATH, headers=house.stranger.headers)
    assert listed.json() == {"items": [], "next_cursor": None}
    changed = await house.client.patch(
        f"{PATH}/{made['id']}", json={"paused": True}, headers={**house.stranger.headers, "If-Match": '"1"'}
    )
    assert changed.status_code == 404


async def test_a_facilitator_reads_definitions_but_does_not_write_them(house: House) -> None:
    refused = await house.client.post(PATH, json=body(house), headers=house.facilitator.headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "permission.denied")
    made = await define(house)
    read = await house.client.get(f"{PATH}/{made['id']}", headers=house.facilitator.headers)
    assert read.status_code == 200
    nothing = await house.client.get(PATH, headers=house.teacher.headers)
    assert nothing.status_code == 403


async def test_a_definition_for_a_project_that_is_not_theirs_is_refused(house: House) -> None:
    answer = await house.client.post(PATH, json=body(house), headers=house.stranger.headers)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


async def test_a_kind_that_is_not_there_a_language_and_a_rule_that_can_not_be_kept_are_each_named(
    house: House,
) -> None:
    wrong: list[tuple[dict[str, Any], str, str]] = [
        ({"kind": "poem"}, "/kind", "kind.unknown"),
        ({"language": "fr"}, "/language", "language.unknown"),
        ({"schedule": {**RULE, "rule": "FREQ=HOURLY"}}, "/schedule", "schedule.refused"),
        ({"schedule": {**RULE, "time_zone": "Chile/Nowhere"}}, "/schedule", "schedule.refused"),
    ]
    for change, pointer, code in wrong:
        answer = await house.client.post(PATH, json=body(house, **change), headers=house.researcher.headers)
        assert answer.status_code == 422, answer.text
        (fault,) = answer.json()["errors"]
        assert (fault["pointer"], fault["code"]) == (pointer, code)
        assert fault["fix"]
    strange = await house.client.post(
        PATH, json=body(house, surprise=1, title=""), headers=house.researcher.headers
    )
    assert {fault["pointer"] for fault in strange.json()["errors"]} == {"/surprise", "/title"}


async def test_a_schedule_is_kept_in_its_own_time_zone_paused_and_let_go_on(house: House) -> None:
    made = await define(house, schedule=RULE)
    assert made["schedule"] == RULE
    assert made["next_due_at"] == "2026-12-01T10:00:00Z"  # 07:00 in Santiago's summer
    url, headers = f"{PATH}/{made['id']}", house.researcher.headers
    paused = await house.client.patch(url, json={"paused": True}, headers={**headers, "If-Match": '"1"'})
    assert (paused.json()["paused"], paused.json()["next_due_at"]) == (True, None)
    on = await house.client.patch(url, json={"paused": False}, headers={**headers, "If-Match": '"2"'})
    assert on.json()["next_due_at"] == "2026-12-01T10:00:00Z"
    daily = {"rule": "FREQ=DAILY;BYHOUR=6;BYMINUTE=30", "time_zone": "Africa/Nairobi"}
    moved = await house.client.patch(url, json={"schedule": daily}, headers={**headers, "If-Match": '"3"'})
    assert moved.json()["next_due_at"] == "2026-11-23T03:30:00Z"
    gone = await house.client.patch(url, json={"schedule": None}, headers={**headers, "If-Match": '"4"'})
    assert (gone.json()["schedule"], gone.json()["next_due_at"]) == (None, None)
    assert (await house.client.get(url, headers=headers)).json() == gone.json()


async def test_a_change_from_an_older_version_gets_both_versions_back(house: House) -> None:
    made = await define(house)
    url, headers = f"{PATH}/{made['id']}", house.researcher.headers
    assert (await house.client.patch(url, json={"title": "A"}, headers=headers)).status_code == 428
    good = await house.client.patch(url, json={"title": "A"}, headers={**headers, "If-Match": '"1"'})
    assert (good.status_code, good.headers["etag"]) == (200, '"2"')
    late = await house.client.patch(url, json={"title": "B"}, headers={**headers, "If-Match": '"1"'})
    assert (late.status_code, late.json()["code"]) == (412, "conflict.version")
    assert (late.json()["current"]["title"], late.json()["yours"]) == ("A", {"title": "B"})


async def test_kinds_say_their_unit_languages_and_names(house: House) -> None:
    kinds = (await house.client.get(f"{BASE}/kinds", headers=house.facilitator.headers)).json()
    assert [(one["name"], one["unit"], one["formats"]) for one in kinds] == [
        ("district_feedback", "district", ["pdf"]),
        ("network_feedback", "network", ["pdf"]),
    ]
    assert kinds[1]["title"]["es"] == "Informe de retroalimentación para la red"
    assert set(kinds[0]["languages"]) == {"es", "en", "fil", "sw"}


async def test_a_list_takes_the_same_few_queries_however_long_it_is(house: House) -> None:
    for _ in range(3):
        await define(house, schedule=RULE)
    short = await house.client.get(PATH, params={"limit": 1}, headers=house.researcher.headers)
    long = await house.client.get(PATH, params={"limit": 50}, headers=house.researcher.headers)
    assert len(long.json()["items"]) > len(short.json()["items"]) == 1
    assert queries_of(short) == queries_of(long) == 3


async def test_pages_hold_every_definition_once(house: House) -> None:
    made = {(await define(house))["id"] for _ in range(5)}
    seen: list[str] = []
    cursor = None
    while True:
        params = {"limit": 2, **({"cursor": cursor} if cursor else {})}
        page = (await house.client.get(PATH, params=params, headers=house.researcher.headers)).json()
        seen += [one["id"] for one in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen))
    assert made <= set(seen)
