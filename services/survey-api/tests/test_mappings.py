"""What measures what: questions and library items mapped to dimensions, over versions of both."""

from typing import Any

import pytest
from chassis.ids import new_id
from chassis.testing import queries_of

from .conftest import BASE, House
from .framework_contents import FIRST, SECOND, framework
from .library_items import QUESTION, Keeper, from_item, reworded

OTHER = str(new_id())


async def question(keeper: Keeper) -> dict[str, Any]:
    return await keeper.published(QUESTION)


def to(made: dict[str, Any], dimension: str | None = "kept", **subject: Any) -> dict[str, Any]:
    return {"framework_version_id": made["version_id"], "dimension": dimension, **subject}


def at(instrument: dict[str, Any], path: str = "/reads") -> dict[str, str]:
    return {"instrument_id": instrument["id"], "path": path}


async def test_who_may_map(house: House) -> None:
    keeper = Keeper(house)
    made = await framework(keeper, FIRST)
    instrument = await question(keeper)
    body = to(made, **at(instrument))
    assert (await house.client.post(f"{BASE}/mappings", json=body)).status_code == 401
    for caller in (house.person("facilitator"), house.person("researcher", house.networks[0])):
        assert (await Keeper(house, caller).call("POST", "/mappings", json=body)).status_code == 403
    stranger = Keeper(house, house.person("researcher", tenant=new_id(), project=new_id()))
    assert (await stranger.call("POST", "/mappings", json=body)).status_code == 404
    mapping = await keeper.made("/mappings", body)
    assert (await stranger.call("DELETE", f"/mappings/{mapping['id']}")).status_code == 404
    assert (await stranger.call("GET", "/mappings")).json()["items"] == []
    reader = Keeper(house, house.person("facilitator"))
    assert (await reader.call("DELETE", f"/mappings/{mapping['id']}")).status_code == 403
    assert (await keeper.call("DELETE", f"/mappings/{mapping['id']}")).status_code == 204
    assert (await keeper.call("DELETE", f"/mappings/{mapping['id']}")).status_code == 404


async def test_what_is_not_there_is_told_with_its_place(house: House) -> None:
    keeper = Keeper(house)
    made = await framework(keeper, FIRST)
    instrument = await question(keeper)
    draft = await keeper.made(
        "/frameworks", {"project_id": str(house.project), "key": f"d-{new_id().hex[-8:]}", "content": FIRST}
    )
    for body, status, pointer in (
        ({**to(made, **at(instrument)), "framework_version_id": OTHER}, 404, "/framework_version_id"),
        (to(draft, **at(instrument)), 422, "/framework_version_id"),
        (to(made, "nothing", **at(instrument)), 422, "/dimension"),
        (to(made, **at(instrument, "/writes")), 404, "/path"),
        (to(made, instrument_id=OTHER, path="/reads"), 404, "/instrument_id"),
        (to(made, item_id=OTHER), 404, "/item_id"),
        (to(made, **at(instrument, "reads")), 422, "/path"),
        (to(made, **at(instrument), item_id=OTHER), 422, ""),
        (to(made, instrument_id=OTHER), 422, ""),
        (to(made), 422, ""),
    ):
        refused = await keeper.call("POST", "/mappings", json=body)
        assert refused.status_code == status, (body, refused.text)
        (fault,) = refused.json()["errors"]
        assert (fault["pointer"], bool(fault["fix"])) == (pointer, True), body


async def test_the_same_mapping_is_made_once_and_says_who_made_it(house: House) -> None:
    keeper = Keeper(house)
    made = await framework(keeper, FIRST)
    instrument = await question(keeper)
    body = {**to(made, **at(instrument)), "note": "As agreed in March"}
    first = await keeper.made("/mappings", body)
    assert (first["note"], first["origin"], first["stands"], first["changed"]) == (
        "As agreed in March", "person", True, [],
    )  # fmt: skip
    assert first["label"] == {"es": "¿Lee en casa?", "en": "Do they read at home?"}
    assert first["created_by"]
    assert (await keeper.made("/mappings", body, 200))["id"] == first["id"]
    assert (await keeper.made("/mappings", to(made, None, **at(instrument))))["dimension"] is None


async def test_a_mapping_holds_for_all_versions_and_tells_another_wording(house: House) -> None:
    keeper = Keeper(house)
    made = await framework(keeper, FIRST)
    instrument = await question(keeper)
    await keeper.made("/mappings", to(made, **at(instrument)))

    async def seen() -> dict[str, Any]:
        (one,) = (await keeper.call("GET", "/mappings", params={"instrument_id": instrument["id"]})).json()[
            "items"
        ]
        return dict(one)

    await keeper.published(reworded(), instrument["form_id"])
    assert ((await seen())["stands"], (await seen())["changed"]) == (True, ["reworded"])
    assert (await seen())["label"]["en"] == "Do they read?"
    gone = {"survey": {"columns": ["type", "name", "label"], "rows": [["text", "other", "Other?"]]}}
    await keeper.published(gone, instrument["form_id"])
    assert ((await seen())["stands"], (await seen())["changed"]) == (False, [])
    assert (await seen())["label"]["es"] == "¿Lee en casa?"
    items = (await keeper.call("GET", f"/frameworks/{made['id']}/items")).json()
    assert "kept" in items["gaps"]


async def test_a_framework_shows_what_measures_each_dimension_and_what_nothing_does(house: House) -> None:
    keeper = Keeper(house)
    made = await framework(keeper, FIRST, SECOND)
    first = next(one for one in made["versions"] if one["number"] == 1)
    instrument = await question(keeper)
    item = await keeper.item()
    on_first = {**made, "version_id": first["id"]}
    for code in ("kept", "old", "torn"):
        await keeper.made("/mappings", to(on_first, code, **at(instrument)))
    await keeper.made("/mappings", to(made, "added", item_id=item["id"]))
    path = f"/frameworks/{made['id']}/items"
    found = (await keeper.call("GET", path)).json()
    assert [(one["dimension"], one["carried_from"], one["mapping"]["title"]) for one in found["items"]] == [
        ("kept", 1, "A form"),
        ("young", 1, "A form"),
        ("added", None, "Reading at home"),
    ]
    assert [(one["kind"], one["candidates"]) for one in found["undecided"]] == [("split", ["left", "right"])]
    assert found["gaps"] == ["left", "right", "both"]
    assert found["instruments"] == [
        {"id": instrument["id"], "title": "A form", "version_ids": [instrument["version_id"]]}
    ]
    earlier = (await keeper.call("GET", path, params={"number": 1})).json()
    assert sorted(one["dimension"] for one in earlier["items"]) == ["kept", "old", "torn"]
    await keeper.made("/mappings", to(made, "left", **at(instrument)))
    decided = (await keeper.call("GET", path)).json()
    assert (decided["undecided"], decided["gaps"]) == ([], ["right", "both"])


async def test_an_item_carries_its_mapping_into_the_questionnaire_that_takes_it(house: House) -> None:
    keeper = Keeper(house)
    made = await framework(keeper, FIRST)
    item = await keeper.item()
    await keeper.made("/mappings", to(made, "kept", item_id=item["id"]))
    await keeper.made("/mappings", to(made, None, item_id=item["id"]))
    instrument = await keeper.published(from_item(item))
    asked = {"instrument_id": instrument["id"]}
    (carried,) = (await keeper.call("GET", "/mappings", params=asked)).json()["items"]
    assert (carried["path"], carried["dimension"], carried["origin"], carried["note"]) == (
        "/home/reads",
        "kept",
        "library",
        f"{item['key']}@1",
    )
    # Who takes it away is not overruled by the next version.
    await keeper.call("DELETE", f"/mappings/{carried['id']}")
    again = from_item(item)
    again["survey"]["rows"][3][2] = "¿Algo más que decir?"
    await keeper.published(again, instrument["form_id"])
    assert (await keeper.call("GET", "/mappings", params=asked)).json()["items"] == []


async def test_the_library_is_searched_by_dimension(house: House) -> None:
    keeper = Keeper(house)
    made = await framework(keeper, FIRST)
    item = await keeper.item()
    await keeper.made("/mappings", to(made, "kept", item_id=item["id"]))

    async def found(**asked: str) -> list[str]:
        answer = await keeper.call(
            "GET", "/library/items", params={"framework_version_id": made["version_id"], **asked}
        )
        return [one["id"] for one in answer.json()["items"]]

    assert await found() == await found(dimension="kept") == [item["id"]]
    assert await found(dimension="old") == []


async def test_a_list_of_mappings_takes_the_same_statements_however_long_it_is(house: House) -> None:
    keeper = Keeper(house)
    made = await framework(keeper, FIRST)
    for _ in range(2):
        instrument, item = await question(keeper), await keeper.item()
        await keeper.made("/mappings", to(made, **at(instrument)))
        await keeper.made("/mappings", to(made, item_id=item["id"]))
    asked = {"framework_id": made["id"]}
    await keeper.call("GET", "/mappings", params=asked)
    short = await keeper.call("GET", "/mappings", params={**asked, "limit": 2})
    long = await keeper.call("GET", "/mappings", params=asked)
    assert (len(short.json()["items"]), len(long.json()["items"])) == (2, 4)
    assert queries_of(short) == queries_of(long) == 4
    after = await keeper.call("GET", "/mappings", params={**asked, "cursor": short.json()["next_cursor"]})
    assert len(after.json()["items"]) == 2
    coverage = await keeper.call("GET", f"/frameworks/{made['id']}/items")
    assert len(coverage.json()["items"]) == 4
    assert queries_of(coverage) == 7


@pytest.mark.parametrize("text", ['"a\\u0000b"', '"\\ud800"', "1e400", "[" * 3_000 + "]" * 3_000])
@pytest.mark.parametrize("field", ["note", "dimension", "path", "instrument_id"])
async def test_hostile_texts_are_refused(house: House, text: str, field: str) -> None:
    sent = f'{{"framework_version_id": "{OTHER}", "dimension": "a", "instrument_id": "{OTHER}", "path": "/a", "{field}": {text}}}'
    answer = await Keeper(house).call(
        "POST", "/mappings", content=sent.encode(), headers={"content-type": "application/json"}
    )
    assert 400 <= answer.status_code < 500, answer.text
