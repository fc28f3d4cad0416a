"""An XForm as it is, told like a spreadsheet: places are paths, since it has no rows."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from form_engine.compiler import compile_xform
from form_engine.problems import Problem, XFormRefused

from survey_api.instruments.conversion import count_questions
from survey_api.instruments.row_fault import RowFault
from survey_api.media.needed import needed_files


def report_xform(content: bytes, media: Mapping[str, bytes]) -> dict[str, Any]:
    """`accepted`, `web`, `questions`, `languages`, `problems`, `needed` of an XForm."""
    try:
        compiled = compile_xform(content, media)
    except XFormRefused as refused:
        return {
            "accepted": False,
            "web": False,
            "questions": 0,
            "languages": [],
            "problems": [_told(problem) for problem in refused.problems],
        }
    model = compiled.model
    web = [
        RowFault(
            one["code"],
            f"{one['node']}: {one['message']}",
            "Use ODK Collect for this form.",
            severity="warning",
        )
        for one in model["web_reasons"]
    ]
    return {
        "accepted": compiled.accepted,
        "web": bool(model["web"]) and compiled.accepted,
        "questions": count_questions(model["nodes"]),
        "languages": [language["name"] for language in model["languages"]],
        "problems": [*map(_told, compiled.problems), *(one.to_json() for one in web)],
        "needed": [asdict(one) for one in needed_files(content.decode(errors="replace"))],
    }


def _told(problem: Problem) -> dict[str, str | int | None]:
    message = f"{problem.node}: {problem.message}" if problem.node else problem.message
    return RowFault(problem.code, message, problem.fix, severity=problem.severity).to_json()
