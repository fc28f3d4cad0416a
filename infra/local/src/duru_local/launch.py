"""`make run`: brings the installation up step by step, tells about it, and waits for the end."""

import fcntl
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import IO

from duru_local.ports import is_taken
from duru_local.process import PartFailed
from duru_local.settings import Settings, setting_of
from duru_local.system import System

FAILED = 1


class CannotRun(Exception):
    """Something outside the system keeps it from starting; the text says what and how to mend it."""


class Narrator:
    """Prints one line for each step with the seconds since the start."""

    def __init__(self, out: IO[str], began: float) -> None:
        self._out = out
        self._began = began

    @property
    def seconds(self) -> float:
        return time.time() - self._began

    def say(self, text: str) -> None:
        self._out.write(f"[{self.seconds:6.1f} s] {text}\n")
        self._out.flush()

    def plain(self, text: str = "") -> None:
        self._out.write(text + "\n")
        self._out.flush()


def run(settings: Settings, *, began: float | None = None, python_path: Path | None = None) -> int:
    """Starts everything, prints the address and the accounts, and returns when told to stop.

    `began` is the Unix time at which the person gave the command.
    """
    narrator = Narrator(sys.stdout, began or time.time())
    try:
        with only_one(settings):
            return _run(settings, narrator, python_path)
    except CannotRun as reason:
        narrator.plain(f"Duru cannot start: {reason}")
        return FAILED


def _run(settings: Settings, narrator: Narrator, python_path: Path | None) -> int:
    refuse_taken_ports(settings)
    system = System(settings, say=narrator.say, python_path=python_path)
    code = 0
    try:
        stop_on_signal()
        bring_up(system, narrator)
        threading.Event().wait()
    except StopRequested:
        pass
    except PartFailed as failure:
        explain(failure, system, narrator)
        code = FAILED
    # A second Ctrl-C must not cut the clean end short; every step of it is bounded.
    ignore_signals()
    narrator.say("stopping")
    system.stop()
    narrator.say("stopped")
    return code


def bring_up(system: System, narrator: Narrator) -> None:
    """Every step up to the first visit. Raises PartFailed."""
    settings, say = system.settings, narrator.say
    first = not system.cluster.exists and not settings.database_url
    say(
        "making the database cluster, starting PostgreSQL and NATS"
        if first
        else "starting PostgreSQL and NATS"
    )
    system.start_stores(lambda name: say(f"  {name} is ready"))
    say("databases and roles")
    system.create_databases()
    say("migrations")
    if not system.migrate(lambda name: say(f"  {name} done")):
        say("  nothing has changed since the last one")
    say("services and gateway")
    system.start_services(lambda name: say(f"  {name} is ready"))
    load_demonstration(system, narrator)
    greet(system, narrator)


def load_demonstration(system: System, narrator: Narrator) -> None:
    if not system.installation.demonstrates or system.installation.demonstration_marker.exists():
        return
    narrator.say("loading the demonstration programme through the public interface")
    system.load_demonstration(lambda line: narrator.say(f"  {line}"))


def greet(system: System, narrator: Narrator) -> None:
    accounts, setup_code = system.installation.accounts_file, system.installation.setup_code_file
    narrator.plain()
    narrator.plain(f"Open {system.settings.public_url}")
    if accounts.exists():
        narrator.plain()
        narrator.plain(accounts.read_text(encoding="utf-8").rstrip())
    elif setup_code.exists():
        narrator.plain(f"First start: the set-up page asks for this code: {setup_code.read_text().strip()}")
    narrator.plain()
    narrator.plain(
        f"Ready in {narrator.seconds:.1f} s. Ctrl-C stops everything; the data stay in {system.settings.data}."
    )


def explain(failure: PartFailed, system: System, narrator: Narrator) -> None:
    """What failed, in plain words, with the last lines of the log of the part at fault."""
    narrator.say(f"{failure.part} {failure.reason}")
    if failure.log_lines:
        narrator.plain("  Its last lines:")
        for line in failure.log_lines:
            narrator.plain(f"    {line}")
    narrator.plain(f"  All logs: {system.installation.logs}")


def refuse_taken_ports(settings: Settings) -> None:
    """Raises CannotRun with every port somebody else listens on and the setting that moves it."""
    given = {"postgres": settings.database_url, "nats": settings.nats_url, "nats_monitor": settings.nats_url}
    taken = [
        f"port {port} ({name}) is taken; set {setting_of(name)} to another"
        for name, port in settings.ports.named().items()
        if not given.get(name) and is_taken(port, settings.bind if name == "gateway" else "127.0.0.1")
    ]
    if taken:
        raise CannotRun("; ".join(taken))


@contextmanager
def only_one(settings: Settings) -> Iterator[None]:
    """Holds the installation's lock. Raises CannotRun if another launcher holds it."""
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    with lock_file(settings).open("a+", encoding="utf-8") as file:
        if not _lock(file):
            file.seek(0)
            raise CannotRun(f"it runs already ({file.read().strip()}); stop that one first")
        file.truncate(0)
        file.write(f"process {os.getppid()}, {settings.public_url}")
        file.flush()
        yield


def is_ours(settings: Settings) -> bool:
    """Whether the data folder was made by a launcher, so that a wrong DURU_DATA_DIR is never emptied."""
    return lock_file(settings).exists()


def lock_file(settings: Settings) -> Path:
    return settings.data / "lock"


def is_running(settings: Settings) -> bool:
    path = lock_file(settings)
    if not path.exists():
        return False
    with path.open("a+", encoding="utf-8") as file:
        return not _lock(file)


class StopRequested(BaseException):
    """A signal asked for the end while something was waited for."""


def stop_on_signal() -> None:
    """SIGTERM and SIGINT interrupt whatever the main thread does."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise StopRequested

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)


def ignore_signals() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _lock(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
