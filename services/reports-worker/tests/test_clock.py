"""The clock: a due time makes one run, a missed one is made up once, and nothing is doubled."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from chassis.database import Scope
from chassis.due_times import ClockKeeper, Due
from reports_worker import clock
from reports_worker.definitions.models import DUE_KIND

from .conftest import BASE, NOW, House, define, documents_of, settled

DAILY = {"rule": "FREQ=DAILY;BYHOUR=7;BYMINUTE=0", "time_zone": "America/Santiago"}


def keeper(house: House) -> ClockKeeper:
    return ClockKeeper(house.worker.database, house.clock, clock.HANDLERS)


async def runs_of(house: House, definition: dict[str, Any]) -> list[dict[str, Any]]:
    answer = await house.client.get(
        f"{BASE}/runs", params={"definition_id": definition["id"]}, headers=house.researcher.headers
    )
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def take_away(house: House, definition: dict[str, Any]) -> None:
    url = f"{BASE}/definitions/{definition['id']}"
    etag = (await house.client.get(url, headers=house.researcher.headers)).headers["etag"]
    headers = {**house.researcher.headers, "If-Match": etag}
    assert (await house.client.patch(url, json={"schedule": None}, headers=headers)).status_code == 200
    house.clock.move_to(NOW)


async def test_a_due_definition_makes_a_run_of_the_newest_closed_wave(house: House) -> None:
    definition = await define(house, schedule=DAILY)
    assert await keeper(house).fire_due() == 0
    house.clock.move(timedelta(days=1))
    assert await keeper(house).fire_due() == 1
    (run,) = await runs_of(house, definition)
    ended = await settled(house, run["id"])
    assert (ended["state"], ended["cause"]) == ("finished", "schedule")
    assert ended["wave_id"] == str(house.neighbours.wave)
    assert ended["due_at"] == "2026-11-23T10:00:00Z"
    assert len(await documents_of(house, run["id"])) == 3
    assert await keeper(house).fire_due() == 0
    assert len(await runs_of(house, definition)) == 1
    await take_away(house, definition)


async def test_times_that_were_missed_are_made_up_once(house: House) -> None:
    definition = await define(house, schedule=DAILY)
    house.clock.move(timedelta(days=5))
    assert await keeper(house).fire_due() == 1
    assert await keeper(house).fire_due() == 0
    (run,) = await runs_of(house, definition)
    assert run["due_at"] == "2026-11-27T10:00:00Z"
    await settled(house, run["id"])
    await take_away(house, definition)


async def test_a_due_time_fired_twice_makes_no_second_run_and_another_due_time_does(house: House) -> None:
    definition = await define(house, schedule=DAILY)

    async def fire(at: datetime) -> int:
        async with house.worker.database.transaction(Scope.tenant(house.tenant)) as work:
            await clock.on_due(work, Due(DUE_KIND, UUID(definition["id"]), house.tenant, at))
        return len(await runs_of(house, definition))

    assert [await fire(NOW), await fire(NOW), await fire(NOW + timedelta(days=1))] == [1, 1, 2]
    for run in await runs_of(house, definition):
        await settled(house, run["id"])
    await take_away(house, definition)


async def test_a_paused_definition_is_not_due_and_what_passed_meanwhile_is_not_made_up(house: House) -> None:
    definition = await define(house, schedule=DAILY, paused=True)
    house.clock.move(timedelta(days=3))
    assert await keeper(house).fire_due() == 0
    url, headers = f"{BASE}/definitions/{definition['id']}", house.researcher.headers
    on = await house.client.patch(url, json={"paused": False}, headers={**headers, "If-Match": '"1"'})
    assert on.json()["next_due_at"] == "2026-11-26T10:00:00Z"
    assert await keeper(house).fire_due() == 0
    assert await runs_of(house, definition) == []
    await take_away(house, definition)


async def test_a_project_without_a_closed_wave_fails_its_scheduled_run_and_says_so(house: House) -> None:
    project, house.neighbours.project = house.neighbours.project, house.tenant
    definition = await define(house, schedule=DAILY)
    try:
        house.clock.move(timedelta(days=1))
        assert await keeper(house).fire_due() == 1
        (run,) = await runs_of(house, definition)
        ended = await settled(house, run["id"])
    finally:
        house.neighbours.project = project
    assert (ended["state"], ended["reason"]["code"]) == ("failed", "wave.none_closed")
    await take_away(house, definition)
