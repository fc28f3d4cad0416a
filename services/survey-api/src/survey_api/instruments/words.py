"""The words of a compiled form, by language."""

from collections.abc import Mapping
from typing import Any


def words_of(model: Mapping[str, Any], text: int | str | None) -> dict[str, str]:
    """A text of the model by language; parts that are worked out while answering are left out."""
    codes = [language["code"] for language in model["languages"]]
    if text is None:
        return {}
    if isinstance(text, str):
        return dict.fromkeys(codes, text)
    said: dict[str, str] = {}
    for code, phrase in zip(codes, model["texts"][text], strict=False):
        if isinstance(phrase, list):
            said[code] = "".join(part if isinstance(part, str) else "…" for part in phrase)
        elif phrase is not None:
            said[code] = phrase
    return said
