"""Projects, sites, organisations and networks over HTTP: each climbs the same ladder."""

from typing import Any
from uuid import uuid4

import pytest

from .conftest import Hire, Places, World, make_places


async def test_a_project_is_started_read_and_changed(world: World) -> None:
    admin = world.first.admin
    body = {
        "code": f"p{uuid4().hex[:8]}",
        "name": "Redes",
        "summary": "Tres países",
        "languages": ["es", "en"],
    }
    made = await admin("POST", "/projects", json=body)
    assert made.status_code == 201
    assert made.headers["etag"] == '"1"'
    project = made.json()
    assert made.headers["location"].endswith(project["id"])
    assert {**body, "minimum_cell": 5}.items() <= project.items()
    changed = await admin(
        "PATCH", f"/projects/{project['id']}", json={"minimum_cell": 7}, headers={"If-Match": '"1"'}
    )
    assert (changed.json()["minimum_cell"], changed.json()["name"], changed.headers["etag"]) == (
        7,
        "Redes",
        '"2"',
    )
    whole = await admin.json("GET", f"/projects/{project['id']}")
    assert whole["sites"] == []
    assert whole["counts"] == {"organisations": 0, "networks": 0, "people": 0}


async def test_a_change_made_from_an_older_version_gets_both_versions(world: World, ours: Places) -> None:
    path = f"/projects/{ours.project}"
    assert (await world.first.admin("PATCH", path, json={"name": "x"})).status_code == 428
    answer = await world.first.admin("PATCH", path, json={"name": "Mine"}, headers={"If-Match": '"99"'})
    assert (answer.status_code, answer.json()["code"]) == (412, "conflict.version")
    assert answer.json()["yours"] == {"name": "Mine"}
    assert answer.json()["current"]["id"] == ours.project


async def test_the_same_request_under_one_key_makes_one_project(world: World) -> None:
    body = {"code": f"p{uuid4().hex[:8]}", "name": "Redes", "languages": ["es"]}
    key = {"Idempotency-Key": str(uuid4())}
    answers = [await world.first.admin("POST", "/projects", json=body, headers=key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    other = await world.first.admin("POST", "/projects", json={**body, "name": "Other"}, headers=key)
    assert (other.status_code, other.json()["code"]) == (409, "idempotency.reused")


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"code": ""}, "/code"),
        ({"code": "with space"}, "/code"),
        ({"name": " "}, "/name"),
        ({"name": "x" * 201}, "/name"),
        ({"languages": []}, "/languages"),
        ({"languages": ["Spanish!"]}, "/languages/0"),
        ({"minimum_cell": 2}, "/minimum_cell"),
        ({"minimum_cell": 51}, "/minimum_cell"),
        ({"tenant_id": str(uuid4())}, "/tenant_id"),
        ({"name": "a\x01b"}, "/name"),
    ],
)
async def test_a_wrong_project_is_refused_with_the_place(world: World, change: Any, pointer: str) -> None:
    body = {"code": "ok", "name": "Redes", "languages": ["es"], **change}
    answer = await world.first.admin("POST", "/projects", json=body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer


async def test_a_code_is_used_once(world: World, ours: Places) -> None:
    admin = world.first.admin
    code = (await admin.json("GET", f"/projects/{ours.project}"))["code"]
    taken = await admin("POST", "/projects", json={"code": code, "name": "x", "languages": ["es"]})
    assert (taken.status_code, taken.json()["code"]) == (409, "code.taken")
    # Another organisation uses the same code and learns nothing.
    theirs = await world.second.admin(
        "POST", "/projects", json={"code": code, "name": "x", "languages": ["es"]}
    )
    assert theirs.status_code == 201
    site = {"project_id": ours.project, "code": "CL", "name": "x", "country": "CL", "language": "es",
            "time_zone": "UTC"}  # fmt: skip
    assert (await admin("POST", "/sites", json=site)).json()["code"] == "code.taken"
    unit = {"project_id": ours.project, "site_id": ours.site, "code": "N1", "name": "x"}
    assert (await admin("POST", "/networks", json=unit)).json()["code"] == "code.taken"
    school = {**unit, "kind": "school", "code": "N1-E1"}
    assert (await admin("POST", "/organisations", json=school)).json()["code"] == "code.taken"


async def test_a_site_needs_a_country_and_a_time_zone_that_exist(world: World, ours: Places) -> None:
    body = {"project_id": ours.project, "code": "X", "name": "x", "country": "CL", "language": "es",
            "time_zone": "America/Santiago"}  # fmt: skip
    for change, pointer in (({"time_zone": "Mars/Base"}, "/time_zone"), ({"country": "Chile"}, "/country")):
        answer = await world.first.admin("POST", "/sites", json={**body, **change})
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)


async def test_who_may_write_the_directory(world: World, ours: Places, hire: Hire) -> None:
    bodies = {
        "/projects": {"code": "zz", "name": "x", "languages": ["es"]},
        "/sites": {"project_id": ours.project, "code": "ZZ", "name": "x", "country": "CL", "language": "es",
                   "time_zone": "UTC"},
        "/organisations": {"project_id": ours.project, "site_id": ours.site, "kind": "ngo", "code": "ZZ",
                           "name": "x"},
        "/networks": {"project_id": ours.project, "site_id": ours.site, "code": "ZZ", "name": "x"},
        "/people": {"project_id": ours.project, "name": "x", "language": "es"},
        "/memberships": {"network_id": ours.networks["N1"], "person_id": ours.people["P1"],
                         "role": "supervisor"},
    }  # fmt: skip
    teacher, bound = await hire("teacher"), await hire("administrator", "network", ours.networks["N2"])
    for path, body in bodies.items():
        assert (await world.anonymous("POST", path, json=body)).status_code == 401
        assert (await teacher("POST", path, json=body)).status_code == 403
        assert (await bound("POST", path, json=body)).status_code in (403, 404), path
    project_admin = await hire("administrator")
    assert (await project_admin("POST", "/projects", json=bodies["/projects"])).status_code == 403
    for path in ("/organisations", "/networks"):
        assert (await project_admin("POST", path, json=bodies[path])).status_code == 201


async def test_a_school_lies_in_a_district_and_never_in_itself(world: World) -> None:
    admin = world.first.admin
    places = await make_places(admin)
    school, district = places.schools["N1-E1"], places.districts["D1"]

    async def put(unit: str, parent: str | None) -> Any:
        found = await admin("GET", f"/organisations/{unit}")
        return await admin(
            "PATCH",
            f"/organisations/{unit}",
            json={"parent_id": parent},
            headers={"If-Match": found.headers["etag"]},
        )

    assert (await put(school, None)).json()["parent_id"] is None
    assert (await put(school, district)).json()["parent_id"] == district
    for unit, parent in ((school, places.schools["N1-E0"]), (school, school), (school, str(uuid4()))):
        answer = await put(unit, parent)
        assert (answer.status_code, answer.json()["code"]) == (422, "organisation.parent")
    assert (await put(places.districts["D2"], district)).status_code == 200
    assert (await put(district, places.districts["D2"])).json()["code"] == "organisation.parent"
    missing = await admin(
        "PATCH",
        f"/networks/{places.networks['N1']}",
        json={"district_id": str(uuid4())},
        headers={"If-Match": '"1"'},
    )
    assert (missing.status_code, missing.json()["code"]) == (422, "network.unit")


async def test_a_network_takes_schools_and_a_district_of_its_project(world: World) -> None:
    admin = world.first.admin
    places = await make_places(admin)
    body = {"project_id": places.project, "site_id": places.site, "code": "N9", "name": "Nueva",
            "district_id": places.districts["D1"], "school_ids": [places.schools["N1-E1"]]}  # fmt: skip
    made = await admin.json("POST", "/networks", 201, json=body)
    assert made["school_ids"] == [places.schools["N1-E1"]]
    changed = await admin(
        "PATCH",
        f"/networks/{made['id']}",
        json={"school_ids": [places.schools["N2-E0"], places.schools["N2-E1"]], "district_id": None},
        headers={"If-Match": '"1"'},
    )
    assert changed.json()["school_ids"] == sorted([places.schools["N2-E0"], places.schools["N2-E1"]])
    assert changed.json()["district_id"] is None
    assert await admin.json("GET", f"/networks/{made['id']}") == changed.json()
    wrong = await admin(
        "POST",
        "/networks",
        json={
            **body,
            "code": "N10",
            "district_id": places.schools["N1-E1"],
            "school_ids": [places.districts["D1"]],
        },
    )
    assert wrong.status_code == 422
    assert {one["pointer"] for one in wrong.json()["errors"]} == {"/district_id", "/school_ids"}


async def test_lists_come_in_pages_without_holes_or_repeats(world: World, ours: Places) -> None:
    found: list[str] = []
    cursor = None
    while True:
        query = {"project_id": ours.project, "limit": 3, **({"cursor": cursor} if cursor else {})}
        page = await world.first.admin.json("GET", "/organisations", params=query)
        assert len(page["items"]) <= 3
        found += [one["id"] for one in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(found) == len(set(found)) >= 8
    wrong = await world.first.admin("GET", "/organisations", params={"cursor": "made-up"})
    assert (wrong.status_code, wrong.json()["errors"][0]["code"]) == (422, "cursor.unknown")


async def test_lists_are_narrowed_by_kind_site_and_parent(world: World, ours: Places) -> None:
    async def codes(**query: str) -> set[str]:
        page = await world.first.admin.json(
            "GET", "/organisations", params={"project_id": ours.project, "limit": "200", **query}
        )
        return {one["code"] for one in page["items"]}

    assert {"D1", "D2"} <= await codes(kind="district")
    assert await codes(parent_id=ours.districts["D2"]) == {"N3-E0", "N3-E1"}
    assert await codes(site_id=str(uuid4())) == set()
    wrong = await world.first.admin("GET", "/organisations", params={"kind": "shop"})
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "/kind")


async def test_text_that_the_database_can_not_hold_is_refused(world: World) -> None:
    for content in (
        b'{"code": "x", "name": "a\\u0000b", "languages": ["es"]}',
        b'{"code": "x", "name": "\\ud800", "languages": ["es"]}',
        b'{"code": "x", "name": "x", "languages": ["es"], "minimum_cell": 1e400}',
        b'{"code": "x", "name": "x", "languages": ["es"], "minimum_cell": NaN}',
        b"{" * 10_000,
    ):
        answer = await world.first.admin(
            "POST", "/projects", content=content, headers={"Content-Type": "application/json"}
        )
        assert answer.status_code in (400, 422), (content[:60], answer.status_code)
        assert answer.json()["code"] in ("validation", "request.unreadable")
