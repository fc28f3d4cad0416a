"""Row-level security: the database alone shows a caller only what is theirs."""

from uuid import UUID

import asyncpg
import pytest
from chassis.database import Database, Scope, async_url
from chassis.ids import new_id
from chassis.testing_schema import drift, weaknesses
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from .conftest import Kit

ALL = text("select id, tenant_id, network_id from note")


async def add_note(database: Database, tenant: UUID, network: UUID) -> UUID:
    note = new_id()
    async with database.transaction(Scope.tenant(tenant)) as work:
        await work.session.execute(
            text("insert into note (tenant_id, network_id, id, words) values (:t, :n, :i, 'x')"),
            {"t": tenant, "n": network, "i": note},
        )
    return note


async def seen(database: Database, scope: Scope) -> set[UUID]:
    async with database.transaction(scope) as work:
        return {row.id for row in await work.session.execute(ALL)}


async def test_a_query_without_any_filter_shows_only_the_tenants_own_rows(database: Database) -> None:
    ours, theirs = new_id(), new_id()
    mine = await add_note(database, ours, new_id())
    foreign = await add_note(database, theirs, new_id())
    assert await seen(database, Scope.tenant(ours)) == {mine}
    assert await seen(database, Scope(frozenset({ours, theirs}))) == {mine, foreign}
    assert await seen(database, Scope()) == set()


async def test_a_caller_bound_to_networks_sees_no_other_network_of_the_tenant(database: Database) -> None:
    tenant, network = new_id(), new_id()
    mine = await add_note(database, tenant, network)
    await add_note(database, tenant, new_id())
    assert await seen(database, Scope(frozenset({tenant}), frozenset({network}))) == {mine}
    assert await seen(database, Scope(frozenset({tenant}), frozenset())) == set()


async def test_a_row_can_not_be_written_for_another_tenant_or_network(database: Database) -> None:
    tenant, network = new_id(), new_id()
    insert = text("insert into note (tenant_id, network_id, id, words) values (:t, :n, :i, 'x')")
    for scope, row in (
        (Scope.tenant(tenant), {"t": new_id(), "n": network, "i": new_id()}),
        (Scope(frozenset({tenant}), frozenset({network})), {"t": tenant, "n": new_id(), "i": new_id()}),
    ):
        work = await database.begin(scope)
        with pytest.raises(DBAPIError, match="row-level security"):
            await work.session.execute(insert, row)
        await work.close()


async def test_a_pooled_connection_does_not_carry_one_callers_tenant_to_the_next(kit: Kit) -> None:
    tenant = new_id()
    single = Database(kit.urls.app, kit.urls.system, clock=None, source="/t", pool_size=1)  # type: ignore[arg-type]  # no time is told
    try:
        await add_note(single, tenant, new_id())
        async with single.engine.connect() as connection:
            assert (await connection.execute(ALL)).all() == []
    finally:
        await single.close()


async def test_a_session_wide_setting_would_leak_to_the_next_caller(kit: Kit) -> None:
    """The negative control: the other way to set a tenant does show its rows to whoever comes next."""
    tenant = new_id()
    engine = create_async_engine(async_url(kit.urls.app), pool_size=1, max_overflow=0)
    database = Database(kit.urls.app, kit.urls.system, clock=None, source="/t")  # type: ignore[arg-type]  # no time is told
    try:
        note = await add_note(database, tenant, new_id())
        async with engine.connect() as first:
            await first.execute(text("select set_config('app.tenant_ids', :t, false)"), {"t": str(tenant)})
            await first.execute(text("select set_config('app.network_ids', '*', false)"))
            await first.commit()
        async with engine.connect() as second:
            assert [row.id for row in await second.execute(ALL)] == [note]
    finally:
        await engine.dispose()
        await database.close()


async def test_the_plumbing_role_sees_no_table_of_the_product(database: Database) -> None:
    async with database.system_engine.connect() as connection:
        with pytest.raises(DBAPIError, match="permission denied"):
            await connection.execute(ALL)


async def test_the_application_can_neither_change_nor_delete_audit_rows(database: Database) -> None:
    tenant = new_id()
    for words in ("update audit set action = 'x'", "delete from audit"):
        work = await database.begin(Scope.tenant(tenant))
        with pytest.raises(DBAPIError, match="permission denied"):
            await work.session.execute(text(words))
        await work.close()


async def test_the_migrated_database_has_no_weakness_and_one_made_weak_is_found(kit: Kit) -> None:
    assert await weaknesses(kit.urls.owner) == []
    owner = await asyncpg.connect(kit.urls.owner)
    try:
        await owner.execute("create table leaky (tenant_id uuid, id uuid primary key)")
        await owner.execute("create materialized view copied as select * from note")
        found = await weaknesses(kit.urls.owner)
        assert {line.split(":")[0] for line in found} == {
            "a table with a tenant whose row-level security is off or not forced",
            "a table with a tenant that may be null",
            "a materialised view",
        }
    finally:
        await owner.execute("drop table leaky")
        await owner.execute("drop materialized view copied")
        await owner.close()


async def test_a_column_that_the_models_lack_is_found_as_drift(kit: Kit) -> None:
    from sample_service import Table  # type: ignore[import-not-found]  # found by the path in conftest

    assert await drift(kit.urls.owner, Table.metadata) == []
    owner = await asyncpg.connect(kit.urls.owner)
    try:
        await owner.execute("alter table note add column forgotten text")
        assert len(await drift(kit.urls.owner, Table.metadata)) == 1
    finally:
        await owner.execute("alter table note drop column forgotten")
        await owner.close()
