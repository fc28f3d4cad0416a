"""Databases and roles of the services."""

from urllib.parse import urlsplit

import asyncpg
import pytest
from duru_local.bootstrap import RoleTooStrong, Unsafe, Urls, create_databases, drop_databases, refuse_unsafe
from duru_local.postgres import PostgresServer
from duru_local.testing import database, databases, postgres_server


async def run(url: str, *statements: str) -> object:
    connection = await asyncpg.connect(url)
    try:
        for statement in statements[:-1]:
            await connection.execute(statement)
        return await connection.fetchval(statements[-1])
    finally:
        await connection.close()


def role_of(url: str) -> str:
    return str(urlsplit(url).username)


def roles_of(urls: Urls) -> list[str]:
    return [role_of(url) for url in (urls.app, urls.owner, urls.system)]


async def test_no_role_is_strong(server: PostgresServer) -> None:
    with databases(server.url, "identity", "pdsa", "survey", "reports") as made:
        names = [role for urls in made.values() for role in roles_of(urls)]
        assert len(names) == 12
        connection = await asyncpg.connect(server.url)
        rows = await connection.fetch("SELECT * FROM pg_roles WHERE rolname = any($1)", names)
        await connection.close()
    assert len(rows) == 12
    for right in ("rolsuper", "rolbypassrls", "rolcreatedb", "rolcreaterole", "rolreplication"):
        assert not any(row[right] for row in rows), right


async def test_the_serving_roles_get_no_more_than_a_migration_grants(server: PostgresServer) -> None:
    with database(server.url, "survey") as urls:
        await run(
            urls.owner,
            "CREATE TABLE audit (n int)",
            f"GRANT SELECT, INSERT ON audit TO {role_of(urls.app)}",
            "SELECT 1",
        )
        assert await run(urls.app, "INSERT INTO audit VALUES (1)", "SELECT count(*) FROM audit") == 1
        for refused in (
            "DELETE FROM audit",
            "CREATE TABLE mine (n int)",
            "ALTER TABLE audit DISABLE ROW LEVEL SECURITY",
            "TRUNCATE audit",
        ):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await run(urls.app, "SELECT 1", refused)
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await run(urls.system, "SELECT 1", "SELECT count(*) FROM audit")


async def test_row_level_security_holds_for_the_serving_roles(server: PostgresServer) -> None:
    with database(server.url, "survey") as urls:
        await run(
            urls.owner,
            "CREATE TABLE answers (tenant int)",
            "INSERT INTO answers VALUES (1), (2)",
            "ALTER TABLE answers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY",
            "CREATE POLICY own ON answers USING (tenant = 1)",
            f"GRANT SELECT ON answers TO {role_of(urls.app)}",
            "SELECT 1",
        )
        assert await run(urls.app, "SELECT count(*) FROM answers") == 1
        assert await run(urls.owner, "SELECT count(*) FROM answers") == 1
        admin = server.url.rsplit("/", 1)[0] + "/" + urls.app.rsplit("/", 1)[1]
        assert await run(admin, "SELECT count(*) FROM answers") == 2


async def test_a_service_cannot_enter_the_database_of_another(server: PostgresServer) -> None:
    with databases(server.url, "pdsa", "survey") as made:
        other = made["survey"].app.rsplit("/", 1)[1]
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await run(made["pdsa"].app.rsplit("/", 1)[0] + "/" + other, "SELECT 1")


async def test_a_query_and_an_idle_transaction_have_an_end(server: PostgresServer) -> None:
    with database(server.url, "survey") as urls:
        assert await run(urls.app, "SHOW statement_timeout") == "15s"
        assert await run(urls.app, "SHOW lock_timeout") == "5s"
        assert await run(urls.app, "SHOW idle_in_transaction_session_timeout") == "15s"
        assert await run(urls.system, "SHOW statement_timeout") == "1min"
        assert await run(urls.owner, "SHOW statement_timeout") == "0"


async def test_a_second_time_changes_the_passwords_and_keeps_the_data(server: PostgresServer) -> None:
    prefix = "test_again"
    try:
        first = create_databases(server.url, prefix=prefix, services=["survey"])["survey"]
        await run(first.owner, "CREATE TABLE kept AS SELECT 7 AS n", "SELECT 1")
        second = create_databases(server.url, prefix=prefix, services=["survey"])["survey"]
        assert await run(second.owner, "SELECT n FROM kept") == 7
        with pytest.raises(asyncpg.InvalidPasswordError):
            await run(first.app, "SELECT 1")
    finally:
        drop_databases(server.url, prefix=prefix, services=["survey"])


async def test_a_creator_that_is_no_superuser_is_enough(server: PostgresServer) -> None:
    await run(server.url, "CREATE ROLE creator LOGIN CREATEDB CREATEROLE PASSWORD 'made'", "SELECT 1")
    url = f"postgresql://creator:made@127.0.0.1:{server.port}/postgres"
    try:
        for _ in range(2):
            urls = create_databases(url, prefix="test_managed", services=["survey"])["survey"]
        assert await run(urls.app, "SELECT 1") == 1
    finally:
        drop_databases(server.url, prefix="test_managed", services=["survey"])
        await run(server.url, "DROP ROLE creator", "SELECT 1")


@pytest.mark.parametrize("right", ["SUPERUSER", "BYPASSRLS", "REPLICATION"])
async def test_a_role_that_is_too_strong_is_refused_by_name(server: PostgresServer, right: str) -> None:
    await run(server.url, f"CREATE ROLE strong_survey_app {right}", "SELECT 1")
    try:
        with pytest.raises(RoleTooStrong, match="ALTER ROLE strong_survey_app NOSUPERUSER"):
            create_databases(server.url, prefix="strong", services=["survey"])
    finally:
        drop_databases(server.url, prefix="strong", services=["survey"])


def test_an_address_is_not_shown_by_accident(server: PostgresServer) -> None:
    with database(server.url, "survey") as urls:
        assert "postgresql://" not in repr(urls)


def test_the_settings_of_the_repository_are_safe(server: PostgresServer) -> None:
    refuse_unsafe(server.url)


@pytest.mark.parametrize("setting", ["fsync", "synchronous_commit", "full_page_writes"])
def test_a_server_that_acknowledges_too_early_is_refused_by_setting(setting: str) -> None:
    with (
        postgres_server({setting: "off"}) as unsafe,
        pytest.raises(Unsafe, match=f"{setting} off; set it on"),
    ):
        refuse_unsafe(unsafe.url)
