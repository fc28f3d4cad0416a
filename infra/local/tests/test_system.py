"""The topology as a whole, with small services in place of the real ones."""

import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from duru_local.process import PartFailed
from duru_local.settings import Settings
from duru_local.system import System


def wait_for(condition: Callable[[], object], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def environment_of(system: System, service: str) -> dict[str, str]:
    port = system.settings.ports.named()[service]
    told: dict[str, str] = httpx.get(f"http://127.0.0.1:{port}/environment").json()
    return told


def test_every_part_is_ready(system: System) -> None:
    assert system.parts == [
        "nats", "postgres", "identity-api", "pdsa-api", "survey-api", "reports-api",
        "reports-worker", "reports-clock", "gateway",
    ]  # fmt: skip
    assert all(system.look().values())


def test_a_service_is_told_what_it_needs_and_no_more(system: System) -> None:
    told = environment_of(system, "survey")
    assert "duru_survey_app:" in told["DATABASE_URL"]
    assert "duru_survey_system:" in told["DATABASE_SYSTEM_URL"]
    assert told["NATS_URL"].startswith("nats://survey:")
    assert told["IDENTITY_URL"] == f"http://127.0.0.1:{system.settings.ports.identity}"
    assert Path(told["SERVICE_SECRET_FILE"]).read_text().strip()
    assert Path(told["FILES_DIR"]).is_dir()
    assert "127.0.0.1" in told["ALLOWED_HOSTS"].split(",")
    for secret in ("DATABASE_OWNER_URL", "SERVICE_SECRETS_DIR", "SETUP_CODE_FILE"):
        assert secret not in told


def test_only_identity_sees_the_secrets_of_all_services(system: System) -> None:
    told = environment_of(system, "identity")
    folder = Path(told["SERVICE_SECRETS_DIR"])
    names = sorted(file.name for file in folder.iterdir())
    assert names == ["identity-api", "pdsa-api", "reports-worker", "survey-api"]
    assert Path(told["SETUP_CODE_FILE"]).read_text().strip()


def test_variables_of_the_caller_do_not_leak_into_a_service(
    system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_OF_THE_CALLER", "x")
    system.stop_part("pdsa-api")
    system.start_part("pdsa-api")
    system.wait_ready("pdsa-api")
    assert "SECRET_OF_THE_CALLER" not in environment_of(system, "pdsa")


def test_the_owner_of_the_tables_is_named_to_the_migration_only(system: System) -> None:
    for service in ("identity", "pdsa", "survey", "reports"):
        owner_url = (system.settings.data / f"{service}-migrated").read_text()
        assert f"duru_{service}_owner:" in owner_url


def test_the_data_folder_and_its_secrets_are_closed_to_others(system: System) -> None:
    folder = system.settings.data
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    private = [*(folder / "passwords").iterdir(), *(folder / "secrets").iterdir(), folder / "setup-code"]
    assert len(private) > 10
    assert {stat.S_IMODE(file.stat().st_mode) for file in private} == {0o600}


@pytest.mark.parametrize("part", ["survey-api", "reports-worker", "nats", "postgres", "gateway"])
def test_a_killed_part_comes_back_by_itself(system: System, part: str) -> None:
    before = system.pid(part)
    system.kill(part)
    system.wait_ready(part)
    assert system.pid(part) not in (None, before)


def test_a_stopped_part_stays_stopped_and_the_others_serve_on(system: System) -> None:
    system.stop_part("identity-api")
    try:
        assert system.look()["identity-api"] is False
        assert system.look()["survey-api"] is True
        assert system.pid("identity-api") is None
    finally:
        system.start_part("identity-api")
        system.wait_ready("identity-api")


def test_what_a_crashed_service_had_started_is_ended_with_it(system: System) -> None:
    ready_file = system.installation.ready_file("reports-clock")
    system.stop_part("reports-clock")
    assert not ready_file.exists()
    ready_file.touch()
    system.start_part("reports-clock")
    system.wait_ready("reports-clock")
    assert system.pid("reports-clock")


def test_an_unknown_part_is_named_with_those_there_are(system: System) -> None:
    with pytest.raises(KeyError, match="no part is called surveys; there are: nats, postgres"):
        system.kill("surveys")


def test_a_failed_migration_names_the_service_and_leaves_nothing_running(
    tmp_path: Path, stand_ins: Path
) -> None:
    system = System(Settings.for_test(tmp_path / "data"), python_path=stand_ins)
    system.installation.prepare()
    (tmp_path / "data" / "survey-migration-is-broken").touch()
    with pytest.raises(PartFailed, match="column unit does not exist") as failure:
        system.start()
    assert failure.value.part == "survey-api migrate"
    assert not any(system.pid(name) for name in system.parts)


def test_a_second_start_keeps_the_data_and_the_passwords(tmp_path: Path, stand_ins: Path) -> None:
    settings = Settings.for_test(tmp_path / "data")
    first = System(settings, python_path=stand_ins)
    first.start_stores()
    first.create_databases()
    first.stop()
    again = System(settings, python_path=stand_ins)
    try:
        again.start_stores()
        again.create_databases()
        assert again.databases == first.databases
    finally:
        again.stop()


def test_the_pids_are_those_of_the_programs_themselves(system: System) -> None:
    names = {name: os.readlink(f"/proc/{system.pid(name)}/exe") for name in ("postgres", "nats", "gateway")}
    assert names["postgres"].endswith("/postgres")
    assert names["nats"].endswith("/nats-server")
    assert names["gateway"].endswith("/caddy")
