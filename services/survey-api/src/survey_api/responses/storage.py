"""Storing many responses with their events in one statement, over a pool of the intake's own.

The statement joins the wave while it is open and locks it in share mode: a wave that is being closed waits for
the answers in flight, and an answer that comes later finds it closed.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import asyncpg
import orjson
from chassis.database import Scope
from chassis.ids import new_id
from chassis.logs import correlation_id
from contracts.events import ResponseReceived

log = logging.getLogger(__name__)

Outcome = Literal["created", "repeated", "conflict", "wave_closed", "invitation_unknown", "unstorable"]

_SCOPE = (
    "select set_config('app.tenant_ids', $1, true), set_config('app.network_ids', $2, true),"
    " set_config('app.key', '', true)"
)

_INSERT = """
with incoming as (
    select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[],
        $8::uuid[], $9::text[], $10::timestamptz[], $11::timestamptz[], $12::text[], $13::text[], $14::text[],
        $15::timestamptz[], $16::uuid[], $17::text[], $18::text[], $19::integer[], $20::text[])
    as t (id, wave_id, version_id, invitation_id, link_id, network_id, school_id, district_id, language,
        started_at, ended_at, answers, sha256, submitted_by, received_at, event_id, event, files, files_missing,
        xml)
), open_wave as (
    select tenant_id, project_id, id from wave where id = any($2::uuid[]) and state = 'open' for share
), added as (
    insert into response (tenant_id, project_id, id, wave_id, instrument_version_id, network_id, school_id,
        district_id, link_id, invitation_id, language, started_at, ended_at, answers, sha256, submitted_by,
        received_at, files_missing, xml)
    select w.tenant_id, w.project_id, n.id, n.wave_id, n.version_id, coalesce(i.network_id, n.network_id),
        coalesce(i.school_id, n.school_id), coalesce(i.district_id, n.district_id), n.link_id,
        n.invitation_id, n.language, n.started_at, n.ended_at, n.answers::jsonb, n.sha256, n.submitted_by,
        n.received_at, n.files_missing, n.xml
    from incoming n
    join open_wave w on w.id = n.wave_id
    left join invitation i on i.tenant_id = w.tenant_id and i.id = n.invitation_id and i.wave_id = n.wave_id
    where (n.invitation_id is null or i.id is not null)
        and not exists (select 1 from response r where r.tenant_id = w.tenant_id and r.instance_id = n.id)
        and not exists (select 1 from response_version v
            where v.tenant_id = w.tenant_id and v.instance_id = n.id and v.response_id <> n.id)
    on conflict (tenant_id, id) do nothing
    returning tenant_id, project_id, wave_id, network_id, id
), named as (
    insert into attachment (tenant_id, id, project_id, wave_id, network_id, response_id, name, pointer, kind,
        expected_sha256, expected_size, state)
    select a.tenant_id, f.id, a.project_id, a.wave_id, a.network_id, a.id, f.name, f.pointer, f.kind, f.sha256,
        f.size, 'missing'
    from added a
    join incoming n on n.id = a.id and n.files_missing > 0
    cross join lateral jsonb_to_recordset(n.files::jsonb)
        as f (id uuid, name text, pointer text, kind text, sha256 text, size bigint)
), told as (
    insert into outbox (id, tenant_id, subject, body)
    select n.event_id, a.tenant_id, 'duru.survey.response.received.v1', n.event::jsonb
    from added a join incoming n on n.id = a.id
)
select id from added
"""

_KEEP = """
insert into response_conflict (tenant_id, id, project_id, wave_id, network_id, response_id, kind, sha256, language,
    started_at, ended_at, answers, files, submitted_by, received_at, xml)
select w.tenant_id, n.conflict_id, w.project_id, w.id, coalesce(i.network_id, n.network_id), n.id, 'answers',
    n.sha256, n.language, n.started_at, n.ended_at, n.answers::jsonb, n.files::jsonb, n.submitted_by, n.received_at,
    n.xml
from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::timestamptz[],
    $8::timestamptz[], $9::text[], $10::text[], $11::text[], $12::text[], $13::timestamptz[], $14::text[])
as n (conflict_id, id, wave_id, invitation_id, network_id, language, started_at, ended_at, answers, files, sha256,
    submitted_by, received_at, xml)
join wave w on w.id = n.wave_id
left join invitation i on i.tenant_id = w.tenant_id and i.id = n.invitation_id and i.wave_id = n.wave_id
where coalesce(i.network_id, n.network_id) is not null
    and (select count(*) from response_conflict c
        where c.tenant_id = w.tenant_id and c.response_id = n.id) < $15::integer
on conflict (tenant_id, response_id, sha256) do nothing
"""
_KEPT = "select response_id, sha256 from response_conflict where response_id = any($1::uuid[])"
MOST_CONFLICTS = 50
"""Contents that are kept beside the one that is stored under an id."""

_KNOWN = """
select id, sha256, invitation_id, received_at, array(select v.sha256 from response_version v
    where v.tenant_id = r.tenant_id and v.response_id = r.id) as before
from response r where id = any($1::uuid[])
"""
_OPEN = "select id from wave where id = any($1::uuid[]) and state = 'open'"


@dataclass(slots=True)
class Row:
    """A checked response on its way into the table."""

    id: UUID
    wave_id: UUID
    tenant_id: UUID
    project_id: UUID
    version_id: UUID
    invitation_id: UUID | None
    link_id: UUID | None
    network_id: UUID | None
    school_id: UUID | None
    district_id: UUID | None
    language: str
    started_at: datetime | None
    ended_at: datetime | None
    answers: str
    sha256: str
    submitted_by: str
    received_at: datetime
    files: str = "[]"
    files_missing: int = 0
    xml: str | None = None
    request_id: str = field(default_factory=correlation_id.get)

    @property
    def size(self) -> int:
        return len(self.answers)


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one response; `received_at` is the first receipt's. A conflict is `kept` for a person, or not
    where too many wait under the id."""

    outcome: Outcome
    received_at: datetime | None = None
    sha256: str = ""
    kept: bool = False


class DatabaseAway(Exception):
    """Nothing is known to be stored; the same may be sent again."""


class ResponseStore:
    """Writes responses. Every transaction sets its own scope, so connections need no reset between them."""

    def __init__(self, url: str, *, size: int, seconds: float) -> None:
        self._url = url
        self._size = size
        self._seconds = seconds
        self._pool: asyncpg.Pool[asyncpg.Record] | None = None
        self._making = asyncio.Lock()

    async def _connections(self) -> "asyncpg.Pool[asyncpg.Record]":
        if self._pool is None:
            async with self._making:
                if self._pool is None:
                    self._pool = await asyncpg.create_pool(
                        self._url,
                        min_size=0,
                        max_size=self._size,
                        timeout=5,
                        command_timeout=self._seconds,
                        reset=_leave_as_it_is,
                        server_settings={"application_name": "duru-intake"},
                    )
        return self._pool

    async def close(self) -> None:
        if self._pool is not None:
            await asyncio.wait_for(self._pool.close(), 5)

    async def store(self, scope: Scope, rows: Sequence[Row]) -> list[Stored]:
        """One outcome a row, in order, after the commit. Raises DatabaseAway.

        A row that the database can not hold does not harm the others: the batch is then taken one by one.
        """
        first = list({row.id: row for row in reversed(rows)}.values())[::-1]
        try:
            stored = await self._together(scope, first)
        except asyncpg.PostgresError as error:
            if not _is_data(error):
                log.error("responses can not be stored: %s", error)
                raise DatabaseAway(str(error)) from error
            stored = {row.id: await self._alone(scope, row) for row in first}
        except (OSError, asyncpg.InterfaceError, TimeoutError) as error:
            raise DatabaseAway(str(error) or type(error).__name__) from error
        leading = {row.id: row for row in first}
        outcomes = [
            stored[row.id] if row is leading[row.id] else _as_twin(row, leading[row.id], stored[row.id])
            for row in rows
        ]
        others = [row for row, one in zip(rows, outcomes, strict=True) if one.outcome == "conflict"]
        if not others:
            return outcomes
        kept = await self._keep(scope, others)
        return [
            replace(one, kept=(row.id, row.sha256) in kept) if one.outcome == "conflict" else one
            for row, one in zip(rows, outcomes, strict=True)
        ]

    async def _keep(self, scope: Scope, rows: Sequence[Row]) -> set[tuple[UUID, str]]:
        """Other contents under a known id wait for a person to look at them; which do, by id and hash."""
        pool = await self._connections()
        settings = scope.settings()
        try:
            async with pool.acquire(timeout=self._seconds) as connection, connection.transaction():
                await connection.fetchrow(_SCOPE, settings["tenants"], settings["networks"])
                await connection.execute(_KEEP, *_other_columns(rows), MOST_CONFLICTS)
                waiting = await connection.fetch(_KEPT, list({row.id for row in rows}))
        except asyncpg.PostgresError as error:
            if not _is_data(error):
                raise DatabaseAway(str(error)) from error
            log.warning("a conflict can not be kept: %s", error)
            return set()
        except (OSError, asyncpg.InterfaceError, TimeoutError) as error:
            raise DatabaseAway(str(error) or type(error).__name__) from error
        return {(one["response_id"], one["sha256"]) for one in waiting}

    async def _alone(self, scope: Scope, row: Row) -> Stored:
        try:
            return (await self._together(scope, [row]))[row.id]
        except asyncpg.PostgresError as error:
            if not _is_data(error):
                raise DatabaseAway(str(error)) from error
            log.warning("a response can not be stored: %s", error)
            return Stored("unstorable")
        except (OSError, asyncpg.InterfaceError, TimeoutError) as error:
            raise DatabaseAway(str(error) or type(error).__name__) from error

    async def _together(self, scope: Scope, rows: Sequence[Row]) -> dict[UUID, Stored]:
        pool = await self._connections()
        settings = scope.settings()
        async with pool.acquire(timeout=self._seconds) as connection:
            async with connection.transaction():
                await connection.fetchrow(_SCOPE, settings["tenants"], settings["networks"])
                added = {record["id"] for record in await connection.fetch(_INSERT, *_columns(rows))}
            outcomes = {
                row.id: Stored("created", row.received_at, row.sha256) for row in rows if row.id in added
            }
            left = [row for row in rows if row.id not in added]
            if left:
                outcomes.update(await _explain(connection, settings, left))
        return outcomes


async def _explain(connection: Any, settings: dict[str, str], rows: Sequence[Row]) -> dict[UUID, Stored]:
    """Why rows were not added: there already, or their wave is closed, or their invitation is nobody's."""
    async with connection.transaction(readonly=True):
        await connection.fetchrow(_SCOPE, settings["tenants"], settings["networks"])
        known = {r["id"]: r for r in await connection.fetch(_KNOWN, [row.id for row in rows])}
        waves = list({row.wave_id for row in rows})
        open_waves = {r["id"] for r in await connection.fetch(_OPEN, waves)}
    return {row.id: _explanation(row, known.get(row.id), row.wave_id in open_waves) for row in rows}


def _explanation(row: Row, known: Any, wave_is_open: bool) -> Stored:
    if known is not None:
        same = row.invitation_id == known["invitation_id"] and row.sha256 in (
            known["sha256"],
            *known["before"],
        )
        return Stored("repeated" if same else "conflict", known["received_at"], known["sha256"])
    if not wave_is_open:
        return Stored("wave_closed")
    # Not there, though the wave is open: its invitation is not, or the id is taken where this caller may not look,
    # or is that of a later version of another response.
    return Stored("invitation_unknown" if row.invitation_id else "conflict")


def _as_twin(row: Row, leading: Row, stored: Stored) -> Stored:
    """The outcome of a row that stands twice in one batch."""
    if stored.outcome not in ("created", "repeated", "conflict"):
        return stored
    same = row.sha256 == (stored.sha256 or leading.sha256)
    return Stored("repeated" if same else "conflict", stored.received_at, stored.sha256)


def _is_data(error: asyncpg.PostgresError) -> bool:
    return str(error.sqlstate or "").startswith(("22", "23"))


def _columns(rows: Sequence[Row]) -> tuple[list[Any], ...]:
    events = [_event(row) for row in rows]
    return (
        [row.id for row in rows],
        [row.wave_id for row in rows],
        [row.version_id for row in rows],
        [row.invitation_id for row in rows],
        [row.link_id for row in rows],
        [row.network_id for row in rows],
        [row.school_id for row in rows],
        [row.district_id for row in rows],
        [row.language for row in rows],
        [row.started_at for row in rows],
        [row.ended_at for row in rows],
        [row.answers for row in rows],
        [row.sha256 for row in rows],
        [row.submitted_by for row in rows],
        [row.received_at for row in rows],
        [event[0] for event in events],
        [event[1].decode() for event in events],
        [row.files for row in rows],
        [row.files_missing for row in rows],
        [row.xml for row in rows],
    )


def _other_columns(rows: Sequence[Row]) -> tuple[list[Any], ...]:
    return (
        [new_id() for _ in rows],
        [row.id for row in rows],
        [row.wave_id for row in rows],
        [row.invitation_id for row in rows],
        [row.network_id for row in rows],
        [row.language for row in rows],
        [row.started_at for row in rows],
        [row.ended_at for row in rows],
        [row.answers for row in rows],
        [row.files for row in rows],
        [row.sha256 for row in rows],
        [row.submitted_by for row in rows],
        [row.received_at for row in rows],
        [row.xml for row in rows],
    )


_TYPE = ResponseReceived.TYPE
_SCHEMA = f"urn:duru:schema:{_TYPE}"


def _event(row: Row) -> tuple[UUID, bytes]:
    """The same event as `make_event` makes, without a model in between: it is made for every answer."""
    event_id = new_id()
    event = {
        "specversion": "1.0",
        "id": str(event_id),
        "source": "/survey-api",
        "type": _TYPE,
        "time": row.received_at,
        "datacontenttype": "application/json",
        "dataschema": _SCHEMA,
        "tenantid": str(row.tenant_id),  # a driver's UUID is no UUID to orjson
        "data": {"response_id": str(row.id), "wave_id": str(row.wave_id)},
        "projectid": str(row.project_id),
    }
    if row.request_id:
        event["correlationid"] = row.request_id
    return event_id, orjson.dumps(event, option=orjson.OPT_UTC_Z)


async def _leave_as_it_is(_: Any) -> None:
    """Nothing of a session outlives its transaction here, and the usual reset costs a tenth of a request."""
