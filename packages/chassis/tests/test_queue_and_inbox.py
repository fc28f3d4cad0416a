"""From the outbox to an effect that happens once."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import ClassVar
from uuid import UUID

import orjson
import pytest
from chassis.consumers import Consumer, Delivery, Subscription
from chassis.database import Database, Scope
from chassis.ids import new_id
from chassis.outbox import Relay
from chassis.queue import QUARANTINE, Queue
from chassis.testing import until
from duru_local.testing import shared_nats
from pydantic import BaseModel
from sqlalchemy import text


class Rung(BaseModel):
    TYPE: ClassVar[str] = "duru.pdsa.bell.rung.v1"
    bell: UUID


@pytest.fixture
async def queue() -> AsyncIterator[Queue]:
    made = Queue(shared_nats().url, name="tests")
    await made.start({"PDSA": ["duru.pdsa.>"], QUARANTINE: ["quarantine.>"]})
    await asyncio.wait_for(made.joined.wait(), 10)
    yield made
    await made.close()


@asynccontextmanager
async def following(
    queue: Queue,
    database: Database,
    handle: Callable[[Delivery[Rung]], Awaitable[None]],
    *,
    delays: tuple[float, ...] = (0.01, 0.01),
) -> AsyncIterator[list[Exception]]:
    """A fresh durable consumer; yields what it gave up on."""
    gave_up: list[Exception] = []

    async def exhausted(_: Delivery[Rung], error: Exception) -> None:
        gave_up.append(error)

    subscription = Subscription(
        f"test-{new_id()}", "PDSA", Rung.TYPE, Rung, handle, at_once=4, delays=delays, on_exhausted=exhausted
    )
    task = asyncio.create_task(Consumer(subscription, queue, database).run())
    try:
        yield gave_up
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def ring(database: Database, tenant: UUID, bell: UUID) -> None:
    async with database.transaction(Scope.tenant(tenant)) as work:
        work.emit(Rung(bell=bell), tenant_id=tenant)


async def notes_of(database: Database, tenant: UUID) -> int:
    async with database.transaction(Scope.tenant(tenant)) as work:
        return int((await work.session.execute(text("select count(*) from note"))).scalar_one())


async def write_note(session: object, tenant: UUID) -> None:
    await session.execute(  # type: ignore[attr-defined]  # any session
        text("insert into note (tenant_id, network_id, id, words) values (:t, :t, :i, 'rung')"),
        {"t": tenant, "i": new_id()},
    )


async def carry_all(database: Database, queue: Queue) -> None:
    relay = Relay(database, queue)
    while await relay.carry():
        pass


async def test_an_event_is_published_only_if_its_transaction_commits(
    database: Database, queue: Queue
) -> None:
    tenant, kept, undone = new_id(), new_id(), new_id()
    seen: list[UUID] = []

    async def handle(delivery: Delivery[Rung]) -> None:
        if delivery.tenant_id == tenant:
            seen.append(delivery.data.bell)

    work = await database.begin(Scope.tenant(tenant))
    work.emit(Rung(bell=undone), tenant_id=tenant)
    await work.close()
    await ring(database, tenant, kept)
    await carry_all(database, queue)
    async with following(queue, database, handle):
        await until(lambda: seen)
    assert seen == [kept]


async def test_an_event_delivered_twice_has_one_effect(database: Database, queue: Queue) -> None:
    tenant, bell = new_id(), new_id()
    runs: list[int] = []

    async def handle(delivery: Delivery[Rung]) -> None:
        if delivery.tenant_id == tenant:
            try:
                async with delivery.transaction() as work:
                    await write_note(work.session, tenant)
            finally:
                runs.append(1)

    await ring(database, tenant, bell)
    await carry_all(database, queue)
    await publish_again(database, queue, tenant)
    async with following(queue, database, handle):
        await until(lambda: len(runs) == 2)
        assert await notes_of(database, tenant) == 1


async def test_without_the_inbox_the_same_delivery_has_two_effects(database: Database, queue: Queue) -> None:
    """The negative control of the test above: what the inbox guards against really happens."""
    tenant, bell = new_id(), new_id()
    runs: list[int] = []

    async def handle(delivery: Delivery[Rung]) -> None:
        if delivery.tenant_id == tenant:
            async with database.transaction(Scope.tenant(tenant)) as work:
                await write_note(work.session, tenant)
            runs.append(1)

    await ring(database, tenant, bell)
    await carry_all(database, queue)
    await publish_again(database, queue, tenant)
    async with following(queue, database, handle):
        await until(lambda: len(runs) == 2)
        assert await notes_of(database, tenant) == 2


async def publish_again(database: Database, queue: Queue, tenant: UUID) -> None:
    """The same event under another message id: as after the queue's window for repeats."""
    async with database.transaction(Scope.tenant(tenant)) as work:
        row = (await work.session.execute(text("select subject, body from outbox"))).one()
    await queue.publish(row.subject, orjson.dumps(row.body), message_id=str(new_id()))


async def test_a_failing_handler_is_tried_again_and_its_half_done_work_is_undone(
    database: Database, queue: Queue
) -> None:
    tenant = new_id()
    tries: list[int] = []

    async def handle(delivery: Delivery[Rung]) -> None:
        if delivery.tenant_id != tenant:
            return
        tries.append(delivery.number)
        async with delivery.transaction() as work:
            await write_note(work.session, tenant)
            if len(tries) < 3:
                raise RuntimeError("not yet")

    await ring(database, tenant, new_id())
    await carry_all(database, queue)
    async with following(queue, database, handle) as gave_up:

        async def done() -> bool:
            return await notes_of(database, tenant) == 1

        await until(done)
        assert tries == [1, 2, 3]
        assert gave_up == []


async def test_what_fails_every_time_is_quarantined_and_stops_nothing(
    database: Database, queue: Queue
) -> None:
    tenant, poison, good = new_id(), new_id(), new_id()
    handled: list[UUID] = []

    async def handle(delivery: Delivery[Rung]) -> None:
        if delivery.data.bell == poison:
            raise RuntimeError("it can not be rung")
        if delivery.tenant_id == tenant:
            handled.append(delivery.data.bell)

    await ring(database, tenant, poison)
    await ring(database, tenant, good)
    await carry_all(database, queue)
    async with following(queue, database, handle) as gave_up:
        await until(lambda: gave_up and handled)

        async def quarantined() -> list[str]:
            async with database.transaction(Scope.tenant(tenant)) as work:
                rows = await work.session.execute(text("select error from quarantine"))
                return [row.error for row in rows]

        assert await until(quarantined) == ["RuntimeError: it can not be rung"]
    assert handled == [good]


@pytest.mark.parametrize(
    "body", [b"not json", b"{}", b"[1]", b'{"id": "x", "tenantid": 1, "data": {}}', b"\xff\x00"]
)
async def test_a_message_that_can_not_be_read_is_quarantined_at_once(
    body: bytes, database: Database, queue: Queue
) -> None:
    tenant, handled = new_id(), list[UUID]()

    async def handle(delivery: Delivery[Rung]) -> None:
        if delivery.tenant_id == tenant:
            handled.append(delivery.data.bell)

    async def count() -> int:
        async with database.system() as work:
            return int((await work.session.execute(text("select count(*) from quarantine"))).scalar_one())

    before = await count()
    await queue.publish(Rung.TYPE, body, message_id=str(new_id()))
    await ring(database, tenant, new_id())
    await carry_all(database, queue)
    async with following(queue, database, handle):
        await until(lambda: handled)

        async def grew() -> bool:
            return await count() > before

        await until(grew)


async def test_a_relay_without_the_queue_keeps_its_rows(database: Database) -> None:
    tenant = new_id()
    await ring(database, tenant, new_id())
    away = Queue("nats://127.0.0.1:9", name="tests")
    assert await Relay(database, away).carry() == 0
    async with database.transaction(Scope.tenant(tenant)) as work:
        waiting = await work.session.execute(text("select count(*) from outbox where published_at is null"))
        assert waiting.scalar_one() == 1
