"""Due times: what must happen at a time of the calendar, kept by one clock at a time.

A time that passed while nothing ran is made up once: the last missed one is fired, the others are counted. The
handler works in the transaction that moves the due time on, so a crash in between repeats both or neither.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text

from chassis import calendar_rules
from chassis.clock import Clock
from chassis.database import Database, Scope, Transaction
from chassis.ids import new_id

log = logging.getLogger(__name__)

_LOCK = 0x434C4F43


@dataclass(frozen=True)
class Due:
    """One firing: which owner, for which time."""

    kind: str
    owner_id: UUID
    tenant_id: UUID
    due_at: datetime


async def keep(
    work: Transaction,
    *,
    tenant_id: UUID,
    kind: str,
    owner_id: UUID,
    rule: str,
    time_zone: str,
    paused: bool = False,
) -> datetime | None:
    """Set or replace an owner's calendar rule; when it is due next. Raises RuleRefused."""
    calendar_rules.check(rule, time_zone)
    now = work.clock.now()
    next_at = calendar_rules.after(rule, time_zone, now, now)
    await work.session.execute(
        text(
            "insert into due_time (id, tenant_id, kind, owner_id, rule, time_zone, starts_at, next_at, paused)"
            " values (:id, :tenant, :kind, :owner, :rule, :zone, :now, :next, :paused)"
            " on conflict (tenant_id, kind, owner_id) do update set rule = excluded.rule,"
            " time_zone = excluded.time_zone, starts_at = excluded.starts_at, next_at = excluded.next_at,"
            " paused = excluded.paused"
        ),
        {
            "id": new_id(),
            "tenant": tenant_id,
            "kind": kind,
            "owner": owner_id,
            "rule": rule,
            "zone": time_zone,
            "now": now,
            "next": next_at,
            "paused": paused,
        },
    )
    return next_at


async def pause(work: Transaction, *, kind: str, owner_id: UUID, paused: bool) -> None:
    """Pause, or go on: times that passed while it was paused are not made up."""
    found = await work.session.execute(
        text(
            "select id, rule, time_zone, starts_at from due_time"
            " where kind = :kind and owner_id = :owner for update"
        ),
        {"kind": kind, "owner": owner_id},
    )
    row = found.first()
    if row is None:
        return
    now = work.clock.now()
    next_at = calendar_rules.after(row.rule, row.time_zone, row.starts_at, now)
    await work.session.execute(
        text("update due_time set paused = :paused, next_at = :next where id = :id"),
        {"paused": paused, "next": next_at, "id": row.id},
    )


async def drop(work: Transaction, *, kind: str, owner_id: UUID) -> None:
    await work.session.execute(
        text("delete from due_time where kind = :kind and owner_id = :owner"),
        {"kind": kind, "owner": owner_id},
    )


async def next_times(work: Transaction, kind: str, owners: list[UUID]) -> dict[UUID, Any]:
    """owner -> row (next_at, last_at, paused, rule, time_zone) of those that have a rule."""
    found = await work.session.execute(
        text(
            "select owner_id, next_at, last_at, paused, rule, time_zone from due_time"
            " where kind = :kind and owner_id = any(:owners)"
        ),
        {"kind": kind, "owners": owners},
    )
    return {row.owner_id: row for row in found}


Handler = Callable[[Transaction, Due], Awaitable[None]]


class ClockKeeper:
    """The loop that fires what is due. Any number may be started; the one with the lock works."""

    def __init__(
        self, database: Database, clock: Clock, handlers: dict[str, Handler], *, every_seconds: float = 1.0
    ) -> None:
        self._database = database
        self._clock = clock
        self._handlers = handlers
        self._every = every_seconds
        self.holds_lock = asyncio.Event()

    async def run(self) -> None:
        while True:
            try:
                await self._run_with_lock()
            except asyncio.CancelledError:
                raise
            except Exception as error:
                log.warning("the clock waits: %s", error)
            self.holds_lock.clear()
            await asyncio.sleep(self._every)

    async def _run_with_lock(self) -> None:
        async with self._database.system_engine.connect() as guard:
            got = (await guard.execute(text("select pg_try_advisory_lock(:k)"), {"k": _LOCK})).scalar()
            await guard.commit()
            if not got:
                return
            self.holds_lock.set()
            try:
                while True:
                    await self.fire_due()
                    await asyncio.sleep(self._every)
                    await guard.execute(text("select 1"))  # the lock lives with this connection
                    await guard.commit()
            finally:
                with suppress(Exception):
                    await guard.execute(text("select pg_advisory_unlock(:k)"), {"k": _LOCK})
                    await guard.commit()

    async def fire_due(self) -> int:
        """Fire everything that is due now; how many were fired."""
        fired = 0
        now = self._clock.now()
        async with self._database.system() as look:
            rows = (
                await look.session.execute(
                    text(
                        "select id, tenant_id, kind from due_time where next_at <= :now and not paused"
                        " and kind = any(:kinds) order by next_at limit 100"
                    ),
                    {"now": now, "kinds": list(self._handlers)},
                )
            ).all()
        for row in rows:
            try:
                fired += await self._fire(row.id, row.tenant_id, now)
            except Exception:
                log.exception("what was due could not be done; it stays due", extra={"due_time": str(row.id)})
        return fired

    async def _fire(self, row_id: UUID, tenant_id: UUID, now: datetime) -> int:
        async with self._database.transaction(Scope.tenant(tenant_id)) as work:
            row = (
                await work.session.execute(
                    text(
                        "select * from due_time where id = :id and next_at <= :now and not paused"
                        " for update skip locked"
                    ),
                    {"id": row_id, "now": now},
                )
            ).first()
            if row is None:
                return 0
            due_at = calendar_rules.latest(row.rule, row.time_zone, row.starts_at, row.next_at, now)
            if due_at != row.next_at:
                log.warning("times were missed; the last is made up once", extra={"owner": str(row.owner_id)})
            await self._handlers[row.kind](work, Due(row.kind, row.owner_id, row.tenant_id, due_at))
            await work.session.execute(
                text("update due_time set last_at = :due, next_at = :next where id = :id"),
                {
                    "due": due_at,
                    "next": calendar_rules.after(row.rule, row.time_zone, row.starts_at, now),
                    "id": row.id,
                },
            )
        return 1
