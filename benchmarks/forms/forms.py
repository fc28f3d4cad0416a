"""Questionnaires of any length for measuring: choices, numbers, conditions and calculations in three languages."""

import csv
import io

_KINDS = ("text", "integer", "select_one scale", "select_multiple topic", "decimal", "date")
_LANGUAGES = ("English (en)", "Español (es)", "Kiswahili (sw)")
_A_SCREEN = 12


def questionnaire(questions: int) -> bytes:
    """As CSV: twelve questions a group, every third hangs on the one before it, every sixth is calculated with."""
    out = io.StringIO(newline="")
    write = csv.writer(out).writerow
    labels = [f"label::{language}" for language in _LANGUAGES]
    write(["survey", "type", "name", *labels, "relevant", "constraint", "calculation"])
    for at in range(questions):
        if at % _A_SCREEN == 0:
            if at:
                write(["", "end_group"])
            write(["", "begin_group", f"g{at}", *[f"Part {at}"] * 3])
        kind = _KINDS[at % len(_KINDS)]
        relevant = f"${{q{at - 1}}} != ''" if at % 3 == 2 else ""
        constraint = ". >= 0 and . <= 500" if kind == "integer" else ""
        write(["", kind, f"q{at}", *[f"Question {at}?"] * 3, relevant, constraint])
        if kind == "integer":
            write(["", "calculate", f"c{at}", "", "", "", "", "", f"coalesce(${{q{at}}}, 0) * 2 + 1"])
    write(["", "end_group"])
    write(["choices", "list_name", "name", *labels])
    for name in ("never", "sometimes", "often", "always"):
        write(["", "scale", name, *[name.title()] * 3])
    for name in ("reading", "writing", "numbers"):
        write(["", "topic", name, *[name.title()] * 3])
    return out.getvalue().encode()


def answers(questions: int) -> dict[str, dict[str, object]]:
    """What somebody could answer to all of it."""
    values: tuple[object, ...] = (
        "Nos reunimos cada mes",
        12,
        "often",
        ["reading", "numbers"],
        2.5,
        "2026-03-01",
    )
    found: dict[str, dict[str, object]] = {}
    for at in range(questions):
        found.setdefault(f"g{at - at % _A_SCREEN}", {})[f"q{at}"] = values[at % len(values)]
    return found
