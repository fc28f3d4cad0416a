"""python -m duru_local.compose secrets | databases: the two one-shot steps of docker-compose.yml.

`secrets` fills a volume with one folder for each part, so that a container mounts only its own:
    postgres/password   nats/nats-server.conf   <service>/environment, secrets/ …
`databases` makes the databases and roles with the passwords of that volume.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from duru_local import bootstrap, nats
from duru_local.bootstrap import Urls
from duru_local.files import SECRET, told_about_files
from duru_local.nats import Broker
from duru_local.secrets import SecretStore, write_private
from duru_local.services import IDENTITY, SERVICES, Service, new_setup_code, told_to_all, told_to_one
from duru_local.settings import hosts_answered

SERVICE_PORT = 8000
MOUNTED = Path("/run/duru")
DATABASE_HOST = "postgres:5432"
BROKER_HOST = "nats"


class Volume:
    """The volume of secrets, seen from the one-shot container that fills it."""

    def __init__(
        self, folder: Path, *, public_url: str, log_level: str, said: Mapping[str, str] | None = None
    ) -> None:
        """`said`: what the operator says about files, and the secret of their object store."""
        self.folder = folder
        self.passwords = SecretStore(folder / "passwords")
        self._public_url = public_url
        self._log_level = log_level
        self._said = dict(said or {})

    @property
    def admin_url(self) -> str:
        return f"postgresql://postgres:{self.passwords.read('postgres-superuser')}@{DATABASE_HOST}/postgres"

    def fill(self) -> None:
        """Makes what is missing; passwords that exist stay."""
        self._fill_postgres()
        nats.prepare(self.broker())
        for service in SERVICES:
            self._fill_service(service)

    def broker(self) -> Broker:
        return Broker(
            self.folder / "nats", 4222, 8222, self.passwords,
            host=BROKER_HOST, listen="0.0.0.0", store=Path("/data"),  # noqa: S104 - inside the compose network
        )  # fmt: skip

    def urls(self, service: Service) -> Urls:
        return bootstrap.urls_of(self.admin_url, "duru", service.short, self.passwords)

    def environment(self, service: Service) -> dict[str, str]:
        """What a container of the service is told, at the places where its folder is mounted."""
        places = {each.short: f"http://{each.short}-api:{SERVICE_PORT}" for each in SERVICES}
        names = [f"{each.short}-api" for each in SERVICES]
        hosts = ",".join([hosts_answered(self._public_url), *names])
        return told_to_all(places, self._public_url, hosts, self._log_level) | {
            **told_to_one(
                service, self.urls(service), self.broker().url(service.short),
                MOUNTED / "secrets", MOUNTED / "setup-code",
            ),
            "HOST": "0.0.0.0",  # noqa: S104 - inside the compose network
            "PORT": str(SERVICE_PORT),
            "FILES_DIR": "/files",
            **self._files(),
            "FORWARDED_ALLOW_IPS": "*",
            "REQUIRE_TOTP_FOR_STAFF": "1",
        }  # fmt: skip

    def _files(self) -> dict[str, str]:
        told = told_about_files(self._said)
        if self._said.get(SECRET):
            told["S3_SECRET_FILE"] = str(MOUNTED / "secrets" / "s3")
        return told

    def _fill_postgres(self) -> None:
        """The image of PostgreSQL reads its password as a user of its own, and mounts nothing but this folder."""
        file = self.folder / "postgres" / "password"
        write_private(file, self.passwords.read("postgres-superuser"))
        file.chmod(0o644)
        file.parent.chmod(0o755)

    def _fill_service(self, service: Service) -> None:
        own = self.folder / service.short
        kept = SecretStore(self.folder / "service-secrets")
        seen = SERVICES if service is IDENTITY else (service,)
        for other in seen:
            write_private(own / "secrets" / other.name, kept.read(other.name) + "\n")
        if self._said.get(SECRET):
            write_private(own / "secrets" / "s3", self._said[SECRET] + "\n")
        if service is IDENTITY and not (own / "setup-code").exists():
            write_private(own / "setup-code", new_setup_code() + "\n")
        write_private(own / "environment", as_shell(self.environment(service)))
        owner = {"DATABASE_OWNER_URL": self.urls(service).owner}
        write_private(
            self.folder / f"{service.short}-owner" / "environment",
            as_shell(self.environment(service) | owner),
        )


def as_shell(environment: dict[str, str]) -> str:
    """Lines a shell reads; values are quoted whole."""
    quoted = {name: value.replace("'", "'\\''") for name, value in environment.items()}
    return "".join(f"{name}='{value}'\n" for name, value in sorted(quoted.items()))


def main(arguments: list[str]) -> int:
    if arguments not in (["secrets"], ["databases"]):
        sys.stderr.write("usage: python -m duru_local.compose secrets | databases\n")
        return 2
    volume = Volume(
        Path(os.environ["DURU_SECRETS"]),
        public_url=os.environ["PUBLIC_URL"],
        log_level=os.environ.get("LOG_LEVEL", "info"),
        said=os.environ,
    )
    if arguments == ["secrets"]:
        volume.fill()
    else:
        bootstrap.create_databases(volume.admin_url, passwords=volume.passwords)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
