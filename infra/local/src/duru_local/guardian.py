"""Leaves nothing behind: a parent of the launcher that ends every descendant when the launcher is gone.

The launcher's own children die with it (see leash). What those started in turn is handed by the kernel
to the guardian, which ends it. If the guardian itself is killed, the launcher hears it and stops.
"""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
GRACE_SECONDS = 8.0
FORWARDED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def guarded(launch: Callable[[], int]) -> int:
    """Runs `launch` in a child process and returns its exit code, with no descendant left alive.

    Call it before any thread is started; DURU_WITH_PARENT ties it to its own parent as well. Ctrl-C, SIGTERM and SIGHUP reach `launch` as SIGTERM.
    """
    _prctl(PR_SET_CHILD_SUBREAPER, 1)
    if os.environ.get("DURU_WITH_PARENT"):
        # Under make, the one who is killed may be make: the end of the parent is then a wish to stop.
        _prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM))
    guardian = os.getpid()
    child = os.fork()
    if child == 0:
        _be_the_launcher(guardian, launch)
    for which in FORWARDED:
        signal.signal(which, _forward_to(child))
    code = _wait_for(child)
    end_descendants()
    return code


def end_descendants(grace_seconds: float = GRACE_SECONDS) -> None:
    """Asks all children to end, waits a while, then ends them and what they hand over by dying."""
    _signal_children(signal.SIGTERM)
    end = time.monotonic() + grace_seconds
    while _reap() and time.monotonic() < end:
        time.sleep(0.02)
    while _reap():
        _signal_children(signal.SIGKILL)
        time.sleep(0.02)


def children_of(parent: int) -> list[int]:
    """Process ids whose parent is `parent`, from /proc."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and _parent_of(entry) == parent:
            found.append(int(entry.name))
    return found


def _be_the_launcher(guardian: int, launch: Callable[[], int]) -> None:
    code = 1
    try:
        # Its own session: a Ctrl-C reaches the guardian alone, which passes it on once.
        os.setsid()
        _prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM))
        if os.getppid() == guardian:
            code = launch()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # the child of a fork must never return into its parent's code
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _forward_to(child: int) -> Callable[[int, FrameType | None], None]:
    def forward(_signal: int, _frame: FrameType | None) -> None:
        os.kill(child, signal.SIGTERM)

    return forward


def _wait_for(child: int) -> int:
    """Reaps whatever is handed over meanwhile. The exit code of a killed child is 128 + its signal."""
    while True:
        pid, status = os.wait()
        if pid == child:
            code = os.waitstatus_to_exitcode(status)
            return code if code >= 0 else 128 - code


def _reap() -> bool:
    """True while children are left."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return False
    return True


def _signal_children(which: signal.Signals) -> None:
    for pid in children_of(os.getpid()):
        try:
            os.kill(pid, which)
        except ProcessLookupError:
            continue


def _parent_of(entry: Path) -> int | None:
    try:
        # The name in parentheses may hold spaces and parentheses itself; the parent is the second field after it.
        return int(
            (entry / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1]
        )
    except (OSError, IndexError):
        return None


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
