"""Keeps parts running: starts them, restarts what crashes, stops all in the reverse order."""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from duru_local import logs
from duru_local.process import STOP_SECONDS, Child, Command, PartFailed, describe_exit, spawn

FIRST_PAUSE_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 10.0
STEADY_SECONDS = 30.0
LOOK_SECONDS = 0.1
WAIT_SECONDS = 0.1
HOPELESS_CRASHES = 3
LOG_LOOK_SECONDS = 5.0


def nothing() -> None:
    """A part that needs no preparation."""


@dataclass(frozen=True)
class Part:
    """One process of the system. Parts of a higher stage need those of the lower ones.

    `visible` looks from outside, `ready` also knows the child; without it, `visible` decides.
    """

    name: str
    command: Callable[[], Command]
    visible: Callable[[], bool]
    ready: Callable[[Child], bool] | None = None
    stage: int = 0
    prepare: Callable[[], None] = nothing
    ready_seconds: float = 60.0


class Tended:
    """A part and its present process. Every change of it holds its lock."""

    def __init__(self, part: Part, log: Path, say: Callable[[str], None]) -> None:
        self.part = part
        self.log = log
        self.restarts = 0
        self._say = say
        self._lock = threading.RLock()
        self._child: Child | None = None
        self._wanted = False
        self._crashes_in_a_row = 0
        self._started_at = 0.0
        self._restart_at: float | None = None

    @property
    def pid(self) -> int | None:
        child = self._child
        return child.pid if child and child.running else None

    @property
    def ready(self) -> bool:
        child = self._child
        if child is None or not child.running:
            return False
        return self.part.ready(child) if self.part.ready else self.part.visible()

    def start(self) -> None:
        with self._lock:
            if self.pid is not None:
                return
            self._wanted = True
            self.part.prepare()
            self._spawn()

    def send_stop(self) -> None:
        """Asks it to end without waiting for it."""
        with self._lock:
            self._wanted = False
            if self._child:
                self._child.send(self._child.command.stop_signal)

    def stop(self, seconds: float = STOP_SECONDS) -> None:
        with self._lock:
            self._wanted = False
            if self._child:
                self._child.stop(seconds)

    def kill(self) -> None:
        """Ends it as a crash would, so it is started again."""
        with self._lock:
            if self._child:
                self._child.kill()

    def refuse_hopeless(self, waited_seconds: float) -> None:
        """Raises PartFailed, with the last log lines, if waiting any longer for it makes no sense."""
        if not self._wanted:
            raise self._failed("was stopped before it was ready")
        if self._crashes_in_a_row >= HOPELESS_CRASHES:
            raise self._failed(f"crashed {self._crashes_in_a_row} times in a row")
        if waited_seconds > self.part.ready_seconds:
            raise self._failed(f"was not ready after {waited_seconds:.0f} s")

    def tend(self, now: float) -> None:
        """Looks after it once: notes a crash, starts it again when its pause is over."""
        if not self._lock.acquire(blocking=False):
            return
        try:
            if self._wanted and self._child and not self._child.running:
                self._restart_when_due(now)
        finally:
            self._lock.release()

    def _restart_when_due(self, now: float) -> None:
        if self._restart_at is None:
            self._note_crash(now)
        elif now >= self._restart_at:
            self.restarts += 1
            self._spawn()

    def _note_crash(self, now: float) -> None:
        child = self._child
        if child is None:
            return
        child.sweep_group()
        steady = now - self._started_at >= STEADY_SECONDS
        self._crashes_in_a_row = 1 if steady else self._crashes_in_a_row + 1
        pause = pause_before_restart(self._crashes_in_a_row)
        self._restart_at = now + pause
        self._say(
            f"{self.part.name} ended with {describe_exit(child.exit_code)}; "
            f"starting it again in {pause:.1f} s (log: {self.log})"
        )

    def _failed(self, reason: str) -> PartFailed:
        return PartFailed(self.part.name, reason, logs.last_lines(self.log))

    def _spawn(self) -> None:
        self._restart_at = None
        self._started_at = time.monotonic()
        self._child = spawn(self.part.command(), self.log)


class Supervisor:
    """The parts of a system. `say` receives one line for each thing a person should know."""

    def __init__(self, parts: Iterable[Part], log_folder: Path, say: Callable[[str], None]) -> None:
        self._tended = {part.name: Tended(part, log_folder / f"{part.name}.log", say) for part in parts}
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None

    def __getitem__(self, name: str) -> Tended:
        try:
            return self._tended[name]
        except KeyError:
            raise KeyError(f"no part is called {name}; there are: {', '.join(self._tended)}") from None

    @property
    def names(self) -> list[str]:
        return list(self._tended)

    def watch(self) -> None:
        """Begins to restart what crashes."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._watch, name="supervisor", daemon=True)
            self._thread.start()

    def wait_ready(self, names: Iterable[str], arrived: Callable[[str], None] = lambda _: None) -> None:
        """Waits for several parts at once; `arrived` hears each as it becomes ready.

        Raises PartFailed for the first that crashes on and on, or is not ready in its time.
        """
        began = time.monotonic()
        missing = [self[name] for name in names]
        while missing:
            for tended in [tended for tended in missing if tended.ready]:
                missing.remove(tended)
                arrived(tended.part.name)
            for tended in missing:
                tended.refuse_hopeless(time.monotonic() - began)
            if missing:
                time.sleep(WAIT_SECONDS)

    def stop(self) -> None:
        """Stops stage by stage, the highest first; the parts of one stage end side by side."""
        self._ending.set()
        if self._thread:
            self._thread.join()
        stages = sorted({tended.part.stage for tended in self._tended.values()}, reverse=True)
        for stage in stages:
            self._stop_stage([tended for tended in self._tended.values() if tended.part.stage == stage])

    def _stop_stage(self, stage: list[Tended]) -> None:
        for tended in stage:
            tended.send_stop()
        end = time.monotonic() + STOP_SECONDS
        for tended in stage:
            tended.stop(max(0.0, end - time.monotonic()))

    def _watch(self) -> None:
        look_at_logs = 0.0
        while not self._ending.wait(LOOK_SECONDS):
            now = time.monotonic()
            for tended in self._tended.values():
                tended.tend(now)
            if now >= look_at_logs:
                look_at_logs = now + LOG_LOOK_SECONDS
                for tended in self._tended.values():
                    logs.cap(tended.log)


def pause_before_restart(crashes_in_a_row: int) -> float:
    """0.2 s, doubled for each crash in a row, at most 10 s."""
    return min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2.0 ** min(crashes_in_a_row - 1, 10))
