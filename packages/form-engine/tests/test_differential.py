"""Both engines give the same for random forms, answers and expressions.

DIFFERENTIAL_FORMS and DIFFERENTIAL_EXPRESSIONS raise the numbers for a longer run.
"""

from __future__ import annotations

import importlib.util
import json
import math
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from form_engine import FormState, NoSuchNode, Program, compile_xform
from form_engine.expressions import compile_expression
from form_engine.reader import read_xform
from form_engine.references import Resolver
from form_engine.tree import Node, Value, text_of

_SPEC = importlib.util.spec_from_file_location(
    "form_engine_generated", Path(__file__).with_name("generated.py")
)
assert _SPEC is not None
assert _SPEC.loader is not None
generated = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(generated)

FRONTEND = Path(__file__).parents[3] / "frontend"
ROLLDOWN = FRONTEND / "node_modules" / ".bin" / "rolldown"
FORMS = int(os.environ.get("DIFFERENTIAL_FORMS", "25"))
STEPS = 25
EXPRESSIONS = int(os.environ.get("DIFFERENTIAL_EXPRESSIONS", "3000"))
NOW = "2026-11-22T10:00:00.000-03:00"

pytestmark = pytest.mark.skipif(
    not ROLLDOWN.exists() or shutil.which("node") is None, reason="needs node and `npm ci` in frontend/"
)


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The TypeScript engine bundled into one file for Node."""
    out = tmp_path_factory.mktemp("engine") / "runner.mjs"
    source = FRONTEND / "src/lib/form-engine/runner.ts"
    subprocess.run(
        [ROLLDOWN, source, "--platform", "node", "--format", "esm", "--file", out],
        check=True,
        capture_output=True,
        cwd=FRONTEND,
        timeout=60,
    )
    return out


def in_typescript(runner: Path, jobs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    lines = "".join(json.dumps(job) + "\n" for job in jobs)
    done = subprocess.run(
        ["node", str(runner)], input=lines.encode(), capture_output=True, check=True, timeout=120
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def in_python(model: dict[str, Any], steps: list[dict[str, Any]]) -> list[Any]:
    state = FormState(Program(model), now=NOW, seed="s")
    results: list[Any] = []
    for step in steps:
        try:
            for path, answer in step.get("set", {}).items():
                state.set(path, answer)
            if "add" in step:
                state.add(step["add"])
            if "remove" in step:
                state.remove(step["remove"])
        except NoSuchNode as fault:
            results.append({"refused": str(fault)})
            continue
        shown = {
            "nodes": list(state.snapshot()),
            "answers": state.answers(),
            "draft": state.answers(draft=True),
        }
        results.append(json.loads(json.dumps(shown)))
    return results


def test_random_forms_answered_at_random_are_alike_after_every_step(runner: Path) -> None:
    jobs: list[dict[str, Any]] = []
    for seed in range(FORMS):
        draw = generated.Generator(seed)
        form = compile_xform(draw.form())
        assert form.accepted, [problem.message for problem in form.problems]
        steps = [draw.step() for _ in range(STEPS)]
        jobs.append({"model": form.model, "now": NOW, "seed": "s", "steps": steps})
    compared = 0
    for seed, (job, theirs) in enumerate(zip(jobs, in_typescript(runner, jobs), strict=True)):
        ours = in_python(job["model"], job["steps"])
        for at, (one, other) in enumerate(zip(ours, theirs["steps"], strict=True)):
            assert one == other, f"form {seed}, step {at}: {job['steps'][at]}"
            compared += len(one.get("nodes", ()))
    assert compared > FORMS * STEPS * 10


def described(value: Value | None) -> dict[str, Any]:
    if value is None:
        return {"unchecked": True}
    if isinstance(value, list):
        return {"nodes": [place.text for place in value]}
    if isinstance(value, bool):
        return {"boolean": value, "text": text_of(value)}
    if isinstance(value, float):
        if not math.isfinite(value):
            return {"number": {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(value)]}
        return {"number": float(value), "text": text_of(value)}
    return {"string": value, "text": value}


def test_random_expressions_have_the_same_value_and_the_same_text(runner: Path) -> None:
    draw = generated.Generator(7)
    xml = draw.form()
    model = compile_xform(xml).model
    form = read_xform(xml)
    answers = {f"q{at}": draw.answer(list(generated.QUESTIONS)[at % 7]) for at in range(10)}
    answers |= {
        "rep": [{"n": 1, "deep": [{"k": 4}]}, {"n": 3, "deep": []}, {"deep": [{"k": 2}, {"k": None}]}]
    }
    references = [f"/data/q{at}" for at in range(10)]
    expressions = []
    resolver = Resolver(form)
    origin = form.find("/data/q0")
    assert origin is not None
    for _ in range(EXPRESSIONS):
        text = draw.any(references, 3)
        ast = resolver.expression(text, origin, "choices")
        assert ast is not None, resolver.problems
        expressions.append({"node": "/data/q0", "ast": ast, "text": text})
    job = {"model": model, "answers": answers, "now": NOW, "seed": "s", "expressions": expressions}
    theirs = in_typescript(runner, [job])[0]["values"]
    state = FormState(Program(model), answers, now=NOW, seed="s")
    node = state.find("/data/q0")
    assert isinstance(node, Node)
    differences = []
    for expression, other in zip(expressions, theirs, strict=True):
        ours = described(state.run.evaluate(compile_expression(expression["ast"]), node))
        if type(other.get("number")) is int:
            other["number"] = float(other["number"])
        if ours != other:
            differences.append((expression["text"], ours, other))
    assert differences == []


def test_the_comparison_would_notice_a_difference(runner: Path) -> None:
    """Negative control: a model whose one expression is another in Python does not compare as alike."""
    model = compile_xform(generated.Generator(1).form()).model
    step = {"set": {"/data/q0": 5}}
    theirs = in_typescript(runner, [{"model": model, "now": NOW, "seed": "s", "steps": [step]}])[0]["steps"]
    changed = json.loads(json.dumps(model))
    changed["nodes"][10]["calculate"] = "another value"
    assert in_python(model, [step]) == theirs
    assert in_python(changed, [step]) != theirs
