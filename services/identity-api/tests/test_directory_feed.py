"""The feed that the other services copy the directory from."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

from chassis.database import Scope
from chassis.testing import until
from identity_api.changes.feed import Unit, read, record
from sqlalchemy import text

from .conftest import Answerer, Places, World, make_places, make_project, roster_rows


async def pull(service: Answerer, after: int = 0, limit: int = 1000) -> tuple[list[dict[str, Any]], int]:
    found: list[dict[str, Any]] = []
    while True:
        page = await service.json("GET", "/directory/changes", params={"after": after, "limit": limit})
        if not page["items"]:
            assert page["next"] == after
            return found, after
        found += page["items"]
        after = page["next"]


async def test_every_unit_is_in_the_feed_with_its_place_and_no_person_is(world: World) -> None:
    service = await world.service("survey-api")
    _, mark = await pull(service)
    places = await make_places(world.first.admin)
    items, _ = await pull(service, mark, limit=3)
    assert [one["position"] for one in items] == sorted(one["position"] for one in items)
    by_id = {one["id"]: one for one in items}
    assert {one["kind"] for one in items} == {"project", "site", "district", "school", "network"}
    school = by_id[places.schools["N3-E1"]]
    assert (school["district_id"], school["site_id"]) == (places.districts["D2"], places.site)
    assert (school["country"], school["language"], school["time_zone"]) == ("CL", "es", "America/Santiago")
    network = by_id[places.networks["N1"]]
    assert (network["district_id"], network["label"]) == (places.districts["D1"], "Network N1")
    assert by_id[places.project]["project_id"] == places.project
    assert not set(places.people.values()) & set(by_id)
    assert "Person" not in str(items)


async def test_a_changed_unit_moves_to_the_end_and_is_there_once(world: World) -> None:
    service = await world.service("survey-api")
    places = await make_places(world.first.admin)
    _, mark = await pull(service)
    path = f"/networks/{places.networks['N2']}"
    await world.first.admin.json("PATCH", path, json={"name": "Renamed"}, headers={"If-Match": '"1"'})
    items, _ = await pull(service, mark)
    assert [(one["id"], one["label"]) for one in items] == [(places.networks["N2"], "Renamed")]
    whole, _ = await pull(service)
    assert [one["id"] for one in whole].count(places.networks["N2"]) == 1


async def test_the_feed_is_for_services(world: World) -> None:
    assert (await world.anonymous("GET", "/directory/changes")).status_code == 401
    assert (await world.first.admin("GET", "/directory/changes")).status_code == 403
    for query in ({"after": -1}, {"limit": 0}, {"limit": 1001}, {"after": "x"}):
        service = await world.service("pdsa-api")
        assert (await service("GET", "/directory/changes", params=query)).status_code == 422


def unit(tenant: UUID, project: UUID, label: str) -> Unit:
    return Unit(uuid4(), "network", tenant, project, label, label)


async def test_a_transaction_that_commits_late_is_not_passed_over(world: World) -> None:
    """A writes first and commits last; a reader that has seen B must still come to see A."""
    database, tenant, project = world.app.state.database, world.first.id, uuid4()
    first_writes, second_may_write = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        async with database.transaction(Scope.tenant(tenant)) as work:
            await record(work, [unit(tenant, project, "late")])
            first_writes.set()
            await second_may_write.wait()

    async def quick() -> None:
        await first_writes.wait()
        async with database.transaction(Scope.tenant(tenant)) as work:
            await record(work, [unit(tenant, project, "early")])

    async def newest() -> int:
        async with database.system() as work:
            rows = await read(work, 0, 100_000)
        return max(row.position for row in rows)

    mark = await newest()
    tasks = [asyncio.create_task(slow()), asyncio.create_task(quick())]
    await first_writes.wait()
    await waits_for_a_lock(world)
    assert await newest() == mark
    second_may_write.set()
    await asyncio.gather(*tasks)
    async with database.system() as work:
        rows = await read(work, mark, 100)
    assert [row.label for row in rows if row.project_id == project] == ["late", "early"]


async def waits_for_a_lock(world: World) -> None:
    """Until the second writer stands behind the first."""

    async def stands() -> bool:
        async with world.app.state.database.transaction(Scope()) as work:
            found = await work.session.execute(
                text("select count(*) from pg_locks where locktype = 'advisory' and not granted")
            )
            return bool(found.scalar_one())

    await until(stands)


async def test_a_writing_request_makes_one_event_with_the_last_position(world: World, ours: Places) -> None:
    service = await world.service("survey-api")
    project, site = await make_project(world.first.admin)
    _, before = await pull(service)
    body = {"site_id": site, "rows": roster_rows()}
    await world.first.admin.json("POST", f"/projects/{project}/roster:import", json=body)
    _, after = await pull(service, before)
    async with world.app.state.database.transaction(Scope.tenant(world.first.id)) as work:
        events = await work.session.execute(
            text(
                "select body from outbox where subject = 'duru.identity.directory.changed.v1'"
                " and (body->'data'->>'position')::bigint > :before"
            ),
            {"before": before},
        )
        bodies = [row.body for row in events]
    assert [one["data"] for one in bodies] == [{"position": after}]
    assert (bodies[0]["tenantid"], bodies[0]["projectid"]) == (str(world.first.id), project)
