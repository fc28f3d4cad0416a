"""Sentences in the languages of the product: PO files with explicit ids, read once."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from typing import Any

from chassis.numbers import plural_form


class CatalogueFault(ValueError):
    """A PO file that can not be used, and where."""


Forms = tuple[str, ...]
"""One sentence, or its singular and plural."""


@dataclass(frozen=True)
class Catalogue:
    """The strings of one language. `text` raises CatalogueFault for an id that nobody wrote."""

    language: str
    strings: Mapping[str, Forms]

    def text(self, name: str, count: int | None = None, /, **values: Any) -> str:
        """The sentence `name` with its values; `count` chooses between singular and plural."""
        forms = self.strings.get(name)
        if forms is None:
            raise CatalogueFault(f"the strings of {self.language} have no {name!r}")
        which = 0 if count is None or len(forms) == 1 else plural_form(self.language, count)
        return forms[which].format(**values)

    def has(self, name: str) -> bool:
        return name in self.strings


def read_po(path: Path) -> dict[str, Forms]:
    """id -> sentence(s). Raises CatalogueFault that names file and line."""
    reader = _Reader(path)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        reader.take(number, line.strip())
    reader.finish()
    return reader.found


@dataclass
class _Reader:
    path: Path
    found: dict[str, Forms] = field(default_factory=dict)
    _fields: dict[str, str] = field(default_factory=dict)
    _last: str = ""

    def take(self, number: int, line: str) -> None:
        if not line or line.startswith("#"):
            self.finish()
            return
        keyword, _, rest = line.partition(" ") if not line.startswith('"') else (self._last, "", line)
        if keyword == "msgid" and "msgid" in self._fields and self._last != "msgid":
            self.finish()
        try:
            piece = ast.literal_eval(rest.strip())
        except (SyntaxError, ValueError) as error:
            raise CatalogueFault(f"{self.path.name} line {number}: no quoted string") from error
        if not keyword.startswith("msg") or not isinstance(piece, str):
            raise CatalogueFault(f"{self.path.name} line {number}: {keyword!r} is no keyword of a PO file")
        self._fields[keyword] = self._fields.get(keyword, "") + piece
        self._last = keyword

    def finish(self) -> None:
        fields, self._fields, self._last = self._fields, {}, ""
        name = fields.get("msgid")
        if not name:
            return
        forms = tuple(value for key, value in fields.items() if key.startswith("msgstr"))
        if not forms or not all(forms):
            raise CatalogueFault(f"{self.path.name}: {name!r} is not translated")
        if name in self.found:
            raise CatalogueFault(f"{self.path.name}: {name!r} is there twice")
        self.found[name] = forms


def placeholders(forms: Forms) -> frozenset[str]:
    """The names of the values that a sentence asks for."""
    return frozenset(name for form in forms for _, name, _, _ in Formatter().parse(form) if name)
