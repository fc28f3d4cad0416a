"""The printer: one Typst compiler with the embedded typefaces only. Same tree, same bytes.

Never fork a process after this was imported: Typst's threads do not survive it, and the child hangs for ever.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import orjson
import typst

from paper.glyphs import Glyphs, plain_latin

Tree = Mapping[str, Any]
"""What a layout takes: texts, numbers, lists and objects. `dated` is its day, ISO."""

_PROBE = b'#set document(title: "probe")\n#set text(font: "Libertinus Serif")\n#sys.inputs.text'
_MISSING_GLYPH = "could not be displayed"


class CanNotPrint(Exception):
    """The document could not be made; says why in the compiler's words."""


@dataclass(frozen=True)
class Printed:
    content: bytes
    pages: int


def _as_it_is(tree: Tree, _replaced: bool) -> Tree:
    return tree


class Printer:
    """Keeps its compiler and what it learned about glyphs. One thread at a time."""

    def __init__(self) -> None:
        fonts = typst.Fonts(include_system_fonts=False)
        self._probe = typst.Compiler(font_paths=fonts)
        self._compilers: dict[Path, typst.Compiler] = {}
        self._fonts = fonts
        self._glyphs = Glyphs(self._printable)

    def print(self, tree: Tree, layout: Path, *, ready: Callable[[Tree, bool], Tree] = _as_it_is) -> Printed:
        """The PDF/UA-1 of a tree. Raises CanNotPrint.

        `ready` makes of the tree what the layout takes, once its texts can be printed; it is told whether a
        character had to be replaced for that.
        """
        fitted, replaced = self._glyphs.fit(dict(tree))
        try:
            return self._compiled(ready(fitted, replaced), layout)
        except typst.TypstError as error:
            if _MISSING_GLYPH not in str(error):
                raise CanNotPrint(str(error)[:1000]) from error
        try:
            return self._compiled(ready(plain_latin(fitted), True), layout)
        except typst.TypstError as error:
            raise CanNotPrint(str(error)[:1000]) from error

    def _compiled(self, tree: Tree, layout: Path) -> Printed:
        content = self.prepare(layout).compile(
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=_midnight(date.fromisoformat(tree["dated"])),
            sys_inputs={"tree": orjson.dumps(tree).decode()},
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
