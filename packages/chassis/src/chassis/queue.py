"""The message queue: NATS JetStream, streams and durable consumers declared by us, add-or-update.

An acknowledged publish is on disk (the server runs with sync always). Delivery is at least once; what makes an
effect happen once is the inbox row in the same transaction (see `consumers`).
"""

import asyncio
import logging
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from nats.aio.client import Client
from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.api import (
    AckPolicy,
    ConsumerConfig,
    DeliverPolicy,
    DiscardPolicy,
    RetentionPolicy,
    StorageType,
    StreamConfig,
)
from nats.js.errors import NotFoundError

log = logging.getLogger(__name__)

KEEP_SECONDS = 14 * 24 * 3600
QUARANTINE = "QUARANTINE"


class Queue:
    """One connection of this process. It joins when the server appears, and rejoins after it was away."""

    def __init__(self, url: str, *, name: str) -> None:
        self._url = url
        self._name = name
        self._client: Client = Client()
        self._js: JetStreamContext | None = None
        self._joining: asyncio.Task[None] | None = None
        self.joined = asyncio.Event()
        self._said = ""

    @property
    def connected(self) -> bool:
        return self._js is not None and self._client.is_connected

    async def start(self, streams: dict[str, list[str]]) -> None:
        """Join in the background: a service starts and serves without the queue."""
        self._joining = asyncio.create_task(self._join(streams), name="queue-join")

    async def _join(self, streams: dict[str, list[str]]) -> None:
        delay = 0.1
        while True:
            try:
                parts = urlsplit(self._url)
                await self._client.connect(
                    servers=[f"nats://{parts.hostname}:{parts.port or 4222}"],
                    user=parts.username or None,
                    password=parts.password or None,
                    name=self._name,
                    connect_timeout=2,
                    allow_reconnect=True,
                    max_reconnect_attempts=-1,
                    reconnect_time_wait=1,
                    error_cb=self._on_error,
                )
                self._js = self._client.jetstream(timeout=5)
                for stream, subjects in streams.items():
                    await declare_stream(self._js, stream, subjects)
                self.joined.set()
                log.info("joined the queue")
                return
            except (NatsError, OSError, TimeoutError) as error:
                await self._on_error(error)
                with suppress(Exception):
                    await self._client.close()
                self._client = Client()
                self._js = None
                await asyncio.sleep(delay)
                delay = min(delay * 2, 5.0)

    async def _on_error(self, error: Exception) -> None:
        words = f"{type(error).__name__}: {error}"
        if words != self._said:  # an outage must not fill the disk with one line a second
            self._said = words
            log.warning("queue: %s", words)

    async def publish(self, subject: str, body: bytes, *, message_id: str) -> None:
        """Publish and wait until it is on disk. A time-out means unknown: publish again under the same id."""
        if self._js is None:
            raise ConnectionError("the queue has not been joined yet")
        await self._js.publish(subject, body, headers={"Nats-Msg-Id": message_id}, timeout=5)

    async def tell(self, subject: str, body: bytes) -> None:
        """A wake-up that nobody keeps (plain NATS); lost when the queue is away."""
        if self.connected:
            await self._client.publish(subject, body)

    async def listen(self, subject: str, callback: Any) -> None:
        await self.joined.wait()
        await self._client.subscribe(subject, cb=callback)

    async def pull(
        self, *, stream: str, durable: str, subject: str, ack_wait: float, most: int
    ) -> JetStreamContext.PullSubscription:
        """A pull subscription on a durable consumer, declared or brought up to date first."""
        await self.joined.wait()
        assert self._js is not None
        await self._js.add_consumer(
            stream,
            ConsumerConfig(
                durable_name=durable,
                filter_subject=subject,
                ack_policy=AckPolicy.EXPLICIT,
                deliver_policy=DeliverPolicy.ALL,
                ack_wait=ack_wait,
                max_deliver=-1,  # the consumer itself quarantines: JetStream has no dead-letter queue
                max_ack_pending=most,
            ),
        )
        return await self._js.pull_subscribe_bind(durable=durable, stream=stream)

    async def close(self) -> None:
        if self._joining:
            self._joining.cancel()
            with suppress(asyncio.CancelledError):
                await self._joining
        with suppress(Exception):
            await asyncio.wait_for(self._client.drain(), 3)
        with suppress(Exception):
            await self._client.close()


async def declare_stream(js: JetStreamContext, name: str, subjects: list[str]) -> None:
    """Add the stream, or bring its settings to what is said here."""
    wanted = StreamConfig(
        name=name,
        subjects=subjects,
        retention=RetentionPolicy.LIMITS,
        storage=StorageType.FILE,
        discard=DiscardPolicy.OLD if name == QUARANTINE else DiscardPolicy.NEW,
        max_age=KEEP_SECONDS,
        max_bytes=1 << 30,
        duplicate_window=120,
    )
    try:
        await js.stream_info(name)
    except NotFoundError:
        await js.add_stream(wanted)
    else:
        await js.update_stream(wanted)
