"""Child processes that never outlive the process that started them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from duru_local.logs import last_lines, open_log

LEASH = Path(__file__).with_name("leash.py")
STOP_SECONDS = 5.0
POLL_SECONDS = 0.02

# The kernel sends the death signal when the *thread* that started the child ends, so one thread that
# lives as long as this process starts them all.
_starter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="starter")


class PartFailed(Exception):
    """A part did not start, or ended while it was waited for. Holds its last log lines."""

    def __init__(self, part: str, reason: str, log_lines: list[str]) -> None:
        self.part = part
        self.reason = reason
        self.log_lines = log_lines
        shown = "".join(f"\n    {line}" for line in log_lines)
        super().__init__(f"{part}: {reason}{shown}")


@dataclass(frozen=True)
class Command:
    """What to run and how it wants to be ended."""

    name: str
    argv: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None
    identity: str = "direct"
    stop_signal: signal.Signals = signal.SIGTERM
    death_signal: signal.Signals = signal.SIGKILL

    def leashed(self) -> list[str]:
        return [
            sys.executable, "-I", "-S", str(LEASH),
            str(os.getpid()), str(int(self.death_signal)), self.identity, "--", *self.argv,
        ]  # fmt: skip

    def full_environment(self) -> dict[str, str]:
        return {**plain_environment(), **self.environment}


def plain_environment() -> dict[str, str]:
    """The few variables of the caller that a part may see; nothing else leaks into it."""
    kept = ("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "HOME")
    return {name: os.environ[name] for name in kept if name in os.environ}


class Child:
    """A running command. `pid` is the program's own id."""

    def __init__(self, command: Command, process: subprocess.Popen[bytes], log: Path) -> None:
        self.command = command
        self.log = log
        self._process = process

    @property
    def name(self) -> str:
        return self.command.name

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """None while it runs."""
        return self._process.poll()

    @property
    def running(self) -> bool:
        return self.exit_code is None

    def wait_until(self, ready: Callable[[], bool], *, seconds: float, what: str = "ready") -> None:
        """Raises PartFailed if the child ends first or is not ready in time."""
        end = time.monotonic() + seconds
        while not ready():
            if not self.running:
                raise self.failed(f"ended with {describe_exit(self.exit_code)} before it was {what}")
            if time.monotonic() > end:
                raise self.failed(f"was not {what} after {seconds:.0f} s")
            time.sleep(POLL_SECONDS)

    def failed(self, reason: str) -> PartFailed:
        return PartFailed(self.name, reason, last_lines(self.log))

    def stop(self, seconds: float = STOP_SECONDS) -> None:
        """Asks it to end; after `seconds` ends it and whatever it started."""
        self.send(self.command.stop_signal)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        self.kill()

    def kill(self) -> None:
        """Ends it and its process group at once."""
        self.send(signal.SIGKILL)
        self._process.wait()
        self.sweep_group()

    def send(self, which: signal.Signals) -> None:
        if self.running:
            with suppress(ProcessLookupError):
                self._process.send_signal(which)

    def sweep_group(self) -> None:
        """Ends what a dead child left behind in its process group."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)


def spawn(command: Command, log: Path) -> Child:
    """Starts a command in its own process group; its output is added to `log`."""
    return _starter.submit(_spawn, command, log).result()


def _spawn(command: Command, log: Path) -> Child:
    with open_log(log) as output:
        process = subprocess.Popen(  # noqa: S603 - argv comes from this package, no shell
            command.leashed(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=command.full_environment(),
            cwd=command.folder,
            start_new_session=True,
        )
    return Child(command, process, log)


def nothing(*_: object) -> None:
    """For those who want to hear nothing."""


def run_to_end(
    command: Command, log: Path, *, seconds: float, meanwhile: Callable[[], None] = nothing
) -> None:
    """Runs a command that is meant to end; raises PartFailed unless it ends with 0 in time."""
    run_all_to_end([(command, log)], seconds=seconds, meanwhile=meanwhile)


def run_all_to_end(
    jobs: Iterable[tuple[Command, Path]],
    *,
    seconds: float,
    done: Callable[[str], None] = nothing,
    meanwhile: Callable[[], None] = nothing,
) -> None:
    """Runs commands side by side; raises PartFailed for the first that fails. None is left running."""
    children: list[Child] = []
    end = time.monotonic() + seconds
    try:
        children += [spawn(command, log) for command, log in jobs]
        waiting = list(children)
        while waiting:
            waiting = [child for child in waiting if not _has_ended_well(child, done)]
            meanwhile()
            if waiting and time.monotonic() > end:
                raise waiting[0].failed(f"was not done after {seconds:.0f} s")
            time.sleep(POLL_SECONDS)
    finally:
        for child in children:
            child.kill()


def _has_ended_well(child: Child, done: Callable[[str], None]) -> bool:
    """False while it runs; raises PartFailed if it ended badly."""
    if child.running:
        return False
    if child.exit_code != 0:
        raise child.failed(f"ended with {describe_exit(child.exit_code)}")
    done(child.name)
    return True


def describe_exit(code: int | None) -> str:
    if code is not None and code < 0:
        return f"signal {signal.Signals(-code).name}"
    return f"exit code {code}"
