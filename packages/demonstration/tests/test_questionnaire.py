import xml.etree.ElementTree as ET
from io import BytesIO
from zipfile import ZipFile

import pytest
from demonstration.generate import Programme
from demonstration.questionnaire import CAPITAL_LABELS, LANGUAGES, PRACTICE_LABELS, xlsform
from demonstration.workbook import workbook_bytes
from openpyxl import load_workbook
from pyxform.xls2xform import convert

XF = "{http://www.w3.org/2002/xforms}"
# Nodes that pyxform adds for the headings of a table-list; no answer belongs to them.
HEADINGS = ("generated_table_list_label_", "reserved_name_for_field_list_labels_")


@pytest.fixture(scope="module")
def xform() -> ET.Element:
    result = convert(BytesIO(xlsform()))
    assert result.warnings == []
    return ET.fromstring(result.xform)


def instance_paths(xform: ET.Element) -> set[str]:
    data = next(xform.iter(f"{XF}instance"))[0]

    def walk(node: ET.Element, path: str) -> set[str]:
        own = path + node.tag.removeprefix(XF)
        return {own} if not len(node) else {p for child in node for p in walk(child, f"{own}/")}

    return {p for child in data for p in walk(child, "")}


def answer_paths(answers: dict[str, object], prefix: str = "") -> set[str]:
    found: set[str] = set()
    for name, value in answers.items():
        path = f"{prefix}{name}"
        found |= answer_paths(value, f"{path}/") if isinstance(value, dict) else {path}
    return found


def choices_by_path(xform: ET.Element) -> dict[str, set[str]]:
    lists = {
        instance.get("id"): {name.text or "" for name in instance.iter(f"{XF}name")}
        for instance in xform.iter(f"{XF}instance")
        if instance.get("id")
    }
    found = {}
    for select in xform.iter(f"{XF}select1"):
        nodeset = str(next(select.iter(f"{XF}itemset")).get("nodeset"))
        found[str(select.get("ref")).removeprefix("/data/")] = lists[nodeset.split("'")[1]]
    return found


def test_the_form_becomes_an_xform_without_a_warning(xform: ET.Element) -> None:
    titles = [node.text for node in xform.iter() if node.tag.endswith("}title")]
    assert titles == ["Cuestionario de la red"]
    data = next(xform.iter(f"{XF}instance"))[0]
    assert (data.get("id"), data.get("version")) == ("red_colaborativa", "2022.1")


def test_every_label_is_there_in_spanish_and_english(xform: ET.Element) -> None:
    texts = {
        translation.get("lang"): {
            text.get("id"): "".join(text.itertext()).strip() for text in translation.iter(f"{XF}text")
        }
        for translation in xform.iter(f"{XF}translation")
    }
    assert tuple(texts) == LANGUAGES
    spanish, english = texts[LANGUAGES[0]], texts[LANGUAGES[1]]
    assert spanish.keys() == english.keys()
    assert len(spanish) == 48
    assert all(spanish.values())
    assert all(english.values())
    assert not [key for key in spanish if spanish[key] == english[key] and spanish[key] != "No"]


def test_spanish_is_the_default_language(xform: ET.Element) -> None:
    defaults = [t.get("lang") for t in xform.iter(f"{XF}translation") if t.get("default")]
    assert defaults == [LANGUAGES[0]]


def test_every_answer_fits_a_node_of_the_form_and_every_choice_is_on_its_list(
    xform: ET.Element, demo: Programme
) -> None:
    nodes = instance_paths(xform)
    choices = choices_by_path(xform)
    asked = {path for path in nodes if not path.split("/")[-1].startswith(HEADINGS)} - {
        "welcome",
        "meta/instanceID",
    }
    used: set[str] = set()
    for response in (*demo.responses, *demo.other.responses):
        paths = answer_paths(dict(response.answers))
        assert paths <= asked
        used |= paths
        for path in paths & choices.keys():
            group, _, item = path.rpartition("/")
            holder = response.answers[group] if group else response.answers
            assert isinstance(holder, dict)
            assert holder[item] in choices[path]
    assert used == asked


def test_a_purpose_is_named_only_by_those_who_know_it(demo: Programme) -> None:
    for response in demo.responses:
        block = response.answers["purpose"]
        assert isinstance(block, dict)
        assert ("closest_purpose" in block) == (block["knows_purpose"] == "yes")
        assert "purpose_text" not in block or block["knows_purpose"] == "yes"


def test_text_that_looks_like_a_formula_stays_text() -> None:
    book = load_workbook(BytesIO(workbook_bytes({"one": [["=1+1", "", "-5"]]})))
    cells = book["one"][1]
    assert [cell.value for cell in cells] == ["=1+1", None, "-5"]
    assert cells[0].data_type == "s"


def test_the_file_carries_no_time_of_its_making() -> None:
    with ZipFile(BytesIO(xlsform())) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2022, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2022-01-01T00:00:00Z") == 2


def test_every_question_of_a_block_says_which_figure_it_feeds() -> None:
    rows = list(load_workbook(BytesIO(xlsform()))["survey"].values)
    figure = {row[1]: row[rows[0].index("duru_figure")] for row in rows[1:] if row[1]}
    assert {figure[item] for item in PRACTICE_LABELS} == {"frequency"}
    assert {figure[item] for item in CAPITAL_LABELS} == {"frequency scale:professional_capital"}
    assert [figure[item] for item in ("knows_purpose", "took_part", "fits_needs", "closest_purpose")] == [
        "share coherence:knows", "share coherence:took_part", "share coherence:adequate",
        "share coherence:theme",
    ]  # fmt: skip
    assert figure["comment"] is None
    assert figure["purpose_text"] is None
