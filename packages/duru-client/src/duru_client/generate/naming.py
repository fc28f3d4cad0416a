"""Python names for what OpenAPI names."""

import keyword
import re
from typing import Final

_WORD: Final = re.compile(r"[A-Za-z0-9]+")
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def class_name(name: str) -> str:
    """`Page[WaveOut]` -> `PageWaveOut`."""
    joined = "".join(word[0].upper() + word[1:] for word in _WORD.findall(name))
    return f"_{joined}" if joined[:1].isdigit() else joined


def function_name(name: str) -> str:
    """`openWave`, `Idempotency-Key` -> `open_wave`, `idempotency_key`; a keyword gets a `_` behind it."""
    words = [part for word in _WORD.findall(name) for part in _CAMEL.split(word)]
    joined = "_".join(word.lower() for word in words)
    if not joined or joined[0].isdigit():
        joined = f"_{joined}"
    return f"{joined}_" if keyword.iskeyword(joined) else joined
