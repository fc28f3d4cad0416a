"""Who writes an observation: whoever defines measures in its network, and the network's teams, each for its school."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from chassis.ids import new_id
from chassis.testing import TestCaller, queries_of

from .conftest import House
from .measured import PATH, defined, number, week
from .people import also, person

TEAMS = "/api/pdsa/v1/teams"


@pytest.fixture
def teacher(house: House) -> TestCaller:
    """A teacher who is in no team yet."""
    return person(house, "teacher")


async def placed(
    house: House, who: TestCaller, *, school: UUID | None = None, network: UUID | None = None
) -> None:
    leader = house.leader if network is None else person(house, "school_leader", network)
    body = {
        "project_id": str(house.project),
        "network_id": str(network or house.network),
        "school_id": str(school) if school else None,
        "name": "Those who count",
        "members": [
            {"person_id": who.id, "position": "teacher"},
            {"code_name": "Blue Heron", "position": "student"},
        ],
    }
    made = await house.client.post(TEAMS, json=body, headers=leader.headers)
    assert made.status_code == 201, made.text


async def written(house: House, measure: dict[str, Any], who: TestCaller, **said: Any) -> httpx.Response:
    sent = {"on_date": week(0), "value": 12, **said}
    return await house.client.post(f"{PATH}/{measure['id']}/observations", json=sent, headers=who.headers)


async def seen(house: House, measure: dict[str, Any], who: TestCaller) -> tuple[Any, Any, Any]:
    found = (await house.client.get(f"{PATH}/{measure['id']}", headers=who.headers)).json()
    return found["may_write"], found["may_observe"], found["may_observe_at"]


async def test_a_teacher_in_no_team_of_the_network_writes_nothing(house: House, teacher: TestCaller) -> None:
    measure = await defined(house, **number(house))
    assert await seen(house, measure, teacher) == (False, False, [])
    refused = await written(house, measure, teacher)
    assert (refused.status_code, refused.json()["code"]) == (403, "permission.denied")


async def test_a_place_in_a_team_of_another_network_gives_nothing_here(house: House) -> None:
    measure = await defined(house, **number(house))
    both = person(house, "teacher", house.network, house.other_network)
    await placed(house, both, network=house.other_network)
    assert await seen(house, measure, both) == (False, False, [])
    assert (await written(house, measure, both)).status_code == 403


async def test_a_place_in_a_team_without_the_permission_to_contribute_there_writes_nothing(
    house: House,
) -> None:
    measure = await defined(house, **number(house))
    visitor = person(house, "supervisor")
    also(house, visitor, "teacher", house.other_network)
    await placed(house, visitor)
    assert await seen(house, measure, visitor) == (False, False, [])
    assert (await written(house, measure, visitor)).status_code == 403


async def test_who_defines_measures_in_one_network_counts_in_the_team_of_another(house: House) -> None:
    measure = await defined(house, **number(house))
    guest = person(house, "school_leader", house.other_network)
    also(house, guest, "teacher", house.network)
    assert (await written(house, measure, guest)).status_code == 403
    await placed(house, guest)
    assert (await written(house, measure, guest)).status_code == 201


async def test_a_member_of_a_team_adds_corrects_and_takes_back(house: House, teacher: TestCaller) -> None:
    measure = await defined(house, **number(house))
    await placed(house, teacher)
    assert await seen(house, measure, teacher) == (False, True, None)
    made = await written(house, measure, teacher)
    assert (made.status_code, made.json()["created_by"]) == (201, teacher.id)
    url = f"{PATH}/{measure['id']}/observations/{made.json()['id']}"
    better = {"value": 13, "reason": "Counted again"}
    mended = await house.client.patch(url, json=better, headers={**teacher.headers, "If-Match": '"1"'})
    assert (mended.status_code, mended.json()["value"]) == (200, 13)
    gone = await house.client.delete(
        url, params={"reason": "Wrong day"}, headers={**teacher.headers, "If-Match": '"2"'}
    )
    assert (gone.status_code, gone.json()["withdrawn"]) == (200, True)
    kept = (await house.client.get(f"{url}/history", headers=teacher.headers)).json()["items"]
    assert {change["by"] for change in kept} == {teacher.id}


async def test_what_was_written_without_a_connection_is_taken_once_when_it_is_sent_again(
    house: House, teacher: TestCaller
) -> None:
    measure = await defined(house, **number(house))
    await placed(house, teacher)
    sent = {"id": str(new_id())}
    first, again = [await written(house, measure, teacher, **sent) for _ in range(2)]
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    several = await house.client.post(
        f"{PATH}/{measure['id']}/observations:batch",
        json={"observations": [{"on_date": week(0), "value": 12, **sent}, {"on_date": week(1), "value": 9}]},
        headers=teacher.headers,
    )
    assert [one["status"] for one in several.json()["results"]] == ["repeated", "created"]


async def test_a_team_of_a_school_writes_for_its_school_and_for_the_network_and_for_no_other_school(
    house: House, teacher: TestCaller, second_school: str
) -> None:
    measure = await defined(house, **number(house))
    await placed(house, teacher, school=house.school)
    assert await seen(house, measure, teacher) == (False, True, [str(house.school)])
    assert (await written(house, measure, teacher)).status_code == 201
    assert (await written(house, measure, teacher, school_id=str(house.school))).status_code == 201
    other = await written(house, measure, teacher, school_id=second_school)
    assert (other.status_code, other.json()["code"]) == (422, "observation.invalid")
    (fault,) = other.json()["errors"]
    assert (fault["pointer"], fault["code"]) == ("/school_id", "observation.school_of_others")
    assert fault["fix"]
    batch = await house.client.post(
        f"{PATH}/{measure['id']}/observations:batch",
        json={"observations": [{"on_date": week(1), "value": 1, "school_id": second_school}]},
        headers=teacher.headers,
    )
    (result,) = batch.json()["results"]
    assert (result["status"], result["errors"][0]["pointer"]) == ("refused", "/school_id")


async def test_what_another_school_wrote_is_neither_corrected_nor_taken_back(
    house: House, teacher: TestCaller, second_school: str
) -> None:
    measure = await defined(house, **number(house))
    await placed(house, teacher, school=house.school)
    theirs = (await written(house, measure, house.leader, school_id=second_school)).json()
    url = f"{PATH}/{measure['id']}/observations/{theirs['id']}"
    headers = {**teacher.headers, "If-Match": '"1"'}
    mended = await house.client.patch(url, json={"value": 1, "reason": "x"}, headers=headers)
    gone = await house.client.delete(url, params={"reason": "x"}, headers=headers)
    assert (mended.status_code, gone.status_code) == (403, 403)
    assert (await house.client.get(url, headers=teacher.headers)).json()["value"] == 12


async def test_a_measure_of_another_school_is_only_read(
    house: House, teacher: TestCaller, second_school: str
) -> None:
    measure = await defined(house, **number(house), school_id=second_school)
    await placed(house, teacher, school=house.school)
    assert (await seen(house, measure, teacher))[1] is False
    assert (await written(house, measure, teacher)).status_code == 403


async def test_a_place_gives_no_right_to_the_definition_or_to_a_table(
    house: House, teacher: TestCaller
) -> None:
    measure = await defined(house, **number(house))
    await placed(house, teacher)
    url = f"{PATH}/{measure['id']}"
    headers = {**teacher.headers, "If-Match": '"1"'}
    refused = [
        await house.client.patch(url, json={"name": "Mine"}, headers=headers),
        await house.client.post(f"{url}/imports", json={"text": "date,value"}, headers=headers),
        await house.client.post(f"{url}/imports:preview", json={"text": "date,value"}, headers=headers),
        await house.client.post(f"{url}/phases", json={"starts_on": week(0), "reason": "x"}, headers=headers),
        await house.client.post(f"{url}/notes", json={"on_date": week(0), "text": "x"}, headers=headers),
    ]
    assert [one.status_code for one in refused] == [403] * 5


async def test_whoever_defines_measures_writes_for_every_school(house: House) -> None:
    measure = await defined(house, **number(house))
    assert await seen(house, measure, house.leader) == (True, True, None)


async def test_places_are_asked_once_however_many_measures_are_listed(
    house: House, teacher: TestCaller
) -> None:
    await placed(house, teacher)
    for _ in range(2):
        await defined(house, **number(house))
    few = await house.client.get(PATH, params={"limit": 1}, headers=teacher.headers)
    more = await house.client.get(PATH, params={"limit": 50}, headers=teacher.headers)
    assert queries_of(few) == queries_of(more)
