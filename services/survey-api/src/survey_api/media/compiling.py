"""A form with its lists -> the compiled form. Runs in a limited child process."""

import base64
from typing import Any

import orjson
from form_engine.compiler import compile_xform


def compile_with(payload: bytes) -> dict[str, Any]:
    """`{"faults": [words]}`, or with `model` where there are none."""
    said = orjson.loads(payload)
    media = {name: base64.b64decode(content) for name, content in said["media"].items()}
    compiled = compile_xform(said["xform"].encode(), media)
    faults = [problem.message for problem in compiled.problems if problem.severity == "error"]
    return {"faults": faults, "model": None if faults else compiled.model}
