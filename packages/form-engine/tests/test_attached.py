"""Lists and pictures that a form keeps in files beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from form_engine import CompiledForm, FormState, check_shape, compile_xform
from pyxform.xls2xform import convert

Attached = Callable[..., CompiledForm]

CASCADE = """
    | survey | | | | |
    | | type | name | label::English (en) | label::Kiswahili (sw) | choice_filter |
    | | select_one region | region | Region | Mkoa | |
    | | select_one_external ward | ward | Ward | Kata | region=${region} |
    | choices | | | | |
    | | list_name | name | label::English (en) | label::Kiswahili (sw) | |
    | | region | north | North | Kaskazini | |
    | | region | south | South | Kusini | |
    | external_choices | | | | |
    | | list_name | name | label | | |
    | | ward | any | Any | | |
    """
WARDS = {
    "itemsets.csv": b"""list_name,name,label::English (en),label::Kiswahili (sw),region
ward,n1,Hill,Kilima,north
ward,s1,Lake,,south
"""
}
PLACES = """
    | survey | | | |
    | | type | name | label |
    | | select_one_from_file places.{ending} | place | Place |
    """


@pytest.fixture(scope="module")
def attached() -> Attached:
    """A form from a Markdown table, compiled with files beside it."""

    def compile_with(table: str, files: Mapping[str, bytes] | None = None) -> CompiledForm:
        rows = "\n".join(line.strip() for line in table.strip().splitlines())
        return compile_xform(convert(rows, file_type=".md").xform.encode(), files or {})

    return compile_with


def options(
    form: CompiledForm, question: str, language: str, answers: dict[str, str]
) -> list[tuple[str, str]]:
    state = FormState(form.model, answers, language=language)
    return next(
        [(o["value"], o["label"]) for o in n["choices"] or ()]
        for n in state.snapshot()
        if n["path"] == question
    )


def test_external_choices_are_offered_filtered_and_in_each_language(attached: Attached) -> None:
    form = attached(CASCADE, WARDS)
    assert form.accepted
    assert form.model["web"] is True
    assert options(form, "/data/ward", "en", {"region": "north"}) == [("n1", "Hill")]
    assert options(form, "/data/ward", "sw", {"region": "north"}) == [("n1", "Kilima")]
    assert options(form, "/data/ward", "sw", {"region": "south"}) == [("s1", "Lake")]


def test_an_answer_that_is_on_no_external_list_is_refused(attached: Attached) -> None:
    model = attached(CASCADE, WARDS).model
    assert check_shape(model, {"ward": "n1"}) == []
    assert [error.code for error in check_shape(model, {"ward": "x"})] == ["choice.unknown"]


def test_without_its_file_an_external_list_is_missing_and_the_form_is_for_collect(attached: Attached) -> None:
    form = attached(CASCADE)
    assert [(p.severity, p.code) for p in form.problems] == [("warning", "media.missing")]
    assert "itemsets.csv" in form.problems[0].message
    assert form.model["web"] is False


def test_a_list_that_itemsets_csv_does_not_have_is_refused_by_name(attached: Attached) -> None:
    form = attached(CASCADE, {"itemsets.csv": b"list_name,name,label\nother,a,A\n"})
    assert [(p.severity, p.code, p.node) for p in form.problems] == [("error", "list.unknown", "/data/ward")]


@pytest.mark.parametrize(
    ("ending", "content"),
    [
        ("csv", b"name,label\na,Anse\nb,Bay\n"),
        ("csv", "\ufeffname;label\r\na;Anse\r\nb;Bay\r\n".encode()),
        (
            "xml",
            b"<root><item><name>a</name><label>Anse</label></item><item><name>b</name><label>Bay</label></item></root>",
        ),
        (
            "geojson",
            b'{"type":"FeatureCollection","features":['
            b'{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[36,-1]},"properties":{"title":"Anse"}},'
            b'{"type":"Feature","geometry":null,"properties":{"id":"b","title":"Bay"}}]}',
        ),
    ],
)
def test_a_list_in_each_kind_of_file_offers_its_choices(
    ending: str, content: bytes, attached: Attached
) -> None:
    form = attached(PLACES.format(ending=ending), {f"places.{ending}": content})
    assert form.problems == []
    assert options(form, "/data/place", "default", {}) == [("a", "Anse"), ("b", "Bay")]
    assert form.model["web"] is True


def test_a_place_on_a_map_is_written_latitude_first(attached: Attached) -> None:
    content = (
        b'{"features":[{"id":1,"geometry":{"coordinates":[[[36,-1],[37,-2]]]},"properties":{"title":"A"}}]}'
    )
    listed = attached(PLACES.format(ending="geojson"), {"places.geojson": content}).model["lists"]["places"]
    row = dict(zip(listed["columns"], listed["rows"][0], strict=True))
    assert row["geometry"] == "-1 36 0 0; -2 37 0 0"


@pytest.mark.parametrize(
    ("ending", "content", "code"),
    [
        ("csv", b"\xff\xfe\x00", "media.unreadable"),
        ("csv", b"", "media.size"),
        ("csv", b'name,label\n"a' + b"x" * 200_000, "media.unreadable"),
        ("xml", b"<root><item>", "media.unreadable"),
        (
            "xml",
            b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><root>&x;</root>',
            "media.unreadable",
        ),
        ("geojson", b"[" * 100_000, "media.unreadable"),
        ("geojson", b'{"features": 3}', "media.unreadable"),
        ("geojson", b'{"features": []}', "media.size"),
    ],
)
def test_a_file_that_is_no_list_is_named_with_what_is_wrong(
    ending: str, content: bytes, code: str, attached: Attached
) -> None:
    form = attached(PLACES.format(ending=ending), {f"places.{ending}": content})
    found = [p for p in form.problems if p.severity == "error"]
    assert [p.code for p in found] == [code]
    assert f"places.{ending}" in found[0].message


PICTURED = """
    | survey | | | | | |
    | | type | name | label::English (en) | label::Kiswahili (sw) | media::image::English (en) | media::audio::Kiswahili (sw) |
    | | select_one c | q | Which? | Ipi? | which.png | ipi.mp3 |
    | choices | | | | | |
    | | list_name | name | label::English (en) | label::Kiswahili (sw) | media::image::English (en) | |
    | | c | a | | | a.png | |
    """


def test_pictures_and_sounds_of_labels_stand_beside_the_words_by_language(attached: Attached) -> None:
    form = attached(PICTURED, {"which.png": b"", "ipi.mp3": b"", "a.png": b""})
    model = form.model
    assert model["media"][str(model["nodes"][0]["label"])] == [{"image": "which.png"}, {"audio": "ipi.mp3"}]
    assert form.problems == []
    assert model["web"] is True


def test_a_choice_that_is_only_a_picture_has_a_text_of_its_own(attached: Attached) -> None:
    model = attached(PICTURED, {"which.png": b"", "ipi.mp3": b"", "a.png": b""}).model
    (listed,) = model["lists"].values()
    label = listed["rows"][0][listed["columns"].index("itextId")]
    assert model["media"][str(label)][0] == {"image": "a.png"}


def test_a_picture_that_is_not_attached_is_listed_with_the_question_that_needs_it(attached: Attached) -> None:
    form = attached(PICTURED, {"ipi.mp3": b"", "a.png": b""})
    assert [(p.severity, p.code, p.node) for p in form.problems] == [("warning", "media.missing", "/data/q")]
    assert form.model["web"] is False
