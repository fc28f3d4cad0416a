"""The system: which parts there are, what each needs, and how one sees that it is ready."""

from collections.abc import Callable, Iterable
from pathlib import Path

import asyncpg

from duru_local import bootstrap, caddy, nats, postgres
from duru_local.bootstrap import Urls
from duru_local.caddy import Gateway
from duru_local.health import answers
from duru_local.logs import Follower
from duru_local.nats import Broker
from duru_local.ports import LOOPBACK, accepts
from duru_local.postgres import Cluster
from duru_local.process import Command, PartFailed, run_all_to_end, run_to_end
from duru_local.schema import Remembered
from duru_local.services import REPORTS, SERVICES, Installation, Service
from duru_local.settings import Settings
from duru_local.supervisor import Part, Supervisor

STORES, APPLICATION, EDGE = 0, 1, 2
BACKGROUND = ("worker", "clock")
MIGRATION_SECONDS = 180.0
LOADER_SECONDS = 600.0
DATABASE_ERRORS = (
    OSError,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    bootstrap.RoleTooStrong,
    bootstrap.Unsafe,
)


class System:
    """All parts of one installation. Tests use it with `Settings.for_test(folder)`.

    `python_path` is put before the installed modules, so that tests can bring small services.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        say: Callable[[str], None] = lambda _: None,
        python_path: Path | None = None,
        gateway: Gateway | None = None,
    ) -> None:
        self.settings = settings
        self.installation = Installation(settings, python_path=python_path)
        ports, folder, passwords = settings.ports, settings.data, self.installation.passwords
        self.cluster = Cluster(folder / "postgres", ports.postgres, passwords)
        self.broker = Broker(folder / "nats", ports.nats, ports.nats_monitor, passwords)
        self.gateway = gateway or Gateway(
            folder / "gateway",
            ports.gateway,
            {service.short: f"{LOOPBACK}:{ports.named()[service.short]}" for service in SERVICES},
            bind=settings.bind,
        )
        self.databases: dict[str, Urls] = {}
        self.schema = Remembered(folder / "run" / "migrated.json")
        self._remembers = python_path is None
        self.supervisor = Supervisor(self._parts(), self.installation.logs, say)

    @property
    def url(self) -> str:
        """The address of the gateway."""
        return self.gateway.url

    @property
    def parts(self) -> list[str]:
        return self.supervisor.names

    def start(self) -> None:
        """Brings the whole system up and waits until every part is ready.

        Raises PartFailed; whatever had been started by then is stopped again.
        """
        try:
            self.start_stores()
            self.create_databases()
            self.migrate()
            self.start_services()
        except BaseException:
            self.stop()
            raise

    def start_stores(self, arrived: Callable[[str], None] = lambda _: None) -> None:
        """PostgreSQL and NATS, unless they are given from outside."""
        self.installation.prepare()
        self.supervisor.watch()
        names = self._names(STORES)
        for name in names:
            self.start_part(name)
        self.supervisor.wait_ready(names, arrived)
        if not self.settings.nats_url:
            nats.refuse_unsafe(self.broker)

    def create_databases(self) -> None:
        """Raises PartFailed with the server's reason, also for a wrong DATABASE_URL."""
        url = self.settings.database_url or self.cluster.admin_url
        try:
            bootstrap.refuse_unsafe(url)
            self.databases = bootstrap.create_databases(url, passwords=self.installation.passwords)
        except DATABASE_ERRORS as error:
            place = "DATABASE_URL" if self.settings.database_url else "postgres"
            raise PartFailed(place, f"databases and roles could not be made: {error}", []) from error

    def migrate(self, done: Callable[[str], None] = lambda _: None) -> bool:
        """Runs the migrations of all services side by side, unless nothing has changed since the last time.

        `done` hears of each service that was migrated. False if there was nothing to do.
        """
        if self._remembers and self.schema.holds(self.databases):
            return False

        jobs = [
            (
                self.installation.migration(service, self.databases[service.short], self._nats(service)),
                self.installation.logs / f"{service.name}-migrate.log",
            )
            for service in SERVICES
        ]
        run_all_to_end(jobs, seconds=MIGRATION_SECONDS, done=done)
        if self._remembers:
            self.schema.note(self.databases)
        return True

    def start_services(self, arrived: Callable[[str], None] = lambda _: None) -> None:
        """The services and the gateway; returns when all are ready."""
        names = self._names(APPLICATION) + self._names(EDGE)
        for name in names:
            self.start_part(name)
        self.supervisor.wait_ready(names, arrived)

    def load_demonstration(self, hear: Callable[[str], None] = lambda _: None) -> None:
        """Raises PartFailed with the loader's last lines; `hear` gets each line as it is printed."""
        log = self.installation.logs / "demonstration.log"
        follower = Follower(log, hear)
        run_to_end(self.installation.loader(), log, seconds=LOADER_SECONDS, meanwhile=follower.look)
        follower.look()

    def stop(self) -> None:
        self.supervisor.stop()

    def start_part(self, name: str) -> None:
        self.supervisor[name].start()

    def stop_part(self, name: str) -> None:
        """Stops a part and keeps it stopped."""
        self.supervisor[name].stop()

    def kill(self, name: str) -> None:
        """kill -9; the supervisor starts it again."""
        self.supervisor[name].kill()

    def pid(self, name: str) -> int | None:
        return self.supervisor[name].pid

    def look(self) -> dict[str, bool]:
        """Which parts answer, seen from outside: also those another process started."""
        return {name: self.supervisor[name].part.visible() for name in self.parts}

    def wait_ready(self, *names: str) -> None:
        """Of the named parts, or of all."""
        self.supervisor.wait_ready(names or self.parts)

    def _names(self, stage: int) -> list[str]:
        return [name for name in self.parts if self.supervisor[name].part.stage == stage]

    def _parts(self) -> Iterable[Part]:
        if not self.settings.nats_url:
            yield self._broker()
        if not self.settings.database_url:
            yield self._postgres()
        for service in SERVICES:
            yield self._api(service)
        for task in BACKGROUND:
            yield self._background(REPORTS, task)
        yield self._gateway()

    def _postgres(self) -> Part:
        return Part(
            name="postgres",
            prepare=lambda: postgres.prepare(self.cluster, log=self.installation.logs / "postgres.log"),
            command=lambda: postgres.command(self.cluster),
            visible=lambda: accepts(self.cluster.port),
            ready=lambda child: postgres.is_ready(self.cluster, child.pid),
            stage=STORES,
        )

    def _broker(self) -> Part:
        return Part(
            name="nats",
            prepare=lambda: nats.prepare(self.broker),
            command=lambda: nats.command(self.broker),
            visible=lambda: nats.is_ready(self.broker),
            stage=STORES,
        )

    def _api(self, service: Service) -> Part:
        port = self.settings.ports.named()[service.short]
        return Part(
            name=f"{service.short}-api",
            command=lambda: self.installation.serving(
                service, self.databases[service.short], self._nats(service)
            ),
            visible=lambda: answers(f"http://{LOOPBACK}:{port}/health/ready"),
            stage=APPLICATION,
        )

    def _background(self, service: Service, task: str) -> Part:
        ready_file = self.installation.ready_file(f"{service.short}-{task}")
        return Part(
            name=f"{service.short}-{task}",
            command=lambda: self._fresh_background(service, task, ready_file),
            visible=ready_file.exists,
            stage=APPLICATION,
        )

    def _fresh_background(self, service: Service, task: str, ready_file: Path) -> Command:
        """A file left by a crash must not read as ready."""
        ready_file.parent.mkdir(parents=True, exist_ok=True)
        ready_file.unlink(missing_ok=True)
        return self.installation.background(service, task, self.databases[service.short], self._nats(service))

    def _gateway(self) -> Part:
        return Part(
            name="gateway",
            prepare=lambda: caddy.prepare(self.gateway),
            command=lambda: caddy.command(self.gateway),
            visible=lambda: caddy.is_ready(self.gateway),
            stage=EDGE,
        )

    def _nats(self, service: Service) -> str:
        return self.settings.nats_url or self.broker.url(service.short)
