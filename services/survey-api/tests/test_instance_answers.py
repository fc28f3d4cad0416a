"""What Collect writes for each kind of question, as answers. No database: the form, the reader and the shape check."""

from typing import Any
from uuid import UUID, uuid5

import pytest
from form_engine.shape import ShapeChecker
from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types
from survey_api.attachments.domain import Named, file_paths, files_of
from survey_api.instruments.binary import binary_paths
from survey_api.instruments.gate import convert_form
from survey_api.openrosa.instance import AnswerReader, id_of, times_of

from . import forms

ROWS: forms.Rows = [
    ["type", "name", "label::English (en)", "parameters", "calculation", "appearance"],
    ["start", "began", "", "", "", ""],
    ["end", "ended", "", "", "", ""],
    ["today", "day", "", "", "", ""],
    ["audit", "audit", "", "", "", ""],
    ["background-audio", "sound", "", "", "", ""],
    ["date", "date", "d", "", "", ""],
    ["time", "time", "t", "", "", ""],
    ["dateTime", "moment", "m", "", "", ""],
    ["geopoint", "point", "p", "", "", ""],
    ["geotrace", "trace", "p", "", "", ""],
    ["select_multiple ab", "many", "m", "", "", ""],
    ["rank ab", "rank", "r", "", "", ""],
    ["range", "range", "r", "start=0 end=10 step=1", "", ""],
    ["acknowledge", "ack", "a", "", "", ""],
    ["barcode", "code", "b", "", "", ""],
    ["decimal", "decimal", "d", "", "", ""],
    ["calculate", "twice", "", "", "${decimal} * 2", ""],
    ["note", "note", "Thank you", "", "", ""],
    ["begin_group", "table", "T", "", "", "table-list"],
    ["select_one ab", "one", "o", "", "", ""],
    ["end_group", "", "", "", "", ""],
    ["file", "paper", "f", "", "", ""],
]
CHOICES: forms.Rows = [["list_name", "name", "label::English (en)"], ["ab", "a", "A"], ["ab", "b", "B"]]
WRITTEN = """<data id="x" version="1"><began>2023-09-05T10:00:00.000-03:00</began>
<ended>2023-09-05T10:12:00.123-03:00</ended><day>2023-09-05</day><sound>sound.m4a</sound><date>2023-09-05</date>
<time>10:30:00.000-03:00</time><moment>2023-09-05T10:30:00.000-03:00</moment>
<point>-33.45 -70.6 521.3 4.2</point><trace>-33.45 -70.6 0 0; -33.46 -70.61 0 0</trace><many>a b</many>
<rank>b a</rank><range>5</range><ack>OK</ack><code>4006381333931</code><decimal>2.5</decimal><twice>5</twice>
<note/><table><generated_table_list_label_20/><reserved_name_for_field_list_labels_21/><one>b</one></table>
<paper>minutes of may.pdf</paper><meta><audit>audit.csv</audit>
<instanceID>uuid:0a3c2f34-0f0e-4f6a-8d0e-6f8f2d8f0b11</instanceID><instanceName>May</instanceName>
<deprecatedID>uuid:0a3c2f34-0f0e-4f6a-8d0e-6f8f2d8f0b12</deprecatedID></meta></data>"""


@pytest.fixture(scope="module")
def form() -> dict[str, Any]:
    made = convert_form(forms.xlsx(ROWS, CHOICES, [["form_title", "form_id"], ["Kinds", "x"]]))
    assert not made["faults"], made["faults"]
    return made


def read(form: dict[str, Any], xml: str) -> dict[str, Any]:
    return AnswerReader(form["model"]).read(etree.fromstring(xml))


def test_every_kind_that_collect_writes_fits_the_form(form: dict[str, Any]) -> None:
    answers = read(form, WRITTEN)
    assert ShapeChecker(form["model"]).check(answers) == []
    assert {name: answers[name] for name in ("point", "many", "rank", "range", "decimal", "ack")} == {
        "point": [-33.45, -70.6, 521.3, 4.2],
        "many": ["a", "b"],
        "rank": ["b", "a"],
        "range": 5,
        "decimal": 2.5,
        "ack": "OK",
    }
    assert answers["table"] == {"one": "b"}
    assert answers["trace"].startswith("-33.45 -70.6 0 0;")
    assert "note" not in answers


def test_files_without_a_question_are_files_too(form: dict[str, Any]) -> None:
    paths = file_paths(form["model"], binary_paths(form["xform"]))
    assert set(files_of(read(form, WRITTEN), paths)) == {
        Named("sound.m4a", "/sound", "file"),
        Named("minutes of may.pdf", "/paper", "file"),
        Named("audit.csv", "/meta/audit", "file"),
    }


def test_a_clock_that_was_set_back_tells_no_end_and_refuses_nothing(form: dict[str, Any]) -> None:
    answers = read(form, WRITTEN)
    began, ended = times_of(answers, form["model"])
    assert began
    assert ended
    assert (ended - began).total_seconds() == pytest.approx(720.123)
    back = {**answers, "ended": "2023-09-04T10:00:00.000-03:00"}
    assert times_of(back, form["model"]) == (began, None)
    assert times_of({"began": "yesterday"}, form["model"]) == (None, None)


def test_blank_answers_are_left_out_and_blanks_in_texts_are_kept(form: dict[str, Any]) -> None:
    answers = read(form, "<data><code> </code><many/><decimal></decimal><table><one/></table></data>")
    assert answers == {"code": " "}


def test_an_instance_id_is_one_record_in_one_wave() -> None:
    wave, other = UUID(int=1), UUID(int=2)
    written = "0A3C2F34-0f0e-4f6a-8d0e-6f8f2d8f0b11"
    assert id_of(f"uuid:{written}", wave) == UUID(written) == id_of(f"uuid:{written.lower()}", other)
    assert id_of("visit 1", wave) == uuid5(wave, "visit 1") != id_of("visit 1", other)


@pytest.mark.parametrize(
    ("written", "number"), [("1.25E7", 12_500_000), ("1.0E7", 10_000_000), ("5.0E-4", 0.0005), ("2.50", 2.5)]
)
def test_a_decimal_is_the_same_number_however_java_writes_it(
    form: dict[str, Any], written: str, number: float
) -> None:
    xml = WRITTEN.replace("<decimal>2.5</decimal>", f"<decimal>{written}</decimal>")
    answers = read(form, xml)
    assert answers["decimal"] == number
    assert ShapeChecker(form["model"]).check(answers) == []
