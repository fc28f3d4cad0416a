"""compare-engines FILE…: fill each form at random in both engines and say where they differ.

One JSON object a line, one line a file: `{"file", "steps", "nodes", "differences": [{step, path, python, typescript}]}`,
or `"unusable"` with why. Exit 1 if any form differs. The answers are drawn from the choices and kinds of the form
itself; the same seed draws the same.
"""

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from form_engine import FormState, NoSuchNode, Program

from survey_api.commands.run_form import model_of
from survey_api.engines import Step, Unusable, in_python, in_typescript, play

STEPS = 120
MOST_DIFFERENCES = 20
NOW = "2026-03-10T09:30:00.000+03:00"
_WORDS = ("", "no", "Ñandú 7", "12", "-3.5", "2026-02-28", "a b", "0", "x" * 40)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="survey-api compare-engines",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
    parser.add_argument("--steps", type=int, default=STEPS, help="how many answers each form is given")
    parser.add_argument("--seed", default="duru", help="what the answers are drawn from")
    parser.add_argument("--repair", action="store_true", help="make every repair that is offered first")
    asked = parser.parse_args(arguments)
    differs = False
    for file in asked.files:
        told: dict[str, Any] = {"file": str(file)}
        try:
            told |= compared(model_of(file, repair=asked.repair), asked.steps, f"{asked.seed} {file.name}")
        except Unusable as error:
            told["unusable"] = str(error)
        differs = differs or bool(told.get("differences"))
        print(json.dumps(told, ensure_ascii=False), flush=True)
    return 1 if differs else 0


def compared(model: dict[str, Any], count: int, seed: str) -> dict[str, Any]:
    """`steps` taken, `nodes` at most, the first `differences`. Raises Unusable without Node."""
    steps = _drawn(model, count, random.Random(seed))  # noqa: S311  answers for a test, no secret
    differences: list[dict[str, Any]] = []
    nodes = 0
    pairs = zip_longest(in_python(model, steps, NOW, seed), in_typescript(model, steps, NOW, seed))
    for number, (one, other) in enumerate(pairs):
        nodes = max(nodes, len((one or {}).get("nodes", ())))
        for difference in _differences(one or {}, other or {}):
            if len(differences) < MOST_DIFFERENCES:
                differences.append({"step": number, **difference})
    return {"steps": len(steps), "nodes": nodes, "differences": differences}


def _differences(one: dict[str, Any], other: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if ("refused" in one) != ("refused" in other):
        yield {"path": "", "python": one.get("refused"), "typescript": other.get("refused")}
        return
    theirs = {node["path"]: node for node in other.get("nodes", ())}
    for node in one.get("nodes", ()):
        twin = theirs.pop(node["path"], None)
        if json.loads(json.dumps(node)) != twin:
            yield {"path": node["path"], "python": node, "typescript": twin}
    for path, node in theirs.items():
        yield {"path": path, "python": None, "typescript": node}


def _drawn(model: dict[str, Any], count: int, chance: random.Random) -> list[Step]:
    """Steps that somebody could take: each is drawn from what the form shows at that moment."""
    state = FormState(Program(model), now=NOW, seed="steps")
    repeats = [path for path, _ in _repeats(model["nodes"], "")]
    steps: list[Step] = []
    for _ in range(count):
        step = _step(state, model, repeats, chance)
        try:
            play(state, step)
        except NoSuchNode:
            continue
        steps.append(step)
    return steps


def _step(state: FormState, model: dict[str, Any], repeats: list[str], chance: random.Random) -> Step:
    drawn = chance.random()
    if drawn < 0.05 and len(model["languages"]) > 1:
        return {"language": chance.choice(model["languages"])["code"]}
    if drawn < 0.12 and repeats:
        return {"add": chance.choice(repeats)}
    nodes = list(state.snapshot())
    rows = [node["path"] for node in nodes if node["path"].endswith("]")]
    if drawn < 0.14 and rows:
        return {"remove": chance.choice(rows)}
    asked = [node for node in nodes if node["relevant"] and node["kind"] in _ANSWERS]
    if not asked:
        return {"set": {}}
    node = chance.choice(asked)
    return {"set": {node["path"]: _ANSWERS[node["kind"]](node, chance)}}


def _repeats(nodes: Sequence[dict[str, Any]], above: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for node in nodes:
        path = f"{above}/{node['name']}"
        if node["kind"] == "repeat":
            yield path, node
        else:
            yield from _repeats(node.get("nodes", ()), path)


def _value(node: dict[str, Any], chance: random.Random) -> str | None:
    choices = node.get("choices") or []
    return chance.choice(choices)["value"] if choices and chance.random() < 0.95 else None


def _values(node: dict[str, Any], chance: random.Random) -> list[str]:
    values = [choice["value"] for choice in node.get("choices") or ()]
    return chance.sample(values, chance.randint(0, min(len(values), 4)))


def _whole(_: dict[str, Any], chance: random.Random) -> int | None:
    return chance.choice((None, 0, 1, 2, 3, 7, 18, 45, 130, -2))


def _day(_: dict[str, Any], chance: random.Random) -> str | None:
    return chance.choice((None, "2026-03-10", "2025-12-31", "1980-02-29", "2031-01-01"))


_ANSWERS: dict[str, Callable[[dict[str, Any], random.Random], Any]] = {
    "text": lambda _, chance: chance.choice(_WORDS),
    "barcode": lambda _, chance: chance.choice(_WORDS),
    "integer": _whole,
    "range": _whole,
    "decimal": lambda _, chance: chance.choice((None, 0, 0.1, 2.5, -7.25, 1e9)),
    "one": _value,
    "many": _values,
    "rank": _values,
    "date": _day,
    "time": lambda _, chance: chance.choice((None, "08:15:00", "23:59:00")),
    "datetime": lambda _, chance: chance.choice((None, "2026-03-10T08:15:00.000+03:00")),
    "ack": lambda _, chance: chance.choice((None, "OK")),
    "geopoint": lambda _, chance: chance.choice((None, [-1.29, 36.82, 1795, 4.5])),
    "image": lambda _, chance: chance.choice((None, "photo.jpg")),
    "audio": lambda _, chance: chance.choice((None, "voice.webm")),
    "video": lambda _, chance: chance.choice((None, "class.mp4")),
    "file": lambda _, chance: chance.choice((None, "plan.pdf")),
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
