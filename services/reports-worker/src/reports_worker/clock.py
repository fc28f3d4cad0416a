"""What the clock keeps: the calendar of definitions, and once a day the outbox's old rows."""

import asyncio
import logging

from chassis.database import Transaction
from chassis.due_times import ClockKeeper, Due, Handler
from chassis.parts import Parts

from reports_worker.definitions import repository as definitions
from reports_worker.definitions.models import DUE_KIND
from reports_worker.runs import service as runs

log = logging.getLogger(__name__)

_DAY_SECONDS = 24 * 3600.0


async def on_due(work: Transaction, due: Due) -> None:
    """One run for a due time, however often the clock fires it; it is about the newest closed wave."""
    definition = await definitions.by_id(work, due.owner_id)
    if definition is None or definition.paused:
        return
    if not await runs.request_for_due_time(work, definition, due.due_at):
        log.info("this due time has its run already", extra={"definition": str(due.owner_id)})


HANDLERS: dict[str, Handler] = {DUE_KIND: on_due}


def keeper(parts: Parts, *, every_seconds: float = 1.0) -> ClockKeeper:
    return ClockKeeper(parts.database, parts.clock, HANDLERS, every_seconds=every_seconds)


async def purge_daily(parts: Parts) -> None:
    """Forget what the queue no longer needs to be rebuilt from."""
    while True:
        try:
            await parts.relay.purge()
        except Exception as error:
            log.warning("the outbox was not tidied today: %s", error)
        await asyncio.sleep(_DAY_SECONDS)
