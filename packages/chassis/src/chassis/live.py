"""Live pages: one event stream a service, computed once a process and fanned out.

A message holds a topic, a version and at most a small tally. Changes are told between processes by a plain NATS
wake-up; a page that misses one catches up with the next, or by polling with its ETag.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from chassis.callers import caller_of
from chassis.principal import Principal
from chassis.problems import Invalid, NotFound, PermissionDenied
from chassis.queue import Queue

log = logging.getLogger(__name__)

_BEAT_SECONDS = 15.0
_LEAST_GAP_SECONDS = 1.0

State = dict[str, Any]
"""What is told of a topic: `version` (a string that changes when the thing does) and a small tally."""

Allow = Callable[[Principal, str], Awaitable[None]]
Compute = Callable[[str], Awaitable[State]]
Tailor = Callable[[Principal, State], State]


class LiveTopics:
    """`kind:id` topics. `allow` raises unless the caller may see it; `compute` reads its state."""

    def __init__(self, service: str, queue: Queue) -> None:
        self._subject = f"duru.live.{service}"
        self._queue = queue
        self._kinds: dict[str, tuple[Allow, Compute]] = {}
        self._tailors: dict[str, Tailor] = {}
        self._readers: dict[str, set[asyncio.Queue[State | None]]] = defaultdict(set)
        self._states: dict[str, State] = {}
        self._pending: dict[str, asyncio.Task[None]] = {}
        self._closing = False

    def add(self, kind: str, *, allow: Allow, compute: Compute, tailor: Tailor | None = None) -> None:
        """`tailor` cuts the one state that is computed to what a reader may see."""
        self._kinds[kind] = (allow, compute)
        if tailor is not None:
            self._tailors[kind] = tailor

    async def run(self) -> None:
        """Hear what other processes say."""

        async def heard(message: Any) -> None:
            self._soon(message.data.decode("utf-8", "replace"))

        await self._queue.listen(self._subject, heard)

    async def changed(self, topic: str) -> None:
        """Say that a topic changed: to this process' readers, and to the other processes."""
        self._soon(topic)
        with suppress(Exception):
            await self._queue.tell(self._subject, topic.encode())

    def _soon(self, topic: str) -> None:
        if self._readers.get(topic) and topic not in self._pending and not self._closing:
            self._pending[topic] = asyncio.create_task(self._tell(topic))

    async def _tell(self, topic: str) -> None:
        try:
            state = await self._kinds[topic.partition(":")[0]][1](topic)
            if state != self._states.get(topic):
                self._states[topic] = state
                for reader in list(self._readers.get(topic, ())):
                    reader.put_nowait(state)
            await asyncio.sleep(_LEAST_GAP_SECONDS)
        except Exception:
            log.exception("a live topic could not be read")
        finally:
            self._pending.pop(topic, None)
        # What changed during the gap must not be lost.
        state_now = await self._read_quietly(topic)
        if state_now is not None and state_now != self._states.get(topic):
            self._soon(topic)

    async def _read_quietly(self, topic: str) -> State | None:
        if not self._readers.get(topic):
            return None
        with suppress(Exception):
            return await self._kinds[topic.partition(":")[0]][1](topic)
        return None

    async def respond(self, request: Request) -> Response:
        """GET …/live?topic=kind:id"""
        topic = request.query_params.get("topic", "")
        kind, _, name = topic.partition(":")
        if kind not in self._kinds or not name:
            raise Invalid(
                "Say which topic.",
                faults=[
                    {
                        "pointer": "/topic",
                        "code": "topic.unknown",
                        "message": f"{topic!r} is no topic here",
                        "fix": f"one of {', '.join(f'{k}:<id>' for k in sorted(self._kinds))}",
                    }
                ],
            )
        principal = await caller_of(request)
        allow, compute = self._kinds[kind]
        await allow(principal, topic)
        reader: asyncio.Queue[State | None] = asyncio.Queue(maxsize=100)
        self._readers[topic].add(reader)
        try:
            first = await compute(topic)
        except BaseException:
            self._leave(topic, reader)
            raise
        self._states[topic] = first
        seen = request.headers.get("last-event-id")
        return StreamingResponse(
            self._stream(topic, reader, first, seen, principal, allow),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )

    async def _stream(
        self,
        topic: str,
        reader: asyncio.Queue[State | None],
        first: State,
        seen: str | None,
        principal: Principal,
        allow: Allow,
    ) -> AsyncIterator[bytes]:
        tailor = self._tailors.get(topic.partition(":")[0], _whole)
        try:
            yield b"retry: 3000\n\n"
            if str(first["version"]) != seen:
                yield _message(topic, tailor(principal, first))
            while True:
                try:
                    state = await asyncio.wait_for(reader.get(), _BEAT_SECONDS)
                except TimeoutError:
                    await allow(principal, topic)
                    yield b": here\n\n"
                    continue
                if state is None:
                    return
                yield _message(topic, tailor(principal, state))
        except (NotFound, PermissionDenied):
            return
        finally:
            self._leave(topic, reader)

    def _leave(self, topic: str, reader: asyncio.Queue[State | None]) -> None:
        readers = self._readers.get(topic)
        if readers:
            readers.discard(reader)
            if not readers:
                del self._readers[topic]
                self._states.pop(topic, None)

    def close(self) -> None:
        """End every stream, so that a stopping service does not wait for open pages."""
        self._closing = True
        for readers in self._readers.values():
            for reader in readers:
                with suppress(asyncio.QueueFull):
                    reader.put_nowait(None)


def _whole(_: Principal, state: State) -> State:
    return state


def _message(topic: str, state: State) -> bytes:
    data = orjson.dumps({"topic": topic, **state}, default=str)
    return b"id: " + str(state["version"]).encode() + b"\nevent: changed\ndata: " + data + b"\n\n"
