"""run-form FORM STEPS.json [--engine ts]: play steps on a form and print every node after each.

FORM is an XForm or an XLSForm. STEPS.json is a list of `{"set": {path: value}}`, `{"add": repeat}`,
`{"remove": row}`, `{"language": code}`. One JSON object a line: the state before the first step, then one after
each: `{"step": n, "nodes": [{path, kind, value, relevant, required, valid, label, choices}]}`; a step that names no
node says `"refused": reason`; what came before in the same step stands.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from form_engine import FormState, NoSuchNode, Program
from form_engine.compiler import compile_xform
from form_engine.problems import XFormRefused

from survey_api.instruments.gate import convert_form

Step = dict[str, Any]
_KNOWN = frozenset({"set", "add", "remove", "language"})
_CHECKOUT = Path(__file__).resolve().parents[5]
SECONDS = 120


class Unusable(Exception):
    """The form or the steps can not be used; the sentence says why."""


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="survey-api run-form", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("form", metavar="FORM", type=Path)
    parser.add_argument("steps", metavar="STEPS.json", type=Path)
    parser.add_argument("--engine", choices=("py", "ts"), default="py")
    parser.add_argument("--now", default=None, help="the moment that now() and today() give, with its zone")
    parser.add_argument("--seed", default="seed", help="what randomize() and random() draw from")
    asked = parser.parse_args(arguments)
    try:
        model, steps = _model(asked.form), _steps(asked.steps)
        play = _in_typescript if asked.engine == "ts" else _in_python
        for number, state in enumerate(play(model, steps, asked.now, asked.seed)):
            print(json.dumps({"step": number, **state}, ensure_ascii=False), flush=True)
    except Unusable as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _model(file: Path) -> dict[str, Any]:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise Unusable(f"{file} cannot be read: {error.strerror}") from error
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        try:
            compiled = compile_xform(content)
        except XFormRefused as refused:
            raise Unusable(f"{file}: {refused.problems[0].message}") from refused
        faults = [one.message for one in compiled.problems if one.severity == "error"]
        if faults:
            raise Unusable(f"{file} is refused: {'; '.join(faults[:5])}")
        return compiled.model
    made = convert_form(content)
    if made["faults"]:
        raise Unusable(f"{file} is refused: {'; '.join(one['message'] for one in made['faults'][:5])}")
    model: dict[str, Any] = made["model"]
    return model


def _steps(file: Path) -> list[Step]:
    try:
        steps = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Unusable(f"{file} cannot be read as JSON: {error}") from error
    if not isinstance(steps, list):
        raise Unusable(f"{file} must hold a list of steps")
    for number, step in enumerate(steps, 1):
        if not isinstance(step, dict) or not step or set(step) - _KNOWN:
            raise Unusable(
                f"step {number} of {file} is none of set, add, remove, language: {json.dumps(step)[:80]}"
            )
        if not isinstance(step.get("set", {}), dict):
            raise Unusable(f"step {number} of {file}: set takes an object of paths and answers")
    return steps


def _in_python(
    model: dict[str, Any], steps: list[Step], now: str | None, seed: str
) -> Iterator[dict[str, Any]]:
    state = FormState(Program(model), now=now, seed=seed)
    yield {"nodes": list(state.snapshot())}
    for step in steps:
        try:
            _play(state, step)
        except NoSuchNode as error:
            yield {"refused": str(error)}
        else:
            yield {"nodes": list(state.snapshot())}


def _play(state: FormState, step: Step) -> None:
    for path, answer in step.get("set", {}).items():
        state.set(path, answer)
    if "add" in step:
        state.add(step["add"])
    if "remove" in step:
        state.remove(step["remove"])
    if "language" in step:
        state.language = step["language"]


def _in_typescript(
    model: dict[str, Any], steps: list[Step], now: str | None, seed: str
) -> Iterator[dict[str, Any]]:
    """The browser's engine, bundled for Node from the checkout."""
    bundler = _CHECKOUT / "frontend/node_modules/.bin/rolldown"
    node = shutil.which("node")
    if node is None or not bundler.exists():
        raise Unusable("--engine ts needs a checkout with node and the front end's packages (make install)")
    # The engine is asked for the state before the first step by a step that changes nothing.
    job = {
        "model": model,
        "now": now or FormState(Program(model)).run.now,
        "seed": seed,
        "steps": [{}, *steps],
    }
    with tempfile.TemporaryDirectory(prefix="duru-engine-") as folder:
        runner = Path(folder) / "runner.mjs"
        source = _CHECKOUT / "frontend/src/lib/form-engine/runner.ts"
        made = subprocess.run(  # noqa: S603  both names are our own files
            [bundler, source, "--platform", "node", "--format", "esm", "--file", runner],
            capture_output=True,
            cwd=_CHECKOUT / "frontend",
            timeout=SECONDS,
            check=False,
        )
        if made.returncode:
            raise Unusable(f"the browser's engine could not be bundled: {made.stderr.decode()[-300:]}")
        done = subprocess.run(  # noqa: S603  node and our own bundle
            [node, str(runner)],
            input=json.dumps(job).encode() + b"\n",
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        if done.returncode:
            raise Unusable(f"the browser's engine failed: {done.stderr.decode()[-300:]}")
    for state in json.loads(done.stdout)["steps"]:
        if state.get("refused"):
            yield {"refused": state["refused"] if isinstance(state["refused"], str) else "no such node"}
        else:
            yield {"nodes": state["nodes"]}
