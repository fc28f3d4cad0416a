"""Questionnaires over HTTP, and every row that is wrong with one."""

import io
import zipfile
from typing import Any

import pytest
from chassis.ids import new_id
from chassis.testing import queries_of
from survey_api.instruments.gate import convert_form

from . import forms
from .conftest import BASE, House

Place = tuple[str | None, int | None, str | None, str]


def places(faults: list[dict[str, Any]]) -> list[Place]:
    return [(f.get("sheet"), f.get("row"), f.get("column"), f["code"]) for f in faults]


def changed(row: int, **cells: str) -> forms.Rows:
    """The survey sheet with some cells of one row (as the spreadsheet counts) replaced."""
    rows = [list(cells_of_row) for cells_of_row in forms.SURVEY]
    for title, value in cells.items():
        column = next(at for at, header in enumerate(rows[0]) if header.split("::")[0] == title)
        rows[row - 1][column] = value
    return rows


async def post(house: House, content: bytes, caller: Any = None, **query: str) -> Any:
    return await house.client.post(
        f"{BASE}/instruments",
        params={"project_id": str(house.project), "file_name": "form.xlsx", **query},
        content=content,
        headers=(caller or house.researcher).headers if caller != "nobody" else {},
    )


async def test_who_may_upload(house: House) -> None:
    form = forms.titled("who")
    assert (await post(house, form, "nobody")).status_code == 401
    assert (await post(house, form, house.person("facilitator"))).status_code == 403
    bound = house.person("researcher", house.networks[0])
    assert (await post(house, form, bound)).status_code == 403
    assert (await post(house, form, project_id=str(new_id()))).status_code in (403, 404)


async def test_the_same_bytes_are_one_version_and_other_bytes_the_next(house: House) -> None:
    form = forms.titled("versions")
    first = await post(house, form)
    assert (first.status_code, first.json()["version"]) == (201, 1)
    assert first.json()["languages"] == ["es", "en"]
    assert (first.json()["default_language"], first.json()["questions"], first.json()["web"]) == (
        "es",
        9,
        True,
    )
    again = await post(house, form, file_name="renamed.xlsx")
    assert (again.status_code, again.json()) == (200, first.json())
    settings = [forms.SETTINGS[0], ["Cuestionario nuevo", "versions", "2", "Español (es)"]]
    second = await post(house, forms.xlsx(settings=settings))
    assert (second.status_code, second.json()["version"]) == (201, 2)
    assert second.json()["id"] == first.json()["id"]
    one = await house.client.get(f"{BASE}/instruments/{first.json()['id']}", headers=house.researcher.headers)
    assert one.json()["title"] == "Cuestionario nuevo"
    old = await house.client.get(
        f"{BASE}/instruments/{first.json()['id']}/model",
        params={"version_id": first.json()["version_id"]},
        headers=house.researcher.headers,
    )
    assert old.json()["model"]["version"] == "1"
    kept = await house.app.state.survey.files.get(house.tenant, first.json()["sha256"])
    assert kept == form


async def test_another_organisation_sees_no_questionnaire(house: House) -> None:
    made = await house.upload()
    stranger = house.person("researcher", tenant=new_id(), project=new_id())
    for path in ("", "/model", "/xform"):
        theirs = await house.client.get(f"{BASE}/instruments/{made['id']}{path}", headers=stranger.headers)
        missing = await house.client.get(f"{BASE}/instruments/{new_id()}{path}", headers=stranger.headers)
        assert theirs.status_code == missing.status_code == 404
    listed = await house.client.get(f"{BASE}/instruments", headers=stranger.headers)
    assert listed.json()["items"] == []


async def test_a_list_takes_the_same_statements_however_long_it_is(house: House) -> None:
    await house.upload()
    await house.upload()
    caller = house.researcher
    await house.client.get(f"{BASE}/instruments", headers=caller.headers)
    listed = await house.client.get(f"{BASE}/instruments?limit=1", headers=caller.headers)
    assert len(listed.json()["items"]) == 1
    assert listed.json()["next_cursor"]
    assert queries_of(listed) == 2
    rest = await house.client.get(
        f"{BASE}/instruments", params={"cursor": listed.json()["next_cursor"]}, headers=caller.headers
    )
    assert listed.json()["items"][0]["id"] not in {one["id"] for one in rest.json()["items"]}


async def test_the_xform_is_there_for_collect(house: House) -> None:
    made = await house.upload()
    found = await house.client.get(f"{BASE}/instruments/{made['id']}/xform", headers=house.researcher.headers)
    assert found.headers["content-type"].startswith("application/xml")
    assert b"<h:html" in found.content


WRONG_ROWS: dict[str, tuple[bytes, Place]] = {
    "unknown type": (forms.xlsx(changed(5, type="integr")), ("survey", 5, "type", "type.unknown")),
    "unknown list": (forms.xlsx(changed(2, type="select_one yesno")), ("survey", 2, "type", "list.unknown")),
    "several of the names of a repeat": (
        forms.xlsx(changed(8, type="select_multiple ${comment}")),
        ("survey", 8, "type", "select.several_of_repeat"),
    ),
    "no name": (forms.xlsx(changed(5, name="")), ("survey", 5, "name", "name.missing")),
    "a name that is none": (forms.xlsx(changed(5, name="2 many")), ("survey", 5, "name", "name.invalid")),
    "a name twice": (forms.xlsx(changed(9, name="inquiry")), ("survey", 9, "name", "name.duplicate")),
    "a reference to nothing": (
        forms.xlsx(changed(3, relevant="${consnt} = 'yes'")),
        ("survey", 3, "relevant", "reference.unknown"),
    ),
    "a bracket left open": (
        forms.xlsx(changed(5, constraint="(. >= 0 and . <= 480")),
        ("survey", 5, "constraint", "expression.syntax"),
    ),
    "an end without a begin": (
        forms.xlsx([*forms.SURVEY, ["end_group"]]),
        ("survey", 15, "type", "group.unmatched_end"),
    ),
    "a begin without an end": (forms.xlsx(forms.SURVEY[:9]), ("survey", 7, "type", "group.not_closed")),
    "a choice twice": (
        forms.xlsx(choices=[*forms.CHOICES, ["yes_no", "yes", "Sí", "Yes"]]),
        ("choices", 11, "name", "choice.duplicate"),
    ),
    "a choice without a name": (
        forms.xlsx(choices=[*forms.CHOICES, ["yes_no", "", "Sí", "Yes"]]),
        ("choices", 11, "name", "choice.name_missing"),
    ),
    "a mark that is no figure": (
        forms.xlsx(changed(8, duru_figure="frequencies")),
        ("survey", 8, "duru_figure", "figure.unknown"),
    ),
    "a figure of no choices": (
        forms.xlsx(changed(5, duru_figure="frequency")),
        ("survey", 5, "duru_figure", "figure.question"),
    ),
    "a yes that is no choice": (
        forms.xlsx(changed(11, duru_figure="coherence:knows=maybe")),
        ("survey", 11, "duru_figure", "figure.yes"),
    ),
}


@pytest.mark.parametrize("what", WRONG_ROWS)
def test_a_fault_is_named_with_its_sheet_row_and_column(what: str) -> None:
    content, place = WRONG_ROWS[what]
    faults = convert_form(content)["faults"]
    assert place in places(faults), faults
    assert all(fault["message"] and fault["fix"] for fault in faults)


async def test_every_row_at_fault_is_listed_not_the_first_only(house: House) -> None:
    rows = changed(5, type="integr", constraint="(. > 1")
    rows[1][0] = "select_one yesno"
    rows[7][1] = "two words"
    refused = await post(house, forms.xlsx(rows, [*forms.CHOICES, ["role", "teacher", "Docente", "Teacher"]]))
    assert (refused.status_code, refused.json()["code"]) == (422, "instrument.invalid")
    found = places(refused.json()["errors"])
    for place in [
        ("survey", 2, "type", "list.unknown"),
        ("survey", 5, "type", "type.unknown"),
        ("survey", 5, "constraint", "expression.syntax"),
        ("survey", 8, "name", "name.invalid"),
        ("choices", 11, "name", "choice.duplicate"),
    ]:
        assert place in found, found
    assert [f["fix"] for f in refused.json()["errors"] if f["code"] == "list.unknown"] == [
        "Did you mean “yes_no”?"
    ]


def test_the_form_of_the_other_tests_has_no_fault() -> None:
    found = convert_form(forms.xlsx())
    assert found["faults"] == []
    measures = found["measures"]
    assert measures["role"] == ["profile", "role"]
    assert {part: one["name"] for part, one in measures["coherence"].items()} == {
        "knows": "knows",
        "took_part": "took_part",
        "adequate": "fits",
    }
    inquiry = next(item for item in measures["items"] if item["name"] == "inquiry")
    assert inquiry["scales"] == [{"name": "practice", "reversed": False}]
    assert [choice["rank"] for choice in inquiry["scale"]] == [1, 2, 3, 4, 5]
    assert inquiry["group"]["label"]["en"] == "How often?"


def test_without_marks_every_question_with_choices_is_counted() -> None:
    plain = [row[:7] for row in forms.SURVEY]
    items = convert_form(forms.xlsx(plain))["measures"]["items"]
    assert [item["name"] for item in items] == [
        "consent",
        "role",
        "inquiry",
        "data",
        "knows",
        "took_part",
        "fits",
    ]
    assert {choice["rank"] for item in items for choice in item["scale"]} == {None}


def test_a_choice_can_be_set_apart_and_others_ranked() -> None:
    choices = [[*row, ""] for row in forms.CHOICES]
    choices[0][-1] = "duru_rank"
    for place, row in enumerate(choices[-5:]):
        row[-1] = str(50 - place)
    choices.append(["frequency", "unknown", "No sé", "I don't know", "none"])
    item = convert_form(forms.xlsx(choices=choices))["measures"]["items"][1]
    assert [choice["value"] for choice in item["scale"]] == [
        "always", "almost_always", "sometimes", "almost_never", "never", "unknown",
    ]  # fmt: skip
    assert item["scale"][-1]["apart"]
    assert item["scale"][-1]["rank"] is None


def test_csv_and_markdown_are_questionnaires_too() -> None:
    csv = b"survey,type,name,label\n,text,town,Town\n,integr,age,Age\n"
    markdown = (
        b"| survey | | | |\n| | type | name | label |\n| | text | town | Town |\n| | integr | age | Age |\n"
    )
    assert places(convert_form(csv)["faults"])[0] == ("survey", 3, "type", "type.unknown")
    assert places(convert_form(markdown)["faults"])[0] == ("survey", 4, "type", "type.unknown")


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """The good form with one part replaced."""
    with zipfile.ZipFile(io.BytesIO(forms.xlsx())) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    return zipped({**parts, name: content})


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>"""

HOSTILE: dict[str, tuple[bytes, str]] = {
    "a bomb": (with_part("xl/media/bomb.xml", b"0" * (30 << 20)), "file.unpacked_size"),
    "many bombs": (zipped({f"xl/{n}.xml": b"0" * (1 << 20) for n in range(60)}), "file.unpacked_size"),
    "entities": (with_part("xl/sharedStrings.xml", ENTITIES), "file.entities"),
    "an address outside": (with_part("../../outside.xml", b"<a/>"), "file.path"),
    "half a file": (forms.xlsx()[:2000], "file.damaged"),
    "a zip that is no workbook": (zipped({"hello.txt": b"hello"}), "file.damaged"),
    "a page": (b"<html><script>alert(1)</script></html>", "file.kind"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(200), "file.kind"),
    "an old spreadsheet cut short": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "file.damaged"),
    "text with NUL": (b"survey,type\x00,name\n", "file.kind"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_before_it_is_unpacked(what: str) -> None:
    content, code = HOSTILE[what]
    found = convert_form(content)
    assert [fault["code"] for fault in found["faults"]] == [code]


async def test_a_hostile_file_leaves_the_service_as_it_was(house: House) -> None:
    refused = await post(house, HOSTILE["a bomb"][0])
    assert (refused.status_code, refused.json()["code"]) == (422, "instrument.unreadable")
    assert (await house.client.get("/health/live")).status_code == 200


async def test_a_file_over_five_megabytes_is_too_large(house: House) -> None:
    refused = await post(house, b"x" * ((5 << 20) + 1))
    assert (refused.status_code, refused.json()["code"]) == (413, "too_large")


async def test_an_empty_body_is_no_questionnaire(house: House) -> None:
    refused = await post(house, b"")
    assert (refused.status_code, refused.json()["code"]) == (422, "instrument.unreadable")


async def test_repairs_that_were_offered_are_made_when_a_person_takes_them(house: House) -> None:
    survey = [*forms.SURVEY[:1], ["set form title", "", "Old", "", "", "", "", ""], *forms.SURVEY[1:]]
    settings = [forms.SETTINGS[0], ["Vieja", "repaired", "1", "Español (es)"]]
    form = forms.xlsx(survey=survey, choices=[*forms.CHOICES, forms.CHOICES[1]], settings=settings)
    refused = await post(house, form)
    assert refused.status_code == 422
    offers = {one["repair"] for one in refused.json()["errors"]}
    assert offers == {"drop_row:survey:2", "allow_duplicate_choices"}
    one_is_not_enough = await post(house, form, repair="allow_duplicate_choices")
    assert [one["code"] for one in one_is_not_enough.json()["errors"]] == ["type.unknown"]
    taken = await house.client.post(
        f"{BASE}/instruments",
        params={"project_id": str(house.project), "repair": sorted(offers)},
        content=form,
        headers=house.researcher.headers,
    )
    assert taken.status_code == 201, taken.text
    assert (taken.json()["questions"], taken.json()["repairs"]) == (9, sorted(offers))


@pytest.mark.parametrize(
    "repair", ["drop_row:survey:1", "drop_row:survey:900", "drop_row:nowhere:2", "burn_it"]
)
async def test_a_repair_that_nobody_offered_is_refused(house: House, repair: str) -> None:
    answer = await post(house, forms.titled("no-such-repair"), repair=repair)
    assert answer.status_code in (415, 422), answer.text
    assert answer.json()["errors"]
