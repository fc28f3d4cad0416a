"""Which characters the embedded typefaces can print; the others are replaced before the document is made.

PDF/UA-1 refuses a whole document for one character without a glyph, so each unknown one is tried once.
"""

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any

REPLACEMENT = "▯"
# Invisible marks that turn the reading order of what follows: in a name they only deceive.
_TURNING = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F)}
_KNOWN = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x180))} | set("–—‘’“”…▯•−")

Printable = Callable[[str], bool]
"""Whether a text can be printed whole."""


class Glyphs:
    """Remembers what each character turned out to be. Not for use by two threads at once."""

    def __init__(self, printable: Printable) -> None:
        self._printable = printable
        self._can: dict[str, bool] = dict.fromkeys(_KNOWN, True)

    def fit(self, value: Any) -> tuple[Any, bool]:
        """A tree with every text printable, and whether a character had to be replaced."""
        self._learn({c for text in _texts(value) for c in _plain(text)})
        replaced = [False]
        fitted = _mapped(value, lambda text: self._fit_text(text, replaced))
        return fitted, replaced[0]

    def _fit_text(self, text: str, replaced: list[bool]) -> str:
        plain = _plain(text)
        fitted = "".join(c if self._can[c] else REPLACEMENT for c in plain)
        if fitted != plain:
            replaced[0] = True
        return fitted

    def _learn(self, characters: set[str]) -> None:
        self._try(sorted(characters - self._can.keys()))

    def _try(self, unknown: list[str]) -> None:
        if not unknown:
            return
        if self._printable(" ".join(unknown)):
            self._can.update(dict.fromkeys(unknown, True))
        elif len(unknown) == 1:
            self._can[unknown[0]] = False
        else:
            middle = len(unknown) // 2
            self._try(unknown[:middle])
            self._try(unknown[middle:])


def plain_latin(value: Any) -> Any:
    """A tree of characters that are certain to print, for texts whose parts print but not together."""
    return _mapped(value, lambda text: "".join(c if c in _KNOWN else REPLACEMENT for c in _plain(text)))


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Composed, on one line, without control characters."""
    if text.isascii() and text.isprintable():
        return text
    spaced = "".join(" " if c.isspace() and c != "\N{NO-BREAK SPACE}" else c for c in text)
    return unicodedata.normalize(
        "NFC", "".join(c for c in spaced if unicodedata.category(c) != "Cc" and c not in _TURNING)
    )


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    if isinstance(value, list | tuple):
        return [text for one in value for text in _texts(one)]
    return []


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _mapped(one, change) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_mapped(one, change) for one in value]
    return value
