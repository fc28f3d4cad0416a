"""Names that people's devices give to files: shown, never used as a path. Pure."""

import unicodedata

LONGEST = 120


class UnreadableName(ValueError):
    """The name can not be shown."""


def clean_name(raw: str) -> str:
    """The last part of a name without controls and path signs, at most 120 characters, its ending kept.

    Raises UnreadableName for one with the character NUL or an unpaired surrogate.
    """
    if "\x00" in raw or any(unicodedata.category(c) == "Cs" for c in raw):
        raise UnreadableName("holds a character that no file name has")
    last = raw.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C")
    shown = "".join("_" if c in '<>:"|?*' else c for c in shown).strip(" .")
    if len(shown) > LONGEST:
        stem, dot, ending = shown.rpartition(".")
        keep = f".{ending}" if dot and len(ending) <= 10 else ""
        shown = (stem if keep else shown)[: LONGEST - len(keep)].rstrip(" .") + keep
    return shown or "file"


def ending_of(name: str) -> str:
    """The ending in small letters without its dot, or nothing."""
    _, dot, ending = name.rpartition(".")
    return ending.lower() if dot else ""
