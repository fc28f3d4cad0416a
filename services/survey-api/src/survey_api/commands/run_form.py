"""run-form FORM STEPS.json [--engine ts]: play steps on a form and print every node after each.

FORM is an XForm or an XLSForm. STEPS.json is a list of `{"set": {path: value}}`, `{"add": repeat}`,
`{"remove": row}`, `{"language": code}`. One JSON object a line: the state before the first step, then one after
each: `{"step": n, "nodes": [{path, kind, value, relevant, required, valid, label, choices}]}`; a step that names no
node says `"refused": reason`; what came before in the same step stands.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from form_engine.compiler import compile_xform
from form_engine.problems import XFormRefused

from survey_api.commands.beside import add_option, found_files
from survey_api.engines import Step, Unusable, in_python, in_typescript
from survey_api.instruments.gate import convert_form, repaired_wholly
from survey_api.media.needed import needed_files

_KNOWN = frozenset({"set", "add", "remove", "language"})


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="survey-api run-form", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("form", metavar="FORM", type=Path)
    parser.add_argument("steps", metavar="STEPS.json", type=Path)
    parser.add_argument("--engine", choices=("py", "ts"), default="py")
    parser.add_argument("--now", default=None, help="the moment that now() and today() give, with its zone")
    parser.add_argument("--seed", default="seed", help="what randomize() and random() draw from")
    add_option(parser)
    asked = parser.parse_args(arguments)
    try:
        model, steps = model_of(asked.form, media=asked.media), _steps(asked.steps)
        play = in_typescript if asked.engine == "ts" else in_python
        for number, state in enumerate(play(model, steps, asked.now, asked.seed)):
            print(json.dumps({"step": number, **state}, ensure_ascii=False), flush=True)
    except Unusable as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def model_of(file: Path, *, repair: bool = False, media: Sequence[Path] = ()) -> dict[str, Any]:
    """The compiled form of a file with the lists at hand, on request repaired as is offered. Raises Unusable."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise Unusable(f"{file} cannot be read: {error.strerror}") from error
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        try:
            needed = [asdict(one) for one in needed_files(content.decode(errors="replace"))]
            compiled = compile_xform(content, found_files(file, media, needed))
        except XFormRefused as refused:
            raise Unusable(f"{file}: {refused.problems[0].message}") from refused
        faults = [one.message for one in compiled.problems if one.severity == "error"]
        if faults:
            raise Unusable(f"{file} is refused: {'; '.join(faults[:5])}")
        return compiled.model
    content = repaired_wholly(content)[0] if repair else content
    made = convert_form(content)
    if files := found_files(file, media, made.get("needed", ())):
        made = convert_form(content, files)
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
