"""What a process of a service stands on, with or without HTTP: database, queue, relay, consumers, tokens.

Nothing here imports the web framework: a worker or a clock does without its memory.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from chassis import memory
from chassis.authentication import Authenticator, Issuer
from chassis.clock import Clock, SystemClock
from chassis.consumers import Consumer, Subscription
from chassis.database import Database
from chassis.outbox import Relay
from chassis.queue import QUARANTINE, Queue
from chassis.service_client import IdentityOverHttp, ServiceTokens, http_client
from chassis.settings import ServiceSettings

log = logging.getLogger(__name__)


@dataclass
class Parts:
    """What a running service stands on; kept in `app.state` and handed to background work."""

    settings: ServiceSettings
    service: str
    clock: Clock
    http: httpx.AsyncClient
    database: Database
    queue: Queue
    relay: Relay
    tokens: ServiceTokens
    authenticator: Authenticator
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def background(self, work: Callable[[], Awaitable[None]], name: str) -> None:
        """Run until the service stops; a task that ends with an error is told in the log."""

        async def run() -> None:
            try:
                await work()
            except asyncio.CancelledError:
                raise
            except Exception:
                log.exception("background work %s ended", name)

        self.tasks.append(asyncio.create_task(run(), name=name))


def build_parts(
    settings: ServiceSettings,
    service: str,
    service_permissions: Mapping[str, frozenset[str]],
    *,
    clock: Clock | None = None,
    issuer: Callable[[Database], Issuer] | None = None,
) -> Parts:
    """Everything of a service that is not its routes. `issuer` replaces identity-api (in identity-api itself)."""
    clock = clock or SystemClock()
    http = http_client()
    tokens = ServiceTokens(settings.identity_url, service, settings.service_secret_file, http)
    database = Database(
        settings.database_url,
        settings.database_system_url,
        clock=clock,
        source=f"/{service}",
        pool_size=settings.pool_size,
    )
    queue = Queue(settings.nats_url, name=service)
    relay = Relay(database, queue)
    database.on_events = relay.wake
    asked = issuer(database) if issuer else IdentityOverHttp(settings.identity_url, tokens, http)
    authenticator = Authenticator(database, asked, audience=service, service_permissions=service_permissions)
    return Parts(settings, service, clock, http, database, queue, relay, tokens, authenticator)


@asynccontextmanager
async def running(
    parts: Parts, stream: str, subscriptions: Sequence[Subscription[Any]] = ()
) -> AsyncIterator[None]:
    """The background work of one process: queue, relay, consumers. Stops in reverse order."""
    domain = parts.service.removesuffix("-api").removesuffix("-worker")
    async with AsyncExitStack() as stack:
        stack.push_async_callback(parts.http.aclose)
        stack.push_async_callback(parts.database.close)
        stack.push_async_callback(parts.queue.close)
        await parts.queue.start({stream: [f"duru.{domain}.>"], QUARANTINE: ["quarantine.>"]})
        stack.push_async_callback(_cancel, parts.tasks)
        if parts.settings.run_background:
            parts.background(memory.give_back, "memory")
            parts.background(parts.relay.run, "relay")
            for subscription in subscriptions:
                parts.background(Consumer(subscription, parts.queue, parts.database).run, subscription.name)
        yield


async def _cancel(tasks: list[asyncio.Task[None]]) -> None:
    # A cancellation that meets the end of what a task waits for can be lost on the way
    # (asyncio.wait_for before Python 3.12, and libraries that use it): ask again until all have ended.
    while pending := [task for task in tasks if not task.done()]:
        for task in pending:
            task.cancel()
        await asyncio.wait(pending, timeout=1.0)
