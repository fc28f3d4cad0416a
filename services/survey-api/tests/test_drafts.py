"""Questionnaires written without Excel: drafts over HTTP, and the XLSForm that they are."""

import io
from typing import Any

import pytest
from chassis.ids import new_id
from chassis.testing import TestCaller, queries_of
from openpyxl import load_workbook
from survey_api.authoring.sheets import blank, form_id_of, missing_texts, sheets_of, workbook_of

from . import forms
from .conftest import BASE, House

SHEETS: dict[str, Any] = {
    "survey": {
        "columns": ["type", "name", "label::Español (es)", "label::English (en)", "my note"],
        "rows": [
            ["select_one yn", "reads", "¿Lee?", "Reads?", "=1+1"],
            ["integer", "pages", "¿Páginas?", "", ""],
        ],
    },
    "choices": {
        "columns": ["list_name", "name", "label::Español (es)", "label::English (en)"],
        "rows": [["yn", "yes", "Sí", "Yes"], ["yn", "no", "No", "No"]],
    },
}


def sheets(form_id: str, **changes: Any) -> dict[str, Any]:
    settings = {"columns": ["form_title", "form_id", "version"], "rows": [["Lectura", form_id, "1"]]}
    return {**SHEETS, "settings": settings, **changes}


class Desk:
    """A researcher at their drafts."""

    def __init__(self, house: House, caller: TestCaller | None = None) -> None:
        self.house = house
        self.headers = (caller or house.researcher).headers

    async def call(self, method: str, path: str, version: int | None = None, **more: Any) -> Any:
        headers = {**self.headers, **({"If-Match": f'"{version}"'} if version else {})}
        return await self.house.client.request(method, f"{BASE}{path}", headers=headers, **more)

    async def draft(self, **body: Any) -> dict[str, Any]:
        whole = {"project_id": str(self.house.project), "title": "Lectura", **body}
        made = await self.call("POST", "/drafts", json=whole)
        assert made.status_code == 201, made.text
        found: dict[str, Any] = made.json()
        return found


def unique() -> str:
    return f"draft-{new_id().hex[:10]}"


def test_the_same_sheets_are_the_same_bytes_and_come_back_as_they_were() -> None:
    whole = sheets("same")
    content = workbook_of(whole)
    assert content == workbook_of(whole)
    assert sheets_of(content) == whole


def test_a_cell_that_looks_like_a_formula_is_a_text() -> None:
    book = load_workbook(io.BytesIO(workbook_of(sheets("formula"))))
    cell = book["survey"]["E2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_missing_translations_are_named_with_their_cell() -> None:
    assert list(missing_texts(sheets("missing"))) == [
        {"sheet": "survey", "row": 3, "column": "label::English (en)", "language": "English (en)"}
    ]


def test_a_form_without_translations_lacks_none() -> None:
    assert list(missing_texts(blank("T", "t", []))) == []


@pytest.mark.parametrize(
    ("title", "form_id"),
    [("Lectura 2026 (niños)", "lectura_2026_ninos"), ("2026", "form_2026"), ("日本", "form")],
)
def test_a_form_is_called_after_its_title(title: str, form_id: str) -> None:
    assert form_id_of(title) == form_id


async def test_who_may_write_drafts(house: House) -> None:
    body = {"project_id": str(house.project), "title": "T"}
    assert (await house.client.post(f"{BASE}/drafts", json=body)).status_code == 401
    for caller in (house.person("facilitator"), house.person("researcher", house.networks[0])):
        assert (await Desk(house, caller).call("POST", "/drafts", json=body)).status_code == 403
    made = await Desk(house).draft()
    stranger = Desk(house, house.person("researcher", tenant=new_id(), project=new_id()))
    for method, path in (
        ("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/check"), ("POST", "/publish"), ("GET", "/form.xlsx"),
    ):  # fmt: skip
        theirs = await stranger.call(method, f"/drafts/{made['id']}{path}", 1, json={})
        none = await stranger.call(method, f"/drafts/{new_id()}{path}", 1, json={})
        assert theirs.status_code == none.status_code == 404, (method, path)
    assert (await stranger.call("GET", "/drafts")).json()["items"] == []


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"title": ""}, "/title"),
        ({"form_id": "1st form"}, "/form_id"),
        ({"sheets": {"survey": {"columns": ["type"], "rows": [["text", "x"]]}}}, "/sheets/survey"),
        ({"sheets": {"survey": {"columns": ["type", "Type "], "rows": []}}}, "/sheets/survey"),
        ({"sheets": {"surwey": {}}}, "/sheets/surwey"),
        ({"sheets": {"survey": {"columns": ["a"], "rows": [["x" * 20_001]]}}}, "/sheets/survey/rows/0/0"),
    ],
)
async def test_what_is_no_draft_is_refused_with_its_place(
    house: House, body: dict[str, Any], pointer: str
) -> None:
    whole = {"project_id": str(house.project), "title": "T", **body}
    refused = await Desk(house).call("POST", "/drafts", json=whole)
    assert refused.status_code == 422
    assert pointer in [error["pointer"] for error in refused.json()["errors"]]


async def test_a_draft_is_written_checked_published_and_then_stays(house: House) -> None:
    desk = Desk(house)
    form_id = unique()
    made = await desk.draft(form_id=form_id, languages=["Español (es)", "English (en)"])
    assert made["sheets"]["survey"]["columns"][2:4] == ["label::Español (es)", "label::English (en)"]
    path = f"/drafts/{made['id']}"
    empty = (await desk.call("POST", f"{path}/check")).json()
    assert empty["accepted"] is False
    assert empty["problems"]
    assert (await desk.call("POST", f"{path}/publish", 1)).status_code == 422
    saved = await desk.call("PATCH", path, 1, json={"sheets": sheets(form_id)})
    assert (saved.status_code, saved.json()["version"]) == (200, 2)
    again = await desk.call("PATCH", path, 2, json={"sheets": saved.json()["sheets"]})
    assert again.json()["version"] == 2
    checked = (await desk.call("POST", f"{path}/check")).json()
    assert checked["accepted"] is True
    assert checked["changes"] is None
    assert [node["name"] for node in checked["model"]["nodes"]][:2] == ["reads", "pages"]
    assert [one["row"] for one in checked["missing"]] == [3]
    published = await desk.call("POST", f"{path}/publish", 2)
    assert published.status_code == 201, published.text
    assert published.json()["version"] == 1
    assert (await desk.call("POST", f"{path}/publish", 2)).json() == published.json()
    assert (await desk.call("PATCH", path, 2, json={"title": "Other"})).json()["code"] == "draft.published"
    assert (await desk.call("DELETE", path)).json()["code"] == "draft.published"
    found = (await desk.call("GET", path)).json()
    assert found["published_as"] == published.json()["version_id"]


async def test_an_older_draft_is_not_overwritten_and_both_are_shown(house: House) -> None:
    desk = Desk(house)
    made = await desk.draft()
    path = f"/drafts/{made['id']}"
    assert (await desk.call("PATCH", path, json={"title": "A"})).status_code == 428
    assert (await desk.call("PATCH", path, 1, json={"title": "A"})).status_code == 200
    late = await desk.call("PATCH", path, 1, json={"title": "B"})
    assert late.status_code == 412
    assert (late.json()["current"]["title"], late.json()["yours"]) == ("A", {"title": "B"})
    assert (await desk.call("POST", f"{path}/publish", 1)).status_code == 412


async def test_the_next_version_begins_with_the_one_before_and_says_what_it_changed(house: House) -> None:
    desk = Desk(house)
    first = await house.upload(forms.titled(unique()))
    draft = await desk.draft(version_id=first["version_id"])
    assert draft["based_on"] == first["version_id"]
    survey = draft["sheets"]["survey"]
    at = next(n for n, title in enumerate(survey["columns"]) if title.startswith("label::"))
    asked = next(row for row in survey["rows"] if row[0].startswith("select_one") and row[at])
    asked[at] += " (nuevo)"
    path = f"/drafts/{draft['id']}"
    assert (await desk.call("POST", f"{path}/check")).json()["changes"]["changes"] == []
    await desk.call("PATCH", path, 1, json={"sheets": draft["sheets"]})
    ahead = (await desk.call("POST", f"{path}/check")).json()["changes"]
    done = await desk.call("POST", f"{path}/publish", 2)
    assert done.status_code == 201, done.text
    second = done.json()
    assert (second["id"], second["version"]) == (first["id"], 2)
    told = (await desk.call("GET", f"/instruments/{first['id']}/changes")).json()
    assert (told["from_version"], told["to_version"]) == (1, 2)
    assert ahead == told
    assert [(one["path"].split("/")[-1], one["kinds"], one["comparable"]) for one in told["changes"]] == [
        (asked[1], ["reworded"], False)
    ]
    assert told["comparable"] == second["questions"] - 1
    listed = await desk.call("GET", f"/instruments/{first['id']}/versions", params={"limit": 1})
    assert [one["version"] for one in listed.json()["items"]] == [2]
    rest = await desk.call(
        "GET", f"/instruments/{first['id']}/versions", params={"cursor": listed.json()["next_cursor"]}
    )
    assert [one["version"] for one in rest.json()["items"]] == [1]
    first_of = await desk.call(
        "GET", f"/instruments/{first['id']}/changes", params={"version_id": first["version_id"]}
    )
    assert first_of.status_code == 404


async def test_an_export_round_trips(house: House) -> None:
    desk = Desk(house)
    form_id = unique()
    made = await desk.draft(sheets=sheets(form_id))
    exported = await desk.call("GET", f"/drafts/{made['id']}/form.xlsx")
    assert exported.headers["content-disposition"] == 'attachment; filename="Lectura.xlsx"'
    assert sheets_of(exported.content) == sheets(form_id)
    uploaded = await house.upload(exported.content)
    again = await desk.draft(version_id=uploaded["version_id"])
    assert {name: again["sheets"][name] for name in sheets(form_id)} == sheets(form_id)
    version = await desk.call("GET", f"/instruments/{uploaded['id']}/form.xlsx")
    assert version.content == exported.content


async def test_a_form_that_came_as_text_goes_out_as_a_workbook(house: House) -> None:
    form_id = unique()
    text = f"survey,type,name,label\n,text,town,Town?\nsettings,form_id\n,{form_id}\n"
    made = await house.upload(text.encode())
    exported = await Desk(house).call("GET", f"/instruments/{made['id']}/form.xlsx")
    assert sheets_of(exported.content)["survey"]["rows"] == [["text", "town", "Town?"]]


async def test_a_draft_is_thrown_away(house: House) -> None:
    desk = Desk(house)
    made = await desk.draft()
    assert (await desk.call("DELETE", f"/drafts/{made['id']}")).status_code == 204
    assert (await desk.call("GET", f"/drafts/{made['id']}")).status_code == 404


async def test_who_writes_for_one_network_changes_no_draft_of_the_project(house: House) -> None:
    desk = Desk(house)
    made = await desk.draft()
    path, bound = f"/drafts/{made['id']}", Desk(house, house.person("researcher", house.networks[0]))
    for method, more in (("PATCH", ""), ("DELETE", ""), ("POST", "/publish")):
        refused = await bound.call(method, path + more, made["version"], json={"title": "Theirs"})
        assert (refused.status_code, refused.json()["code"]) == (403, "permission.denied"), (method, more)
    left = (await desk.call("GET", path)).json()
    assert (left["title"], left["version"]) == (made["title"], made["version"])


async def test_a_version_of_another_project_is_not_there_to_begin_with(house: House) -> None:
    first = await house.upload()
    body = {"project_id": str(house.project), "title": "T", "version_id": str(new_id())}
    assert (await Desk(house).call("POST", "/drafts", json=body)).status_code == 404
    body["version_id"] = first["version_id"]
    assert (await Desk(house).call("POST", "/drafts", json=body)).status_code == 201


async def test_a_list_of_drafts_takes_the_same_statements_however_long_it_is(house: House) -> None:
    desk = Desk(house)
    await desk.draft()
    await desk.draft()
    await desk.call("GET", "/drafts")
    short = await desk.call("GET", "/drafts", params={"limit": 1, "published": "false"})
    long = await desk.call("GET", "/drafts", params={"published": "false"})
    assert len(short.json()["items"]) == 1
    assert "sheets" not in short.json()["items"][0]
    assert queries_of(short) == queries_of(long) == 2
