"""Due times: made up once, never doubled."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from chassis import due_times
from chassis.clock import HeldClock
from chassis.database import Database, Scope, Transaction
from chassis.due_times import ClockKeeper, Due
from chassis.ids import new_id
from chassis.testing import until

from .conftest import Kit

START = datetime(2026, 3, 10, 12, tzinfo=UTC)
DAILY = "FREQ=DAILY;BYHOUR=7;BYMINUTE=0"


class Bells:
    """A handler that remembers, and fails as often as it is told to."""

    def __init__(self) -> None:
        self.rung: list[Due] = []
        self.failures = 0

    async def __call__(self, _: Transaction, due: Due) -> None:
        if self.failures:
            self.failures -= 1
            raise RuntimeError("not now")
        self.rung.append(due)


class Watch:
    def __init__(self, kit: Kit) -> None:
        self.clock = HeldClock(START)
        self.kind = f"bell-{new_id()}"
        self.bells = Bells()
        self.database = Database(kit.urls.app, kit.urls.system, clock=self.clock, source="/t")
        self.keeper = self.another()
        self.tenant, self.owner = new_id(), new_id()

    def another(self) -> ClockKeeper:
        return ClockKeeper(self.database, self.clock, {self.kind: self.bells}, every_seconds=0.02)

    async def keep(self, rule: str = DAILY) -> datetime | None:
        async with self.database.transaction(Scope.tenant(self.tenant)) as work:
            return await due_times.keep(
                work,
                tenant_id=self.tenant,
                kind=self.kind,
                owner_id=self.owner,
                rule=rule,
                time_zone="Africa/Nairobi",
            )

    async def pause(self, paused: bool) -> None:
        async with self.database.transaction(Scope.tenant(self.tenant)) as work:
            await due_times.pause(work, kind=self.kind, owner_id=self.owner, paused=paused)

    async def next_at(self) -> datetime | None:
        async with self.database.transaction(Scope.tenant(self.tenant)) as work:
            found = await due_times.next_times(work, self.kind, [self.owner])
            next_at: datetime | None = found[self.owner].next_at
            return next_at


@pytest.fixture
async def watch(kit: Kit) -> AsyncIterator[Watch]:
    made = Watch(kit)
    yield made
    await made.database.close()


def at(day: int) -> datetime:
    return datetime(2026, 3, day, 4, tzinfo=UTC)  # 07:00 in Nairobi


async def test_nothing_is_fired_before_its_time(watch: Watch) -> None:
    assert await watch.keep() == at(11)
    assert await watch.keeper.fire_due() == 0


async def test_what_is_due_is_fired_once_and_the_next_time_is_set(watch: Watch) -> None:
    await watch.keep()
    watch.clock.move_to(at(11))
    assert await watch.keeper.fire_due() == 1
    assert await watch.keeper.fire_due() == 0
    assert [due.due_at for due in watch.bells.rung] == [at(11)]
    assert await watch.next_at() == at(12)


async def test_times_missed_while_nothing_ran_are_made_up_once(watch: Watch) -> None:
    await watch.keep()
    watch.clock.move_to(at(20) + timedelta(hours=1))
    assert await watch.keeper.fire_due() == 1
    assert [due.due_at for due in watch.bells.rung] == [at(20)]
    assert await watch.next_at() == at(21)


async def test_what_failed_stays_due_for_the_same_time(watch: Watch) -> None:
    await watch.keep()
    watch.bells.failures = 1
    watch.clock.move_to(at(11))
    assert await watch.keeper.fire_due() == 0
    assert await watch.keeper.fire_due() == 1
    assert [due.due_at for due in watch.bells.rung] == [at(11)]


async def test_a_paused_one_is_not_fired_and_not_made_up_afterwards(watch: Watch) -> None:
    await watch.keep()
    await watch.pause(True)
    watch.clock.move_to(at(14) + timedelta(hours=2))
    assert await watch.keeper.fire_due() == 0
    await watch.pause(False)
    assert await watch.keeper.fire_due() == 0
    assert await watch.next_at() == at(15)


async def test_two_clocks_fire_one_time_once(watch: Watch) -> None:
    await watch.keep()
    watch.clock.move_to(at(11))
    keepers = [watch.another() for _ in range(4)]
    fired = await asyncio.gather(*(keeper.fire_due() for keeper in keepers))
    assert sum(fired) == 1
    assert len(watch.bells.rung) == 1


async def test_only_the_clock_with_the_lock_works_and_another_takes_over(watch: Watch) -> None:
    first, second = watch.another(), watch.another()
    one, two = asyncio.create_task(first.run()), None
    try:
        await asyncio.wait_for(first.holds_lock.wait(), 10)
        two = asyncio.create_task(second.run())
        await watch.keep()
        watch.clock.move_to(at(11))
        await until(lambda: watch.bells.rung)
        assert not second.holds_lock.is_set()
        one.cancel()
        await asyncio.gather(one, return_exceptions=True)
        await asyncio.wait_for(second.holds_lock.wait(), 10)
    finally:
        for task in (one, two):
            if task:
                task.cancel()
        await asyncio.gather(*(t for t in (one, two) if t), return_exceptions=True)


async def test_a_rule_that_ended_is_never_due_again(watch: Watch) -> None:
    await watch.keep("FREQ=DAILY;BYHOUR=7;BYMINUTE=0;COUNT=1")
    watch.clock.move_to(at(12))
    assert await watch.keeper.fire_due() == 1
    assert await watch.next_at() is None


async def test_the_owner_of_a_due_time_is_known_to_the_handler(watch: Watch) -> None:
    await watch.keep()
    watch.clock.move_to(at(11))
    await watch.keeper.fire_due()
    expected: tuple[UUID, UUID] = (watch.owner, watch.tenant)
    assert [(due.owner_id, due.tenant_id) for due in watch.bells.rung] == [expected]
