"""One database and three roles for each service, made on any PostgreSQL server.

    duru_<service>          database, owned by duru_<service>_owner
    duru_<service>_owner    owns and migrates the tables; no serving process has its password
    duru_<service>_app      requests: sees rows of the tenants set for the transaction
    duru_<service>_system   background work of the service itself (relay, consumers, jobs)

None of the roles is a superuser, escapes row-level security, or may create databases or roles.
"""

import asyncio
import secrets
from collections.abc import Coroutine, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Protocol, TypeVar
from urllib.parse import quote, urlsplit, urlunsplit

import asyncpg

SERVICES = ("identity", "pdsa", "survey", "reports")
OWNER, APP, SYSTEM = "owner", "app", "system"
SERVING_ROLES = (APP, SYSTEM)
SETTINGS: Mapping[str, Mapping[str, str]] = {
    OWNER: {},
    APP: {
        "statement_timeout": "15s",
        "lock_timeout": "5s",
        "idle_in_transaction_session_timeout": "15s",
    },
    SYSTEM: {
        "statement_timeout": "60s",
        "lock_timeout": "5s",
        "idle_in_transaction_session_timeout": "60s",
    },
}
DURABILITY = ("fsync", "synchronous_commit", "full_page_writes")
HARMLESS = "LOGIN NOCREATEDB NOCREATEROLE INHERIT"
ONE_AT_A_TIME = 0x64757275

T = TypeVar("T")


class RoleTooStrong(Exception):
    """A role that should be harmless exists with rights that break the separation of tenants."""


class Unsafe(Exception):
    """The server would acknowledge what is not on disk yet; the text names the settings."""


class Passwords(Protocol):
    """Where passwords come from, by the name of the role."""

    def read(self, name: str) -> str: ...


class FreshPasswords:
    """A new random password for each role each time."""

    def read(self, name: str) -> str:  # noqa: ARG002 - the shape of Passwords
        return secrets.token_urlsafe(24)


@dataclass(frozen=True)
class Urls:
    """Addresses of one service's database, one for each role; `postgresql://user:password@host:port/name`."""

    app: str = field(repr=False)
    owner: str = field(repr=False)
    system: str = field(repr=False)


def create_databases(
    admin_url: str,
    *,
    prefix: str = "duru",
    services: Iterable[str] = SERVICES,
    passwords: Passwords | None = None,
) -> dict[str, Urls]:
    """Makes or mends databases and roles; may be called any number of times, also inside a running loop.

    `admin_url` belongs to a superuser or to a role with CREATEDB and CREATEROLE. Raises RoleTooStrong,
    or asyncpg.PostgresError with the server's reason.
    """
    return in_own_loop(_create_all(admin_url, prefix, list(services), passwords or FreshPasswords()))


def refuse_unsafe(admin_url: str) -> None:
    """Raises Unsafe unless an acknowledged commit is on disk: then no answer is lost with the power."""
    off = in_own_loop(_settings_off(admin_url))
    if off:
        raise Unsafe(
            f"PostgreSQL runs with {', '.join(f'{name} off' for name in off)}; set it on and restart it"
        )


async def _settings_off(admin_url: str) -> list[str]:
    connection = await asyncpg.connect(admin_url)
    try:
        return [name for name in DURABILITY if await connection.fetchval(f"SHOW {name}") == "off"]
    finally:
        await connection.close()


def urls_of(admin_url: str, prefix: str, service: str, passwords: Passwords) -> Urls:
    """The addresses of one service's database on the server of `admin_url`."""
    name = f"{prefix}_{service}"
    return Urls(
        **{
            kind: _with_user(admin_url, f"{name}_{kind}", passwords.read(f"{name}_{kind}"), name)
            for kind in SETTINGS
        }
    )


def drop_databases(admin_url: str, *, prefix: str, services: Iterable[str] = SERVICES) -> None:
    """Removes the databases and roles of a prefix with everything in them."""
    in_own_loop(_drop_all(admin_url, prefix, list(services)))


async def _create_all(
    admin_url: str, prefix: str, services: list[str], passwords: Passwords
) -> dict[str, Urls]:
    admin = await asyncpg.connect(admin_url)
    try:
        await admin.execute("SELECT pg_advisory_lock($1)", ONE_AT_A_TIME)
        return {
            service: await _create_one(admin, admin_url, f"{prefix}_{service}", passwords)
            for service in services
        }
    finally:
        await admin.close()


async def _create_one(admin: asyncpg.Connection, admin_url: str, name: str, passwords: Passwords) -> Urls:
    urls = {}
    for kind, settings in SETTINGS.items():
        role = f"{name}_{kind}"
        password = passwords.read(role)
        await _make_role(admin, role, password)
        await _limit_role(admin, role, settings)
        urls[kind] = _with_user(admin_url, role, password, name)
    await _make_database(admin, name)
    await _grant(admin_url, name)
    return Urls(**urls)


async def _make_role(admin: asyncpg.Connection, role: str, password: str) -> None:
    found = await admin.fetchrow(
        "SELECT rolsuper, rolbypassrls, rolreplication FROM pg_roles WHERE rolname = $1", role
    )
    if found and any(found.values()):
        raise RoleTooStrong(
            f"role {role} is a superuser, escapes row-level security or may replicate; "
            f"take that away: ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS NOREPLICATION"
        )
    verb = "ALTER" if found else "CREATE"
    await admin.execute(f"{verb} ROLE {_name(role)} {HARMLESS} PASSWORD {_text(password)}")


async def _limit_role(admin: asyncpg.Connection, role: str, settings: Mapping[str, str]) -> None:
    for setting, value in settings.items():
        await admin.execute(f"ALTER ROLE {_name(role)} SET {setting} = {_text(value)}")


async def _make_database(admin: asyncpg.Connection, name: str) -> None:
    owner = _name(f"{name}_{OWNER}")
    # A creator that is no superuser may hand a database only to a role it can become.
    await admin.execute(f"GRANT {owner} TO CURRENT_USER")
    if not await admin.fetchval("SELECT true FROM pg_database WHERE datname = $1", name):
        await admin.execute(f"CREATE DATABASE {_name(name)} OWNER {owner}")
    await admin.execute(f"ALTER DATABASE {_name(name)} OWNER TO {owner}")


async def _grant(admin_url: str, name: str) -> None:
    """Rights inside the new database: nothing for the public. Each migration grants its own tables."""
    owner = _name(f"{name}_{OWNER}")
    serving = ", ".join(_name(f"{name}_{kind}") for kind in SERVING_ROLES)
    inside = await asyncpg.connect(_with_database(admin_url, name))
    try:
        await inside.execute(
            f"""
            SET ROLE {owner};
            REVOKE ALL ON DATABASE {_name(name)} FROM PUBLIC;
            GRANT CONNECT ON DATABASE {_name(name)} TO {serving};
            REVOKE ALL ON SCHEMA public FROM PUBLIC;
            GRANT USAGE ON SCHEMA public TO {serving};
            """
        )
    finally:
        await inside.close()


async def _drop_all(admin_url: str, prefix: str, services: list[str]) -> None:
    admin = await asyncpg.connect(admin_url)
    try:
        for service in services:
            name = f"{prefix}_{service}"
            await admin.execute(f"DROP DATABASE IF EXISTS {_name(name)} WITH (FORCE)")
            for kind in SETTINGS:
                await admin.execute(f"DROP ROLE IF EXISTS {_name(f'{name}_{kind}')}")
    finally:
        await admin.close()


def in_own_loop(work: Coroutine[None, None, T]) -> T:
    """The caller may be inside a running event loop, where a second one cannot start."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, work).result()


def _with_user(url: str, user: str, password: str, database: str) -> str:
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(
        parts._replace(
            scheme="postgresql", netloc=f"{user}:{quote(password, safe='')}@{place}", path=f"/{database}"
        )
    )


def _with_database(url: str, database: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{database}"))


def _name(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
