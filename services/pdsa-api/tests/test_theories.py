"""Theories over HTTP: anonymous, other tenant, other network, missing, invalid, valid; versions and variants."""

from typing import Any

import pytest
from chassis.ids import new_id
from chassis.testing import queries_of
from contracts.permissions import ROLES

from .conftest import House
from .test_aims import written as aim_written
from .theories import BOOKS, FEW, PATH, PEERS, PEOPLE, READ, TIME, Desk, desk_in, node


@pytest.fixture
async def desk(house: House) -> Desk:
    return await desk_in(house)


async def test_without_a_token_nobody_sees_or_writes_a_theory(desk: Desk) -> None:
    client = desk.house.client
    for answer in (await client.get(PATH), await client.post(PATH, json=desk.body())):
        assert (answer.status_code, answer.json()["code"]) == (401, "authentication.required")


async def test_a_theory_of_another_tenant_or_network_is_answered_like_one_that_is_not_there(
    desk: Desk,
) -> None:
    theory = await desk.begun()
    client, house = desk.house.client, desk.house
    for caller in (house.stranger, house.facilitator_elsewhere):
        for place in ("", "/versions", "/versions/1", "/compare?from=1&to=1"):
            answers = [
                await client.get(f"{PATH}/{one}{place}", headers=caller.headers)
                for one in (theory["id"], new_id())
            ]
            assert [a.status_code for a in answers] == [404, 404]
            assert {**answers[0].json(), "request_id": ""} == {**answers[1].json(), "request_id": ""}
        refused = await client.patch(
            f"{PATH}/{theory['id']}", json={"problem": "x"}, headers={**caller.headers, "If-Match": "*"}
        )
        assert refused.status_code == 404
    listed = await client.get(PATH, headers=house.stranger.headers)
    assert listed.json() == {"items": [], "next_cursor": None}


async def test_who_only_reads_is_told_so_and_can_not_write(house: House, desk: Desk) -> None:
    body = desk.body(network_id=str(house.network))
    refused = await house.client.post(PATH, json=body, headers=house.teacher.headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "permission.denied")
    elsewhere = await desk.send(body)
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (403, "permission.denied")


async def test_each_place_at_fault_is_named_and_nothing_is_stored(desk: Desk) -> None:
    foreign = await aim_written(desk.house)
    answer = await desk.send(
        desk.body(
            problem=" ",
            aim_id=foreign["id"],
            causes=[PEOPLE, {**FEW, "text": ""}],
            drivers=[READ, node("Nowhere", {"id": str(new_id())})],
        )
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "theory.invalid")
    assert {(f["pointer"], f["code"]) for f in answer.json()["errors"]} == {
        ("/problem", "theory.problem_missing"),
        ("/causes/1/text", "theory.text_missing"),
        ("/drivers/1/parent_id", "theory.parent_missing"),
        ("/aim_id", "theory.aim_unknown"),
    }
    assert (await desk.get("", network_id=str(desk.network)))["items"] == []


async def test_a_school_is_no_network(desk: Desk) -> None:
    house = desk.house
    admin = house.kit.issuer.caller(
        "administrator", permissions=ROLES["administrator"], tenant_id=house.tenant
    )
    answer = await house.client.post(
        PATH, json=desk.body(network_id=str(house.school)), headers=admin.headers
    )
    assert [f["pointer"] for f in answer.json()["errors"]] == ["/network_id"]


async def test_a_theory_is_written_read_and_listed(desk: Desk) -> None:
    theory = await desk.begun()
    assert theory["network"].startswith("Net ")
    assert (theory["version"], theory["may_write"], theory["base_version"]) == (1, True, None)
    assert await desk.get(f"/{theory['id']}") == theory
    (row,) = (await desk.get("", network_id=str(desk.network)))["items"]
    assert (row["cause_count"], row["driver_count"], row["id"]) == (2, 4, theory["id"])


async def test_a_network_has_one_theory_and_the_same_request_again_makes_no_second(desk: Desk) -> None:
    body = desk.body(id=str(new_id()))
    first, again = await desk.send(body), await desk.send(body)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    other = await desk.send({**body, "id": str(new_id())})
    assert (other.status_code, other.json()["code"]) == (409, "theory.exists")
    assert other.json()["theory_id"] == body["id"]
    assert other.json()["current"] == await desk.get(f"/{body['id']}")
    assert other.json()["yours"]["drivers"] == body["drivers"]


async def test_every_change_keeps_a_version_and_two_can_be_compared(desk: Desk) -> None:
    theory = await desk.begun()
    aim = {**(await aim_written_in(desk))}
    moved = [PEERS, READ, {**TIME, "text": "Ten minutes before lunch"}]
    changed = await desk.change(theory, 1, drivers=moved, aim_id=aim["id"], note="After the rains")
    assert changed.status_code == 200, changed.text
    assert (changed.json()["version"], changed.headers["etag"]) == (2, '"2"')
    assert changed.json()["causes"] == theory["causes"], "what is not sent stays"
    rows = (await desk.get(f"/{theory['id']}/versions"))["items"]
    assert [(row["version"], row["note"]) for row in rows] == [(2, "After the rains"), (1, "First draft")]
    first = await desk.get(f"/{theory['id']}/versions/1")
    assert first["drivers"] == theory["drivers"]
    found = (await desk.get(f"/{theory['id']}/compare", **{"from": 1, "to": 2}))["changes"]
    assert [(c["part"], c["kind"], c["node_id"]) for c in found] == [
        ("aim_id", "changed", None),
        ("drivers", "removed", BOOKS["id"]),
        ("drivers", "moved", PEERS["id"]),
        ("drivers", "changed", TIME["id"]),
    ]


async def test_the_history_says_who_changed_which_nodes_and_why(desk: Desk) -> None:
    theory = await desk.begun()
    await desk.change(theory, 1, drivers=[READ, {**TIME, "text": "At noon"}, BOOKS, PEERS], note="Rain")
    newest, first = (await desk.get(f"/{theory['id']}/history"))["items"]
    assert (newest["version"], newest["reason"], newest["by"]) == (2, "Rain", theory["created_by"])
    (change,) = newest["fields"]
    assert (change["field"], change["old"], change["new"][0]["text"]) == ("drivers", [TIME], "At noon")
    assert {one["field"] for one in first["fields"]} == {"problem", "causes", "drivers"}


async def aim_written_in(desk: Desk) -> dict[str, Any]:
    made = await desk.house.client.post(
        "/api/pdsa/v1/aims",
        json={
            "project_id": str(desk.house.project),
            "network_id": str(desk.network),
            "statement": "Half read by November",
            "what": "Reading a paragraph",
            "for_whom": "Grade 3",
            "how_much": "from 29 % to 50 %",
            "by_when": "2027-11-03",
        },
        headers=desk.headers,
    )
    found: dict[str, Any] = made.json()
    return found


async def test_what_changes_nothing_makes_no_version(desk: Desk) -> None:
    theory = await desk.begun()
    same = await desk.change(theory, 1, drivers=theory["drivers"], note="Nothing new")
    assert (same.status_code, same.json()["version"]) == (200, 1)


async def test_a_change_from_an_older_version_gets_both_back_and_can_be_merged(desk: Desk) -> None:
    theory = await desk.begun()
    await desk.change(theory, 1, problem="A third can not read.", drivers=[READ, TIME, BOOKS])
    late = await desk.change(theory, 1, drivers=[READ, {**TIME, "text": "At noon"}, BOOKS, PEERS])
    assert (late.status_code, late.json()["current"]["version"]) == (412, 2)
    mine = late.json()["yours"]["drivers"]
    content = {"problem": theory["problem"], "aim_id": None, "causes": theory["causes"], "drivers": mine}
    merged = (await desk.post(theory, "merge", {"from_version": 1, "content": content})).json()
    assert {(o["part"], o["kind"], o["clash"]) for o in merged["offers"]} == {
        ("problem", "changed", False),
        ("drivers", "removed", False),
    }
    assert merged["content"]["problem"] == "A third can not read."
    assert [d["text"] for d in merged["content"]["drivers"]] == [READ["text"], "At noon", BOOKS["text"]]
    kept = await desk.post(theory, "merge", {"from_version": 1, "content": content, "take": ["problem"]})
    assert len(kept.json()["content"]["drivers"]) == 4
    stored = await desk.change(theory, 2, **merged["content"])
    assert (stored.status_code, stored.json()["version"]) == (200, 3)


async def test_an_update_without_its_version_is_refused(desk: Desk) -> None:
    theory = await desk.begun()
    answer = await desk.house.client.patch(
        f"{PATH}/{theory['id']}", json={"problem": "x"}, headers=desk.headers
    )
    assert answer.status_code == 428
    assert (await desk.post(theory, "restore", {"version": 1})).status_code == 428


async def test_an_older_version_is_taken_back_as_a_new_one(desk: Desk) -> None:
    theory = await desk.begun()
    await desk.change(theory, 1, drivers=[])
    back = await desk.post(theory, "restore", {"version": 1, "note": "It was better"}, version=2)
    assert (back.status_code, back.json()["version"]) == (200, 3)
    assert back.json()["drivers"] == theory["drivers"]
    rows = (await desk.get(f"/{theory['id']}/versions"))["items"]
    assert [row["restored_from"] for row in rows] == [1, None, None]
    late = await desk.post(theory, "restore", {"version": 2}, version=2)
    assert (late.status_code, late.json()["current"]["version"]) == (412, 3)
    missing = await desk.post(theory, "restore", {"version": 9}, version=3)
    assert (missing.status_code, missing.json()["code"]) == (404, "theory.version_unknown")


async def test_a_school_varies_its_networks_theory_and_sees_that_it_moved_on(desk: Desk) -> None:
    theory = await desk.begun()
    variant = await desk.varied(theory)
    assert (variant["school"], variant["base_version"]) == ("Mwangaza Primary", 1)
    assert variant["drivers"] == theory["drivers"]
    radio = node("The radio hour", READ)
    mine = [READ, TIME, BOOKS, radio, PEERS]
    assert (await desk.change(variant, 1, drivers=mine)).status_code == 200
    await desk.change(theory, 1, drivers=[READ, {**TIME, "text": "After the break"}, BOOKS, PEERS])
    seen = await desk.get(f"/{variant['id']}")
    assert (seen["base_version"], seen["network_version"]) == (1, 2)
    assert seen["network_theory_id"] == theory["id"]
    own = await desk.get(f"/{variant['id']}/compare", **{"of": theory["id"], "from": 1, "to": 2})
    assert [(c["kind"], c["node_id"]) for c in own["changes"]] == [("added", radio["id"])]
    content = {key: seen[key] for key in ("problem", "aim_id", "causes", "drivers")}
    merged = (await desk.post(theory, "merge", {"from_version": 1, "content": content})).json()
    taken = await desk.change(variant, 2, **merged["content"], base_version=merged["version"])
    assert (taken.json()["base_version"], taken.json()["version"]) == (2, 3)
    assert [d["text"] for d in taken.json()["drivers"]][1:4] == [
        "After the break",
        BOOKS["text"],
        "The radio hour",
    ]


async def test_a_base_version_is_only_for_variants_and_only_goes_forward_to_what_is_there(desk: Desk) -> None:
    theory = await desk.begun()
    variant = await desk.varied(theory)
    for one, version in ((theory, 1), (variant, 7)):
        refused = await desk.change(one, 1, problem="x", base_version=version)
        assert (refused.status_code, refused.json()["code"]) == (422, "theory.invalid")
        assert [f["pointer"] for f in refused.json()["errors"]] == ["/base_version"]


async def test_a_school_has_one_variant_and_can_give_it_up_but_a_network_keeps_its_theory(desk: Desk) -> None:
    theory = await desk.begun()
    variant = await desk.varied(theory)
    twice = await desk.post(theory, "variants", {"school_id": str(desk.house.school)})
    assert (twice.status_code, twice.json()["code"]) == (409, "theory.exists")
    nested = await desk.post(variant, "variants", {"school_id": str(desk.house.school)})
    assert nested.json()["code"] == "theory.is_local"
    no_school = await desk.post(theory, "variants", {"school_id": str(desk.network)})
    assert [f["pointer"] for f in no_school.json()["errors"]] == ["/school_id"]
    headers = {**desk.headers, "If-Match": '"1"'}
    kept = await desk.house.client.delete(f"{PATH}/{theory['id']}", headers=headers)
    assert kept.json()["code"] == "theory.of_network"
    gone = await desk.house.client.delete(f"{PATH}/{variant['id']}", headers=headers)
    assert gone.status_code == 204
    assert (await desk.get("", network_id=str(desk.network)))["items"][0]["id"] == theory["id"]


async def test_versions_come_in_pages_and_a_strange_cursor_is_refused(desk: Desk) -> None:
    theory = await desk.begun()
    for version in range(1, 4):
        await desk.change(theory, version, problem=f"Problem {version}")
    first = await desk.get(f"/{theory['id']}/versions", limit=3)
    rest = await desk.get(f"/{theory['id']}/versions", limit=3, cursor=first["next_cursor"])
    assert [row["version"] for row in first["items"] + rest["items"]] == [4, 3, 2, 1]
    refused = await desk.house.client.get(
        f"{PATH}/{theory['id']}/versions", params={"cursor": "eHg"}, headers=desk.headers
    )
    assert refused.status_code == 422


async def test_a_request_takes_the_same_queries_however_much_there_is(desk: Desk, house: House) -> None:
    theory = await desk.begun()
    await desk.varied(theory)
    client = house.client
    one = await client.get(PATH, params={"limit": 1}, headers=desk.headers)
    many = await client.get(PATH, params={"limit": 50}, headers=desk.headers)
    assert queries_of(one) == queries_of(many) == 4
    read = await client.get(f"{PATH}/{theory['id']}", headers=desk.headers)
    assert queries_of(read) == 3
    changed = await desk.change(theory, 1, problem="Another problem.")
    assert queries_of(changed) <= 10
