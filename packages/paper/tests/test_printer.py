"""The printer: accessible, printable whatever is written, the same bytes for the same tree."""

from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from paper.glyphs import REPLACEMENT
from paper.printer import CanNotPrint, Printer, Tree

LAYOUT = """#let doc = json(bytes(sys.inputs.tree))
#set document(title: doc.title, date: none)
#set text(font: "Libertinus Serif", lang: "en")
= #doc.title
#doc.note
"""


@pytest.fixture
def layout(tmp_path: Path) -> Path:
    path = tmp_path / "layout.typ"
    path.write_text(LAYOUT)
    return path


def tree(title: str) -> Tree:
    return {"title": title, "note": "", "dated": "2027-03-01"}


def test_a_character_without_a_glyph_is_replaced_and_the_layout_is_told(layout: Path) -> None:
    made = Printer().print(
        tree("Ñ 漢"), layout, ready=lambda fitted, replaced: {**fitted, "note": f"replaced: {replaced}"}
    )
    (page,) = pypdf.PdfReader(BytesIO(made.content)).pages
    text = page.extract_text()
    assert (f"Ñ {REPLACEMENT}" in text, "replaced: True" in text, made.pages) == (True, True, 1)


def test_the_same_tree_gives_the_same_bytes_and_another_does_not(layout: Path) -> None:
    first, again = (Printer().print(tree("a"), layout).content for _ in range(2))
    assert first == again
    assert Printer().print(tree("b"), layout).content != first


def test_a_fault_of_the_layout_is_told_in_its_own_words(layout: Path) -> None:
    layout.write_text("#unknown-word()")
    with pytest.raises(CanNotPrint, match="unknown variable: unknown-word"):
        Printer().print(tree("a"), layout)
