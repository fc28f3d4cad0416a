"""Aims over HTTP: anonymous, other tenant, missing, invalid, valid."""

from typing import Any

from chassis.ids import new_id
from chassis.testing import queries_of, until
from sqlalchemy import text

from .conftest import House

PATH = "/api/pdsa/v1/aims"


def body(house: House, **changes: Any) -> dict[str, Any]:
    return {
        "project_id": str(house.project),
        "network_id": str(house.network),
        "statement": "By December 2027 80 % of grade 5 learners read with understanding.",
        "what": "Reading with understanding",
        "for_whom": "Grade 5 learners",
        "how_much": "from 46 % to 80 %",
        "by_when": "2027-12-01",
        "group": "Girls",
        **changes,
    }


async def written(house: House) -> dict[str, Any]:
    made = await house.client.post(PATH, json=body(house), headers=house.leader.headers)
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


async def test_without_a_token_nobody_sees_or_writes_an_aim(house: House) -> None:
    for answer in (await house.client.get(PATH), await house.client.post(PATH, json=body(house))):
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.json()["code"] == "authentication.required"


async def test_an_aim_of_another_tenant_is_answered_like_one_that_is_not_there(house: House) -> None:
    aim = await written(house)
    theirs = await house.client.get(f"{PATH}/{aim['id']}", headers=house.stranger.headers)
    missing = await house.client.get(f"{PATH}/{new_id()}", headers=house.stranger.headers)
    assert theirs.status_code == missing.status_code == 404
    assert {**theirs.json(), "request_id": ""} == {**missing.json(), "request_id": ""}
    listed = await house.client.get(PATH, headers=house.stranger.headers)
    assert listed.json() == {"items": [], "next_cursor": None}


async def test_someone_bound_to_another_network_does_not_see_the_aim(house: House) -> None:
    aim = await written(house)
    found = await house.client.get(f"{PATH}/{aim['id']}", headers=house.facilitator_elsewhere.headers)
    assert found.status_code == 404


async def test_a_teacher_reads_aims_but_does_not_write_them(house: House) -> None:
    refused = await house.client.post(PATH, json=body(house), headers=house.teacher.headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "permission.denied")
    assert (await house.client.get(PATH, headers=house.teacher.headers)).status_code == 200


async def test_an_aim_for_a_network_the_leader_is_not_in_is_refused(house: House) -> None:
    answer = await house.client.post(
        PATH, json=body(house, network_id=str(house.other_network)), headers=house.leader.headers
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "permission.denied")


async def test_each_field_at_fault_is_named(house: House) -> None:
    answer = await house.client.post(
        PATH,
        json=body(house, by_when="next year", statement="", surprise=1),
        headers=house.leader.headers,
    )
    assert answer.status_code == 422
    assert {fault["pointer"] for fault in answer.json()["errors"]} == {"/by_when", "/statement", "/surprise"}


async def test_an_aim_is_written_read_and_listed_with_its_network(house: House) -> None:
    aim = await written(house)
    assert aim["network"] == "Umoja"
    assert aim["group"] == "Girls"
    read = await house.client.get(f"{PATH}/{aim['id']}", headers=house.teacher.headers)
    assert read.json() == aim
    assert read.headers["etag"] == '"1"'
    listed = await house.client.get(
        PATH, params={"project_id": str(house.project)}, headers=house.leader.headers
    )
    assert aim in listed.json()["items"]


async def test_the_same_idempotency_key_makes_one_aim(house: House) -> None:
    headers = {**house.leader.headers, "Idempotency-Key": "aim-once"}
    first = await house.client.post(PATH, json=body(house), headers=headers)
    again = await house.client.post(PATH, json=body(house), headers=headers)
    other = await house.client.post(PATH, json=body(house, what="Something else"), headers=headers)
    assert first.json() == again.json()
    assert again.headers["idempotent-replay"] == "true"
    assert (other.status_code, other.json()["code"]) == (409, "idempotency.reused")


async def test_a_change_from_an_older_version_gets_both_versions_back(house: House) -> None:
    aim = await written(house)
    url = f"{PATH}/{aim['id']}"
    headers = house.leader.headers
    without = await house.client.patch(url, json={"what": "Writing"}, headers=headers)
    assert without.status_code == 428
    good = await house.client.patch(url, json={"what": "Writing"}, headers={**headers, "If-Match": '"1"'})
    assert (good.status_code, good.json()["what"], good.headers["etag"]) == (200, "Writing", '"2"')
    late = await house.client.patch(url, json={"what": "Maths"}, headers={**headers, "If-Match": '"1"'})
    assert late.status_code == 412
    assert late.json()["current"]["what"] == "Writing"
    assert late.json()["yours"] == {"what": "Maths"}
    assert (await house.client.get(url, headers=headers)).json()["what"] == "Writing"


async def test_pages_hold_every_aim_once(house: House) -> None:
    made = {(await written(house))["id"] for _ in range(5)}
    seen: list[str] = []
    cursor = None
    while True:
        params = {"limit": 2, **({"cursor": cursor} if cursor else {})}
        page = (await house.client.get(PATH, params=params, headers=house.leader.headers)).json()
        seen += [aim["id"] for aim in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen))
    assert made <= set(seen)
    refused = await house.client.get(PATH, params={"cursor": "nonsense"}, headers=house.leader.headers)
    assert refused.status_code == 422


async def test_an_aim_that_was_refused_leaves_no_event_and_one_that_was_written_leaves_one(
    house: House,
) -> None:
    aim = await written(house)

    async def published() -> int:
        async with house.app.state.database.system() as work:
            rows = await work.session.execute(
                text(
                    "select count(*) from outbox where body->'data'->>'aim_id' = :aim"
                    " and published_at is not null"
                ),
                {"aim": aim["id"]},
            )
            return int(rows.scalar_one())

    assert await until(published) == 1


async def test_text_with_the_character_nul_is_refused(house: House) -> None:
    answer = await house.client.post(PATH, json=body(house, statement="a\x00b"), headers=house.leader.headers)
    assert answer.status_code == 422


async def test_a_list_takes_the_same_queries_however_long_it_is(house: House) -> None:
    await written(house)
    one = await house.client.get(PATH, params={"limit": 1}, headers=house.leader.headers)
    many = await house.client.get(PATH, params={"limit": 50}, headers=house.leader.headers)
    assert queries_of(one) == queries_of(many) == 3
