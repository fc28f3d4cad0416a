"""The character NUL, which PostgreSQL text can not hold."""

from typing import Any


def holds_nul(value: Any) -> bool:
    """Whether a text anywhere in this JSON has it, in keys too; however deep it lies."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            if "\x00" in one:
                return True
        elif isinstance(one, dict):
            waiting += one
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    return False
