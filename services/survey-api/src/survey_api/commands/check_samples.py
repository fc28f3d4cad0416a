"""check-samples FOLDER: every form below a folder, as it is and after the repairs that are offered, in both engines.

One line a form, then how many are accepted. Exit 1 if the engines differ on any form, or a form could be neither
accepted nor refused by name. Files that a form needs are taken from beside it.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from survey_api.commands.check_form import MOST_BYTES, checked
from survey_api.commands.compare_engines import STEPS, compared
from survey_api.commands.run_form import model_of
from survey_api.engines import Unusable
from survey_api.instruments.sheets import read_sheets
from survey_api.instruments.unreadable import Unreadable

ENDINGS = frozenset({".xlsx", ".xls", ".xml"})
# Of these only what has the sheet of an XLSForm is one.
TEXTS = frozenset({".csv", ".md"})


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="survey-api check-samples",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--steps", type=int, default=STEPS, help="how many answers each form is given")
    asked = parser.parse_args(arguments)
    files = sorted(file for file in asked.folder.rglob("*") if is_form(file))
    counts = {"accepted": 0, "repaired": 0, "web": 0, "refused": 0, "differ": 0, "unexplained": 0}
    for file in files:
        as_is, mended = checked(file, "check_form"), checked(file, "check_repaired")
        engines = _engines(file, asked.steps) if mended["accepted"] else "not played"
        counts["accepted"] += as_is["accepted"]
        counts["repaired"] += mended["accepted"] and not as_is["accepted"]
        counts["web"] += mended["web"]
        counts["refused"] += not mended["accepted"]
        counts["differ"] += engines.startswith("DIFFER")
        counts["unexplained"] += not mended["accepted"] and not mended["problems"]
        print(f"{file.name}: {_told(as_is, mended)}; {engines}", flush=True)
    print(
        f"{len(files)} forms: {counts['accepted']} accepted as they are, {counts['repaired']} more after repairs, "
        f"{counts['refused']} refused; {counts['web']} can be answered on the web; "
        f"the engines differ on {counts['differ']}"
    )
    return 1 if counts["differ"] or counts["unexplained"] else 0


def is_form(file: Path) -> bool:
    """By its name, or for text by what stands in it: a sheet named survey with a column of types."""
    ending = file.suffix.lower()
    if ending not in TEXTS or not file.is_file():
        return ending in ENDINGS
    try:
        survey = read_sheets(file.read_bytes()[:MOST_BYTES]).get("survey")
    except (OSError, Unreadable):
        return False
    return survey is not None and "type" in survey.columns


def _told(as_is: dict[str, Any], mended: dict[str, Any]) -> str:
    if not mended["accepted"]:
        first = next(iter(mended["problems"]), None)
        place = f" ({first['sheet']} row {first['row']})" if first and first["row"] else ""
        return f"refused, {len(mended['problems'])} problems: {first and first['message']}{place}"
    how = "accepted" if as_is["accepted"] else f"accepted after {', '.join(mended.get('repairs', []))}"
    shown = "web" if mended["web"] else f"ODK Collect only ({_reasons(mended)})"
    return f"{how}; {mended['questions']} questions, {len(mended['languages'])} languages, {shown}"


def _reasons(report: dict[str, Any]) -> str:
    codes = [one["code"] for one in report["problems"] if one["code"].startswith("web.")]
    return ", ".join(f"{codes.count(code)} × {code}" for code in dict.fromkeys(codes))


def _engines(file: Path, steps: int) -> str:
    try:
        found = compared(model_of(file, repair=True), steps, f"samples {file.name}")
    except Unusable as error:
        return str(error)
    if found["differences"]:
        first = found["differences"][0]
        return f"DIFFER at step {first['step']}, {first['path']}"
    return f"both engines agree over {found['steps']} steps and {found['nodes']} nodes"
