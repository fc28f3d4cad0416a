"""Teams: who makes one, as rules and over HTTP."""

from typing import Any

import pytest
from chassis.ids import new_id
from chassis.testing import queries_of
from pdsa_api.teams.domain import Member, Position, gives_away, wrong_with

from .conftest import House

PATH = "/api/pdsa/v1/teams"

TEACHER = Member("a", None, Position.TEACHER)
STUDENT = Member(None, "Blue Heron", Position.STUDENT)


def codes(*members: Member) -> list[tuple[str, str]]:
    return [(one.pointer, one.code) for one in wrong_with(members)]


def test_two_people_from_two_positions_are_a_team() -> None:
    assert codes(TEACHER, STUDENT) == []


def test_a_team_has_two_to_eight_members() -> None:
    many = [Member(str(n), None, list(Position)[n % 3]) for n in range(9)]
    assert codes(TEACHER) == [("/members", "team.size")]
    assert codes(*many) == [("/members", "team.size")]
    assert codes(*many[:8]) == []
    assert codes() == [("/members", "team.size")]


def test_one_position_alone_is_no_team() -> None:
    assert codes(TEACHER, Member("b", None, Position.TEACHER)) == [("/members", "team.one_position")]


def test_a_member_is_a_person_or_a_code_name_and_named_once() -> None:
    both = Member("c", "Red Fox", Position.PARENT)
    neither = Member(None, None, Position.PARENT)
    again = Member(None, "blue heron", Position.PARENT)
    assert codes(TEACHER, both, neither) == [
        ("/members/1", "team.member_unclear"),
        ("/members/2", "team.member_unclear"),
    ]
    assert codes(TEACHER, STUDENT, again, TEACHER) == [
        ("/members/2/code_name", "team.member_twice"),
        ("/members/3/person_id", "team.member_twice"),
    ]


@pytest.mark.parametrize("name", ["ana@school.example", "call 0712 345 678", "+56 9 1234 5678"])
def test_a_code_name_that_is_an_address_or_a_telephone_number_gives_somebody_away(name: str) -> None:
    assert gives_away(name)
    assert codes(TEACHER, Member(None, name, Position.STUDENT))[0][1] == "team.code_name_personal"


@pytest.mark.parametrize("name", ["Blue Heron", "Student 12", "Mzazi A", "5B-2026", "@home"])
def test_ordinary_code_names_are_left_alone(name: str) -> None:
    assert not gives_away(name)


def body(house: House, **changes: Any) -> dict[str, Any]:
    return {
        "project_id": str(house.project),
        "network_id": str(house.network),
        "school_id": str(house.school),
        "name": "Reading team",
        "members": [
            {"person_id": house.leader.id, "position": "school_leader"},
            {"person_id": house.teacher.id, "position": "teacher"},
            {"code_name": "Blue Heron", "position": "student"},
        ],
        **changes,
    }


async def formed(house: House, **changes: Any) -> dict[str, Any]:
    made = await house.client.post(PATH, json=body(house, **changes), headers=house.leader.headers)
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


async def test_without_a_token_or_from_elsewhere_nobody_sees_a_team(house: House) -> None:
    team = await formed(house)
    url = f"{PATH}/{team['id']}"
    for path in (PATH, url, f"{url}/history"):
        assert (await house.client.get(path)).status_code == 401
    for elsewhere in (house.stranger, house.facilitator_elsewhere):
        for path in (url, f"{url}/history"):
            assert (await house.client.get(path, headers=elsewhere.headers)).status_code == 404
        listed = (await house.client.get(PATH, headers=elsewhere.headers)).json()["items"]
        assert team["id"] not in {one["id"] for one in listed}


async def test_a_team_is_formed_only_by_who_writes_in_its_network(house: House) -> None:
    for body_, who in (
        (body(house), house.teacher),
        (body(house, network_id=str(house.other_network)), house.leader),
    ):
        refused = await house.client.post(PATH, json=body_, headers=who.headers)
        assert (refused.status_code, refused.json()["code"]) == (403, "permission.denied")


async def test_every_rule_that_is_not_met_is_named_with_its_field(house: House) -> None:
    members = [
        {"code_name": "ana@school.example", "position": "teacher"},
        {"person_id": house.leader.id, "code_name": "Red Fox", "position": "teacher"},
    ]
    refused = await house.client.post(PATH, json=body(house, members=members), headers=house.leader.headers)
    assert (refused.status_code, refused.json()["code"]) == (422, "team.rules")
    assert [(one["pointer"], one["code"]) for one in refused.json()["errors"]] == [
        ("/members", "team.one_position"),
        ("/members/0/code_name", "team.code_name_personal"),
        ("/members/1", "team.member_unclear"),
    ]
    assert all(one["fix"] for one in refused.json()["errors"])
    elsewhere = await house.client.post(
        PATH, json=body(house, school_id=str(house.network)), headers=house.leader.headers
    )
    assert [one["pointer"] for one in elsewhere.json()["errors"]] == ["/school_id"]


async def test_a_team_is_formed_read_listed_and_changed(house: House) -> None:
    team = await formed(house)
    assert (team["network"], team["school"], team["may_write"]) == ("Umoja", "Mwangaza Primary", True)
    assert [(one["person_id"], one["code_name"], one["position"]) for one in team["members"]] == [
        (house.leader.id, None, "school_leader"),
        (house.teacher.id, None, "teacher"),
        (None, "Blue Heron", "student"),
    ]
    url = f"{PATH}/{team['id']}"
    read = await house.client.get(url, headers=house.teacher.headers)
    assert (read.json()["may_write"], read.headers["etag"]) == (False, '"1"')
    mine = await house.client.get(PATH, params={"mine": True}, headers=house.teacher.headers)
    assert team["id"] in [one["id"] for one in mine.json()["items"]]
    headers = {**house.leader.headers, "If-Match": '"1"'}
    fewer = await house.client.patch(
        url, json={"name": "Readers", "members": body(house)["members"][:2]}, headers=headers
    )
    assert (fewer.status_code, fewer.json()["name"], len(fewer.json()["members"])) == (200, "Readers", 2)
    late = await house.client.patch(url, json={"name": "Late"}, headers=headers)
    assert (late.status_code, late.json()["current"]["name"]) == (412, "Readers")
    alone = await house.client.patch(
        url, json={"members": body(house)["members"][:1]}, headers={**headers, "If-Match": '"2"'}
    )
    assert (alone.status_code, alone.json()["errors"][0]["code"]) == (422, "team.size")
    assert len((await house.client.get(url, headers=house.leader.headers)).json()["members"]) == 2
    changes = (await house.client.get(f"{url}/history", headers=house.leader.headers)).json()["items"]
    assert [one["field"] for one in changes[0]["fields"]] == ["name", "members"]


async def test_an_id_of_ones_own_makes_one_team_however_often_it_is_sent(house: House) -> None:
    given = str(new_id())
    first = await formed(house, id=given)
    assert (first["id"], await formed(house, id=given)) == (given, first)
    other = await house.client.post(
        PATH, json=body(house, id=given, name="Another"), headers=house.leader.headers
    )
    assert (other.status_code, other.json()["code"]) == (409, "conflict")
    theirs = await house.client.post(
        PATH,
        json=body(house, id=given, network_id=str(house.other_network), school_id=None),
        headers=house.facilitator_elsewhere.headers,
    )
    assert (theirs.status_code, theirs.json()["code"]) == (409, "conflict")
    old = await house.client.post(
        PATH, json=body(house, id="6ba7b810-9dad-41d1-80b4-00c04fd430c8"), headers=house.leader.headers
    )
    assert [one["pointer"] for one in old.json()["errors"]] == ["/id"]


async def test_a_list_takes_the_same_queries_however_long_it_is(house: House) -> None:
    await formed(house)
    await formed(house)
    one = await house.client.get(PATH, params={"limit": 1}, headers=house.leader.headers)
    many = await house.client.get(PATH, params={"limit": 50}, headers=house.leader.headers)
    assert queries_of(one) == queries_of(many) == 4
