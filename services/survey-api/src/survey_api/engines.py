"""A form played step by step in either engine: Python's, and the browser's bundled for Node from the checkout."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from form_engine import FormState, NoSuchNode, Program

Step = dict[str, Any]
_CHECKOUT = Path(__file__).resolve().parents[4]
SECONDS = 120


class Unusable(Exception):
    """The form or the steps can not be used; the sentence says why."""


def in_python(
    model: dict[str, Any], steps: list[Step], now: str | None, seed: str
) -> Iterator[dict[str, Any]]:
    state = FormState(Program(model), now=now, seed=seed)
    yield {"nodes": list(state.snapshot())}
    for step in steps:
        try:
            play(state, step)
        except NoSuchNode as error:
            yield {"refused": str(error)}
        else:
            yield {"nodes": list(state.snapshot())}


def play(state: FormState, step: Step) -> None:
    for path, answer in step.get("set", {}).items():
        state.set(path, answer)
    if "add" in step:
        state.add(step["add"])
    if "remove" in step:
        state.remove(step["remove"])
    if "language" in step:
        state.language = step["language"]


def in_typescript(
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
