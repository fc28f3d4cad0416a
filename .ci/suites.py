"""python .ci/suites.py all | checks | NAME: runs the suites, or those whose name begins so, and counts.

One line for each suite; the long output goes to .logs/<suite>.log, its tail is shown on a failure. The last
line is `N passed, N failed` over all suites; the exit code is 0 only if nothing failed and something passed.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from duru_local.visit import visited_system

ROOT = Path(__file__).resolve().parents[1]
LOGS = ROOT / ".logs"
BIN = Path(sys.executable).parent
SHOWN_LINES = 40
AT_ONCE = min(2, os.cpu_count() or 1)
"""Suites side by side: more would only make each other's waits long."""
HEAVY_FIRST = (
    "pytest system",
    "browser journeys",
    "pytest local",
    "mypy",
    "pytest form-engine",
    "pytest survey-api",
)
"""The longest begin first, so that none is left running alone at the end."""
_printing = threading.Lock()


@dataclass(frozen=True)
class Count:
    """How many tests of a suite passed, failed, and were left out on this machine."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0


@dataclass(frozen=True)
class Suite:
    name: str
    run: Callable[[Path], Count]


def command(log: Path, *argv: str, folder: Path = ROOT, environment: dict[str, str] | None = None) -> bool:
    """Runs it with its output in the log. True if it ended well."""
    with log.open("ab") as out:
        done = subprocess.run(  # noqa: S603 - the suites below are the only callers
            argv,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdout=out,
            stderr=subprocess.STDOUT,
            check=False,
        )
    return done.returncode == 0


def check(*argv: str, folder: Path = ROOT) -> Callable[[Path], Count]:
    """A suite of one: a command that is right or wrong."""

    def run(log: Path) -> Count:
        return Count(passed=1) if command(log, *argv, folder=folder) else Count(failed=1)

    return run


def mypy(log: Path) -> Count:
    """Member by member: their folders have dashes, so that two files called conftest would be one module."""
    passed = 0
    folders = member_folders()
    for member in folders:
        parts = [part for part in ("src", "tests") if any((member / part).rglob("*.py"))] or ["."]
        passed += command(log, str(BIN / "mypy"), *(str((member / part).relative_to(ROOT)) for part in parts))
    return Count(passed, len(folders) - passed)


def pytest_in(folder: Path) -> Suite:
    """A process for each member: what one leaves in memory or in the import system stays its own."""

    def run(log: Path) -> Count:
        report = log.with_suffix(".xml")
        ended_well = command(log, str(BIN / "pytest"), str(folder), f"--junit-xml={report}")
        return at_least_one_failure(read_junit(report), ended_well=ended_well)

    name = folder.parent.name if folder.name == "tests" and folder.parent != ROOT else folder.name
    return Suite(f"pytest {name}", run)


def read_junit(report: Path) -> Count:
    if not report.exists():
        return Count()
    suites = list(ElementTree.parse(report).getroot().iter("testsuite"))  # noqa: S314 - written by pytest just now
    tests, failed, skipped = (
        sum(int(suite.get(name, "0")) for suite in suites for name in names)
        for names in (("tests",), ("failures", "errors"), ("skipped",))
    )
    return Count(tests - failed - skipped, failed, skipped)


def vitest(log: Path) -> Count:
    report = log.with_suffix(".json")
    ended_well = command(
        log, "npm", "test", "--silent", "--", "--reporter=default", "--reporter=json", f"--outputFile={report}",
        folder=ROOT / "frontend",
    )  # fmt: skip
    if not report.exists():
        return Count(failed=1)
    said = json.loads(report.read_text(encoding="utf-8"))
    counted = Count(said["numPassedTests"], said["numFailedTests"], said["numPendingTests"])
    return at_least_one_failure(counted, ended_well=ended_well)


def at_least_one_failure(counted: Count, *, ended_well: bool) -> Count:
    """A suite that broke down before or beside its tests has failed, whatever it counted."""
    if ended_well or counted.failed:
        return counted
    return Count(counted.passed, 1, counted.skipped)


def journeys(log: Path) -> Count:
    """A browser against the whole system with the demonstration, started afresh on free ports."""
    report = log.with_suffix(".json")
    with visited_system(log.with_name("system.log")) as visit:
        environment = {
            "DURU_URL": visit.url,
            "DURU_ACCOUNTS": str(visit.accounts),
            "PLAYWRIGHT_JSON_OUTPUT_NAME": str(report),
        }
        ended_well = command(
            log, "npm", "run", "--silent", "e2e", "--", "--reporter=list,json",
            folder=ROOT / "frontend", environment=environment,
        )  # fmt: skip
    if not report.exists():
        return Count(failed=1)
    said = json.loads(report.read_text(encoding="utf-8"))["stats"]
    counted = Count(said["expected"], said["unexpected"] + said["flaky"], said["skipped"])
    return at_least_one_failure(counted, ended_well=ended_well)


def members() -> list[Path]:
    """The folders of the workspace: packages, services, the launcher."""
    return sorted(path.parent for path in ROOT.glob("*/*/pyproject.toml"))


def member_folders() -> list[Path]:
    """Everything with Python in it, as mypy is given it."""
    across = [path for path in sorted((ROOT / "tests").iterdir()) if any(path.glob("*.py"))]
    return [*members(), *across, ROOT / ".ci"]


def test_folders() -> list[Path]:
    own = [member / "tests" for member in members() if any((member / "tests").rglob("test_*.py"))]
    across = [path for path in sorted((ROOT / "tests").iterdir()) if any(path.glob("test_*.py"))]
    return own + across


CHECKS = (
    Suite("ruff", check(str(BIN / "ruff"), "check", ".")),
    Suite("ruff format", check(str(BIN / "ruff"), "format", "--check", ".")),
    Suite("mypy", mypy),
    Suite("directions", check(str(BIN / "pytest"), "tests/architecture")),
    Suite("event schemas", check(sys.executable, "-m", "contracts.generate", "--check")),
    Suite("openapi", check(sys.executable, ".ci/openapi.py", "packages/contracts/openapi", "--check")),
    Suite(
        "python client",
        check(sys.executable, "-m", "duru_client.generate", "packages/contracts/openapi", "--check"),
    ),
    Suite("front end checks", check("npm", "run", "--silent", "check", folder=ROOT / "frontend")),
)
TESTS = (
    *(pytest_in(folder) for folder in test_folders()),
    Suite("vitest", vitest),
    Suite("browser journeys", journeys),
)


def chosen(asked: str) -> list[Suite]:
    if asked == "checks":
        return list(CHECKS)
    return [suite for suite in CHECKS + TESTS if asked == "all" or suite.name.startswith(asked)]


def run_one(suite: Suite) -> Count:
    log = LOGS / f"{suite.name.replace(' ', '-')}.log"
    for old in LOGS.glob(f"{log.stem}.*"):
        old.unlink()
    began = time.monotonic()
    try:
        counted = suite.run(log)
    except Exception as error:  # a suite that cannot even start is a failure of this suite, not of the others
        with log.open("a", encoding="utf-8") as out:
            out.write(f"{type(error).__name__}: {error}\n")
        counted = Count(failed=1)
    seconds = time.monotonic() - began
    left_out = f", {counted.skipped} left out" if counted.skipped else ""
    with _printing:
        print(
            f"{suite.name:<26} {counted.passed} passed, {counted.failed} failed{left_out}   {seconds:.1f} s",
            flush=True,
        )
        if counted.failed:
            show_tail(log)
    return counted


def run_all(suites: Sequence[Suite]) -> list[Count]:
    """Each in a process of its own, some at once."""

    def weight(suite: Suite) -> int:
        return HEAVY_FIRST.index(suite.name) if suite.name in HEAVY_FIRST else len(HEAVY_FIRST)

    with ThreadPoolExecutor(AT_ONCE) as lanes:
        return list(lanes.map(run_one, sorted(suites, key=weight)))


def show_tail(log: Path) -> None:
    with log.open(encoding="utf-8", errors="replace") as file:
        for line in deque(file, maxlen=SHOWN_LINES):
            print(f"    {line.rstrip()}")
    print(f"    (all of it: {log})", flush=True)


def main(asked: str) -> int:
    LOGS.mkdir(exist_ok=True)
    suites = chosen(asked)
    if not suites:
        print(f"no suite is called {asked}; there are: {', '.join(suite.name for suite in CHECKS + TESTS)}")
        return 2
    counts = run_all(suites)
    passed, failed = sum(count.passed for count in counts), sum(count.failed for count in counts)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "all"))
