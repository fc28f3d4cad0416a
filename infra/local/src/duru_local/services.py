"""The services: which processes they are and the environment each gets."""

import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from duru_local.bootstrap import Urls
from duru_local.ports import LOOPBACK
from duru_local.process import Command
from duru_local.secrets import SecretStore, write_private
from duru_local.settings import Settings


@dataclass(frozen=True)
class Service:
    """One deployable. `short` names its database, its port and its path at the gateway."""

    short: str
    name: str
    module: str
    serve: str = "serve"


IDENTITY = Service("identity", "identity-api", "identity_api")
PDSA = Service("pdsa", "pdsa-api", "pdsa_api")
SURVEY = Service("survey", "survey-api", "survey_api")
REPORTS = Service("reports", "reports-worker", "reports_worker", serve="api")
SERVICES = (IDENTITY, PDSA, SURVEY, REPORTS)


class Installation:
    """The folder of one local installation and what is kept in it."""

    def __init__(self, settings: Settings, *, python_path: Path | None = None) -> None:
        self.settings = settings
        self.folder = settings.data
        self.logs = self.folder / "logs"
        self.passwords = SecretStore(self.folder / "passwords")
        self.service_secrets = SecretStore(self.folder / "secrets")
        self.setup_code_file = self.folder / "setup-code"
        self.accounts_file = self.folder / "accounts.txt"
        self.demonstration_marker = self.folder / "demonstration-loaded"
        self.plain_marker = self.folder / "without-demonstration"
        self._python_path = python_path

    def prepare(self) -> None:
        """Makes the folders, the services' secrets and the one-time set-up code; keeps what is there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        self.logs.mkdir(exist_ok=True)
        for service in SERVICES:
            self.service_secrets.path(service.name)
            self.files(service).mkdir(parents=True, exist_ok=True)
        if not self.settings.demonstration and not self.demonstration_marker.exists():
            self.plain_marker.touch()
        if not self.setup_code_file.exists():
            write_private(self.setup_code_file, new_setup_code() + "\n")

    @property
    def demonstrates(self) -> bool:
        """Whether this is a demonstration. What began as a real installation never becomes one."""
        return self.settings.demonstration and not self.plain_marker.exists()

    @property
    def staff_needs_second_factor(self) -> bool:
        asked = self.settings.require_totp_for_staff
        return not self.demonstrates if asked is None else asked

    def files(self, service: Service) -> Path:
        return self.folder / "files" / service.name

    def ready_file(self, part: str) -> Path:
        return self.folder / "run" / f"{part}.ready"

    def serving(self, service: Service, urls: Urls, nats_url: str) -> Command:
        """The process that answers HTTP requests."""
        environment = self.environment(service, urls, nats_url)
        environment["PORT"] = str(self.settings.ports.named()[service.short])
        return self._python(f"{service.short}-api", service.module, service.serve, environment)

    def background(self, service: Service, task: str, urls: Urls, nats_url: str) -> Command:
        """A process without a port, which says that it is ready by touching READY_FILE."""
        part = f"{service.short}-{task}"
        environment = self.environment(service, urls, nats_url)
        environment["READY_FILE"] = str(self.ready_file(part))
        return self._python(part, service.module, task, environment)

    def migration(self, service: Service, urls: Urls, nats_url: str) -> Command:
        """Brings the tables up to date; alone in having the owner's password."""
        environment = self.environment(service, urls, nats_url)
        environment["DATABASE_OWNER_URL"] = urls.owner
        return self._python(f"{service.name} migrate", service.module, "migrate", environment)

    def loader(self) -> Command:
        """Loads the demonstration through the public API."""
        environment = {
            "PUBLIC_URL": self.settings.public_url,
            "SETUP_CODE_FILE": str(self.setup_code_file),
            "ACCOUNTS_FILE": str(self.accounts_file),
        }
        return self._python("demonstration", "demonstration", "load", environment)

    def environment(self, service: Service, urls: Urls, nats_url: str) -> dict[str, str]:
        """What every process of a service is told."""
        settings = self.settings
        places = {each.short: f"http://{LOOPBACK}:{settings.ports.named()[each.short]}" for each in SERVICES}
        return told_to_all(places, settings.public_url, settings.allowed_hosts, settings.log_level) | {
            **told_to_one(service, urls, nats_url, self.service_secrets.folder, self.setup_code_file),
            "HOST": LOOPBACK,
            "FILES_DIR": str(self.files(service)),
            "REQUIRE_TOTP_FOR_STAFF": "1" if self.staff_needs_second_factor else "0",
            **settings.files,
            **settings.testing,
        }

    def _python(self, part: str, module: str, task: str, environment: dict[str, str]) -> Command:
        environment["PYTHONUNBUFFERED"] = "1"
        environment["MALLOC_ARENA_MAX"] = "1"  # threads that end give their memory back to the next
        environment["MALLOC_TRIM_THRESHOLD_"] = "131072"
        if self._python_path:
            environment["PYTHONPATH"] = str(self._python_path)
        return Command(
            name=part, argv=(sys.executable, "-m", module, task), environment=environment, folder=self.folder
        )


def told_to_all(
    places: Mapping[str, str], public_url: str, allowed_hosts: str, log_level: str
) -> dict[str, str]:
    """The variables that are the same for every service; `places` are base addresses by short name."""
    return {
        **{f"{short.upper()}_URL": place for short, place in places.items()},
        "PUBLIC_URL": public_url,
        "ALLOWED_HOSTS": allowed_hosts,
        "LOG_LEVEL": log_level,
    }


def told_to_one(
    service: Service, urls: Urls, nats_url: str, secrets_folder: Path, setup_code_file: Path
) -> dict[str, str]:
    """The addresses and secrets of one service. Only identity-api sees those of the others."""
    told = {
        "DATABASE_URL": urls.app,
        "DATABASE_SYSTEM_URL": urls.system,
        "NATS_URL": nats_url,
        "SERVICE_SECRET_FILE": str(secrets_folder / service.name),
    }
    if service is IDENTITY:
        told["SERVICE_SECRETS_DIR"] = str(secrets_folder)
        told["SETUP_CODE_FILE"] = str(setup_code_file)
    return told


def new_setup_code() -> str:
    """80 random bits in four groups that a person can type."""
    alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(4)) for _ in range(4))
