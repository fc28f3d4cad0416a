"""Importing a roster over HTTP."""

import asyncio
from typing import Any

from chassis.testing import queries_of
from sqlalchemy import text

from .conftest import Hire, Places, World, make_project, roster_rows


async def import_into(world: World, project: str, site: str, rows: list[dict[str, Any]], **query: str) -> Any:
    return await world.first.admin(
        "POST", f"/projects/{project}/roster:import", json={"site_id": site, "rows": rows}, params=query
    )


async def test_a_roster_makes_units_people_and_memberships_and_a_second_time_nothing(world: World) -> None:
    project, site = await make_project(world.first.admin)
    made = await import_into(world, project, site, roster_rows())
    assert made.status_code == 200, made.text
    assert made.json() == {
        "created": {"districts": 2, "schools": 6, "networks": 3, "people": 6, "memberships": 6},
        "updated": {"districts": 0, "schools": 0, "networks": 0, "people": 0, "memberships": 0},
        "unchanged": 0,
        "dry_run": False,
    }
    mark = await position(world)
    again = (await import_into(world, project, site, roster_rows())).json()
    assert sum(again["created"].values()) == sum(again["updated"].values()) == 0
    assert again["unchanged"] == 6
    assert await position(world) == mark


async def position(world: World) -> int:
    """The newest position of the directory's feed."""
    service = await world.service("survey-api")
    mark = 0
    while True:
        page = await service.json("GET", "/directory/changes", params={"after": mark, "limit": 1000})
        if not page["items"]:
            return mark
        mark = page["next"]


async def test_a_dry_run_says_what_would_happen_and_does_nothing(world: World) -> None:
    project, site = await make_project(world.first.admin)
    dry = (await import_into(world, project, site, roster_rows(), dry_run="true")).json()
    assert (dry["dry_run"], dry["created"]["people"]) == (True, 6)
    whole = await world.first.admin.json("GET", f"/projects/{project}")
    assert whole["counts"] == {"organisations": 0, "networks": 0, "people": 0}


async def test_one_row_at_fault_and_nothing_is_imported(world: World) -> None:
    project, site = await make_project(world.first.admin)
    rows = roster_rows()
    rows[2]["role"] = "headmistress"
    rows[5]["email"] = "not an address"
    answer = await import_into(world, project, site, rows)
    assert (answer.status_code, answer.json()["code"]) == (422, "roster.invalid")
    assert [(one["row"], one["column"]) for one in answer.json()["errors"]] == [(4, "role"), (7, "email")]
    assert all(one["message"] and one["fix"] for one in answer.json()["errors"])
    whole = await world.first.admin.json("GET", f"/projects/{project}")
    assert whole["counts"] == {"organisations": 0, "networks": 0, "people": 0}


async def test_changed_names_and_places_are_taken_over(world: World) -> None:
    project, site = await make_project(world.first.admin)
    await import_into(world, project, site, roster_rows())
    rows = roster_rows()
    rows[0]["name"] = "A new name"
    for one in rows[2:4]:
        one["district_code"], one["district_name"] = "D2", "District D2"
    rows[5]["school_code"], rows[5]["school_name"] = "N3-E1", "School N3-E1"
    done = (await import_into(world, project, site, rows)).json()
    assert sum(done["created"].values()) == 0
    assert done["updated"] == {"districts": 0, "schools": 2, "networks": 1, "people": 1, "memberships": 1}
    assert done["unchanged"] == 2
    networks = await world.first.admin.json("GET", "/networks", params={"project_id": project})
    districts = await world.first.admin.json(
        "GET", "/organisations", params={"project_id": project, "kind": "district"}
    )
    code = {one["id"]: one["code"] for one in districts["items"]}
    assert {one["code"]: code[one["district_id"]] for one in networks["items"]} == {
        "N1": "D1",
        "N2": "D2",
        "N3": "D2",
    }
    people = await world.first.admin.json("GET", "/people", params={"project_id": project})
    assert "A new name" in {one["name"] for one in people["items"]}


async def test_two_imports_at_once_make_each_thing_once(world: World) -> None:
    project, site = await make_project(world.first.admin)
    answers = await asyncio.gather(*(import_into(world, project, site, roster_rows()) for _ in range(3)))
    assert [answer.status_code for answer in answers] == [200] * 3
    assert sorted(sum(answer.json()["created"].values()) for answer in answers) == [0, 0, 23]


async def test_a_network_of_another_site_is_not_taken_over(world: World) -> None:
    project, site = await make_project(world.first.admin)
    await import_into(world, project, site, roster_rows())
    other = await world.first.admin.json(
        "POST",
        "/sites",
        201,
        json={
            "project_id": project,
            "code": "KE",
            "name": "Kenya",
            "country": "KE",
            "language": "sw",
            "time_zone": "Africa/Nairobi",
        },
    )
    answer = await import_into(world, project, other["id"], roster_rows()[:1])
    assert {one["code"] for one in answer.json()["errors"]} == {"roster.elsewhere"}
    assert {one["column"] for one in answer.json()["errors"]} == {
        "network_code",
        "school_code",
        "district_code",
    }


async def test_who_may_import_and_who_may_not(world: World, ours: Places, theirs: Places, hire: Hire) -> None:
    body = {"site_id": ours.site, "rows": roster_rows()}
    path = f"/projects/{ours.project}/roster:import"
    assert (await world.anonymous("POST", path, json=body)).status_code == 401
    assert (await world.second.admin("POST", path, json=body)).status_code == 404
    assert (await (await hire("facilitator"))("POST", path, json=body)).status_code == 403
    bound = await hire("administrator", "network", ours.networks["N1"])
    assert (await bound("POST", path, json=body)).status_code == 403
    foreign = await world.first.admin("POST", path, json={**body, "site_id": theirs.site})
    assert foreign.status_code == 404
    assert (await world.first.admin("POST", path, json={**body, "rows": []})).status_code == 422
    assert (await world.first.admin("POST", path, json={**body, "more": 1})).status_code == 422


async def test_the_expected_are_told_without_names_and_in_pages(world: World, ours: Places) -> None:
    service = await world.service("survey-api", world.first.id)
    found: list[dict[str, Any]] = []
    cursor = None
    while True:
        query = {"limit": 4, **({"cursor": cursor} if cursor else {})}
        page = await service.json("GET", f"/projects/{ours.project}/roster", params=query)
        found += page["items"]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(found) == len({one["membership_id"] for one in found}) == 6
    assert set(found[0]) == {
        "membership_id",
        "person_id",
        "network_id",
        "school_id",
        "district_id",
        "site_id",
        "country",
        "language",
        "role",
    }
    assert {one["district_id"] for one in found} == set(ours.districts.values())
    assert {(one["country"], one["language"]) for one in found} == {("CL", "es")}


async def test_who_may_read_the_expected(world: World, ours: Places, hire: Hire) -> None:
    path = f"/projects/{ours.project}/roster"
    assert (await world.anonymous("GET", path)).status_code == 401
    assert (await world.second.admin("GET", path)).status_code == 404
    assert (await (await hire("facilitator"))("GET", path)).status_code == 403
    assert (await (await hire("researcher"))("GET", path)).status_code == 200
    other = await world.service("reports-worker", world.first.id)
    assert (await other("GET", path)).status_code == 403
    assert (await world.first.admin("GET", path, params={"limit": 2001})).status_code == 422
    bound = await hire("researcher", "district", ours.districts["D2"])
    assert len((await bound.json("GET", path))["items"]) == 2


async def test_a_membership_that_ended_is_expected_no_more(world: World) -> None:
    project, site = await make_project(world.first.admin)
    await import_into(world, project, site, roster_rows())
    people = await world.first.admin.json("GET", "/people", params={"project_id": project})
    membership = people["items"][0]["memberships"][0]
    ended = await world.first.admin.json(
        "PATCH",
        f"/memberships/{membership['id']}",
        json={"ends_on": membership["starts_on"]},
        headers={"If-Match": '"1"'},
    )
    assert ended["ends_on"] == membership["starts_on"]
    await shift_days(world, membership["id"])
    found = await world.first.admin.json("GET", f"/projects/{project}/roster")
    assert len(found["items"]) == 5
    again = (await import_into(world, project, site, roster_rows())).json()
    assert again["created"]["memberships"] == 1


async def shift_days(world: World, membership_id: str) -> None:
    """Let two days have passed since the membership ended."""
    from chassis.database import Scope

    async with world.app.state.database.transaction(Scope.tenant(world.first.id)) as work:
        await work.session.execute(
            text("update membership set starts_on = starts_on - 2, ends_on = ends_on - 2 where id = :id"),
            {"id": membership_id},
        )


async def test_the_number_of_statements_does_not_grow_with_the_rows(world: World) -> None:
    counts = []
    for size in (2, 6):
        project, site = await make_project(world.first.admin)
        answer = await import_into(world, project, site, roster_rows()[:size])
        assert answer.status_code == 200
        counts.append(queries_of(answer))
    assert counts[0] == counts[1]
