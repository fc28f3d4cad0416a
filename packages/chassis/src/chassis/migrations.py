"""Migrations: Alembic in each service, run once at start under an advisory lock, and the DDL that every table needs.

The lock is polled, never waited for: a session that waits in pg_advisory_lock blocks CREATE INDEX CONCURRENTLY.
"""

import asyncio
import importlib
import time
from pathlib import Path
from typing import Any

from alembic import command, op
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from chassis import directory
from chassis.database import async_url
from chassis.files import tables as file_tables

_LOCK = 0x44555255  # any constant: one database a service
_PATIENCE_SECONDS = 60.0

PLUMBING = (
    "outbox",
    "inbox",
    "quarantine",
    "idempotency",
    "due_time",
    "audit",
    "trusted_key",
    "principal_grants",
    *directory.TABLES,
    *file_tables.TABLES,
)

_TENANT = "tenant_id = any(string_to_array(nullif(current_setting('app.tenant_ids', true), ''), ',')::uuid[])"


def _network(column: str) -> str:
    setting = "current_setting('app.network_ids', true)"
    return (
        f"case when {setting} = '*' then true else"
        f" {column} = any(string_to_array(nullif({setting}, ''), ',')::uuid[]) end"
    )


def config(package: str) -> Config:
    """The Alembic configuration of a service package that holds `migrations/`."""
    folder = Path(str(importlib.import_module(package).__file__)).parent / "migrations"
    made = Config()
    made.set_main_option("script_location", str(folder))
    return made


def head(package: str) -> str:
    found = ScriptDirectory.from_config(config(package)).get_current_head()
    if found is None:
        raise RuntimeError(f"{package} has no migration")
    return found


def _upgrade(connection: Connection, package: str, metadata: MetaData, target: str) -> None:
    settings = config(package)
    script = ScriptDirectory.from_config(settings)

    def steps(revision: Any, _: Any) -> Any:
        return script._upgrade_revs(target, revision)

    with EnvironmentContext(settings, script, fn=steps) as environment:
        environment.configure(
            connection=connection,
            target_metadata=metadata,
            transaction_per_migration=True,
            compare_type=True,
        )
        environment.run_migrations()


async def migrate(package: str, owner_url: str, metadata: MetaData, target: str = "head") -> None:
    """Bring the service's database to `target`. Any number may start at once: one works, the others wait."""
    engine = create_async_engine(async_url(owner_url), poolclass=NullPool)
    try:
        async with engine.connect() as guard, engine.connect() as connection:
            deadline = time.monotonic() + _PATIENCE_SECONDS
            while not (await guard.execute(text("select pg_try_advisory_lock(:k)"), {"k": _LOCK})).scalar():
                await guard.commit()
                if time.monotonic() > deadline:
                    raise TimeoutError("another migration of this database has not ended within a minute")
                await asyncio.sleep(0.1)
            await guard.commit()
            await connection.execute(text("set lock_timeout = '2s'"))
            await connection.commit()
            await connection.run_sync(_upgrade, package, metadata, target)
            await connection.commit()
    finally:
        await engine.dispose()


def new_revision(package: str, message: str) -> None:
    """Make an empty revision file (used by developers)."""
    command.revision(config(package), message=message)


def _role(suffix: str) -> str:
    owner = str(op.get_bind().execute(text("select current_user")).scalar())
    if not owner.endswith("_owner"):
        raise RuntimeError(f"migrations run as the owner role (…_owner), not as {owner}")
    return owner.removesuffix("_owner") + suffix


def app_role() -> str:
    return _role("_app")


def system_role() -> str:
    return _role("_system")


def protect(
    table: str,
    *,
    network: str | None = None,
    key: str | None = None,
    grant: str = "select, insert, update, delete",
    tenant: str = "tenant_id",
    shared: str | None = None,
    follows: tuple[str, str] | None = None,
) -> None:
    """Force row-level security on a tenant table and give the application its rights on it.

    `network` names the column that a network-bound caller is held to; `key` one whose value opens its own row
    before a tenant is known (a token's hash); `tenant` the tenant column where the table is the tenant's own.
    What is read by more than its own network says so: `shared` is a condition on the row's columns
    (`audience = 'project'`), `follows` is (parent table, column): a row is read wherever its parent is. Both
    still need `network`, which alone decides who writes.
    """
    condition = _TENANT.replace("tenant_id", tenant, 1)
    op.execute(f"alter table {table} enable row level security")
    op.execute(f"alter table {table} force row level security")
    op.execute(f"create policy tenant on {table} using ({condition}) with check ({condition})")
    if network:
        rule = _network(network)
        if key:
            rule = f"({rule}) or {_key(key)}"
        wider = _wider(table, shared, follows)
        if wider:
            _apart(table, rule, f"({rule}) or {wider}")
        else:
            op.execute(f"create policy network on {table} as restrictive using ({rule}) with check ({rule})")
    if key:
        op.execute(f"create policy key on {table} for select using ({_key(key)})")
    op.execute(f"grant {grant} on {table} to {app_role()}")


def widen(
    table: str, *, network: str, shared: str | None = None, follows: tuple[str, str] | None = None
) -> None:
    """Let rows of a table that was protected earlier be read beyond their network (see `protect`)."""
    wider = _wider(table, shared, follows)
    if wider is None:
        raise ValueError("say what is read beyond its network: shared or follows")
    op.execute(f"drop policy network on {table}")
    _apart(table, _network(network), f"({_network(network)}) or {wider}")


def narrow(table: str, *, network: str) -> None:
    """Take back what `widen` let: rows are read in their network alone."""
    for deed in ("read", "insert", "update", "delete"):
        op.execute(f"drop policy network_{deed} on {table}")
    rule = _network(network)
    op.execute(f"create policy network on {table} as restrictive using ({rule}) with check ({rule})")


def _wider(table: str, shared: str | None, follows: tuple[str, str] | None) -> str | None:
    """Who else may read a row, as a condition."""
    if follows:
        parent, column = follows
        return (
            f"exists (select 1 from {parent} parent where parent.tenant_id = {table}.tenant_id"  # noqa: S608  names from a migration
            f" and parent.id = {table}.{column})"
        )
    return f"({shared})" if shared else None


def _apart(table: str, write: str, read: str) -> None:
    """One rule for reading, a narrower one for each way to write."""
    made = f"on {table} as restrictive"
    op.execute(f"create policy network_read {made} for select using ({read})")
    op.execute(f"create policy network_insert {made} for insert with check ({write})")
    op.execute(f"create policy network_update {made} for update using ({write}) with check ({write})")
    op.execute(f"create policy network_delete {made} for delete using ({write})")


def _key(column: str) -> str:
    return f"{column}::text = nullif(current_setting('app.key', true), '')"


def open_to_system(table: str, grant: str = "select, insert, update, delete") -> None:
    """Let the plumbing role work on a table across tenants (and say so by name, table by table)."""
    role = system_role()
    op.execute(f"create policy plumbing on {table} to {role} using (true) with check (true)")
    op.execute(f"grant {grant} on {table} to {role}")


def create_plumbing() -> None:
    """The chassis' own tables, as of the first migration of every service."""
    for statement in _PLUMBING_TABLES:
        op.execute(statement)
    for table in ("outbox", "inbox", "idempotency", "due_time"):
        protect(table)
    protect("quarantine", grant="select, update")
    protect("audit", grant="select, insert")
    protect("principal_grants", key="principal_id")
    for table in ("outbox", "inbox", "quarantine", "due_time", "principal_grants", "idempotency"):
        open_to_system(table)
    op.execute(f"grant select, insert, update on trusted_key to {app_role()}")


def create_directory() -> None:
    """The copy of the directory, in services that keep one."""
    for statement in directory.DDL:
        op.execute(statement)
    protect("directory")
    op.execute(f"grant select, update on directory_mark to {app_role()}")


def create_files() -> None:
    """Uploads in progress and the account of stored files, in services that take files in."""
    for statement in file_tables.DDL:
        op.execute(statement)
    for table in file_tables.TABLES:
        protect(table)
        open_to_system(table, "select")


_PLUMBING_TABLES = (
    """create table outbox (
        id uuid primary key, position bigint generated always as identity, tenant_id uuid not null,
        subject text not null, body jsonb not null, created_at timestamptz not null default now(),
        published_at timestamptz)""",
    "create index outbox_unsent on outbox (position) where published_at is null",
    "create index outbox_sent on outbox (published_at) where published_at is not null",
    """create table inbox (
        consumer text not null, event_id uuid not null, tenant_id uuid not null,
        handled_at timestamptz not null default now(), primary key (tenant_id, consumer, event_id))""",
    """create table quarantine (
        id uuid primary key, tenant_id uuid not null, consumer text not null, subject text not null,
        body text not null, error text not null, deliveries integer not null,
        quarantined_at timestamptz not null default now(), replayed_at timestamptz)""",
    """create table idempotency (
        tenant_id uuid not null, principal_id text not null, key text not null, route text not null,
        body_hash text not null, status integer, headers jsonb, body bytea,
        created_at timestamptz not null default now(), primary key (tenant_id, principal_id, key))""",
    """create table due_time (
        id uuid primary key, tenant_id uuid not null, kind text not null, owner_id uuid not null,
        rule text not null, time_zone text not null, starts_at timestamptz not null,
        next_at timestamptz, last_at timestamptz, paused boolean not null default false,
        unique (tenant_id, kind, owner_id))""",
    "create index due_time_next on due_time (next_at) where next_at is not null and not paused",
    """create table audit (
        tenant_id uuid not null, number bigint not null, at timestamptz not null, actor_kind text not null,
        actor_id text not null, action text not null, subject_kind text not null, subject_id text not null,
        detail jsonb not null, seal text not null, primary key (tenant_id, number))""",
    "create table trusted_key (kid text primary key, jwk jsonb not null, seen_at timestamptz not null default now())",
    """create table principal_grants (
        principal_id text not null, tenant_id uuid not null, grant_version bigint not null,
        document jsonb not null, fetched_at timestamptz not null default now(),
        primary key (tenant_id, principal_id))""",
)
