"""What a person may set about a local installation, read once from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import urlsplit

from duru_local.files import told_about_files
from duru_local.paths import REPOSITORY
from duru_local.ports import LOOPBACK, free_ports

DEFAULT_PORT = 8080
DEFAULT_INTERNAL_BASE = 18080
HIGHEST_PORT = 65535


class WrongSetting(Exception):
    """A setting has a value that cannot be used; the text names it and says what it may be."""


@dataclass(frozen=True)
class Ports:
    """The port of every part that has one."""

    gateway: int
    postgres: int
    nats: int
    nats_monitor: int
    identity: int
    pdsa: int
    survey: int
    reports: int

    @classmethod
    def counted_from(cls, gateway: int, base: int) -> "Ports":
        return cls(gateway, base, base + 1, base + 2, base + 11, base + 12, base + 13, base + 14)

    @classmethod
    def free(cls) -> "Ports":
        """Ports nobody uses now, for tests."""
        return cls(*free_ports(len(fields(cls))))

    def named(self) -> dict[str, int]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True)
class Settings:
    """Of one local installation. `database_url` and `nats_url` point at servers one already has.

    `require_totp_for_staff` left at None: staff need a second factor except in a demonstration, whose visitors
    have no authenticator app at hand. `files` says where they are kept and how much fits. `testing` is added to the environment of every service; only tests set it.
    """

    data: Path
    ports: Ports
    public_url: str
    bind: str = LOOPBACK
    database_url: str | None = None
    nats_url: str | None = None
    log_level: str = "info"
    demonstration: bool = True
    require_totp_for_staff: bool | None = None
    testing: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Raises WrongSetting, naming the variable."""
        gateway = _port(environment, "DURU_PORT", DEFAULT_PORT, room=0)
        base = _port(environment, "DURU_INTERNAL_PORT_BASE", DEFAULT_INTERNAL_BASE, room=20)
        ports = Ports.counted_from(gateway, base)
        if gateway in list(ports.named().values())[1:]:
            raise WrongSetting(
                f"DURU_PORT={gateway} is one of the internal ports, which begin at DURU_INTERNAL_PORT_BASE={base}; "
                "change one of the two"
            )
        return cls(
            data=Path(environment.get("DURU_DATA_DIR") or REPOSITORY / ".local").expanduser().absolute(),
            ports=ports,
            public_url=_public_url(environment, gateway),
            bind=environment.get("DURU_BIND") or LOOPBACK,
            database_url=environment.get("DATABASE_URL") or None,
            nats_url=environment.get("NATS_URL") or None,
            log_level=environment.get("LOG_LEVEL") or "info",
            demonstration=not _flag(environment, "DURU_WITHOUT_DEMONSTRATION"),
            require_totp_for_staff=(
                _flag(environment, "REQUIRE_TOTP_FOR_STAFF")
                if environment.get("REQUIRE_TOTP_FOR_STAFF")
                else None
            ),
            files=told_about_files(environment),
        )

    @classmethod
    def for_test(cls, folder: Path) -> "Settings":
        """Free ports and a folder of its own, without the demonstration and without second factors."""
        ports = Ports.free()
        public_url = f"http://localhost:{ports.gateway}"
        return cls(folder, ports, public_url, demonstration=False, require_totp_for_staff=False)

    @property
    def allowed_hosts(self) -> str:
        """Names the services answer to, separated by commas."""
        return hosts_answered(self.public_url)


def hosts_answered(public_url: str) -> str:
    """Host names a service answers to: this machine's own and the public one, separated by commas."""
    return ",".join(dict.fromkeys(["localhost", LOOPBACK, urlsplit(public_url).hostname or "localhost"]))


def setting_of(port_name: str) -> str:
    """The variable that moves a port."""
    return "DURU_PORT" if port_name == "gateway" else "DURU_INTERNAL_PORT_BASE"


def _port(environment: Mapping[str, str], name: str, default: int, *, room: int) -> int:
    text = environment.get(name) or str(default)
    highest = HIGHEST_PORT - room
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= highest:
        raise WrongSetting(f"{name}={text} is not a port; give a whole number from 1 to {highest}")
    return int(text)


def _public_url(environment: Mapping[str, str], port: int) -> str:
    text = (environment.get("PUBLIC_URL") or f"http://localhost:{port}").rstrip("/")
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        raise WrongSetting(f"PUBLIC_URL={text} is not an address; give one such as https://duru.example.org")
    return text


def _flag(environment: Mapping[str, str], name: str) -> bool:
    text = environment.get(name, "").strip().lower()
    if text in ("", "0", "no", "false"):
        return False
    if text in ("1", "yes", "true"):
        return True
    raise WrongSetting(f"{name}={text} is neither yes nor no; give 1 or 0")
