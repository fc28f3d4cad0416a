"""How long a start takes, what the stack weighs at rest, and how soon 65 reports are there.

    python benchmarks/system/bench.py [--rounds 3]

Starts come from `make run` itself, with data of their own and on free ports: cold = an empty data folder (the
packages installed, the front end built), warm = the second start. Memory is the sum of the proportional set sizes
(PSS) of every process of the stack, the launcher's too. Reports: from the answer to "close this wave" to the 65th
finished document, on a wave with the demonstration's 412 answers; figures are frozen anew each time.
"""

import argparse
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from duru_local.ports import free_ports  # noqa: E402  the path comes first
from duru_local.settings import Settings  # noqa: E402
from duru_local.system import System  # noqa: E402

from tests.system.conftest import House, until  # noqa: E402
from tests.system.waves import answered_wave, close_wave  # noqa: E402

_READY = re.compile(r"Ready in ([\d.,]+) s")


@dataclass(frozen=True)
class Running:
    process: subprocess.Popen[str]
    seconds: float


@contextmanager
def make_run(data: Path, ports: tuple[int, int]) -> Iterator[Running]:
    """`make run` until it says that it is ready; then stop it as Ctrl-C would."""
    environment = {
        **os.environ,
        "DURU_DATA_DIR": str(data),
        "DURU_PORT": str(ports[0]),
        "DURU_INTERNAL_PORT_BASE": str(ports[1]),
    }
    began = time.monotonic()
    process = subprocess.Popen(
        ["make", "--silent", "run"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    told = []
    try:
        assert process.stdout is not None
        for line in process.stdout:
            told.append(line)
            if _READY.search(line):
                break
        else:
            raise SystemExit("make run ended before it was ready:\n" + "".join(told[-20:]))
        yield Running(process, time.monotonic() - began)
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=60)


def descendants(pid: int) -> list[int]:
    """A process and everything below it."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError):
                continue
            parents.setdefault(parent, []).append(int(entry.name))
    found, waiting = [], [pid]
    while waiting:
        found.append(one := waiting.pop())
        waiting += parents.get(one, [])
    return found


def kind_of(pid: int) -> str:
    words = Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace").replace("\0", " ").strip()
    for name in ("postgres", "nats-server", "caddy"):
        if name in words.split(" ")[0] or f"/{name}" in words.split(" ")[0]:
            return name
    found = re.search(r"-m (\S+ ?\S*)", words)
    return found.group(1) if found else words.split(" ")[0].rsplit("/", 1)[-1]


def memory_mb(pid: int) -> dict[str, float]:
    """PSS in megabytes by kind of process."""
    found: dict[str, float] = {}
    for one in descendants(pid):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
            kind = kind_of(one)
        except OSError:
            continue
        pss = next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
        found[kind] = found.get(kind, 0) + pss / 1000
    return found


def starts(folder: Path) -> None:
    gateway, base = free_ports(1)[0], free_block()
    with make_run(folder / "data", (gateway, base)) as cold:
        print(f"make run, cold data, demonstration loaded     {cold.seconds:6.1f} s")
        settle(cold.process.pid)
        weights = memory_mb(cold.process.pid)
    with make_run(folder / "data", (gateway, base)) as warm:
        print(f"make run, warm                                {warm.seconds:6.1f} s   goal 20")
        settle(warm.process.pid)
        rested = memory_mb(warm.process.pid)
    print(f"memory at rest after loading (PSS)            {sum(weights.values()):6.0f} MB  goal 700")
    print(f"memory at rest after a warm start (PSS)       {sum(rested.values()):6.0f} MB")
    for kind, size in sorted(weights.items(), key=lambda item: -item[1]):
        print(f"    {kind:40} {size:8.0f} MB")


def free_block() -> int:
    """The base of a block of ports that nobody uses now."""
    while True:
        (base,) = free_ports(1)
        if base < 60000:
            return base


def settle(pid: int) -> None:
    """Wait until the stack has come to rest: less than 5 % of one processor for two seconds."""

    def ticks() -> int:
        total = 0
        for one in descendants(pid):
            try:
                values = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            total += int(values[11]) + int(values[12])
        return total

    for _ in range(60):
        before = ticks()
        time.sleep(2)
        if ticks() - before < 10:
            return


def reports(folder: Path, rounds: int) -> None:
    system = System(Settings.for_test(folder))
    system.start()
    try:
        system.load_demonstration()
        house = House(system)
        first = house.wave("closed")["id"]
        until(lambda: finished(house, first) == 65, seconds=180)
        taken = []
        for number in range(rounds):
            wave = answered_wave(house, f"Measured {number}")
            time.sleep(2)
            close_wave(house, wave)
            began = time.monotonic()
            until(lambda wave=wave: finished(house, wave["id"]) == 65, seconds=180)
            taken.append(time.monotonic() - began)
        print(
            f"wave closed to 65th report, median of {rounds}       {statistics.median(taken):6.1f} s   goal 10"
            f"   (all: {', '.join(f'{one:.1f}' for one in taken)})"
        )
        house.close()
    finally:
        system.stop()


def finished(house: House, wave: str) -> int:
    return sum(document["state"] == "finished" for document in house.documents(wave))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rounds", type=int, default=3)
    rounds = asked.parse_args().rounds
    with tempfile.TemporaryDirectory(prefix="duru-bench-") as name:
        folder = Path(name)
        starts(folder)
        reports(folder / "reports", rounds)


if __name__ == "__main__":
    main()
