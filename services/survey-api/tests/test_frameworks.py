"""Frameworks over HTTP: drafts, versions for ever as they are, files in and out, and who may do which."""

import json
from typing import Any

import pytest
from chassis.database import Scope
from chassis.ids import new_id
from chassis.testing import queries_of
from sqlalchemy import text

from .conftest import BASE, House
from .framework_contents import FIRST, SECOND, content, dimension, framework
from .library_items import Keeper


def body(house: House, **changes: Any) -> dict[str, Any]:
    return {"project_id": str(house.project), "key": f"fw-{new_id().hex[-10:]}", "content": FIRST, **changes}


async def test_who_may_write_frameworks(house: House) -> None:
    keeper = Keeper(house)
    assert (await house.client.post(f"{BASE}/frameworks", json=body(house))).status_code == 401
    for caller in (house.person("facilitator"), house.person("researcher", house.networks[0])):
        assert (await Keeper(house, caller).call("POST", "/frameworks", json=body(house))).status_code == 403
    made = await framework(keeper, FIRST)
    stranger = Keeper(house, house.person("researcher", tenant=new_id(), project=new_id()))
    for method, more in (
        ("GET", ""), ("GET", "/items"), ("GET", "/export"), ("POST", "/draft"), ("PUT", "/draft"), ("DELETE", "/draft"),
        ("POST", "/draft/publish"),
    ):  # fmt: skip
        sent = {"content": FIRST}
        theirs = await stranger.call(method, f"/frameworks/{made['id']}{more}", 1, json=sent)
        none = await keeper.call(method, f"/frameworks/{new_id()}{more}", 1, json=sent)
        assert theirs.status_code == none.status_code == 404, (method, more)
    assert (await stranger.call("GET", "/frameworks")).json()["items"] == []
    reader = Keeper(house, house.person("facilitator"))
    assert (await reader.call("GET", f"/frameworks/{made['id']}")).status_code == 200
    assert (await reader.call("POST", f"/frameworks/{made['id']}/draft")).status_code == 403


async def test_who_writes_for_one_network_changes_nothing_of_a_framework_of_the_project(house: House) -> None:
    keeper = Keeper(house)
    made = await keeper.made("/frameworks", body(house))
    bound = Keeper(house, house.person("researcher", house.networks[0]))
    path, shorter = f"/frameworks/{made['id']}", content(dimension("kept"))
    assert (await bound.call("GET", path)).status_code == 200
    for method, more in (
        ("PUT", "/draft"),
        ("POST", "/draft/publish"),
        ("DELETE", "/draft"),
        ("POST", "/draft"),
    ):
        refused = await bound.call(method, path + more, 1, json={"content": shorter})
        assert (refused.status_code, refused.json()["code"]) == (403, "permission.denied"), (method, more)
    file = json.dumps({"key": made["key"], "content": shorter})
    brought = await bound.call("POST", f"/frameworks/import?project_id={house.project}", content=file)
    assert brought.status_code == 403
    left = (await keeper.call("GET", path)).json()
    assert (left["state"], left["version"], left["content"]) == ("draft", 1, made["content"])
    assert (await keeper.call("PUT", f"{path}/draft", 1, json={"content": shorter})).status_code == 200
    assert (await keeper.call("DELETE", f"{path}/draft")).status_code == 204


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"key": "a b"}, "/key"),
        ({"content": {**FIRST, "title": {}}}, "/content/title"),
        ({"content": {**FIRST, "title": {"EN": "x"}}}, "/content/title/EN/[key]"),
        ({"content": content(dimension("a b"))}, "/content/dimensions/0/code"),
        ({"content": content(dimension("a", "gone"))}, "/content/dimensions/0/change"),
        ({"content": content(dimension("a", parent="a"))}, "/dimensions/0/parent"),
    ],
)
async def test_a_framework_with_faults_is_refused_with_their_places(
    house: House, changes: dict[str, Any], pointer: str
) -> None:
    refused = await Keeper(house).call("POST", "/frameworks", json=body(house, **changes))
    assert refused.status_code == 422
    assert pointer in [fault["pointer"] for fault in refused.json()["errors"]]


async def test_a_framework_is_drafted_published_and_then_stays(house: House) -> None:
    keeper = Keeper(house)
    made = await keeper.made("/frameworks", body(house))
    assert (made["number"], made["state"], made["has_draft"]) == (1, "draft", True)
    taken = await keeper.call("POST", "/frameworks", json=body(house, key=made["key"]))
    assert taken.json()["code"] == "framework.key_taken"
    path = f"/frameworks/{made['id']}"
    assert (await keeper.call("POST", f"{path}/draft")).json()["code"] == "framework.draft_there"
    assert (await keeper.call("GET", f"{path}/items")).status_code == 404
    shorter = content(dimension("kept"))
    assert (await keeper.call("PUT", f"{path}/draft", json={"content": shorter})).status_code == 428
    written = await keeper.call("PUT", f"{path}/draft", 1, json={"content": shorter})
    assert (written.json()["version"], written.json()["content"]) == (2, shorter)
    late = await keeper.call("PUT", f"{path}/draft", 1, json={"content": FIRST})
    assert (late.status_code, late.json()["yours"]["content"]) == (412, FIRST)
    assert (await keeper.call("POST", f"{path}/draft/publish", 1)).status_code == 412
    assert (await keeper.call("POST", f"{path}/draft/publish", 2)).json()["state"] == "published"
    for method, more in (("PUT", "/draft"), ("DELETE", "/draft"), ("POST", "/draft/publish")):
        gone = await keeper.call(method, f"{path}{more}", 3, json={"content": FIRST})
        assert gone.json()["code"] == "framework.no_draft", (method, more)
    begun = (await keeper.call("POST", f"{path}/draft")).json()
    assert [(one["code"], one["change"]) for one in begun["content"]["dimensions"]] == [("kept", "same")]
    shown = (await keeper.call("GET", path)).json()
    assert (shown["number"], shown["has_draft"], [one["number"] for one in shown["versions"]]) == (
        1,
        True,
        [2, 1],
    )
    assert (await keeper.call("GET", path, params={"number": 2})).json()["state"] == "draft"
    assert (await keeper.call("GET", path, params={"number": 3})).status_code == 404
    assert (await keeper.call("DELETE", f"{path}/draft")).status_code == 204
    assert [one["number"] for one in (await keeper.call("GET", path)).json()["versions"]] == [1]


async def test_a_first_draft_that_is_thrown_away_takes_its_framework_along(house: House) -> None:
    keeper = Keeper(house)
    made = await keeper.made("/frameworks", body(house))
    assert (await keeper.call("DELETE", f"/frameworks/{made['id']}/draft")).status_code == 204
    assert (await keeper.call("GET", f"/frameworks/{made['id']}")).status_code == 404


async def test_the_database_itself_keeps_a_published_version_as_it_is(house: House) -> None:
    made = await framework(Keeper(house), FIRST)
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        for change in ("update framework_version set content = '{}' where id = :id", "delete from framework_version where id = :id"):  # fmt: skip
            done = await work.session.execute(text(change), {"id": made["version_id"]})
            assert done.rowcount == 0, change


async def test_a_later_version_must_say_what_became_of_each_dimension(house: House) -> None:
    keeper = Keeper(house)
    made = await framework(keeper, FIRST)
    path = f"/frameworks/{made['id']}/draft"
    await keeper.call("POST", path)
    forgetful = content(dimension("kept", "same", "kept"))
    refused = await keeper.call("PUT", path, 1, json={"content": forgetful})
    assert (refused.status_code, refused.json()["code"]) == (422, "framework.invalid")
    assert len(refused.json()["errors"]) == 5
    assert (await keeper.call("PUT", path, 1, json={"content": SECOND})).status_code == 200


@pytest.mark.parametrize("kind", ["csv", "json"])
async def test_a_file_that_was_exported_comes_in_as_it_was(house: House, kind: str) -> None:
    keeper = Keeper(house)
    made = await framework(keeper, FIRST, SECOND)
    exported = await keeper.call(
        "GET", f"/frameworks/{made['id']}/export", params={"format": kind, "number": 1}
    )
    assert exported.headers["content-disposition"] == f'attachment; filename="{made["key"]}-1.{kind}"'
    other = exported.content.replace(made["key"].encode(), f"copy-{kind}-{new_id().hex[-6:]}".encode())
    where = {"project_id": str(house.project)}
    brought = await keeper.call("POST", "/frameworks/import", params=where, content=other)
    assert (brought.status_code, brought.json()["content"]) == (201, FIRST)
    again = await keeper.call("POST", "/frameworks/import", params=where, content=other)
    assert again.json()["code"] == "framework.draft_there"
    published = await keeper.call("POST", f"/frameworks/{brought.json()['id']}/draft/publish", 1)
    assert published.status_code == 200
    second = await keeper.call("GET", f"/frameworks/{made['id']}/export", params={"format": kind})
    next_one = second.content.replace(made["key"].encode(), brought.json()["key"].encode())
    drafted = await keeper.call("POST", "/frameworks/import", params=where, content=next_one)
    assert (drafted.json()["number"], drafted.json()["content"]) == (2, SECOND)


TABLE = "row,code,parent,change,from,label::en\nframework,{key},,,,A lesson\n"
BAD: dict[str, tuple[str, list[tuple[Any, Any]]]] = {
    "a code that is none": ("dimension,a b,,,,Talk\n", [(3, "code")]),
    "two codes, a label missing": ("dimension,a,,,,\ndimension,b c,,,,X\n", [(3, "label"), (4, "code")]),
    "a parent that is not there": ("dimension,a,,,,A\ndimension,b,z,,,B\n", [(4, "parent")]),
    "a circle of parents": ("dimension,a,b,,,A\ndimension,b,a,,,B\n", [(3, "parent"), (4, "parent")]),
    "a change without a version before": ("dimension,a,,renamed,x,A\n", [(3, "change")]),
    "what was dropped from nothing": ("dimension,a,,,,A\ndropped,z,,,,\n", [(2, "dropped")]),
    "a change that is none": ("dimension,a,,torn,,A\n", [(3, "change")]),
}


@pytest.mark.parametrize("name", BAD)
async def test_a_file_with_faults_is_refused_row_by_row_and_nothing_is_stored(
    house: House, name: str
) -> None:
    keeper = Keeper(house)
    rows, places = BAD[name]
    key = f"bad-{new_id().hex[-10:]}"
    refused = await keeper.call(
        "POST",
        "/frameworks/import",
        params={"project_id": str(house.project)},
        content=(TABLE.format(key=key) + rows).encode(),
    )
    assert (refused.status_code, refused.json()["code"]) == (422, "framework.invalid"), refused.text
    if name != "what was dropped from nothing":
        assert [(one["row"], one["column"]) for one in refused.json()["errors"]] == places
    assert all(one["fix"] for one in refused.json()["errors"])
    listed = await keeper.call("GET", "/frameworks", params={"project_id": str(house.project), "limit": 200})
    assert key not in [one["key"] for one in listed.json()["items"]]


@pytest.mark.parametrize(
    "sent",
    [
        b"", b"{", b'{"key": 1e400, "content": {}}', b'{"key": "a\\ud800", "content": {}}',
        b'{"key": "a", "content": {"title": {"en": "a\\u0000"}}}', b'{"key": "k", "content": {}, "more": 1}',
        b'{"key": "k", "content": ' + b"[" * 5_000 + b"]" * 5_000 + b"}", b"\x00" * 99, b"\xff\xfe" * 50,
        json.dumps({"key": "k", "content": {**FIRST, "dimensions": [{"code": "a"}] * 301}}).encode(),
        b'{"key": "k", "content": ' + b"[" * 1_000 + b'"\\u0000"' + b"]" * 1_000 + b"}",
        b"row,code\n" + b'"' * 99_999, b"PK\x03\x04" + b"x" * 99, b"x" * ((1 << 20) + 1),
    ],
    ids=range(14),
)  # fmt: skip
async def test_hostile_files_are_refused(house: House, sent: bytes) -> None:
    answer = await Keeper(house).call(
        "POST", "/frameworks/import", params={"project_id": str(house.project)}, content=sent
    )
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.json()["detail"]


async def test_a_list_of_frameworks_takes_the_same_statements_however_long_it_is(house: House) -> None:
    keeper = Keeper(house)
    for _ in range(2):
        await framework(keeper, FIRST)
    await keeper.call("GET", "/frameworks")
    short = await keeper.call("GET", "/frameworks", params={"limit": 1})
    long = await keeper.call("GET", "/frameworks", params={"limit": 200})
    assert len(long.json()["items"]) > 1
    assert queries_of(short) == queries_of(long) == 3
    after = await keeper.call("GET", "/frameworks", params={"cursor": short.json()["next_cursor"]})
    assert short.json()["items"][0]["id"] not in [one["id"] for one in after.json()["items"]]
