"""Database sessions: one transaction a request or message, its tenant set for row-level security, one commit.

Only this module commits. A session's scope is given to PostgreSQL with transaction-local settings, so that a
pooled connection can never carry one caller's tenant to the next.
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

import orjson
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from chassis.audit import AuditEntry, append_entries
from chassis.clock import Clock
from chassis.outbox import EventData, insert_events, make_event
from chassis.principal import Principal
from chassis.session import AsyncSession

log = logging.getLogger(__name__)

query_count: ContextVar[list[int] | None] = ContextVar("query_count", default=None)

_SET_SCOPE = text(
    "select set_config('app.tenant_ids', :tenants, true), set_config('app.network_ids', :networks, true),"
    " set_config('app.key', :key, true)"
)


@dataclass(frozen=True)
class Scope:
    """What row-level security shows: rows of these tenants and, if given, of these networks only.

    `key` opens the single rows that name it (a token's hash, an address at sign-in) before a tenant is known.
    """

    tenant_ids: frozenset[UUID] = frozenset()
    network_ids: frozenset[UUID] | None = None
    key: str = ""

    @classmethod
    def of(cls, principal: Principal) -> "Scope":
        return cls(principal.tenant_ids, principal.network_ids)

    @classmethod
    def tenant(cls, tenant_id: UUID) -> "Scope":
        return cls(frozenset({tenant_id}))

    def settings(self) -> dict[str, str]:
        """The three settings as PostgreSQL takes them: ids joined by commas, `*` for every network."""
        networks = self.network_ids
        return {
            "tenants": ",".join(sorted(str(i) for i in self.tenant_ids)),
            "networks": "*" if networks is None else ",".join(sorted(str(i) for i in networks)),
            "key": self.key,
        }


class Actor(Protocol):
    """Who an audit row names."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...


class Transaction:
    """A unit of work: a session, the events and audit rows that commit with it, and what follows the commit."""

    def __init__(
        self, session: AsyncSession, scope: Scope, clock: Clock, source: str, actor: Actor | None
    ) -> None:
        self.session = session
        self.scope = scope
        self.clock = clock
        self.actor = actor
        self._source = source
        self._events: list[dict[str, Any]] = []
        self._audit: list[AuditEntry] = []
        self._after: list[Callable[[], Awaitable[None] | None]] = []
        self._done = False

    async def rescope(self, scope: Scope) -> None:
        """Look through other eyes from here on (once a key has told which tenant a caller belongs to)."""
        self.scope = scope
        await self.session.execute(_SET_SCOPE, scope.settings())

    def emit(self, data: EventData, *, tenant_id: UUID, project_id: UUID | None = None) -> UUID:
        """Record an event: it is published if, and only if, this transaction commits. Returns its id."""
        made = make_event(
            data, tenant_id=tenant_id, project_id=project_id, source=self._source, at=self.clock.now()
        )
        self._events.append(made)
        return UUID(made["id"])

    def audit(
        self,
        action: str,
        *,
        tenant_id: UUID,
        subject_kind: str,
        subject_id: UUID | str,
        detail: Mapping[str, Any] | None = None,
    ) -> None:
        """Add a row to the hash-chained audit table, written just before the commit."""
        actor = self.actor
        self._audit.append(
            AuditEntry(
                tenant_id=tenant_id,
                at=self.clock.now(),
                actor_kind=actor.kind if actor else "system",
                actor_id=actor.id if actor else self._source,
                action=action,
                subject_kind=subject_kind,
                subject_id=str(subject_id),
                detail=dict(detail or {}),
            )
        )

    def after_commit(self, call: Callable[[], Awaitable[None] | None]) -> None:
        self._after.append(call)

    async def commit(self) -> None:
        await self.session.flush()
        if self._events:
            await insert_events(self.session, self._events)
        if self._audit:
            await append_entries(self.session, self._audit)
        await self.session.commit()
        await self.close()
        for call in self._after:
            result = call()
            if result is not None:
                await result

    async def close(self) -> None:
        """End it; what was not committed is undone."""
        if not self._done:
            self._done = True
            await self.session.close()

    @property
    def emits(self) -> bool:
        return bool(self._events)


class Database:
    """The service's own database through two roles: the application's, and the plumbing's (outbox, due times)."""

    def __init__(
        self,
        url: str,
        system_url: str,
        *,
        clock: Clock,
        source: str,
        pool_size: int = 6,
        system_pool_size: int = 3,
    ) -> None:
        self._clock = clock
        self._source = source
        self.url = url
        self.engine = _engine(url, pool_size, kept=2)
        self.system_engine = _engine(system_url, system_pool_size, kept=1)
        self.on_events: Callable[[], None] = lambda: None

    async def begin(self, scope: Scope, *, actor: Actor | None = None) -> Transaction:
        return await self._begin(self.engine, scope, actor)

    async def _begin(self, engine: AsyncEngine, scope: Scope, actor: Actor | None) -> Transaction:
        session = AsyncSession(engine, expire_on_commit=False)
        try:
            await session.execute(_SET_SCOPE, scope.settings())
        except BaseException:
            await session.close()
            raise
        work = Transaction(session, scope, self._clock, self._source, actor)
        work.after_commit(lambda: self.on_events() if work.emits else None)
        return work

    @asynccontextmanager
    async def transaction(self, scope: Scope, *, actor: Actor | None = None) -> AsyncIterator[Transaction]:
        work = await self.begin(scope, actor=actor)
        try:
            yield work
            await work.commit()
        finally:
            await work.close()

    @asynccontextmanager
    async def system(self) -> AsyncIterator[Transaction]:
        """A transaction of the plumbing role: it sees plumbing tables of all tenants, and no other table."""
        work = await self._begin(self.system_engine, Scope(), None)
        try:
            yield work
            await work.commit()
        finally:
            await work.close()

    async def answers(self) -> bool:
        with suppress(Exception):
            async with self.engine.connect() as connection:
                await connection.execute(text("select 1"))
                return True
        return False

    async def close(self) -> None:
        await self.engine.dispose()
        await self.system_engine.dispose()


def async_url(url: str) -> str:
    """`postgresql://` as people write it -> the dialect of the async driver."""
    return url.replace("postgresql://", "postgresql+asyncpg://", 1).replace(
        "postgres://", "postgresql+asyncpg://", 1
    )


def _dumps(value: Any) -> str:
    return orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS).decode()


def _engine(url: str, most: int, *, kept: int) -> AsyncEngine:
    """`kept` connections stay open at rest, since each costs the server some 5 MB; `most` work at once."""
    kept = min(kept, most)
    engine = create_async_engine(
        async_url(url),
        pool_size=kept,
        max_overflow=most - kept,
        pool_timeout=5,
        pool_pre_ping=True,
        json_serializer=_dumps,
        json_deserializer=orjson.loads,
        connect_args={"timeout": 5, "server_settings": {"application_name": "duru"}},
    )

    @event.listens_for(engine.sync_engine, "before_cursor_execute")
    def _count(*_: Any) -> None:
        counter = query_count.get()
        if counter is not None:
            counter[0] += 1

    return engine


async def fetch_all(
    session: AsyncSession, sql: str, values: Mapping[str, Any] | None = None
) -> Sequence[Mapping[str, Any]]:
    """Rows of a hand-written statement as mappings."""
    result = await session.execute(text(sql), dict(values or {}))
    return [dict(row) for row in result.mappings()]
