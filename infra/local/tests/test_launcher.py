"""`python -m duru_local`, run as a person runs it, with small services in place of the real ones."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from duru_local.guardian import children_of
from duru_local.settings import Ports, Settings
from duru_local.testing import temporary_folder

LAUNCH = """
import sys, time
from pathlib import Path
from duru_local import launch
from duru_local.guardian import guarded
from duru_local.settings import Ports, Settings
folder, stand_ins, demonstration, *ports = sys.argv[1:]
ports = Ports(*map(int, ports))
settings = Settings(Path(folder), ports, f"http://127.0.0.1:{ports.gateway}", demonstration=demonstration == "yes")
sys.exit(guarded(lambda: launch.run(settings, python_path=Path(stand_ins))))
"""


def wait_for(condition: Callable[[], object], what: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"in {seconds} s it did not happen that {what}"
        time.sleep(0.02)


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def descendants(pid: int) -> list[int]:
    children = children_of(pid)
    return [*children, *(deeper for child in children for deeper in descendants(child))]


@dataclass
class Launched:
    """A launcher in its own process, its settings, and what it printed."""

    process: subprocess.Popen[bytes]
    settings: Settings
    output: Path

    @property
    def text(self) -> str:
        return self.output.read_text()

    def wait_ready(self) -> None:
        wait_for(lambda: "Ready in" in self.text or self.process.poll() is not None, "it was ready")
        assert self.process.poll() is None, self.text

    def end(self) -> int:
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(30)


class Launcher:
    """Starts launchers on one data folder, and ends them after the test."""

    def __init__(self, folder: Path, stand_ins: Path) -> None:
        self.settings = Settings.for_test(folder / "data")
        self._folder = folder
        self._stand_ins = stand_ins
        self.launched: list[Launched] = []

    def __call__(
        self, *, demonstration: str = "no", ports: Ports | None = None, under: tuple[str, ...] = ()
    ) -> Launched:
        """`under` is a program that starts the launcher and waits for it, as make does."""
        numbers = [str(port) for port in (ports or self.settings.ports).named().values()]
        output = self._folder / f"output-{len(self.launched)}"
        with output.open("wb") as out:
            process = subprocess.Popen(
                [
                    *under,
                    sys.executable,
                    "-c",
                    LAUNCH,
                    str(self.settings.data),
                    str(self._stand_ins),
                    demonstration,
                    *numbers,
                ],
                stdout=out,
                stderr=subprocess.STDOUT,
                env={**os.environ, **({"DURU_WITH_PARENT": "1"} if under else {})},
            )
        self.launched.append(Launched(process, self.settings, output))
        return self.launched[-1]


@contextmanager
def launching(stand_ins: Path) -> Iterator[Launcher]:
    with temporary_folder() as folder:
        launch = Launcher(folder, stand_ins)
        try:
            yield launch
        finally:
            for launched in launch.launched:
                launched.end()


@pytest.fixture
def launcher(stand_ins: Path) -> Iterator[Launcher]:
    with launching(stand_ins) as launch:
        yield launch


@pytest.fixture(scope="module")
def running(stand_ins: Path) -> Iterator[tuple[Launcher, Launched]]:
    """One that runs without the demonstration, for tests that only look at it."""
    with launching(stand_ins) as launch:
        launched = launch()
        launched.wait_ready()
        yield launch, launched


def grandchild_of_a_service(launched: Launched) -> int:
    """A process some service started, in a session of its own."""
    port = launched.settings.ports.survey
    return int(httpx.get(f"http://127.0.0.1:{port}/grandchild").json()["pid"])


def test_it_tells_its_steps_the_address_and_the_accounts_and_stops_cleanly(launcher: Launcher) -> None:
    launched = launcher(demonstration="yes")
    launched.wait_ready()
    family = [*descendants(launched.process.pid), grandchild_of_a_service(launched)]
    assert len(family) > 10
    for told in (
        "starting PostgreSQL and NATS", "survey-api is ready", "loading the demonstration", "59 networks",
        f"Open {launched.settings.public_url.replace('localhost', '127.0.0.1')}", "leader@demo.example  secret",
    ):  # fmt: skip
        assert told in launched.text
    assert launched.end() == 0
    assert not [pid for pid in family if alive(pid)]
    assert "database system is shut down" in (launched.settings.data / "logs" / "postgres.log").read_text()


def test_ctrl_c_stops_everything(launcher: Launcher) -> None:
    launched = launcher()
    launched.wait_ready()
    family = descendants(launched.process.pid)
    launched.process.send_signal(signal.SIGINT)
    assert launched.process.wait(30) == 0
    assert not [pid for pid in family if alive(pid)]


@pytest.mark.parametrize("victim", ["guardian", "launcher"])
def test_a_kill_9_leaves_nothing_running(launcher: Launcher, victim: str) -> None:
    launched = launcher()
    launched.wait_ready()
    [inner] = children_of(launched.process.pid)
    family = [*descendants(launched.process.pid), grandchild_of_a_service(launched)]
    assert all(alive(pid) for pid in family)
    os.kill(launched.process.pid if victim == "guardian" else inner, signal.SIGKILL)
    wait_for(lambda: not [pid for pid in family[:-1] if alive(pid)], "all parts ended", 20)
    if victim == "launcher":
        wait_for(lambda: not alive(family[-1]), "the process a service had started ended", 20)
    else:
        os.kill(family[-1], signal.SIGKILL)
    assert "database system is shut down" in (launched.settings.data / "logs" / "postgres.log").read_text()


def test_a_kill_9_of_make_stops_what_make_had_started(launcher: Launcher) -> None:
    launched = launcher(under=("sh", "-c", '"$@"; true', "sh"))
    launched.wait_ready()
    family = descendants(launched.process.pid)
    assert len(family) > 10
    launched.process.kill()
    wait_for(lambda: not [pid for pid in family if alive(pid)], "all parts ended", 20)
    assert "stopped" in launched.text


def test_a_stop_in_the_middle_of_the_start_is_clean(launcher: Launcher) -> None:
    launched = launcher()
    wait_for(lambda: "starting PostgreSQL" in launched.text, "it began")
    family = descendants(launched.process.pid)
    assert launched.end() == 0
    assert not [pid for pid in family if alive(pid)]
    again = launcher()
    again.wait_ready()


def test_a_second_start_keeps_the_data_and_loads_nothing_twice(launcher: Launcher) -> None:
    for _ in range(2):
        launched = launcher(demonstration="yes")
        launched.wait_ready()
        port = launched.settings.ports.identity
        environment = httpx.get(f"http://127.0.0.1:{port}/environment").json()
        assert environment["REQUIRE_TOTP_FOR_STAFF"] == "0"
        assert launched.end() == 0
    assert (launched.settings.data / "demonstration-loaded").read_text() == "loaded\n"
    assert "loading" not in launched.text
    assert "leader@demo.example" in launched.text


def test_without_the_demonstration_the_set_up_code_is_shown(running: tuple[Launcher, Launched]) -> None:
    _, launched = running
    assert (launched.settings.data / "setup-code").read_text().strip() in launched.text


def test_what_began_as_a_real_installation_never_becomes_a_demonstration(launcher: Launcher) -> None:
    """Otherwise a forgotten setting would load invented people and let staff in with a password alone."""
    told = []
    for demonstration in ("no", "yes"):
        launched = launcher(demonstration=demonstration)
        launched.wait_ready()
        port = launched.settings.ports.identity
        environment = httpx.get(f"http://127.0.0.1:{port}/environment").json()
        told.append(environment["REQUIRE_TOTP_FOR_STAFF"])
        assert launched.end() == 0
    assert "loading" not in launched.text
    assert told == ["1", "1"]


def test_a_taken_port_is_named_with_the_setting_that_moves_it(launcher: Launcher) -> None:
    ports = launcher.settings.ports
    with (
        socket.create_server(("127.0.0.1", ports.gateway)),
        socket.create_server(("127.0.0.1", ports.survey)),
    ):
        launched = launcher()
        assert launched.process.wait(30) == 1
    assert f"port {ports.gateway} (gateway) is taken; set DURU_PORT to another" in launched.text
    assert f"port {ports.survey} (survey) is taken; set DURU_INTERNAL_PORT_BASE" in launched.text


def test_a_second_launcher_says_that_one_runs(running: tuple[Launcher, Launched]) -> None:
    launcher, first = running
    second = launcher(ports=Ports.free())
    assert second.process.wait(30) == 1
    assert f"it runs already (process {first.process.pid}, http://127.0.0.1:" in second.text


def test_a_failed_migration_is_told_with_the_last_lines_of_its_log(launcher: Launcher) -> None:
    launcher.settings.data.mkdir()
    (launcher.settings.data / "survey-migration-is-broken").touch()
    launched = launcher()
    assert launched.process.wait(60) == 1
    assert "survey-api migrate ended with exit code 1" in launched.text
    assert "column unit does not exist" in launched.text
    assert str(launched.settings.data / "logs") in launched.text


def test_nothing_is_removed_while_it_runs(running: tuple[Launcher, Launched]) -> None:
    _, launched = running
    refused = command("reset", launched.settings.data)
    assert refused.returncode == 1
    assert "stop it first" in refused.stderr
    assert (launched.settings.data / "postgres").exists()


def test_reset_removes_the_data_of_a_stopped_installation(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "postgres").mkdir(parents=True)
    (data / "lock").touch()
    assert command("reset", data).returncode == 0
    assert not data.exists()


def test_reset_never_empties_a_folder_that_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").touch()
    refused = command("reset", tmp_path)
    assert refused.returncode == 1
    assert "holds no installation" in refused.stderr
    assert (tmp_path / "thesis.odt").exists()


def test_status_says_whether_it_runs(running: tuple[Launcher, Launched], tmp_path: Path) -> None:
    _, launched = running
    assert "Duru runs" in command("status", launched.settings.data).stdout
    assert "does not run" in command("status", tmp_path).stdout


@pytest.mark.parametrize(
    ("setting", "value", "told"),
    [
        ("DURU_PORT", "eighty", "DURU_PORT=eighty is not a port; give a whole number from 1 to 65535"),
        ("DURU_PORT", "70000", "DURU_PORT=70000"),
        ("DURU_INTERNAL_PORT_BASE", "65530", "DURU_INTERNAL_PORT_BASE=65530"),
        ("DURU_PORT", "18081", "is one of the internal ports"),
        ("PUBLIC_URL", "duru.example.org", "PUBLIC_URL=duru.example.org is not an address"),
        ("DURU_WITHOUT_DEMONSTRATION", "perhaps", "neither yes nor no"),
    ],
)
def test_a_wrong_setting_is_named_before_anything_starts(
    tmp_path: Path, setting: str, value: str, told: str
) -> None:
    refused = command("run", tmp_path, {setting: value})
    assert refused.returncode == 2
    assert told in refused.stderr


def test_a_database_that_does_not_answer_is_named_by_its_setting(tmp_path: Path) -> None:
    ports = Ports.free()
    refused = command(
        "run",
        tmp_path / "data",
        {
            "DATABASE_URL": f"postgresql://a:b@127.0.0.1:{ports.postgres}/postgres",
            "DURU_PORT": str(ports.gateway),
            "DURU_INTERNAL_PORT_BASE": str(min(ports.nats, 60000)),
        },
    )
    assert refused.returncode == 1
    assert "DATABASE_URL databases and roles could not be made" in refused.stdout


def command(
    name: str, data: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "duru_local", name],
        env={"PATH": os.environ["PATH"], "DURU_DATA_DIR": str(data), **(environment or {})},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
