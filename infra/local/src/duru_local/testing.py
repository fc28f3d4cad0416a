"""Real servers for tests: free ports, a temporary folder, gone with the test process.

with postgres_server() as server: ...      a server of one's own
shared_postgres()                          one for the whole test process, started on first use
with database(shared_postgres().url, "survey") as urls: ...     a fresh database with its roles
"""

import atexit
import functools
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from duru_local import nats, postgres
from duru_local.bootstrap import Urls, create_databases, drop_databases
from duru_local.nats import Broker, NatsServer
from duru_local.ports import free_port, free_ports
from duru_local.postgres import Cluster, PostgresServer
from duru_local.secrets import SecretStore


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A fresh folder, removed with everything in it."""
    folder = Path(tempfile.mkdtemp(prefix="duru-test-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def postgres_server(settings: Mapping[str, str] | None = None) -> Iterator[PostgresServer]:
    """A PostgreSQL server with the production settings; `settings` override single ones."""
    with temporary_folder() as folder:
        cluster = Cluster(folder / "postgres", free_port(), SecretStore(folder / "secrets"), settings or {})
        server = postgres.start(cluster, log=folder / "postgres.log")
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def nats_server() -> Iterator[NatsServer]:
    """A NATS server with JetStream, sync always, and a user for each service."""
    with temporary_folder() as folder:
        port, monitor_port = free_ports(2)
        broker = Broker(folder / "nats", port, monitor_port, SecretStore(folder / "secrets"))
        server = nats.start(broker, log=folder / "nats.log")
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def databases(admin_url: str, *services: str) -> Iterator[dict[str, Urls]]:
    """Fresh databases with their roles under a random prefix, dropped at the end."""
    prefix = f"test_{secrets.token_hex(4)}"
    try:
        yield create_databases(admin_url, prefix=prefix, services=services)
    finally:
        drop_databases(admin_url, prefix=prefix, services=services)


@contextmanager
def database(admin_url: str, service: str) -> Iterator[Urls]:
    """One fresh database with its roles."""
    with databases(admin_url, service) as made:
        yield made[service]


@functools.cache
def shared_postgres() -> PostgresServer:
    """The server all tests of this process share; stopped when the process ends."""
    return _until_exit().enter_context(postgres_server())


@functools.cache
def shared_nats() -> NatsServer:
    """The broker all tests of this process share; stopped when the process ends."""
    return _until_exit().enter_context(nats_server())


@functools.cache
def _until_exit() -> ExitStack:
    stack = ExitStack()
    atexit.register(stack.close)
    return stack
