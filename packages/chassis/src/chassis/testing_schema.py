"""Checks of a migrated database that every service's tests run: no drift, and nobody can look past a tenant."""

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from chassis.database import async_url
from chassis.migrations import PLUMBING, config


async def _with_connection(url: str, work: Any) -> Any:
    engine = create_async_engine(async_url(url), poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()


async def downgrade(package: str, owner_url: str, metadata: MetaData, target: str) -> None:
    """Take a database back to an earlier revision; the product itself only goes forwards."""
    settings = config(package)
    script = ScriptDirectory.from_config(settings)

    def back(connection: Connection) -> None:
        steps = lambda revision, _: script._downgrade_revs(target, revision)  # noqa: E731
        with EnvironmentContext(settings, script, fn=steps) as environment:
            environment.configure(connection=connection, target_metadata=metadata)
            environment.run_migrations()
        connection.commit()

    await _with_connection(owner_url, back)


async def drift(owner_url: str, metadata: MetaData) -> list[str]:
    """What the models say and the migrated database does not, or the other way round."""

    def compare(connection: Connection) -> list[str]:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_name": lambda name, kind, _: (
                    kind != "table" or name not in (*PLUMBING, "alembic_version")
                ),
            },
        )
        return [repr(difference) for difference in compare_metadata(context, metadata)]

    found: list[str] = await _with_connection(owner_url, compare)
    return found


_CATALOGUE = {
    "a table with a tenant whose row-level security is off or not forced": """
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
        where c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
        and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')""",
    "a table with a tenant that may be null": """
        select table_name from information_schema.columns
        where table_schema = 'public' and column_name = 'tenant_id' and is_nullable = 'YES'""",
    "a unique key without the tenant": """
        select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid
        join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
        where i.indisunique and c.relrowsecurity
        and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id'
                        and a.attnum = any(i.indkey))
        and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')""",
    "something that the application's role owns": """
        select c.relname from pg_class c join pg_roles r on r.oid = c.relowner
        where r.rolname like '%\\_app' or r.rolname like '%\\_system'""",
    "a role of the service that passes by row-level security": """
        select rolname from pg_roles where (rolbypassrls or rolsuper)
        and (rolname like '%\\_app' or rolname like '%\\_system' or rolname like '%\\_owner')""",
    "a materialised view": "select matviewname from pg_matviews where schemaname = 'public'",
    "a view that runs with its owner's rights": """
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
        where c.relkind = 'v' and not coalesce(c.reloptions @> array['security_invoker=true'], false)""",
    "a function that runs with its owner's rights": """
        select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace and n.nspname = 'public'
        where p.prosecdef""",
}

# Found before a tenant is known: their unique keys are looked up by a value that nobody can guess, and hold the
# tenant as well only where a value may repeat between tenants.
FOUND_WITHOUT_A_TENANT = frozenset({"outbox_pkey", "quarantine_pkey", "due_time_pkey"})


async def weaknesses(owner_url: str, *, allowed_keys: frozenset[str] = frozenset()) -> list[str]:
    """Every way in which a tenant's rows could be seen past row-level security, by name."""

    def look(connection: Connection) -> list[str]:
        found = []
        for words, query in _CATALOGUE.items():
            for (name,) in connection.execute(text(query)):
                if name in allowed_keys | FOUND_WITHOUT_A_TENANT:
                    continue
                found.append(f"{words}: {name}")
        return found

    result: list[str] = await _with_connection(owner_url, look)
    return result


async def tenant_tables(owner_url: str) -> list[str]:
    """Every table of the service that holds tenants' rows."""

    def look(connection: Connection) -> list[str]:
        rows = connection.execute(
            text(
                "select table_name from information_schema.columns where table_schema = 'public'"
                " and column_name = 'tenant_id' order by 1"
            )
        )
        return [name for (name,) in rows]

    found: list[str] = await _with_connection(owner_url, look)
    return found
