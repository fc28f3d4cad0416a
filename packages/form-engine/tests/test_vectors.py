"""The cases both engines must answer alike (the TypeScript twin runs the same files)."""

from __future__ import annotations

import importlib.util
import json
import math
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from form_engine import FormState, NoSuchNode, Program
from form_engine.expressions import compile_expression
from form_engine.tree import Node, Value, text_of

VECTORS = Path(__file__).parent.parent / "vectors"
EXPRESSIONS: dict[str, Any] = json.loads((VECTORS / "expressions.json").read_text())
SESSIONS: list[dict[str, Any]] = json.loads((VECTORS / "sessions.json").read_text())


def _refresh_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("form_engine_vectors_refresh", VECTORS / "refresh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _comparable(value: Value | None) -> Any:
    if isinstance(value, list):
        return text_of(value)
    if isinstance(value, float):
        return None if math.isnan(value) else value
    return value


@pytest.fixture(scope="module")
def state() -> FormState:
    return FormState(
        Program(EXPRESSIONS["model"]), EXPRESSIONS["answers"], now=EXPRESSIONS["now"], language="es", seed="s"
    )


@pytest.mark.parametrize("case", EXPRESSIONS["cases"], ids=lambda case: case["expression"])
def test_an_expression_gives_what_the_vectors_say(case: dict[str, Any], state: FormState) -> None:
    node = state.find(EXPRESSIONS["context"])
    assert isinstance(node, Node)
    found = _comparable(state.run.evaluate(compile_expression(case["ast"]), node))
    assert type(found) is type(float(case["expect"]) if type(case["expect"]) is int else case["expect"])
    if isinstance(found, float):
        assert math.isclose(found, case["expect"], rel_tol=1e-12, abs_tol=1e-12)
    else:
        assert found == case["expect"]


def test_the_compiled_parts_of_the_vectors_are_those_of_this_compiler() -> None:
    for path, content in _refresh_script().refreshed().items():
        assert json.loads(path.read_text()) == json.loads(json.dumps(content)), (
            f"run refresh.py for {path.name}"
        )


def play(state: FormState, step: dict[str, Any]) -> None:
    for path, answer in step.get("set", {}).items():
        state.set(path, answer)
    if "add" in step:
        state.add(step["add"])
    if "remove" in step:
        state.remove(step["remove"])
    if "language" in step:
        state.language = step["language"]


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session["name"])
def test_a_session_shows_after_each_step_what_the_vectors_say(session: dict[str, Any]) -> None:
    state = FormState(Program(session["model"]), now=session["now"], seed="s")
    for number, step in enumerate(session["steps"]):
        if "refused" in step:
            with pytest.raises(NoSuchNode):
                play(state, step)
            continue
        play(state, step)
        nodes = {node["path"]: node for node in state.snapshot()}
        for path, expected in step.get("expect", {}).items():
            if expected is None:
                assert path not in nodes, f"step {number}"
                continue
            assert {key: nodes[path].get(key) for key in expected} == expected, f"step {number}: {path}"
        if "answers" in step:
            assert state.answers() == step["answers"], f"step {number}"
