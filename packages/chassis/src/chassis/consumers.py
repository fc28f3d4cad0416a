"""Consumers: one durable each, an inbox row in the transaction of the effect, back-off, and a quarantine.

A message that can not be read goes to quarantine at once; one whose handler fails is tried again after
1, 2, 4, 8 s and quarantined after the fifth delivery. Nothing is redelivered for ever.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

import orjson
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from pydantic import BaseModel, ValidationError
from sqlalchemy import text

from chassis.database import Database, Scope, Transaction
from chassis.ids import new_id
from chassis.logs import correlation_id
from chassis.queue import Queue

log = logging.getLogger(__name__)

_HEALTHY_SECONDS = 10.0

E = TypeVar("E", bound=BaseModel)


class AlreadyHandled(Exception):
    """The inbox has this event: its effect is there."""


class Unreadable(Exception):
    """The message is no event of the type this consumer takes."""


@dataclass(frozen=True)
class Delivery(Generic[E]):
    """One delivery of one event to one consumer."""

    id: UUID
    tenant_id: UUID
    project_id: UUID | None
    data: E
    number: int
    last: bool
    consumer: str
    database: Database

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """The transaction of the effect: commits with the inbox row, or raises AlreadyHandled."""
        async with self.database.transaction(Scope.tenant(self.tenant_id)) as work:
            found = await work.session.execute(
                _TAKE_IN, {"c": self.consumer, "e": self.id, "t": self.tenant_id}
            )
            if found.first() is None:
                raise AlreadyHandled
            yield work


_TAKE_IN = text(
    "insert into inbox (consumer, event_id, tenant_id) values (:c, :e, :t)"
    " on conflict do nothing returning event_id"
)
_QUARANTINE = text(
    "insert into quarantine (id, tenant_id, consumer, subject, body, error, deliveries)"
    " values (:id, :tenant, :consumer, :subject, :body, :error, :deliveries)"
)


async def _nothing(*_: Any) -> None:
    return None


@dataclass(frozen=True)
class Subscription(Generic[E]):
    """Which events a consumer takes and what it does with each.

    A failed delivery is tried again after each of `delays` seconds. `on_exhausted` is told before an event is quarantined, so that a person can be shown what failed and why.
    """

    name: str
    stream: str
    subject: str
    data: type[E]
    handle: Callable[[Delivery[E]], Awaitable[None]]
    at_once: int = 1
    ack_wait: float = 30.0
    delays: tuple[float, ...] = (1.0, 2.0, 4.0, 8.0)
    on_exhausted: Callable[[Delivery[E], Exception], Awaitable[None]] = _nothing


class Consumer(Generic[E]):
    """Runs one subscription until it is cancelled."""

    def __init__(self, subscription: Subscription[E], queue: Queue, database: Database) -> None:
        self._take = subscription
        self._queue = queue
        self._database = database
        self._busy: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        delay, said = 0.2, ""
        while True:
            began = time.monotonic()
            try:
                await self._follow()
            except (NatsError, OSError, TimeoutError) as error:
                why = str(error) or type(error).__name__
                if why != said:  # one line for an outage, not one for each try
                    log.info("consumer %s waits: %s", self._take.name, why)
                if time.monotonic() - began > _HEALTHY_SECONDS:
                    delay = 0.2
                said = why
                await asyncio.sleep(delay)
                delay = min(delay * 2, 3.0)

    async def _follow(self) -> None:
        take = self._take
        source = await self._queue.pull(
            stream=take.stream,
            durable=take.name,
            subject=take.subject,
            ack_wait=take.ack_wait,
            most=max(take.at_once * 4, 16),
        )
        slots = asyncio.Semaphore(take.at_once)
        try:
            while True:
                await slots.acquire()
                free = 1
                while not slots.locked() and free < take.at_once:
                    await slots.acquire()
                    free += 1
                messages: list[Msg] = []
                try:
                    with suppress(TimeoutError):
                        messages = await source.fetch(free, timeout=5)
                finally:
                    for _ in range(free - len(messages)):
                        slots.release()
                for message in messages:
                    task = asyncio.create_task(self._one(message))
                    self._busy.add(task)
                    task.add_done_callback(self._busy.discard)
                    task.add_done_callback(lambda _: slots.release())
        finally:
            for task in list(self._busy):
                task.cancel()
            with suppress(Exception):
                await source.unsubscribe()

    async def _one(self, message: Msg) -> None:
        keep = asyncio.create_task(self._keep_alive(message))
        try:
            await self._settle(message)
        except asyncio.CancelledError:
            with suppress(Exception):
                await message.nak(delay=0.1)
            raise
        except Exception:
            log.exception("consumer %s could not settle a message", self._take.name)
        finally:
            keep.cancel()

    async def _keep_alive(self, message: Msg) -> None:
        while True:
            await asyncio.sleep(self._take.ack_wait / 3)
            with suppress(Exception):
                await message.in_progress()

    async def _settle(self, message: Msg) -> None:
        number = message.metadata.num_delivered or 1
        try:
            delivery = self._read(message, number)
        except Unreadable as error:
            await self._quarantine(message, number, str(error))
            return
        try:
            await self._take.handle(delivery)
        except AlreadyHandled:
            pass
        except Exception as error:
            if delivery.last:
                log.exception("consumer %s gives up on %s", self._take.name, delivery.id)
                await self._take.on_exhausted(delivery, error)
                await self._quarantine(message, number, f"{type(error).__name__}: {error}")
                return
            log.warning(
                "consumer %s: delivery %d of %s failed: %s", self._take.name, number, delivery.id, error
            )
            await message.nak(delay=self._take.delays[number - 1])
            return
        await message.ack()

    def _read(self, message: Msg, number: int) -> Delivery[E]:
        try:
            body = orjson.loads(message.data)
            correlation_id.set(str(body.get("correlationid", "")))
            project = body.get("projectid")
            return Delivery(
                id=UUID(body["id"]),
                tenant_id=UUID(body["tenantid"]),
                project_id=UUID(project) if project else None,
                data=self._take.data.model_validate(body["data"]),
                number=number,
                last=number > len(self._take.delays),
                consumer=self._take.name,
                database=self._database,
            )
        except (ValidationError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise Unreadable(f"not an event of {self._take.subject}: {error}") from error

    async def _quarantine(self, message: Msg, number: int, error: str) -> None:
        """Keep the message where a person finds it, tell the quarantine stream, and never see it again."""
        body = message.data.decode("utf-8", "replace").replace("\x00", "�")
        row_id = new_id()
        async with self._database.system() as work:
            await work.session.execute(
                _QUARANTINE,
                {
                    "id": row_id,
                    "tenant": _tenant_in(message.data),
                    "consumer": self._take.name,
                    "subject": message.subject,
                    "body": body,
                    "error": error.replace("\x00", "�")[:4000],
                    "deliveries": number,
                },
            )
        log.error("quarantined a message of %s for %s: %s", message.subject, self._take.name, error)
        with suppress(Exception):
            await self._queue.publish(
                f"quarantine.{self._take.name}", message.data, message_id=f"quarantine-{row_id}"
            )
        await message.term()


def _tenant_in(body: bytes) -> UUID:
    """The tenant a damaged message names, or the nil id (seen by operators only)."""
    with suppress(ValueError, KeyError, TypeError, AttributeError):
        return UUID(orjson.loads(body)["tenantid"])
    return UUID(int=0)
