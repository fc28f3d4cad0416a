"""Rewrite the compiled parts of the vectors (models, syntax trees) after the compiler changed.

Run from the root of the repository: ``.venv/bin/python packages/form-engine/vectors/refresh.py``. What the
engines must answer is written by hand and is never touched.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from form_engine import compile_xform
from form_engine.reader import read_xform
from form_engine.references import Resolver
from pyxform.xls2xform import convert

HERE = Path(__file__).parent


def xform_of(rows: list[str]) -> bytes:
    """The XForm of an XLSForm written as a Markdown table."""
    text: str = convert("\n".join(rows), file_type=".md").xform
    return text.encode()


def with_trees(vectors: dict[str, Any]) -> dict[str, Any]:
    xml = xform_of(vectors["form"])
    form = read_xform(xml)
    resolver = Resolver(form)
    here = form.find(vectors["context"])
    if here is None:
        raise LookupError(vectors["context"])
    model = compile_xform(xml).model
    cases = [
        {**case, "ast": resolver.expression(case["expression"], here, "calculate")}
        for case in vectors["cases"]
    ]
    return {**vectors, "model": model, "cases": cases}


def with_model(session: dict[str, Any]) -> dict[str, Any]:
    return {**session, "model": compile_xform(xform_of(session["form"])).model}


def refreshed() -> dict[Path, Any]:
    expressions = HERE / "expressions.json"
    sessions = HERE / "sessions.json"
    return {
        expressions: with_trees(json.loads(expressions.read_text())),
        sessions: [with_model(session) for session in json.loads(sessions.read_text())],
    }


def main() -> None:
    for path, content in refreshed().items():
        path.write_text(_text(content))


def _text(content: Any) -> str:
    """One case a line, so that a change of one shows as one line."""
    if isinstance(content, list):
        return "[\n" + ",\n".join(_line(entry, 1) for entry in content) + "\n]\n"
    return _line(content, 0) + "\n"


def _line(entry: dict[str, Any], depth: int) -> str:
    pad = " " * depth
    parts = []
    for key, value in entry.items():
        if isinstance(value, list) and key in ("cases", "form", "steps"):
            rows = ",\n".join(f"{pad}  {json.dumps(part, ensure_ascii=False)}" for part in value)
            parts.append(f"{pad} {json.dumps(key)}: [\n{rows}\n{pad} ]")
        else:
            parts.append(f"{pad} {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return f"{pad}{{\n" + ",\n".join(parts) + f"\n{pad}}}"


if __name__ == "__main__":
    main()
