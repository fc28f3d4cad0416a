"""Files that spreadsheet programs and people really write: read as what they mean, or refused at the place."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from survey_api.instruments.gate import check_form, convert_form

SHEETS: dict[str, list[list[Any]]] = {
    "survey": [["type", "name", "label"], ["text", "a", "A"], ["integer", "b", "B"]]
}


def book(sheets: dict[str, list[list[Any]]], change: Callable[[Workbook], None] | None = None) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if change:
        change(made)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def labels(content: bytes) -> dict[str, str]:
    made = convert_form(content)
    assert not made["faults"], made["faults"]
    texts = made["model"]["texts"]
    return {node["name"]: texts[node["label"]][0] for node in made["model"]["nodes"] if "label" in node}


def leading(made: Workbook) -> None:
    sheet = made["survey"]
    sheet.insert_rows(1, 3)
    sheet.insert_cols(1, 2)
    sheet.merge_cells("C6:C7")
    made.create_sheet("notes").sheet_state = "hidden"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b'survey;;;\n;type;name;label\n;text;a;A\n;integer;b;"B"\n', id="semicolons"),
        pytest.param("survey\ttype\tname\tlabel\n\ttext\ta\tA\n\tinteger\tb\tB\n".encode("utf-16"), id="UTF-16"),
        pytest.param(b"\xef\xbb\xbfsurvey,type,name,label\r\n,text,a,A\r\n,integer,b,B\r\n", id="mark and CR LF"),
        pytest.param(b"||type|name|label|\n|survey|\n||type|name|label|\n||text|a|A|\n||integer|b|B|\n", id="close pipes"),
        pytest.param(book({"Survey ": SHEETS["survey"]}), id="sheet name"),
        pytest.param(book({"Sheet1": SHEETS["survey"]}), id="the only sheet"),
        pytest.param(book(SHEETS, leading), id="blank rows and columns first"),
        pytest.param(
            book({"survey": [["Type", " NAME", "Label"], ["Text", " a ", "A"], ["INTEGER", "b", "B"]]}),
            id="capitals and blanks",
        ),
    ],
)  # fmt: skip
def test_it_is_the_same_form_however_it_is_written(content: bytes) -> None:
    assert labels(content) == {"a": "A", "b": "B"}


def test_a_pipe_in_a_cell_of_a_table_is_part_of_the_text() -> None:
    text = "| survey |\n| | type | name | label |\n|---|:--:|---|---|\n| | text | a | One \\| two |\n"
    assert labels(text.encode()) == {"a": "One | two"}


def test_numbers_truth_and_dates_of_cells_are_what_people_see() -> None:
    survey: list[list[Any]] = [
        ["type", "name", "label", "required", "default"],
        ["select_one n", "a", "A", True, 1.0],
    ]
    choices: list[list[Any]] = [
        ["list_name", "name", "label"],
        ["n", 1.0, 2.5],
        ["n", 2.0, datetime(2026, 3, 1)],
    ]
    made = convert_form(book({"survey": survey, "choices": choices}))
    assert not made["faults"], made["faults"]
    (node, *_) = made["model"]["nodes"]
    assert (node["default"], node["required"]) == ("1", ["true"])
    assert [row[-1] for row in made["model"]["lists"]["n"]["rows"]] == ["2.5", "2026-03-01 00:00:00"]


def test_media_and_languages_may_have_capitals() -> None:
    survey = [
        ["type", "name", "LABEL::Español (es)", "Media::Image::Español (es)"],
        ["Note", "a", "Hola", "a.png"],
    ]
    made = convert_form(book({"survey": [*survey, ["text", "b", "B", ""]]}))
    assert not made["faults"], made["faults"]
    assert made["model"]["media"]["0"] == [{"image": "a.png"}]


def test_entities_are_kept_and_said() -> None:
    text = """| survey |
| | type | name | label | save_to |
| | text | tree | Tree | species |
| entities |
| | list_name | label |
| | trees | ${tree} |"""
    told = check_form(text.encode())
    assert told["accepted"] is True
    assert [problem["code"] for problem in told["problems"]] == ["entity.kept"]


def unsaved(made: Workbook) -> None:
    made["survey"]["C2"] = '=CONCATENATE("A", "B")'


@pytest.mark.parametrize(
    ("content", "code", "row"),
    [
        pytest.param(book(SHEETS, unsaved), "cell.formula", 2, id="a formula without its result"),
        pytest.param(book({"survey": [["type", "name", "label", "label"], ["text", "a", "A", "B"]]}), "column.duplicate", 1, id="two columns of one name"),
        pytest.param(b"survey,type,name,label\n,text,a,A\n,text,b,\n", "form.refused", 3, id="no label"),
        pytest.param("survey,type,name,label\n,text,a,Año\n".encode("latin-1"), "file.encoding", None, id="not UTF-8"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_is_said_at_its_place(content: bytes, code: str, row: int | None) -> None:
    told = check_form(content)
    assert told["accepted"] is False
    assert [(problem["code"], problem["row"]) for problem in told["problems"]] == [(code, row)]
