"""Change ideas over HTTP: anonymous, other tenant, other network, missing, invalid, valid."""

from typing import Any

import pytest
from chassis.ids import new_id
from chassis.testing import queries_of
from sqlalchemy import text

from .conftest import House
from .ideas import PATH, Cast, adopted, body, cast_of, moved, written
from .theories import driver


@pytest.fixture(scope="module")
async def cast(house: House) -> Cast:
    return await cast_of(house)


async def test_without_a_token_nobody_sees_writes_or_adopts_an_idea(house: House) -> None:
    some = f"{PATH}/{new_id()}"
    for answer in (
        await house.client.get(PATH),
        await house.client.post(PATH, json=body(house)),
        await house.client.get(some),
        await house.client.patch(some, json={}),
        await house.client.post(f"{some}/adoptions", json={}),
        await house.client.get(f"{some}/lineage"),
        await house.client.get(f"{some}/history"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (401, "authentication.required")


async def test_an_idea_of_another_tenant_is_answered_like_one_that_is_not_there(
    house: House, cast: Cast
) -> None:
    idea = await written(house, cast.author, audience="project")
    for reader in (house.stranger, cast.other_project):
        for tail in ("", "/lineage", "/history"):
            theirs = await house.client.get(f"{PATH}/{idea['id']}{tail}", headers=reader.headers)
            missing = await house.client.get(f"{PATH}/{new_id()}{tail}", headers=reader.headers)
            assert theirs.status_code == missing.status_code == 404
            assert {**theirs.json(), "request_id": ""} == {**missing.json(), "request_id": ""}
        assert (await adopted(house, reader, idea["id"])).status_code == 404
        listed = await house.client.get(PATH, headers=reader.headers)
        assert listed.json() == {"items": [], "next_cursor": None}


async def test_a_teacher_reads_ideas_but_neither_writes_nor_adopts_them(house: House, cast: Cast) -> None:
    idea = await written(house, cast.author)
    assert (await house.client.get(f"{PATH}/{idea['id']}", headers=house.teacher.headers)).status_code == 200
    refused = await house.client.post(PATH, json=body(house), headers=house.teacher.headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "permission.denied")
    assert (await adopted(house, house.teacher, idea["id"])).status_code == 403


async def test_only_its_network_changes_an_idea_that_the_project_may_read(house: House, cast: Cast) -> None:
    idea = await written(house, cast.author, audience="project")
    refused = await moved(house, cast.elsewhere, idea, title="Ours")
    assert (refused.status_code, refused.json()["code"]) == (403, "permission.denied")
    missing = await house.client.patch(
        f"{PATH}/{new_id()}", json={}, headers={**cast.author.headers, "If-Match": '"1"'}
    )
    assert missing.status_code == 404
    into_another = await house.client.post(
        PATH, json=body(house, network_id=str(house.other_network)), headers=cast.author.headers
    )
    assert into_another.status_code == 403


async def test_each_field_at_fault_is_named_and_nothing_is_stored(house: House, cast: Cast) -> None:
    async def stored() -> Any:
        async with house.app.state.database.system() as work:
            return (await work.session.execute(text("select count(*) from outbox"))).scalar_one()

    before = await stored()
    bad = body(
        house, title=" ", level="planet", cost_amount=-1, cost_currency="shillings", driver_ids=["x"], extra=1
    )
    answer = await house.client.post(PATH, json=bad, headers=cast.author.headers)
    pointers = {fault["pointer"] for fault in answer.json()["errors"]}
    assert answer.status_code == 422
    assert {"/title", "/level", "/cost_amount", "/cost_currency", "/driver_ids/0", "/extra"} <= pointers
    lonely = await house.client.post(PATH, json=body(house, cost_currency=None), headers=cast.author.headers)
    assert lonely.status_code == 422
    elsewhere = body(house, school_id=str(house.network), team_id=str(new_id()))
    answer = await house.client.post(PATH, json=elsewhere, headers=cast.author.headers)
    assert answer.json()["code"] == "idea.reference_elsewhere"
    assert [fault["pointer"] for fault in answer.json()["errors"]] == ["/school_id", "/team_id"]
    assert await stored() == before


async def test_an_idea_is_written_read_and_listed_with_its_places(house: House, cast: Cast) -> None:
    idea = await written(house, cast.author, school_id=str(house.school), team_id=str(cast.team))
    assert (idea["network"], idea["school"], idea["team"]) == ("Umoja", "Mwangaza Primary", "Grade 5")
    assert (idea["cost_amount"], idea["cost_currency"], idea["audience"]) == (120.5, "KES", "network")
    assert idea["context"]["place"] == "Rural"
    assert {one["status"]: [m["code"] for m in one["missing"]] for one in idea["next"]} == {
        "testing": ["idea.trial_missing"],
        "abandoned": ["idea.learned_missing"],
    }
    read = await house.client.get(f"{PATH}/{idea['id']}", headers=cast.author.headers)
    assert (read.json(), read.headers["etag"]) == (idea, '"1"')
    listed = await house.client.get(PATH, headers=cast.author.headers)
    assert {key: value for key, value in idea.items() if key != "next"} in listed.json()["items"]


async def test_the_same_id_makes_one_idea_and_another_one_can_not_take_it(house: House, cast: Cast) -> None:
    given = str(new_id())
    first = await written(house, cast.author, id=given)
    assert await written(house, cast.author, id=given) == first
    other_body = await house.client.post(
        PATH, json=body(house, id=given, title="Another"), headers=cast.author.headers
    )
    other_author = await house.client.post(PATH, json=body(house, id=given), headers=cast.colleague.headers)
    for answer in (other_body, other_author):
        assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
    child = str(new_id())
    once = await adopted(house, cast.author, given, id=child)
    again = await adopted(house, cast.author, given, id=child)
    assert once.status_code == again.status_code == 201
    assert once.json() == again.json()
    clash = await adopted(house, cast.author, given, id=child, why="Another reason")
    assert clash.status_code == 409


async def test_where_it_stands_moves_only_as_the_rules_let_it_and_the_history_says_why(
    house: House, cast: Cast
) -> None:
    idea = await written(house, cast.author)
    jump = await moved(house, cast.author, idea, status="adopted", learned="x")
    assert (jump.status_code, jump.json()["code"]) == (409, "idea.status_out_of_order")
    bare = await moved(house, cast.author, idea, status="testing")
    assert (bare.status_code, bare.json()["code"]) == (422, "idea.status_not_ready")
    assert [fault["pointer"] for fault in bare.json()["errors"]] == ["/trial"]
    testing = await moved(house, cast.author, idea, status="testing", trial="Room 5A, since May")
    assert testing.status_code == 200, testing.text
    assert testing.json()["status_at"] > idea["status_at"]
    silent = await moved(house, cast.author, testing.json(), status="abandoned")
    assert [fault["pointer"] for fault in silent.json()["errors"]] == ["/learned"]
    failed = await moved(
        house,
        cast.author,
        testing.json(),
        status="abandoned",
        learned="Equal pairs stall.",
        reason="Three weeks without change",
    )
    assert (failed.json()["status"], failed.json()["learned"]) == ("abandoned", "Equal pairs stall.")
    emptied = await moved(house, cast.author, failed.json(), learned="")
    assert emptied.status_code == 422
    history = await house.client.get(f"{PATH}/{idea['id']}/history", headers=house.teacher.headers)
    newest = history.json()["items"][0]
    assert newest["reason"] == "Three weeks without change"
    assert {"field": "status", "old": "testing", "new": "abandoned"} in newest["fields"]
    assert len(history.json()["items"]) == 3


async def test_a_change_from_an_older_version_gets_both_versions_back(house: House, cast: Cast) -> None:
    idea = await written(house, cast.author)
    bare = await house.client.patch(f"{PATH}/{idea['id']}", json={}, headers=cast.author.headers)
    assert bare.status_code == 428
    good = await moved(house, cast.author, idea, need="Other", driver_ids=[await driver(house)])
    assert (good.status_code, good.headers["etag"]) == (200, '"2"')
    late = await moved(house, cast.author, idea, need="Late")
    assert late.status_code == 412
    assert (late.json()["current"]["need"], late.json()["yours"]) == ("Other", {"need": "Late"})
    kept = await moved(house, cast.author, good.json(), cost_currency=None)
    assert (kept.status_code, kept.json()["errors"][0]["pointer"]) == (422, "/cost_currency")
    freed = await moved(house, cast.author, good.json(), cost_currency=None, cost_amount=None, school_id=None)
    assert (freed.status_code, freed.json()["cost_amount"]) == (200, None)


async def test_an_idea_is_adopted_in_another_network_with_what_changes_and_why(
    house: House, cast: Cast
) -> None:
    parent = await written(house, cast.author, audience="project", driver_ids=[await driver(house)])
    answer = await adopted(house, cast.elsewhere, parent["id"], network_id=str(house.other_network))
    assert answer.status_code == 201, answer.text
    child = answer.json()
    assert answer.headers["location"] == f"{PATH}/{child['id']}"
    assert child["parent"] == {
        "id": parent["id"],
        "title": "Paired reading",
        "network_id": str(house.network),
        "network": "Umoja",
        "country": None,
    }
    assert (child["what_changes"], child["why"]) == ("Groups of four", "One book for four learners")
    assert (child["status"], child["adapted"], child["as_is"]) == ("idea", True, False)
    assert (child["description"], child["context"]["place"]) == (parent["description"], "")
    assert child["driver_ids"] == []
    seen = (await house.client.get(f"{PATH}/{parent['id']}", headers=cast.elsewhere.headers)).json()
    assert seen["adoptions"] == 1
    assert (seen["may_write"], seen["may_adopt"]) == (False, True)
    mine = (await house.client.get(f"{PATH}/{parent['id']}", headers=cast.author.headers)).json()
    assert mine["adoptions"] == 0
    """The other network shows its adaptation to itself only, so its number is not told either."""


async def test_as_it_is_is_said_and_the_two_never_mix(house: House, cast: Cast) -> None:
    parent = await written(house, cast.author)
    as_is = await adopted(house, cast.author, parent["id"], as_is=True, what_changes="")
    assert (as_is.json()["as_is"], as_is.json()["what_changes"]) == (True, "")
    for wrong, code in (
        ({"as_is": True}, "idea.as_is_but_changed"),
        ({"what_changes": " "}, "idea.change_missing"),
    ):
        answer = await adopted(house, cast.author, parent["id"], **wrong)
        assert (answer.status_code, answer.json()["code"]) == (422, "idea.adoption_unclear")
        assert answer.json()["errors"][0]["code"] == code
    silent = await adopted(house, cast.author, parent["id"], why="")
    assert (silent.status_code, silent.json()["errors"][0]["pointer"]) == (422, "/why")
    unheard = await adopted(house, cast.author, str(new_id()))
    assert unheard.status_code == 404
    away = await adopted(house, cast.author, parent["id"], network_id=str(house.other_network))
    assert away.status_code == 403


async def test_an_adaptation_is_shown_no_further_than_the_idea_it_adapts(house: House, cast: Cast) -> None:
    parent = await written(house, cast.author, audience="mentor", team_id=str(cast.team))
    wide = await adopted(house, cast.mentor, parent["id"], audience="network")
    assert (wide.status_code, wide.json()["code"]) == (422, "idea.audience_too_wide")
    child = (await adopted(house, cast.mentor, parent["id"])).json()
    assert child["audience"] == "mentor"
    later = await moved(house, cast.mentor, child, audience="project")
    assert (later.status_code, later.json()["errors"][0]["pointer"]) == (422, "/audience")
    opened = await moved(house, cast.author, parent, audience="project")
    assert opened.status_code == 200
    assert (await moved(house, cast.mentor, child, audience="project")).status_code == 200


async def test_adoption_is_told_by_ids_alone(house: House, cast: Cast) -> None:
    parent = await written(house, cast.author)
    child = (await adopted(house, cast.author, parent["id"])).json()
    async with house.app.state.database.system() as work:
        rows = await work.session.execute(
            text("select body->'data' from outbox where body->>'type' = 'duru.pdsa.idea.adopted.v1'")
        )
        told = [row[0] for row in rows]
    assert {
        "idea_id": child["id"],
        "parent_id": parent["id"],
        "parent_network_id": str(house.network),
    } in told


async def test_filters_find_and_pages_hold_every_idea_once_by_time_or_title(house: House, cast: Cast) -> None:
    hung = await driver(house)
    titles = ["Ábaco común", "abrir el libro", "Zona de lectura", "50% menos_ruido"]
    made = [
        await written(house, cast.author, title=title, driver_ids=[hung], level="school", digital="partly")
        for title in titles
    ]

    async def found(**params: Any) -> list[str]:
        seen: list[str] = []
        cursor: str | None = None
        while True:
            asked = {"driver_id": hung, "limit": 3, **params, **({"cursor": cursor} if cursor else {})}
            answer = await house.client.get(PATH, params=asked, headers=cast.author.headers)
            assert answer.status_code == 200, answer.text
            seen += [idea["title"] for idea in answer.json()["items"]]
            cursor = answer.json()["next_cursor"]
            if cursor is None:
                return seen

    assert await found() == titles[::-1]
    by_title = await found(order="title")
    assert sorted(by_title) == sorted(titles)
    assert by_title.index("Zona de lectura") == 3
    assert await found(search="abaco COMUN") == ["Ábaco común"]
    assert await found(search="0% menos_") == ["50% menos_ruido"]
    assert await found(search="% _") == ["50% menos_ruido"]
    assert await found(level="school", digital="partly", network_id=str(house.network)) == titles[::-1]
    assert (
        await found(level="classroom") == await found(digital="yes") == await found(status="spreading") == []
    )
    assert await found(status=["idea", "testing"]) == titles[::-1]
    assert await found(site_id=str(new_id())) == await found(school_id=str(new_id())) == []
    assert len(made) == 4
    for cursor in ("nonsense", "bm9uc2Vuc2U"):
        refused = await house.client.get(PATH, params={"cursor": cursor}, headers=cast.author.headers)
        assert refused.status_code == 422


async def test_a_list_takes_the_same_queries_however_long_it_is(house: House, cast: Cast) -> None:
    parent = await written(house, cast.author, team_id=str(cast.team))
    for _ in range(3):
        assert (await adopted(house, cast.author, parent["id"], team_id=str(cast.team))).status_code == 201
    asked = {"search": "paired"}
    few = await house.client.get(PATH, params={**asked, "limit": 3}, headers=cast.author.headers)
    many = await house.client.get(PATH, params={**asked, "limit": 50}, headers=cast.author.headers)
    assert len(many.json()["items"]) > len(few.json()["items"])
    assert queries_of(few) == queries_of(many) <= 8
