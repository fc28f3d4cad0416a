"""The form's words: languages, and one table of strings with their translations."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from form_engine.grammar import Ast
from form_engine.references import Resolver
from form_engine.source import Parts, SourceForm, SourceNode, Text

MISSING = "-"
_CODE = re.compile(r"\(\s*([A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*)\s*\)\s*$")

Phrase = "str | list[Ast] | None"


def language_code(name: str, taken: set[str]) -> str:
    """The code in brackets of “Español (es)”, else the name in lower case; made unique with a number."""
    found = _CODE.search(name)
    base = found[1].replace("_", "-") if found else re.sub(r"\W+", "-", name.lower()).strip("-") or "default"
    code, number = base, 2
    while code in taken:
        code, number = f"{base}-{number}", number + 1
    taken.add(code)
    return code


@dataclass(slots=True)
class TextTable:
    """Rows of translations, one column a language; a missing translation is None.

    ``media`` holds, by the row's number, the files shown with the text in each language; ``needed`` the node
    that first asks for each file.
    """

    form: SourceForm
    resolver: Resolver
    rows: list[list[str | list[Ast] | None]] = field(default_factory=list)
    media: dict[int, list[dict[str, str]]] = field(default_factory=dict)
    needed: dict[str, str] = field(default_factory=dict)
    _known: dict[tuple[object, ...], int] = field(default_factory=dict)

    def index(self, text: Text | None, node: SourceNode, attribute: str) -> int | None:
        """The row of this text, or None when it has neither words nor files in any language."""
        if text is None:
            return None
        versions = self._versions(text)
        for _, name in (file for version in versions for file in version.media):
            self.needed.setdefault(name, self.form.xpath(node))
        key = tuple((version.parts, version.media) for version in versions)
        dynamic = any(not isinstance(part, str) for version in versions for part in version.parts)
        if not any(version.parts or version.media for version in versions):
            return None
        known = self._known.get((*key, node.path) if dynamic else key)
        if known is not None:
            return known
        self.rows.append([self._phrase(version.parts, node, attribute) for version in versions])
        row = len(self.rows) - 1
        self._known[(*key, node.path) if dynamic else key] = row
        if any(version.media for version in versions):
            self.media[row] = [dict(version.media) for version in versions]
        return row

    def _versions(self, text: Text) -> list[Text]:
        if not text.itext:
            return [text] * max(1, len(self.form.languages))
        return [translated.get(text.itext, Text()) for translated in self.form.texts]

    def _phrase(self, parts: Parts, node: SourceNode, attribute: str) -> str | list[Ast] | None:
        if not parts or parts == (MISSING,):
            return None
        if all(isinstance(part, str) for part in parts):
            return "".join(str(part) for part in parts)
        phrase: list[Ast] = []
        for part in parts:
            if isinstance(part, str):
                phrase.append(part)
            else:
                shown = self.resolver.expression(part[0], node, attribute)
                phrase.append("" if shown is None else ["string", shown])
        return phrase
