"""The transactional outbox: an event is a row in the transaction that made it, and a relay carries it on.

The event's id is the message's id, so that a repeated publish is dropped by JetStream within its window and by
every consumer's inbox for ever. Rows stay 14 days, so that the queue can be rebuilt.
"""

import asyncio
import contextlib
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Protocol
from uuid import UUID

import orjson
from sqlalchemy import text

from chassis.ids import new_id
from chassis.logs import correlation_id
from chassis.session import AsyncSession

if TYPE_CHECKING:
    from chassis.database import Database
    from chassis.queue import Queue

log = logging.getLogger(__name__)

KEEP = timedelta(days=14)
BATCH = 500


class EventData(Protocol):
    """The data of one event type, and the type's name (`duru.<service>.<noun>.<verb>.v<N>`)."""

    TYPE: ClassVar[str]

    def model_dump(self, *, mode: str) -> dict[str, Any]: ...


def make_event(
    data: EventData, *, tenant_id: UUID, project_id: UUID | None, source: str, at: datetime
) -> dict[str, Any]:
    """A CloudEvents 1.0 object (structured JSON) with our extensions."""
    event: dict[str, Any] = {
        "specversion": "1.0",
        "id": str(new_id()),
        "source": source,
        "type": data.TYPE,
        "time": at.isoformat().replace("+00:00", "Z"),
        "datacontenttype": "application/json",
        "dataschema": f"urn:duru:schema:{data.TYPE}",
        "tenantid": str(tenant_id),
        "data": data.model_dump(mode="json"),
    }
    if project_id is not None:
        event["projectid"] = str(project_id)
    if request := correlation_id.get():
        event["correlationid"] = request
    return event


_INSERT = text(
    "insert into outbox (id, tenant_id, subject, body)"
    " select (e->>'id')::uuid, (e->>'tenantid')::uuid, e->>'type', e"
    " from jsonb_array_elements(cast(:events as jsonb)) as e"
)


async def insert_events(session: AsyncSession, events: Sequence[Mapping[str, Any]]) -> None:
    await session.execute(_INSERT, {"events": orjson.dumps(list(events)).decode()})


_TAKE = text(
    "select id, subject, body from outbox where published_at is null"
    " order by position limit :batch for update skip locked"
)
_MARK = text("update outbox set published_at = now() where id = any(:ids)")
_PURGE = text("delete from outbox where published_at < now() - cast(:keep as interval)")


class Relay:
    """Carries outbox rows to the queue; marks them only after every acknowledgement.

    Any number of relays may run: rows are taken with SKIP LOCKED. A publish whose answer is lost is repeated
    under the same message id.
    """

    def __init__(self, database: "Database", queue: "Queue", *, idle_seconds: float = 0.5) -> None:
        self._database = database
        self._queue = queue
        self._idle = idle_seconds
        self._wake = asyncio.Event()

    def wake(self) -> None:
        self._wake.set()

    async def run(self) -> None:
        while True:
            self._wake.clear()
            try:
                while await self.carry() == BATCH:
                    pass
            except asyncio.CancelledError:
                raise
            except Exception as error:
                log.warning("the relay waits: %s", error)
                await asyncio.sleep(1.0)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._idle):
                    await self._wake.wait()

    async def carry(self) -> int:
        """Publish one batch; how many rows it held."""
        if not self._queue.connected:
            return 0
        async with self._database.system() as work:
            rows = (await work.session.execute(_TAKE, {"batch": BATCH})).all()
            if not rows:
                return 0
            await asyncio.gather(
                *(
                    self._queue.publish(row.subject, orjson.dumps(row.body), message_id=str(row.id))
                    for row in rows
                )
            )
            await work.session.execute(_MARK, {"ids": [row.id for row in rows]})
        return len(rows)

    async def purge(self) -> None:
        """Forget published rows older than 14 days."""
        async with self._database.system() as work:
            await work.session.execute(_PURGE, {"keep": KEEP})
