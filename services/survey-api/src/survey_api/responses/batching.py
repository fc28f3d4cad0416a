"""Micro-batches: many requests, one statement, each answered after the commit.

Nothing waits for a batch to fill: a flusher takes what is there, so a lone request goes alone and under load
up to 200 go together. The queue is bounded in number and bytes; beyond it the caller is told to come again.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from chassis.database import Scope
from chassis.problems import Unavailable

from survey_api.responses.storage import DatabaseAway, Row, Stored

log = logging.getLogger(__name__)

MOST_BYTES_WAITING = 64 << 20
_PATIENCE_SECONDS = 6.0


class Store(Protocol):
    async def store(self, scope: Scope, rows: list[Row]) -> list[Stored]: ...


class Overloaded(Unavailable):
    code, title = "overloaded", "More answers come in than can be stored right now"


@dataclass(slots=True)
class _Waiting:
    scope: Scope
    row: Row
    answer: "asyncio.Future[Stored]"


class MicroBatcher:
    """Collects rows and stores them together. `on_stored` is told after each commit that added some."""

    def __init__(
        self,
        store: Callable[[Scope, list[Row]], Awaitable[list[Stored]]],
        on_stored: Callable[[list[Row]], None],
        *,
        size: int,
        flushers: int,
        most_waiting: int,
        most_bytes: int = MOST_BYTES_WAITING,
    ) -> None:
        self._store = store
        self._on_stored = on_stored
        self._size = size
        self._flushers = flushers
        self._most_waiting = most_waiting
        self._most_bytes = most_bytes
        self._queue: deque[_Waiting] = deque()
        self._bytes = 0
        self._there = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._stopping = False

    def start(self) -> None:
        self._tasks = [
            asyncio.create_task(self._flush_for_ever(), name=f"intake-{number}")
            for number in range(self._flushers)
        ]

    async def stop(self) -> None:
        """Store what waits and answer it, then end; what the database does not take in time is told to come again."""
        self._stopping = True
        self._there.set()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=_PATIENCE_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        self._fail(list(self._queue), Unavailable("This service is stopping; send it again."))
        self._queue.clear()

    async def put(self, scope: Scope, row: Row) -> Stored:
        """Wait until the row is stored or refused. Raises Overloaded, or Unavailable without a database.

        A caller that goes away does not stop the row: it may have been sent already.
        """
        if self._stopping:
            raise Unavailable("This service is stopping; send it again.")
        if len(self._queue) >= self._most_waiting or self._bytes + row.size > self._most_bytes:
            raise Overloaded("Send it again in a moment, under the same id.", retry_after=1)
        waiting = _Waiting(scope, row, asyncio.get_running_loop().create_future())
        self._queue.append(waiting)
        self._bytes += row.size
        self._there.set()
        return await waiting.answer

    async def _flush_for_ever(self) -> None:
        while self._queue or not self._stopping:
            await self._there.wait()
            batch = self._take()
            if batch:
                await self._flush(batch)

    def _take(self) -> list[_Waiting]:
        """The first of the queue and those behind it that go into the same transaction."""
        if not self._queue:
            self._rest()
            return []
        scope = self._queue[0].scope
        batch: list[_Waiting] = []
        others: list[_Waiting] = []
        while self._queue and len(batch) < self._size:
            waiting = self._queue.popleft()
            (batch if waiting.scope == scope else others).append(waiting)
        self._queue.extendleft(reversed(others))
        self._bytes -= sum(waiting.row.size for waiting in batch)
        if not self._queue:
            self._rest()
        return batch

    def _rest(self) -> None:
        if not self._stopping:
            self._there.clear()

    async def _flush(self, batch: list[_Waiting]) -> None:
        try:
            results = await self._store(batch[0].scope, [waiting.row for waiting in batch])
        except DatabaseAway as error:
            log.warning("the intake's database does not answer: %s", error)
            self._fail(batch, Unavailable("The database does not answer; send it again.", part="database"))
            return
        except asyncio.CancelledError:
            self._fail(batch, Unavailable("This service is stopping; send it again."))
            raise
        except Exception as error:
            log.exception("a batch of responses failed")
            self._fail(batch, error)
            return
        for waiting, stored in zip(batch, results, strict=True):
            if not waiting.answer.done():
                waiting.answer.set_result(stored)
        added = [w.row for w, stored in zip(batch, results, strict=True) if stored.outcome == "created"]
        if added:
            self._on_stored(added)

    @staticmethod
    def _fail(batch: list[_Waiting], error: Exception) -> None:
        for waiting in batch:
            if not waiting.answer.done():
                waiting.answer.set_exception(error)
