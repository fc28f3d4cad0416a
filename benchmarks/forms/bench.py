"""What a questionnaire costs: conversion, one keystroke, one validation, the first question on a slow phone.

    python benchmarks/forms/bench.py [DIR] [--rounds 3]

Conversion: each form in the limited child of an upload, whole process: CPU seconds, wall clock, peak memory. Forms
are two of our own (42 and 420 questions, three languages) and every form below DIR. Keystroke: an answer set and the
form settled, in Python and in Node. Validation: shape and evaluation of one submission, as the server does it once
the form is known. First question: the built page in Chromium at 400 kbit/s, 400 ms and a quarter of this machine's
speed (four times slower), first visit and second visit offline; medians. Submissions per second are measured by
benchmarks/survey_intake.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from form_engine import FormState, Program, evaluate  # noqa: E402  the path comes first
from form_engine.shape import ShapeChecker  # noqa: E402
from survey_api.commands.check_samples import is_form  # noqa: E402
from survey_api.instruments.gate import convert_form  # noqa: E402

from benchmarks.forms.forms import answers, questionnaire  # noqa: E402

SIZES = (42, 420)
KEYSTROKES = 300


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, help="more forms to convert")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is done; medians are printed")
    asked = parser.parse_args()
    conversions(asked.folder, asked.rounds)
    models = {size: convert_form(questionnaire(size))["model"] for size in SIZES}
    engines(models)
    validations(models)
    first_question(models[42], asked.rounds)


def conversions(folder: Path | None, rounds: int) -> None:
    print(
        f"{'form':44} {'CPU s':>7} {'wall s':>7} {'MB':>5}  (child process of an upload, median of {rounds})"
    )
    for name, content in _forms(folder):
        found = [_converted(content) for _ in range(rounds)]
        cpu, wall = (statistics.median(one[at] for one in found) for at in (0, 1))
        print(f"{name[:44]:44} {cpu:7.2f} {wall:7.2f} {max(one[2] for one in found):5.0f}")


def _forms(folder: Path | None) -> Iterator[tuple[str, bytes]]:
    for size in SIZES:
        yield f"{size} questions", questionnaire(size)
    for file in sorted(folder.rglob("*")) if folder else ():
        if is_form(file):
            yield file.name, file.read_bytes()


def _converted(content: bytes) -> tuple[float, float, float]:
    """CPU seconds, wall-clock seconds, peak resident MB of the whole child."""
    with tempfile.TemporaryFile() as given:
        given.write(content)
        given.seek(0)
        began = time.perf_counter()
        child = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "chassis.child_main",
                "survey_api.instruments.gate:check_form",
                "30",
                "1024",
            ],
            stdin=given,
            stdout=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"a form could not be converted: exit {child.returncode}")
    return used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss / 1024


def engines(models: dict[int, dict[str, Any]]) -> None:
    print("\nkeystroke (set an answer, settle the form)      median µs   slowest µs")
    for size, model in models.items():
        given = answers(size)
        state = FormState(Program(model), given, seed="s")
        path = "/data/g0/q0"
        times = _timed(lambda at, s=state, p=path: s.set(p, f"written {at}"), KEYSTROKES)
        print(f"{size:4} questions, Python {statistics.median(times):31.0f} {max(times):12.0f}")
        found = _in_node({"model": model, "answers": given, "path": path, "rounds": KEYSTROKES})
        told = (
            f"{found['median']:29.0f} {found['worst']:12.0f}" if found else "  no node or front-end packages"
        )
        print(f"{size:4} questions, browser's {told}")


def _timed(work: Callable[[int], object], rounds: int) -> list[float]:
    times = []
    for at in range(rounds):
        began = time.perf_counter()
        work(at)
        times.append((time.perf_counter() - began) * 1e6)
    return times


def _in_node(job: dict[str, Any]) -> dict[str, float] | None:
    bundler, node = ROOT / "frontend/node_modules/.bin/rolldown", shutil.which("node")
    if node is None or not bundler.exists():
        return None
    with tempfile.TemporaryDirectory(prefix="duru-keystrokes-") as folder:
        script = Path(folder) / "keystrokes.mjs"
        source = ROOT / "benchmarks/forms/keystrokes.ts"
        options = ["--platform", "node", "--format", "esm", "--file", script]
        subprocess.run([bundler, source, *options], check=True, capture_output=True, cwd=ROOT / "frontend")
        done = subprocess.run([node, script], input=json.dumps(job).encode(), check=True, capture_output=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def validations(models: dict[int, dict[str, Any]]) -> None:
    print("\nvalidation of a submission                      shape µs    rules µs")
    for size, model in models.items():
        given, program, checker = answers(size), Program(model), ShapeChecker(model)
        assert checker.check(given) == []
        shape = statistics.median(_timed(lambda _, c=checker, g=given: c.check(g), KEYSTROKES))
        rules = statistics.median(_timed(lambda _, p=program, g=given: evaluate(p, g), KEYSTROKES))
        print(f"{size:4} questions {shape:42.0f} {rules:11.0f}")


def first_question(model: dict[str, Any], rounds: int) -> None:
    node, page = shutil.which("node"), ROOT / "frontend/dist/respond/index.html"
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    if node is None or not page.exists() or not Path(chromium).exists():
        print("\nfirst question: not measured (needs node, a built front end and Chromium)")
        return
    wave = {"id": "w", "title": "Measured", "project": "Bench", "state": "open", "closes_on": None}
    link = {
        "wave": wave,
        "unit": {"kind": "network", "label": "Network"},
        "instrument_version_id": "v",
        "default_language": "en",
        "model": model,
    }
    script = ROOT / "benchmarks/forms/page.mjs"
    done = subprocess.run(
        [node, str(script), str(rounds)],
        input=json.dumps(link).encode(),
        capture_output=True,
        timeout=600,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"the page could not be measured: {done.stderr.decode()[-600:]}")
    found = json.loads(done.stdout)
    print(
        f"\nfirst visit sends {found['bytes'] / 1000:.1f} kB in {found['requests']} requests (brotli, form included)"
    )
    for name, told in (("first visit", "cold"), ("second visit, offline", "offline")):
        welcome, question = (statistics.median(one[at] for one in found[told]) / 1000 for at in (0, 1))
        print(
            f"{name}: welcome after {welcome:.1f} s, first question after {question:.1f} s (median of {rounds})"
        )


if __name__ == "__main__":
    main()
