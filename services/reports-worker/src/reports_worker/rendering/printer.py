"""The printer: one Typst compiler with the embedded typefaces only. Same tree, same bytes.

Never fork a process after this was imported: Typst's threads do not survive it, and the child hangs for ever.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import orjson
import typst

from reports_worker.rendering.charts import drawn
from reports_worker.rendering.glyphs import Glyphs, plain_latin
from reports_worker.resolving.resolve import Tree

_PROBE = b'#set document(title: "probe")\n#set text(font: "Libertinus Serif")\n#sys.inputs.text'
_MISSING_GLYPH = "could not be displayed"


class CanNotPrint(Exception):
    """The document could not be made; says why in the compiler's words."""


@dataclass(frozen=True)
class Printed:
    content: bytes
    pages: int


class Printer:
    """Keeps its compiler and what it learned about glyphs. One thread at a time."""

    def __init__(self) -> None:
        fonts = typst.Fonts(include_system_fonts=False)
        self._probe = typst.Compiler(font_paths=fonts)
        self._compilers: dict[Path, typst.Compiler] = {}
        self._fonts = fonts
        self._glyphs = Glyphs(self._printable)

    def print(self, tree: Tree, layout: Path) -> Printed:
        """The PDF/UA-1 of a block tree. Raises CanNotPrint."""
        fitted, replaced = self._glyphs.fit(dict(tree))
        try:
            return self._compiled(fitted, layout, replaced)
        except typst.TypstError as error:
            if _MISSING_GLYPH not in str(error):
                raise CanNotPrint(str(error)[:1000]) from error
        try:
            return self._compiled(plain_latin(fitted), layout, True)
        except typst.TypstError as error:
            raise CanNotPrint(str(error)[:1000]) from error

    def _compiled(self, tree: Tree, layout: Path, replaced: bool) -> Printed:
        content = self.prepare(layout).compile(
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=_midnight(date.fromisoformat(tree["dated"])),
            sys_inputs={"tree": orjson.dumps(_with_pictures(tree, replaced)).decode()},
        )
        if not isinstance(content, bytes):
            raise CanNotPrint("the compiler gave no document")
        return Printed(content, content.count(b"/Type/Page\n") + content.count(b"/Type/Page/"))

    def prepare(self, layout: Path) -> typst.Compiler:
        """The compiler of a layout, made once."""
        compiler = self._compilers.get(layout)
        if compiler is None:
            compiler = self._compilers[layout] = typst.Compiler(layout, font_paths=self._fonts)
        return compiler

    def _printable(self, text: str) -> bool:
        try:
            # The source goes along each time: a compiler forgets bytes that it was made with.
            self._probe.compile(_PROBE, format="pdf", pdf_standards=["ua-1"], sys_inputs={"text": text})
        except typst.TypstError as error:
            if _MISSING_GLYPH not in str(error):
                raise
            return False
        return True


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _with_pictures(tree: Mapping[str, Any], replaced: bool) -> Tree:
    """The tree as the layout takes it: charts drawn, and a word about characters that were replaced."""
    return {**tree, "blocks": [_ready(block, tree, replaced) for block in tree["blocks"]]}


def _ready(block: Mapping[str, Any], tree: Mapping[str, Any], replaced: bool) -> Mapping[str, Any]:
    if block["type"] == "chart":
        return {**block, "svg": drawn(dict(block), tree["language"])}
    if block["type"] == "method" and replaced:
        return {**block, "items": [*block["items"], tree["replaced"]]}
    return block
