"""The question library: items that stand by themselves, their versions, who took them, and how they are found."""

from typing import Any

import pytest
from chassis.ids import new_id
from chassis.testing import queries_of
from survey_api.library.contents import contents_of, faults_of, kinds_of, languages_of, taken_rows
from survey_api.library.words import fold

from .conftest import BASE, House
from .library_items import EN, ES, QUESTION, Keeper, from_item, reworded, survey


def sheets(**more: Any) -> dict[str, Any]:
    return contents_of({**QUESTION, **more})


def codes(found: dict[str, Any]) -> list[tuple[str, str | None, int | None]]:
    return [(fault.code, fault.sheet, fault.row) for fault in faults_of(contents_of(found))]


def test_an_item_keeps_no_blank_row_no_unused_column_and_no_earlier_origin() -> None:
    columns = ["type", "name", ES, "hint", "duru_item", ""]
    kept = contents_of(survey(columns, ["text", "a", "Uno", "", "old@1", "x"], ["", " ", "", "", "", ""]))
    assert kept["survey"] == {"columns": ["type", "name", ES], "rows": [["text", "a", "Uno"]]}
    assert kept["choices"] == {"columns": [], "rows": []}


def test_what_stands_by_itself_has_no_fault() -> None:
    assert faults_of(sheets()) == []


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (survey([]), ("item.empty", "survey", None)),
        (survey(["type", "name", "label"], ["text", "a", "One"]), ("item.language", "survey", 1)),
        (
            survey(
                ["type", "name", ES, "relevant"], ["text", "a", "Uno", ""], ["text", "b", "Dos", "${c} = 1"]
            ),
            ("item.outside", "survey", 3),
        ),
        (survey(["type", "name", ES], ["text", "a", "Hola ${ quien }"]), ("item.outside", "survey", 2)),
        (
            survey(["type", "name", ES], ["text", "a", "Uno"], choices=QUESTION["choices"]),
            ("item.list_unused", "choices", 2),
        ),
        (
            survey(
                ["type", "name", ES],
                ["text", "a", "Uno"],
                duru_scales={"columns": ["name", ES], "rows": [["s", "Escala"]]},
            ),
            ("item.scale_unused", "duru_scales", 2),
        ),
    ],
)
def test_what_does_not_stand_by_itself_is_told_with_its_place(
    found: dict[str, Any], said: tuple[str, str, int | None]
) -> None:
    assert codes(found)[0] == said


def test_a_scale_goes_with_its_items_reversed_ones_too() -> None:
    names = {"columns": ["name", ES], "rows": [["use_of_visit", "Provecho"], ["trust", "Confianza"]]}
    whole = survey(
        ["type", "name", ES, "duru_figure"],
        ["text", "a", "Uno", "frequency scale:use_of_visit:reversed scale:trust"],
        duru_scales=names,
    )
    assert codes(whole) == []


def test_a_question_of_the_item_may_be_referred_to() -> None:
    whole = survey(
        ["type", "name", ES, "relevant"], ["integer", "a", "Uno", ""], ["text", "b", "Dos", "${a} = 1"]
    )
    assert codes(whole) == []


def test_kinds_are_those_of_authors() -> None:
    found = survey(
        ["type", "name", "appearance"],
        ["begin_group", "g", "table-list"], ["select_one  x", "a", ""], ["end_group", "", ""],
        ["select_one x", "b", "likert"], ["select_multiple x", "c", ""], ["begin repeat", "d", ""],
        ["integer", "e", ""], ["end repeat", "", ""], ["rank x", "f", ""],
    )  # fmt: skip
    kinds = ["matrix", "select_one", "likert", "select_multiple", "repeat", "integer", "rank"]
    assert kinds_of(contents_of(found)) == kinds
    assert languages_of(sheets()) == ["Español (es)", "English (en)"]


def test_rows_that_were_taken_are_known_by_their_path() -> None:
    rows = [
        ("begin_group", "g", "set@3"),
        ("text", "a", ""),
        ("end group", "", ""),
        ("text", "b", "one@12"),
        ("text", "c", "my note"),
        ("text", "d", "one@0"),
    ]
    assert taken_rows(rows) == [
        {"path": "/g", "key": "set", "number": 3},
        {"path": "/b", "key": "one", "number": 12},
    ]


def test_words_are_found_without_their_accents() -> None:
    assert fold("¿Participó en ÉL?") == "¿participo en el?"


async def test_who_may_keep_the_library(house: House) -> None:
    keeper = Keeper(house)
    body = keeper.item_body()
    assert (await house.client.post(f"{BASE}/library/items", json=body)).status_code == 401
    for caller in (house.person("facilitator"), house.person("researcher", house.networks[0])):
        assert (await Keeper(house, caller).call("POST", "/library/items", json=body)).status_code == 403
    made = await keeper.item()
    path = f"/library/items/{made['id']}"
    stranger = Keeper(house, house.person("researcher", tenant=new_id(), project=new_id()))
    version_body = {"sheets": QUESTION}
    for method, more, sent in (
        ("GET", "", None), ("PATCH", "", {"title": "T"}), ("POST", "/versions", version_body),
        ("GET", "/versions", None), ("GET", "/versions/1", None), ("GET", "/versions/1/changes?since=1", None),
        ("GET", "/uses", None),
    ):  # fmt: skip
        theirs = await stranger.call(method, f"{path}{more}", 1, json=sent)
        none = await keeper.call(method, f"/library/items/{new_id()}{more}", 1, json=sent)
        assert theirs.status_code == none.status_code == 404, (method, more)
    assert (await stranger.call("GET", "/library/items")).json()["items"] == []
    reader = Keeper(house, house.person("facilitator"))
    assert (await reader.call("GET", path)).status_code == 200
    assert (await reader.call("PATCH", path, 1, json={"title": "T"})).status_code == 403
    assert (await reader.call("POST", f"{path}/versions", json=version_body)).status_code == 403


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"title": ""}, "/title"),
        ({"source": "  "}, "/source"),
        ({"key": "a b"}, "/key"),
        ({"tags": ["x" * 61]}, "/tags/0"),
        ({"sheets": {"surwey": {}}}, "/sheets/surwey"),
    ],
)
async def test_an_item_that_says_too_little_is_refused_with_its_place(
    house: House, changes: dict[str, Any], pointer: str
) -> None:
    keeper = Keeper(house)
    refused = await keeper.call("POST", "/library/items", json=keeper.item_body(**changes))
    assert refused.status_code == 422
    assert pointer in [fault["pointer"] for fault in refused.json()["errors"]]


async def test_a_question_that_refers_outside_is_refused_with_the_mend(house: House) -> None:
    keeper = Keeper(house)
    outside = survey(["type", "name", ES, "relevant"], ["text", "why", "¿Por qué?", "${side} = 'visitor'"])
    refused = await keeper.call("POST", "/library/items", json=keeper.item_body(sheets=outside))
    assert (refused.status_code, refused.json()["code"]) == (422, "library.item_invalid")
    (fault,) = refused.json()["errors"]
    assert (fault["sheet"], fault["row"], fault["column"]) == ("survey", 2, "relevant")
    assert fault["fix"] == "Save “side” with it, or leave this out."


async def test_what_no_questionnaire_could_ask_is_refused_like_a_draft(house: House) -> None:
    keeper = Keeper(house)
    broken = survey(["type", "name", ES], ["select_one nowhere", "a", "Uno"])
    refused = await keeper.call("POST", "/library/items", json=keeper.item_body(sheets=broken))
    assert refused.status_code == 422
    assert [(one["row"], one["code"]) for one in refused.json()["errors"]] == [(2, "list.unknown")]


async def test_an_item_is_saved_with_its_first_version(house: House) -> None:
    keeper = Keeper(house)
    made = await keeper.item(tags=["a", "b", "a"])
    assert (made["newest"], made["version"], made["kinds"], made["questions"]) == (1, 1, ["likert"], 1)
    assert made["languages"] == ["Español (es)", "English (en)"]
    assert made["tags"] == ["a", "b"]
    shown = made["shown"]
    assert shown["sheets"]["survey"] == QUESTION["survey"]
    assert shown["model"]["nodes"][0]["name"] == "reads"
    assert (await keeper.call("GET", f"/library/items/{made['id']}")).json() == made
    again = await keeper.call("POST", "/library/items", json=keeper.item_body(key=made["key"]))
    assert again.json()["code"] == "library.key_taken"


async def test_keys_that_nobody_chose_are_free_ones(house: House) -> None:
    keeper = Keeper(house)
    title = f"Título {new_id().hex[-8:]}"
    first, second = [await keeper.item(key=None, title=title) for _ in range(2)]
    assert second["key"] == f"{first['key']}_2"


async def test_another_wording_is_a_new_version_and_tells_what_it_changed(house: House) -> None:
    keeper = Keeper(house)
    made = await keeper.item()
    path = f"/library/items/{made['id']}"
    assert (await keeper.made(f"{path}/versions", {"sheets": QUESTION}, 200))["number"] == 1
    second = await keeper.made(f"{path}/versions", {"sheets": reworded(), "note": "Shorter"})
    assert (second["number"], second["note"]) == (2, "Shorter")
    assert (await keeper.call("GET", f"{path}/versions/1")).json()["sheets"]["survey"] == QUESTION["survey"]
    told = (await keeper.call("GET", f"{path}/versions/2/changes")).json()
    assert [(one["path"], one["kinds"]) for one in told["changes"]] == [("/reads", ["reworded"])]
    assert (told["from_version"], told["to_version"], told["comparable"]) == (1, 2, 0)
    for none in ("/versions/1/changes", "/versions/3", "/versions/3/changes", "/versions/2/changes?since=9"):
        assert (await keeper.call("GET", f"{path}{none}")).status_code == 404, none
    listed = (await keeper.call("GET", f"{path}/versions", params={"limit": 1})).json()
    assert [one["number"] for one in listed["items"]] == [2]
    rest = (await keeper.call("GET", f"{path}/versions", params={"cursor": listed["next_cursor"]})).json()
    assert [one["number"] for one in rest["items"]] == [1]
    assert (await keeper.call("GET", path)).json()["newest"] == 2
    short = await keeper.call("GET", f"{path}/versions", params={"limit": 1})
    long = await keeper.call("GET", f"{path}/versions")
    assert (len(long.json()["items"]), queries_of(short), queries_of(long)) == (2, 3, 3)


async def test_facts_are_changed_on_the_version_that_was_read(house: House) -> None:
    keeper = Keeper(house)
    made = await keeper.item()
    path = f"/library/items/{made['id']}"
    assert (await keeper.call("PATCH", path, json={"title": "B"})).status_code == 428
    changed = await keeper.call("PATCH", path, 1, json={"title": "Bücher", "archived": True})
    assert (changed.json()["version"], changed.json()["archived_at"] is not None) == (2, True)
    late = await keeper.call("PATCH", path, 1, json={"title": "C"})
    assert (late.status_code, late.json()["current"]["title"]) == (412, "Bücher")
    archived = await keeper.call("POST", f"{path}/versions", json={"sheets": reworded()})
    assert archived.json()["code"] == "library.archived"
    back = await keeper.call("PATCH", path, 2, json={"archived": False})
    assert back.json()["archived_at"] is None
    assert (await keeper.call("PATCH", path, 3, json={"title": "Bücher"})).json()["version"] == 3


async def test_the_library_is_searched_by_words_tag_kind_and_key(house: House) -> None:
    keeper = Keeper(house)
    word = f"zz{new_id().hex[-8:]}"
    made = await keeper.item(sheets=reworded(f"Ñandú {word}?"), tags=[word])
    other = await keeper.item(sheets=survey(["type", "name", ES], ["integer", "n", f"Otro {word}"]))

    async def ids(**asked: Any) -> list[str]:
        found = await keeper.call("GET", "/library/items", params={"project_id": str(house.project), **asked})
        assert found.status_code == 200, found.text
        return [one["id"] for one in found.json()["items"]]

    assert await ids(q=word.upper()) == [other["id"], made["id"]]
    assert await ids(q=f"nandu {word}") == [made["id"]]
    assert await ids(q=f"{word} 100%_") == []
    assert await ids(tag=word) == [made["id"]]
    assert await ids(q=word, kind="integer") == [other["id"]]
    assert await ids(key=[made["key"], "nobody"]) == [made["id"]]
    await keeper.call("PATCH", f"/library/items/{made['id']}", 1, json={"archived": True})
    assert await ids(q=word) == [other["id"]]
    assert await ids(q=word, archived=True) == [made["id"]]
    assert await ids(key=[made["key"]]) == [made["id"]]
    first = await keeper.call("GET", "/library/items", params={"limit": 1})
    after = await keeper.call(
        "GET", "/library/items", params={"limit": 1, "cursor": first.json()["next_cursor"]}
    )
    assert first.json()["items"][0]["id"] > after.json()["items"][0]["id"]


async def test_who_took_an_item_is_seen_at_the_newest_version_that_asks_it(house: House) -> None:
    keeper = Keeper(house)
    item = await keeper.item()
    uses = f"/library/items/{item['id']}/uses"
    assert (await keeper.call("GET", uses)).json()["items"] == []
    first = await keeper.published(from_item(item))
    one = await keeper.call("GET", uses)
    await keeper.published(from_item(item, name="reads_more"), first["form_id"])
    (use,) = (await keeper.call("GET", uses)).json()["items"]
    await keeper.published(from_item(item))
    two = await keeper.call("GET", uses)
    assert [len(answer.json()["items"]) for answer in (one, two)] == [1, 2]
    assert queries_of(one) == queries_of(two) == 3
    assert (use["instrument_id"], use["instrument_version"], use["path"], use["number"]) == (
        first["id"],
        2,
        "/home/reads_more",
        1,
    )


async def test_an_export_and_an_import_keep_where_a_row_came_from(house: House) -> None:
    keeper = Keeper(house)
    item = await keeper.item()
    made = await keeper.published(from_item(item))
    file = await keeper.call("GET", f"/instruments/{made['id']}/form.xlsx")
    uploaded = await keeper.call(
        "POST", "/instruments", params={"project_id": str(house.project)}, content=file.content
    )
    assert (uploaded.status_code, uploaded.json()["version_id"]) == (200, made["version_id"])
    draft = await keeper.made(
        "/drafts", {"project_id": str(house.project), "title": "T", "version_id": made["version_id"]}
    )
    survey_sheet = draft["sheets"]["survey"]
    at = survey_sheet["columns"].index("duru_item")
    assert [row[at] for row in survey_sheet["rows"]] == ["", f"{item['key']}@1", "", "my own note"]


async def test_a_list_of_items_takes_the_same_statements_however_long_it_is(house: House) -> None:
    keeper = Keeper(house)
    for _ in range(2):
        await keeper.item()
    await keeper.call("GET", "/library/items")
    short = await keeper.call("GET", "/library/items", params={"limit": 1})
    long = await keeper.call("GET", "/library/items", params={"limit": 200})
    assert len(long.json()["items"]) > 1
    assert queries_of(short) == queries_of(long) == 2


NUL, LONE = '"a\\u0000b"', '"\\ud800"'


@pytest.mark.parametrize(
    "text", [NUL, LONE, "1e400", "[" * 3_000 + "]" * 3_000], ids=["nul", "lone", "1e400", "deep"]
)
@pytest.mark.parametrize("field", ["title", "tags", "sheets"])
async def test_hostile_texts_are_refused_and_nothing_is_stored(house: House, text: str, field: str) -> None:
    keeper = Keeper(house)
    key = f"hostile-{new_id().hex[-10:]}"
    body = f'{{"project_id": "{house.project}", "key": "{key}", "title": "T", "source": "S", "sheets": {{}}, "{field}": {text}}}'
    answer = await keeper.call(
        "POST", "/library/items", content=body.encode(), headers={"content-type": "application/json"}
    )
    assert 400 <= answer.status_code < 500, answer.text
    found = await keeper.call("GET", "/library/items", params={"key": key})
    assert found.json()["items"] == []


async def test_a_control_character_in_a_cell_is_a_fault_of_its_row(house: House) -> None:
    keeper = Keeper(house)
    bad = survey(["type", "name", ES, EN], ["text", "a", "Uno\x0b", "One"])
    answer = await keeper.call("POST", "/library/items", json=keeper.item_body(sheets=bad))
    assert 400 <= answer.status_code < 500, answer.text
