"""check-form FILE…: what an upload would say of each file, one JSON object a line; exit 1 if any is refused."""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from chassis.child import ChildFailed, run_limited

from survey_api.commands.beside import add_option, found_files
from survey_api.instruments.packing import packed

MOST_BYTES = 5 << 20
SECONDS, MEGABYTES = 30.0, 1024
_NOTHING: dict[str, Any] = {"accepted": False, "web": False, "questions": 0, "languages": []}


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="survey-api check-form",
        description="Check questionnaires: .xlsx, .xls, .csv, .md (XLSForm) or .xml (XForm). Prints one JSON object"
        " a line, one line a file; exit 1 if any is refused.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
    parser.add_argument(
        "--repair", action="store_true", help="make every repair that is offered, and say which"
    )
    add_option(parser)
    asked = parser.parse_args(arguments)
    target = "check_repaired" if asked.repair else "check_form"
    refused = False
    for file in asked.files:
        report = {"file": str(file), **checked(file, target, asked.media)}
        refused = refused or not report["accepted"]
        print(json.dumps(report, ensure_ascii=False), flush=True)
    return 1 if refused else 0


def checked(file: Path, target: str, media: Sequence[Path] = ()) -> dict[str, Any]:
    """The report of `check_form` or `check_repaired`, made in a limited child process, with the files at hand."""
    try:
        size = file.stat().st_size
        if size > MOST_BYTES:
            return _refusal(
                "file.size", "This file is larger than 5 MB.", "Leave out pictures and unused sheets."
            )
        content = file.read_bytes()
    except OSError as error:
        return _refusal(
            "file.missing", f"This file cannot be read: {error.strerror}.", "Name a file that is there."
        )
    if not content:
        return _refusal("file.empty", "This file is empty.", "Choose the file of the form.")
    try:
        report = _in_child(target, content)
        files = found_files(file, media, report.pop("needed", ()))
        if files:
            report = _in_child(f"{target}_with_files", packed(content, files))
            report.pop("needed", None)
    except ChildFailed as failed:
        if failed.reason in ("time", "memory"):
            message = f"Reading this file took more {failed.reason} than a form may take."
            return _refusal(
                "instrument.too_costly",
                message,
                "Delete empty rows, pictures and unused sheets, or split the form.",
            )
        print(f"{file}: {failed}", file=sys.stderr)
        return _refusal(
            "file.unreadable", "This file could not be read.", "Save the form again and check that."
        )
    return report


def _in_child(target: str, payload: bytes) -> dict[str, Any]:
    place = f"survey_api.instruments.gate:{target}"
    report: dict[str, Any] = asyncio.run(run_limited(place, payload, seconds=SECONDS, megabytes=MEGABYTES))
    return report


def _refusal(code: str, message: str, fix: str) -> dict[str, Any]:
    problem = {
        "severity": "error",
        "sheet": None,
        "row": None,
        "column": None,
        "code": code,
        "message": message,
        "fix": fix,
    }
    return {**_NOTHING, "problems": [problem]}
