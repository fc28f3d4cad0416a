"""Answers as JSON and as the text that expressions read, both ways, by the type of the question."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from form_engine.values import number_text, to_number

if TYPE_CHECKING:
    from form_engine.program import Definition

# From here on both engines write numbers with an exponent.
WRITTEN_OUT = 1e21
LISTED = frozenset({"many", "rank"})


def answer_text(answer: Any) -> str:
    """Text of a JSON answer: lists are joined with blanks, numbers have no exponent, null is blank."""
    if answer is None:
        return ""
    if isinstance(answer, str):
        return answer
    if isinstance(answer, bool):
        return "true" if answer else "false"
    if isinstance(answer, (int, float)):
        return number_text(float(answer))
    if isinstance(answer, list):
        return " ".join(answer_text(part) for part in answer)
    raise TypeError(f"an answer cannot be a {type(answer).__name__}")


def text_answer(text: str, definition: Definition) -> Any:
    """JSON of a node's text: lists for several choices, numbers for numeric types, null for blank."""
    if text == "":
        return None
    if definition.kind in LISTED:
        return text.split()
    if definition.kind == "geopoint":
        return [_number(part) for part in text.split()]
    return _number(text) if definition.numeric else text


def _number(text: str) -> float | int | str:
    """Written as the browser writes the same number; what is none, or endless, stays text."""
    number = to_number(text)
    if not math.isfinite(number):
        return text
    return int(number_text(number)) if number.is_integer() and abs(number) < WRITTEN_OUT else number
