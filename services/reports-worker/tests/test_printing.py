"""The PDFs: accessible, printable whatever is written in them, and the same bytes for the same tree."""

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfua
import pypdf
import pytest
from chassis.numbers import LANGUAGES
from paper.glyphs import REPLACEMENT
from reports_worker.rendering.printer import CanNotPrint, Printed, Printer
from reports_worker.resolving.kind import kind_named
from reports_worker.resolving.resolve import resolve
from reports_worker.resolving.slices import Slice

from .slices import district_slice, items, network_slice

HOSTILE = "Red #let x = 1 $a^2$ *b* _c_ \\ @d <e> [f] `g` 漢字 ሰላም עברית العربية 😀 \u202etxt e\u0301 \x07 Ŋɔ̃"
KINDS = ("network_feedback", "district_feedback")


@pytest.fixture(scope="module")
def printer() -> Printer:
    return Printer()


def slice_for(kind: str, **changes: Any) -> Slice:
    return network_slice(**changes) if kind == "network_feedback" else district_slice(**changes)


def printed(printer: Printer, kind: str, slice_: Slice, language: str = "es") -> Printed:
    chosen = kind_named(kind)
    return printer.print(resolve(chosen, slice_, language), chosen.layout())


def words(made: Printed) -> str:
    pages = pypdf.PdfReader(BytesIO(made.content)).pages
    text = " ".join(page.extract_text() for page in pages)
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def findings(made: Printed, folder: Path) -> list[Any]:
    path = folder / "report.pdf"
    path.write_bytes(made.content)
    return list(pdfua.validate(str(path)).findings)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_in_every_language_is_an_accessible_pdf_with_hostile_texts_in_it(
    printer: Printer, kind: str, language: str, tmp_path: Path
) -> None:
    raw = items(76)
    raw[0]["label"] = dict.fromkeys(LANGUAGES, HOSTILE)
    made = printed(
        printer, kind, slice_for(kind, answers=76, invited=192, label=HOSTILE, items=raw), language
    )
    assert findings(made, tmp_path) == []
    reader = pypdf.PdfReader(BytesIO(made.content))
    assert made.pages == len(reader.pages)
    assert str(reader.root_object["/Lang"]) == language
    text = words(made)
    assert "#let x = 1 $a^2$ *b* _c_ \\ @d <e> [f] `g`" in text
    assert "é" in text
    assert REPLACEMENT in text
    assert "漢" not in text


def test_the_check_for_accessibility_can_fail(tmp_path: Path) -> None:
    bare = BytesIO()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(bare)
    assert findings(Printed(bare.getvalue(), 1), tmp_path) != []


@pytest.mark.parametrize("kind", KINDS)
def test_a_withheld_report_is_an_accessible_pdf_without_answers(
    printer: Printer, kind: str, tmp_path: Path
) -> None:
    made = printed(printer, kind, slice_for(kind, answers=3, invited=14))
    assert findings(made, tmp_path) == []
    text = words(made)
    assert "Respondieron 3 de 14 personas invitadas: una tasa de respuesta de 21,43 %." in text
    assert "Casi siempre" not in text


def test_spanish_numbers_come_out_of_the_pdf_as_people_write_them(printer: Printer) -> None:
    text = words(printed(printer, "district_feedback", district_slice(412, 1127)))
    assert "412 de 1.127" in text
    assert "36,56 %" in text
    assert "Todas las redes 1.127 412 36,56 %" in text
    english = words(printed(printer, "district_feedback", district_slice(412, 1127), "en"))
    assert "412 of 1,127" in english
    assert "36.56%" in english


def test_accents_of_the_languages_need_no_replacement(printer: Printer) -> None:
    label = "Ñandú, García, Ngũgĩ, Ọláńrewájú, Đặng, Niñas ¿Cuántas?"
    text = words(printed(printer, "network_feedback", network_slice(label=label)))
    assert REPLACEMENT not in text
    assert "Ñandú, García" in text


def test_a_very_long_name_is_printed_whole(printer: Printer) -> None:
    label = "Red de mejoramiento " + "interminable " * 40 + "del sur"
    text = words(printed(printer, "network_feedback", network_slice(label=label)))
    assert "del sur" in text
    long_word = "Neumonoultramicroscopicosilicovolcanoconiosis" * 6
    assert printed(printer, "network_feedback", network_slice(label=long_word)).pages >= 1


def test_the_same_tree_gives_the_same_bytes_from_another_printer_too(printer: Printer) -> None:
    first = printed(printer, "network_feedback", network_slice(label=HOSTILE))
    again = printed(printer, "network_feedback", network_slice(label=HOSTILE))
    other = printed(Printer(), "network_feedback", network_slice(label=HOSTILE))
    different = printed(printer, "network_feedback", network_slice(7, 9, label=HOSTILE))
    digests = [hashlib.sha256(one.content).hexdigest() for one in (first, again, other, different)]
    assert digests[0] == digests[1] == digests[2] != digests[3]


def test_a_replaced_character_is_explained_and_a_report_without_one_explains_nothing(
    printer: Printer,
) -> None:
    sentence = "El signo ▯ ocupa el lugar"
    assert sentence in words(printed(printer, "network_feedback", network_slice(label="Red 漢")))
    assert sentence not in words(printed(printer, "network_feedback", network_slice()))


def test_a_layout_that_can_not_be_compiled_is_told_in_its_own_words(printer: Printer, tmp_path: Path) -> None:
    broken = tmp_path / "layout.typ"
    broken.write_text("#set document(title: json(bytes(sys.inputs.tree)).title)\n#unknown-word()")
    with pytest.raises(CanNotPrint, match="unknown variable: unknown-word"):
        printer.print(resolve(kind_named("network_feedback"), network_slice(), "es"), broken)
