"""NATS with JetStream from the nats-server wheel; every acknowledged message is on disk."""

import functools
import re
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from duru_local.health import answers, json_of
from duru_local.paths import INFRA
from duru_local.ports import LOOPBACK
from duru_local.process import Child, Command, PartFailed, spawn
from duru_local.secrets import SecretStore, write_private

TEMPLATE = INFRA / "nats" / "nats-server.conf"
SERVICES = ("identity", "pdsa", "survey", "reports")
ADMIN = "operator"
START_SECONDS = 30.0


@dataclass(frozen=True)
class Broker:
    """Where a broker keeps its streams, the ports it is served at, and its users' passwords.

    `host` is the name others reach it by, `listen` the address it binds, `store` another place for the streams.
    """

    folder: Path
    port: int
    monitor_port: int
    secrets: SecretStore
    services: tuple[str, ...] = SERVICES
    host: str = LOOPBACK
    listen: str = LOOPBACK
    store: Path | None = None

    def url(self, user: str = ADMIN) -> str:
        """The address for one user: a service by its short name, or the operator."""
        return f"nats://{user}:{self.secrets.read(f'nats-{user}')}@{self.host}:{self.port}"

    @property
    def monitor_url(self) -> str:
        return f"http://{LOOPBACK}:{self.monitor_port}"

    @property
    def config_file(self) -> Path:
        return self.folder / "nats-server.conf"


class NatsServer:
    """A running broker. `url` is the operator's, `url_for` a service's."""

    def __init__(self, broker: Broker, child: Child) -> None:
        self.broker = broker
        self.child = child
        self.url = broker.url()

    @property
    def pid(self) -> int:
        return self.child.pid

    def url_for(self, service: str) -> str:
        return self.broker.url(service)

    def stop(self) -> None:
        self.child.stop()


def start(broker: Broker, *, log: Path) -> NatsServer:
    """Writes the configuration, starts the broker and waits until JetStream answers."""
    prepare(broker)
    child = spawn(command(broker), log)
    try:
        child.wait_until(lambda: is_ready(broker), seconds=START_SECONDS)
        refuse_unsafe(broker)
    except PartFailed:
        child.kill()
        raise
    return NatsServer(broker, child)


def prepare(broker: Broker) -> None:
    values = {
        "host": broker.listen,
        "port": str(broker.port),
        "monitor_port": str(broker.monitor_port),
        "store": str(broker.store or broker.folder / "jetstream"),
        "users": "\n".join(_users(broker)),
    }
    write_private(broker.config_file, render(TEMPLATE.read_text(encoding="utf-8"), values))


def command(broker: Broker) -> Command:
    return Command(name="nats", argv=(find_program("nats-server"), "-c", str(broker.config_file)))


def is_ready(broker: Broker) -> bool:
    return answers(f"{broker.monitor_url}/healthz?js-enabled-only=true")


def refuse_unsafe(broker: Broker) -> None:
    """Raises PartFailed unless the running broker says itself that it syncs before it acknowledges."""
    config = json_of(f"{broker.monitor_url}/jsz").get("config", {})
    if not config.get("sync_always"):
        raise PartFailed("nats", "does not sync to disk before it acknowledges (sync_interval: always)", [])


def render(template: str, values: dict[str, str]) -> str:
    """Fills `@name@` marks. Raises KeyError for a mark without a value."""
    return re.sub(r"@([a-z_]+)@", lambda mark: values[mark[1]], template)


@functools.cache
def find_program(name: str) -> str:
    """A server program beside this Python, where its wheel puts it. Raises PartFailed if missing."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        raise PartFailed(name, "is not installed in this Python environment; run: make install", [])
    return found


def publishable(service: str) -> tuple[str, ...]:
    """The subjects a service may publish to: its own facts, the quarantine, and JetStream's doors.

    Deleting or emptying a stream is left to the operator.
    """
    return (
        f"duru.{service}.>",
        "quarantine.>",
        *wake_ups(service),
        "_INBOX.>",
        "$JS.ACK.>",
        "$JS.FC.>",
        "$JS.API.INFO",
        "$JS.API.STREAM.CREATE.*",
        "$JS.API.STREAM.UPDATE.*",
        "$JS.API.STREAM.INFO.*",
        "$JS.API.STREAM.NAMES",
        "$JS.API.STREAM.LIST",
        "$JS.API.STREAM.MSG.GET.*",
        "$JS.API.DIRECT.GET.>",
        "$JS.API.CONSUMER.>",
    )


def wake_ups(service: str) -> tuple[str, ...]:
    """Subjects on which the processes of one service tell each other that a live page changed."""
    return (f"duru.live.{service}", f"duru.live.{service}-api", f"duru.live.{service}-worker")


def _users(broker: Broker) -> Iterable[str]:
    yield f'{{ user: {ADMIN}, password: "{broker.secrets.read(f"nats-{ADMIN}")}" }}'
    for service in broker.services:
        allowed = ", ".join(f'"{subject}"' for subject in publishable(service))
        heard = ", ".join(f'"{subject}"' for subject in ("_INBOX.>", *wake_ups(service)))
        password = broker.secrets.read(f"nats-{service}")
        yield (
            f'{{ user: {service}, password: "{password}", '
            f"permissions: {{ publish: {{ allow: [{allowed}] }}, subscribe: {{ allow: [{heard}] }} }} }}"
        )
