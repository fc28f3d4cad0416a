"""The worksheet: a tree of texts, and one accessible page of it whatever a team wrote."""

import asyncio
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pdfua
import pypdf
import pytest
from chassis.catalogue import placeholders, read_po
from chassis.ids import new_id
from chassis.numbers import LANGUAGES
from pdsa_api.cycles.worksheet import service
from pdsa_api.cycles.worksheet.sheet import MOST_QUESTIONS

from .conftest import House
from .test_cycles import PATH, closed, planned

STRINGS = Path(service.__file__).parent / "strings"
HOSTILE = "#let x = 1 $a^2$ *b* _c_ \\ @d <e> [f] `g` 漢字 עברית العربية 😀 \u202etxt"
A4, LETTER = (595, 842), (612, 792)


def test_every_language_has_the_same_strings_with_the_same_values() -> None:
    english = read_po(STRINGS / "en.po")
    for language in LANGUAGES:
        own = read_po(STRINGS / f"{language}.po")
        assert own.keys() == english.keys()
        assert {name: placeholders(own[name]) for name in own} == {
            name: placeholders(english[name]) for name in english
        }


async def sheet(house: House, path: str, **query: str) -> httpx.Response:
    return await house.client.get(f"{PATH}/{path}", params=query, headers=house.teacher.headers)


def page_of(answer: httpx.Response) -> tuple[str, tuple[int, int]]:
    """The words and the size of the only page."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    (page,) = pypdf.PdfReader(BytesIO(answer.content)).pages
    words = " ".join(page.extract_text().replace("\N{NO-BREAK SPACE}", " ").split())
    return words, (round(page.mediabox.width), round(page.mediabox.height))


def findings(answer: httpx.Response, folder: Path) -> list[Any]:
    path = folder / "worksheet.pdf"
    path.write_bytes(answer.content)
    return list(pdfua.validate(str(path)).findings)


async def test_without_a_token_or_from_another_tenant_there_is_no_worksheet(house: House) -> None:
    cycle = await planned(house)
    for path in ("worksheet.pdf", f"{cycle['id']}/worksheet.pdf"):
        assert (await house.client.get(f"{PATH}/{path}")).status_code == 401
    for cycle_id in (cycle["id"], new_id()):
        answer = await house.client.get(f"{PATH}/{cycle_id}/worksheet.pdf", headers=house.stranger.headers)
        assert answer.status_code == 404
    hidden = await planned(house, audience="team")
    assert (await sheet(house, f"{hidden['id']}/worksheet.pdf")).status_code == 404


async def test_an_unknown_language_or_paper_is_named(house: House) -> None:
    answer = await sheet(house, "worksheet.pdf", language="xx", paper="a5")
    assert answer.status_code == 422
    assert {fault["pointer"] for fault in answer.json()["errors"]} == {"/language", "/paper"}


@pytest.mark.parametrize(
    ("language", "paper", "size", "word"),
    [
        ("en", "letter", LETTER, "What we predict"),
        ("es", "a4", A4, "Qué predecimos"),
        ("fil", "a4", A4, "Ang hula natin"),
        ("sw", "a4", A4, "Tunachotabiri"),
    ],
)
async def test_a_blank_sheet_is_one_accessible_page_of_each_language_and_paper(
    house: House, tmp_path: Path, language: str, paper: str, size: tuple[int, int], word: str
) -> None:
    answer = await sheet(house, "worksheet.pdf", language=language, paper=paper)
    words, found = page_of(answer)
    assert (word in words, found) == (True, size)
    assert findings(answer, tmp_path) == []


async def test_a_closed_cycle_stands_on_its_sheet_with_results_and_decision(
    house: House, tmp_path: Path
) -> None:
    cycle = await closed(house, "adapt")
    answer = await sheet(house, f"{cycle['id']}/worksheet.pdf", language="es")
    words, size = page_of(answer)
    assert size == A4
    for said in (
        "Think-pair-share in one class",
        "Mwangaza Primary",
        "5 oct 2026 – 9 oct 2026",
        "18 of 24 do",
        "15 of 24",
        "en parte",
        "Cards help",
        "Give each pair a card",
    ):
        assert said in words
    assert findings(answer, tmp_path) == []
    assert "worksheet.pdf" in answer.headers["content-disposition"]


async def test_what_can_not_be_printed_or_is_too_long_still_gives_one_page(
    house: House, tmp_path: Path
) -> None:
    long = {name: f"{name} word " * 300 for name in ("objective", "data_to_collect", "happened", "differed")}
    question = {"question": "q " * 200, "prediction": "p " * 200, "result": "r " * 200, "match": "met"}
    texts: dict[str, Any] = {name: value[:3900] for name, value in long.items()}
    cycle = await planned(house, title=HOSTILE, questions=[question] * 20, learned="l " * 1900, **texts)
    answer = await sheet(house, f"{cycle['id']}/worksheet.pdf")
    words, _ = page_of(answer)
    assert "#let x = 1 $a^2$ *b*" in words
    assert "漢" not in words
    assert "[… more in Duru]" in words
    assert f"and {20 - MOST_QUESTIONS} more questions in Duru" in words
    assert findings(answer, tmp_path) == []


async def test_the_service_never_loads_the_printer() -> None:
    code = "import sys, pdsa_api.main, pdsa_api.__main__; sys.exit('typst' in sys.modules)"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code)
    assert await process.wait() == 0


async def test_a_child_that_does_not_answer_is_a_clean_refusal(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "_MEGABYTES", 24)
    cycle = await planned(house)
    answer = await sheet(house, f"{cycle['id']}/worksheet.pdf")
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
