"""Files that a form needs: listed at import, added, given to devices with hashes and to the public form."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from chassis.ids import new_id
from chassis.testing import queries_of, served
from chassis.testing_media import PLACE, jpeg, mp3
from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types
from openpyxl import Workbook
from survey_api.main import create
from survey_api.media.needed import Needed, needed_files

from . import forms
from .collect import MANIFESTS, Device, app_user
from .conftest import BASE, House
from .test_links import Holder

ROWS: forms.Rows = [
    ["type", "name", "label::English (en)", "media::image::English (en)", "media::audio::English (en)"],
    ["select_one_from_file towns.csv", "town", "Where?", "", ""],
    ["text", "seen", "What is on this board?", "board.jpg", "board.mp3"],
]
TOWNS = b"name,label\nnunoa,\xc3\x91u\xc3\xb1oa\nmaipu,Maip\xc3\xba\n"
PHOTO = jpeg(place=True)


def form() -> bytes:
    settings = [forms.SETTINGS[0], ["Boards", f"boards-{new_id().hex[:10]}", "1", "English (en)"]]
    return forms.xlsx(ROWS, settings=settings)


@pytest.fixture
async def instrument(house: House) -> dict[str, Any]:
    return await house.upload(form())


@pytest.fixture(scope="module")
async def address(house: House) -> AsyncIterator[tuple[str, int]]:
    async with served(create(house.kit.settings, issuer=lambda _: house.kit.issuer)) as url:
        parts = urlsplit(url)
        assert parts.hostname
        assert parts.port
        yield parts.hostname, parts.port


async def put(
    house: House, instrument: dict[str, Any], name: str, content: bytes, who: Any = None
) -> httpx.Response:
    return await house.client.put(
        f"{BASE}/instruments/{instrument['id']}/media/{name}",
        content=content,
        headers=(who or house.researcher).headers,
    )


async def media(house: House, instrument: dict[str, Any]) -> dict[str, Any]:
    answer = await house.client.get(
        f"{BASE}/instruments/{instrument['id']}/media", headers=house.researcher.headers
    )
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_what_is_missing_is_listed_at_import_and_with_the_form(
    house: House, instrument: dict[str, Any]
) -> None:
    missing = [one["message"] for one in instrument["problems"] if one["code"] == "media.missing"]
    assert sorted(missing) == [
        f"The form needs the file {name}." for name in ("board.jpg", "board.mp3", "towns.csv")
    ]
    listed = await media(house, instrument)
    assert (listed["missing"], {(one["name"], one["kind"], one["state"]) for one in listed["items"]}) == (
        3,
        {
            ("towns.csv", "list", "missing"),
            ("board.jpg", "image", "missing"),
            ("board.mp3", "audio", "missing"),
        },
    )


async def test_a_list_that_is_added_completes_the_form(house: House, instrument: dict[str, Any]) -> None:
    where = f"{BASE}/instruments/{instrument['id']}"
    before = (await house.client.get(f"{where}/model", headers=house.researcher.headers)).json()["model"]
    assert before["lists"]["towns"]["missing"] == "towns.csv"
    added = await put(house, instrument, "towns.csv", TOWNS)
    assert added.status_code == 200, added.text
    assert (added.json()["kind"], added.json()["state"]) == ("list", "here")
    assert added.json()["md5"] == hashlib.md5(TOWNS, usedforsecurity=False).hexdigest()
    after = (await house.client.get(f"{where}/model", headers=house.researcher.headers)).json()["model"]
    assert [row[0] for row in after["lists"]["towns"]["rows"]] == ["nunoa", "maipu"]
    now = (await house.client.get(where, headers=house.researcher.headers)).json()
    assert not [one for one in now["problems"] if "towns.csv" in one["message"]]
    assert (await media(house, instrument))["missing"] == 2


async def test_answers_are_held_to_the_list_once_it_is_there(
    house: House, instrument: dict[str, Any]
) -> None:
    wave = await house.wave(version_id=instrument["version_id"], invitation_mode="anonymous")
    holder = Holder((await house.links(wave))[0]["url"])

    async def send(town: str) -> int:
        body = house.response_body(wave, language="en", answers={"town": town})
        return (await house.send(wave, body, caller=holder)).status_code

    assert await send("renca") == 201
    assert (await put(house, instrument, "towns.csv", TOWNS)).status_code == 200
    assert [await send("renca"), await send("maipu")] == [422, 201]


async def test_a_picture_loses_its_place_and_may_be_replaced_until_a_wave_opens(
    house: House, instrument: dict[str, Any]
) -> None:
    first = await put(house, instrument, "board.jpg", PHOTO)
    assert first.status_code == 200, first.text
    where = f"{BASE}/instruments/{instrument['id']}/media/board.jpg"
    given = await house.client.get(where, headers=house.researcher.headers)
    assert (given.headers["content-type"], PLACE in given.content) == ("image/jpeg", False)
    assert hashlib.md5(given.content, usedforsecurity=False).hexdigest() == first.json()["md5"]
    again = await put(house, instrument, "board.jpg", PHOTO)
    assert again.json() == first.json()
    other = await put(house, instrument, "board.jpg", jpeg(32, 32))
    assert other.json()["md5"] != first.json()["md5"]
    await house.wave(version_id=instrument["version_id"], invitation_mode="anonymous")
    frozen = await put(house, instrument, "board.jpg", PHOTO)
    assert (frozen.status_code, frozen.json()["code"]) == (409, "media.frozen")
    assert (await put(house, instrument, "board.mp3", mp3())).status_code == 200


async def test_the_ladder_of_adding_and_reading(house: House, instrument: dict[str, Any]) -> None:
    nobody = await house.client.put(f"{BASE}/instruments/{instrument['id']}/media/towns.csv", content=TOWNS)
    stranger = house.person("researcher", tenant=new_id(), project=new_id())
    bound = house.person("researcher", house.networks[0])
    refused = [
        (await put(house, instrument, "towns.csv", TOWNS, who)).status_code
        for who in (house.person("facilitator"), stranger, bound)
    ]
    assert (nobody.status_code, refused) == (401, [403, 404, 403])
    unneeded = await put(house, instrument, "cat.jpg", PHOTO)
    assert (unneeded.status_code, unneeded.json()["code"]) == (404, "media.unknown")
    assert (await put(house, {"id": new_id()}, "towns.csv", TOWNS)).status_code == 404
    where = f"{BASE}/instruments/{instrument['id']}/media"
    for path in (where, f"{where}/towns.csv"):
        seen = [
            (await house.client.get(path, headers=headers)).status_code
            for headers in ({}, house.person("teacher").headers, stranger.headers)
        ]
        assert seen == [401, 403, 404]
    missing = await house.client.get(f"{where}/towns.csv", headers=house.researcher.headers)
    assert (missing.status_code, missing.json()["code"]) == (404, "media.unknown")


@pytest.mark.parametrize(
    ("name", "content", "status", "code"),
    [
        ("towns.csv", b"", 422, "validation"),
        ("towns.csv", b"name,label\nx,\x00\n", 422, "media.refused"),
        ("towns.csv", b"<svg onload='x'/>", 422, "media.refused"),
        ("towns.csv", PHOTO, 422, "media.refused"),
        ("towns.csv", b"name,label\n" + b'"' + b"x" * 300_000, 422, "media.refused"),
        ("board.jpg", b"\x7fELF" + b"x" * 90, 422, "media.refused"),
        ("board.jpg", mp3(), 422, "media.refused"),
        ("board.mp3", b"#EXTM3U\nhttp://127.0.0.1/", 422, "media.refused"),
        ("towns.csv", b"x" * (21 << 20), 413, "too_large"),
    ],
)
async def test_what_is_no_such_file_is_refused(
    name: str, content: bytes, status: int, code: str, house: House, instrument: dict[str, Any]
) -> None:
    refused = await put(house, instrument, name, content)
    assert (refused.status_code, refused.json()["code"]) == (status, code), refused.text
    assert (await media(house, instrument))["missing"] == 3


async def test_two_lists_at_once_are_both_in_the_form(house: House) -> None:
    rows = [
        ["type", "name", "label"],
        ["select_one_from_file towns.csv", "town", "Where?"],
        ["select_one_from_file schools.csv", "school", "Which?"],
    ]
    settings = [forms.SETTINGS[0], ["Two", f"two-{new_id().hex[:10]}", "1", ""]]
    made = await house.upload(forms.xlsx(rows, settings=settings))
    answers = await asyncio.gather(
        put(house, made, "towns.csv", TOWNS), put(house, made, "schools.csv", b"name,label\na,A\n")
    )
    assert [one.status_code for one in answers] == [200, 200]
    model = await house.client.get(f"{BASE}/instruments/{made['id']}/model", headers=house.researcher.headers)
    lists = model.json()["model"]["lists"]
    assert [len(lists[name]["rows"]) for name in ("towns", "schools")] == [2, 1]


async def test_a_device_finds_the_files_in_the_manifest(
    house: House, address: tuple[str, int], instrument: dict[str, Any]
) -> None:
    """Source: getodk/collect, Kxml2OpenRosaResponseParser.parseManifest: the namespace; filename, hash beginning
    with md5: and downloadUrl are all needed."""
    wave = await house.wave(version_id=instrument["version_id"], invitation_mode="anonymous")
    device = Device(house, address, await app_user(house, house.networks[0], wave))
    (plain,) = await device.forms()
    assert "manifestUrl" not in plain
    for name, content in (("towns.csv", TOWNS), ("board.jpg", PHOTO)):
        assert (await put(house, instrument, name, content)).status_code == 200
    (form,) = await device.forms()
    assert form["hash"] == plain["hash"]
    answer = await device.get(form["manifestUrl"].partition(f"{device.token}/")[2])
    root = etree.fromstring(answer.body)
    assert root.tag == f"{MANIFESTS}manifest"
    files = [{etree.QName(c).localname: c.text or "" for c in item} for item in root]
    assert [one["filename"] for one in files] == ["board.jpg", "towns.csv"]
    for one in files:
        got = await device.get(one["downloadUrl"].partition(f"{device.token}/")[2])
        assert got.status == 200
        assert got.headers["x-openrosa-version"] == "1.0"
        assert one["hash"] == f"md5:{hashlib.md5(got.body, usedforsecurity=False).hexdigest()}"
    assert (await device.get(f"forms/{wave['id']}/media/cat.jpg")).status == 404
    other = Device(
        house,
        address,
        await app_user(house, house.networks[0], await house.wave(invitation_mode="anonymous")),
    )
    assert (await other.get(f"forms/{wave['id']}/manifest")).status == 404


async def test_the_public_form_gets_its_files(house: House, instrument: dict[str, Any]) -> None:
    await put(house, instrument, "board.jpg", PHOTO)
    wave = await house.wave(version_id=instrument["version_id"], invitation_mode="anonymous")
    holder = Holder((await house.links(wave))[0]["url"])
    current = await house.client.get(f"{BASE}/links/current", headers=holder.headers)
    (listed,) = current.json()["media"]
    assert (listed["name"], listed["media_type"]) == ("board.jpg", "image/jpeg")
    given = await house.client.get(f"{BASE}/links/current/media/board.jpg", headers=holder.headers)
    assert hashlib.md5(given.content, usedforsecurity=False).hexdigest() == listed["md5"]
    assert queries_of(given) == 6
    for headers, name, status in (
        ({}, "board.jpg", 401),
        ({"Authorization": "Link " + "x" * 27}, "board.jpg", 404),
        (holder.headers, "towns.csv", 404),
        (house.researcher.headers, "board.jpg", 401),
    ):
        answer = await house.client.get(f"{BASE}/links/current/media/{name}", headers=headers)
        assert answer.status_code == status


async def test_a_list_that_the_form_brings_along_is_here_from_the_start(house: House) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    sheets = {
        "survey": [
            ["type", "name", "label", "choice_filter"],
            ["text", "region", "Region?", ""],
            ["select_one_external towns", "town", "Where?", "region=${region}"],
        ],
        "external_choices": [["list_name", "name", "label", "region"], ["towns", "nunoa", "Ñuñoa", "rm"]],
        "settings": [["form_title", "form_id"], ["External", f"external-{new_id().hex[:10]}"]],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([value or None for value in row])
    out = BytesIO()
    book.save(out)
    made = await house.upload(out.getvalue())
    assert not [one for one in made["problems"] if one["code"] == "media.missing"]
    listed = await media(house, made)
    assert [(one["name"], one["state"]) for one in listed["items"]] == [("itemsets.csv", "here")]
    given = await house.client.get(
        f"{BASE}/instruments/{made['id']}/media/itemsets.csv", headers=house.researcher.headers
    )
    assert "Ñuñoa" in given.text


def test_a_form_names_its_files_in_more_ways_than_one() -> None:
    xform = (
        '<h:html xmlns:h="http://www.w3.org/1999/xhtml" xmlns="http://www.w3.org/2002/xforms"><h:head><model>'
        '<itext><translation lang="en"><text id="a"><value>A</value><value form="image">jr://images/a b.png</value>'
        '<value form="big-image">jr://images/large.png</value><value form="video">jr://video/v.mp4</value>'
        '<value form="short">no file</value></text></translation></itext>'
        '<instance><data id="x"/></instance><instance id="last" src="jr://instance/last-saved"/>'
        '<instance id="t" src="jr://file-csv/t.csv"/><instance id="g" src="jr://file/g.geojson"/></model></h:head>'
        '<h:body><input ref="/data/q" query="instance(\'c\')/root/item"/>'
        '<select1 ref="/data/s" appearance="minimal search(\'fruits\')"/></h:body></h:html>'
    )
    assert needed_files(xform) == [
        Needed("a b.png", "image"),
        Needed("large.png", "image"),
        Needed("v.mp4", "video"),
        Needed("t.csv", "list"),
        Needed("g.geojson", "list"),
        Needed("itemsets.csv", "list"),
        Needed("fruits.csv", "list"),
    ]


async def test_a_form_that_has_all_its_files_can_be_answered_on_the_web(
    house: House, instrument: dict[str, Any]
) -> None:
    assert instrument["web"] is False
    for name, content in (("towns.csv", TOWNS), ("board.jpg", PHOTO), ("board.mp3", mp3())):
        assert (await put(house, instrument, name, content)).status_code == 200
    found = await house.client.get(f"{BASE}/instruments/{instrument['id']}", headers=house.researcher.headers)
    assert found.json()["web"] is True
    assert [one["code"] for one in found.json()["problems"] if one["code"] != "form.warning"] == []


EXTERNAL = """
| survey |
| | type | name | label | choice_filter |
| | text | region | Region | |
| | select_one_external ward | ward | Ward | region=${region} |
| external_choices |
| | list_name | name | label | region |
| | ward | n1 | Hill | north |
| settings |
| | form_id |
| | FORM_ID |
""".strip()


async def test_lists_that_are_made_of_the_form_stand_beside_it_at_once(house: House) -> None:
    made = await house.upload(EXTERNAL.replace("FORM_ID", f"wards-{new_id().hex[:8]}").encode())
    assert made["web"] is True
    listed = await house.client.get(
        f"{BASE}/instruments/{made['id']}/media", headers=house.researcher.headers
    )
    (item,) = listed.json()["items"]
    assert (item["name"], item["state"], listed.json()["missing"]) == ("itemsets.csv", "here", 0)
    got = await house.client.get(
        f"{BASE}/instruments/{made['id']}/media/itemsets.csv", headers=house.researcher.headers
    )
    assert got.text.splitlines() == ['"list_name","name","label","region"', '"ward","n1","Hill","north"']
    assert item["md5"] == hashlib.md5(got.content, usedforsecurity=False).hexdigest()
