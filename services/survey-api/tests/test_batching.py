"""Micro-batches: together when many come, alone when one does, and clean refusals when it can not be."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from chassis.database import Scope
from chassis.ids import new_id
from chassis.problems import Unavailable
from survey_api.responses.batching import MicroBatcher, Overloaded
from survey_api.responses.storage import DatabaseAway, Row, Stored

TENANT, OTHER = Scope.tenant(new_id()), Scope.tenant(new_id())


def row(size: int = 10) -> Row:
    now = datetime(2023, 9, 5, tzinfo=UTC)
    return Row(
        id=new_id(), wave_id=new_id(), tenant_id=new_id(), project_id=new_id(), version_id=new_id(),
        invitation_id=None, link_id=None, network_id=None, school_id=None, district_id=None, language="es",
        started_at=None, ended_at=None, answers="x" * size, sha256="0", submitted_by="test", received_at=now,
    )  # fmt: skip


class Shelf:
    """A store that remembers what came together, and can be held or broken."""

    def __init__(self) -> None:
        self.batches: list[tuple[Scope, int]] = []
        self.open = asyncio.Event()
        self.open.set()
        self.reached = asyncio.Event()
        self.error: Exception | None = None

    async def store(self, scope: Scope, rows: list[Row]) -> list[Stored]:
        self.batches.append((scope, len(rows)))
        self.reached.set()
        await self.open.wait()
        if self.error:
            raise self.error
        return [Stored("created", one.received_at, one.sha256) for one in rows]


@asynccontextmanager
async def batcher(
    shelf: Shelf,
    told: Callable[[list[Row]], None] = lambda _: None,
    *,
    size: int = 200,
    most_waiting: int = 2000,
    most_bytes: int = 1 << 20,
) -> AsyncIterator[MicroBatcher]:
    made = MicroBatcher(
        shelf.store, told, size=size, flushers=1, most_waiting=most_waiting, most_bytes=most_bytes
    )
    made.start()
    yield made
    await made.stop()


async def test_a_lone_row_goes_alone_and_what_gathers_meanwhile_goes_together() -> None:
    shelf = Shelf()
    shelf.open.clear()
    async with batcher(shelf) as intake:
        first = asyncio.create_task(intake.put(TENANT, row()))
        await shelf.reached.wait()
        others = [asyncio.create_task(intake.put(TENANT, row())) for _ in range(50)]
        await asyncio.sleep(0)
        shelf.open.set()
        await asyncio.gather(first, *others)
    assert [count for _, count in shelf.batches] == [1, 50]


async def test_a_statement_holds_no_more_rows_than_its_size() -> None:
    shelf = Shelf()
    async with batcher(shelf, size=20) as intake:
        await asyncio.gather(*(intake.put(TENANT, row()) for _ in range(50)))
    assert max(count for _, count in shelf.batches) <= 20
    assert sum(count for _, count in shelf.batches) == 50


async def test_two_organisations_never_share_a_transaction() -> None:
    shelf = Shelf()
    async with batcher(shelf) as intake:
        scopes = [TENANT, OTHER] * 20
        await asyncio.gather(*(intake.put(scope, row()) for scope in scopes))
    assert sorted(count for scope, count in shelf.batches if scope == TENANT) == [20]
    assert sum(count for scope, count in shelf.batches if scope == OTHER) == 20


@pytest.mark.parametrize("limit", [{"most_waiting": 3}, {"most_bytes": 35}])
async def test_beyond_its_bound_the_caller_is_told_to_come_again(limit: dict[str, Any]) -> None:
    shelf = Shelf()
    shelf.open.clear()
    async with batcher(shelf, size=1, **limit) as intake:
        waiting = [asyncio.create_task(intake.put(TENANT, row(10))) for _ in range(4)]
        await shelf.reached.wait()
        replies = await asyncio.gather(
            *(asyncio.wait_for(intake.put(TENANT, row(10)), 1) for _ in range(3)), return_exceptions=True
        )
        assert Overloaded in {type(reply) for reply in replies}
        overloaded = next(reply for reply in replies if isinstance(reply, Overloaded))
        assert (overloaded.status, overloaded.headers["Retry-After"]) == (503, "1")
        shelf.open.set()
        await asyncio.gather(*waiting, return_exceptions=True)


async def test_without_a_database_every_caller_hears_it_and_the_next_batch_works() -> None:
    shelf, told = Shelf(), list[Row]()
    shelf.error = DatabaseAway("down")
    async with batcher(shelf, told.extend) as intake:
        with pytest.raises(Unavailable):
            await intake.put(TENANT, row())
        shelf.error = None
        assert (await intake.put(TENANT, row())).outcome == "created"
    assert len(told) == 1


async def test_a_caller_who_hangs_up_does_not_stop_the_others() -> None:
    shelf = Shelf()
    shelf.open.clear()
    async with batcher(shelf) as intake:
        gone = asyncio.create_task(intake.put(TENANT, row()))
        stays = asyncio.create_task(intake.put(TENANT, row()))
        await shelf.reached.wait()
        gone.cancel()
        shelf.open.set()
        assert (await stays).outcome == "created"


async def test_what_waits_is_stored_before_the_end() -> None:
    shelf = Shelf()
    shelf.open.clear()
    async with batcher(shelf, size=1) as intake:
        waiting = [asyncio.create_task(intake.put(TENANT, row())) for _ in range(3)]
        await shelf.reached.wait()
        shelf.open.set()
    assert [(await one).outcome for one in waiting] == ["created"] * 3
