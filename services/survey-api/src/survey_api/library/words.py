"""Words to search by, alike whatever accents and capitals they are written with. Pure."""

import unicodedata
from collections.abc import Iterable


def fold(text: str) -> str:
    """“¿Participó en Él?” → `¿participo en el?`"""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


def folded(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(fold(text) for text in texts if text))
