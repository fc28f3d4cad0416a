"""ODK Collect's requests, byte by byte over a socket to a running server. No real Collect was run."""

import asyncio
import base64
import hashlib
import re
import zlib
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

import orjson
import pytest
from chassis.catalogue import placeholders
from chassis.ids import new_id
from chassis.testing import served, until
from chassis.testing_media import PLACE, jpeg, mp3, png
from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types
from survey_api.main import create
from survey_api.openrosa.words import LANGUAGES, catalogue

from .collect import PLAIN, TYPE, Device, app_user, device_of, multipart, part, request, spoken
from .conftest import BASE, House
from .sending import visit
from .test_attachments import conflicts_of, decide

PHOTO, VOICE = jpeg(place=True), mp3()
FILES = {"1693919520000.jpg": PHOTO, "recording.mp3": VOICE}


@pytest.fixture(scope="module")
async def address(house: House) -> AsyncIterator[tuple[str, int]]:
    async with served(create(house.kit.settings, issuer=lambda _: house.kit.issuer)) as url:
        parts = urlsplit(url)
        assert parts.hostname
        assert parts.port
        yield parts.hostname, parts.port


@pytest.fixture(scope="module")
async def version(house: House) -> str:
    return str((await house.upload(visit()))["version_id"])


@pytest.fixture(scope="module")
async def device(house: House, address: tuple[str, int], version: str) -> Device:
    return await device_of(house, address, version)


async def test_the_form_list_is_as_collect_parses_it(device: Device) -> None:
    """Source: getodk/collect, Kxml2OpenRosaResponseParserTest.kt and OpenRosaClientTest.kt: the namespace, formID,
    name and downloadUrl are needed, the hash begins with md5:, and without X-OpenRosa-Version it is no server."""
    answer = await device.get("formList")
    assert answer.headers["x-openrosa-version"] == "1.0"
    assert answer.headers["content-type"].startswith("text/xml")
    assert int(answer.headers["x-openrosa-accept-content-length"]) > 0
    assert "date" in answer.headers
    (form,) = await device.forms()
    assert (form["name"], form["version"]) == ("Monitoreo", "7")
    assert form["downloadUrl"].startswith("http://duru.test/openrosa/key/")


async def test_the_form_has_the_hash_and_the_id_of_the_list(device: Device) -> None:
    """Source: getodk/collect, FormListItem and ServerFormDownloader: the md5 of the bytes is that of the list."""
    (form,) = await device.forms()
    answer = await device.get(form["downloadUrl"].partition(f"{device.token}/")[2])
    assert (answer.status, answer.headers["content-type"]) == (200, "text/xml; charset=utf-8")
    assert form["hash"] == f"md5:{hashlib.md5(answer.body, usedforsecurity=False).hexdigest()}"
    root = etree.fromstring(answer.body)
    data = root.find(".//{*}instance")[0]
    assert (data.get("id"), data.get("version")) == (form["formID"], "7")
    assert root.findtext(".//{http://www.w3.org/1999/xhtml}title") == "Monitoreo"


async def test_head_tells_how_much_to_send_at_once(device: Device) -> None:
    """Source: specification, Form Submission API, extended transmission considerations: Collect needs a 204; and
    getodk/collect, OpenRosaServerInstanceUploader: a Location on another host is taken for a spoof."""
    answer = await spoken(device.address, request("HEAD", device.path("submission?deviceID=collect%3A1")))
    assert (answer.status, answer.body) == (204, b"")
    assert answer.headers["x-openrosa-version"] == "1.0"
    assert int(answer.headers["x-openrosa-accept-content-length"]) >= 10_000_000
    assert "location" not in answer.headers
    same = request("HEAD", device.path("submission")).replace(b"Host: localhost", b"Host: duru.test")
    told = await spoken(device.address, same)
    assert told.headers["location"] == f"http://duru.test{device.path('submission')}"


@pytest.mark.parametrize("basic", [False, True])
async def test_a_submission_with_its_files_in_one_post_is_stored_whole(
    basic: bool, house: House, address: tuple[str, int], version: str
) -> None:
    """Source: getodk/collect, OpenRosaPostRequestTest: sendsSubmissionFileAsFirstPartOfBody and
    sendsAttachmentsAsPartsOfBody; the token as ODK Central's app users have it, or HTTP Basic
    (specification, OpenRosa Authentication API)."""
    device, instance = await device_of(house, address, version, basic=basic), new_id()
    answer = await device.send(device.xml(instance), FILES)
    assert (answer.status, answer.message) == (201, "Thank you, it has arrived."), answer.body

    async def whole() -> Any:
        found = await device.stored(instance)
        return found if found and found["state"] == "complete" else None

    found = await until(whole, seconds=10)
    assert found["answers"] == {
        "began": "2023-09-05T10:00:00.000-03:00",
        "ended": "2023-09-05T10:12:00.000-03:00",
        "town": "Ñuñoa & alrededores",
        "pupils": 31,
        "room": [{"board": "18 nombres", "photo": "1693919520000.jpg"}],
        "voice": "recording.mp3",
        "meta": {"instanceID": f"uuid:{instance}"},
    }
    assert (found["started_at"], found["ended_at"]) == ("2023-09-05T13:00:00Z", "2023-09-05T13:12:00Z")
    assert (found["network_id"], found["problems"]) == (str(house.networks[0]), [])
    assert found["district_id"] == str(house.districts[0])
    assert [(a["name"], a["pointer"], a["state"]) for a in found["attachments"]] == [
        ("1693919520000.jpg", "/room/0/photo", "complete"),
        ("recording.mp3", "/voice", "complete"),
    ]
    photo = f"{BASE}/waves/{found['wave_id']}/responses/{instance}/attachments/{found['attachments'][0]['id']}/file"
    given = await house.client.get(photo, headers=house.researcher.headers)
    assert PLACE not in given.content


async def test_files_in_several_posts_complete_one_record(device: Device) -> None:
    """Source: getodk/collect, whenMoreThanOneAttachment_andRequestIsLargerThanMaxContentLength_sendsTwoRequests."""
    instance = new_id()
    xml = device.xml(instance)
    first = await device.send(xml, {"1693919520000.jpg": PHOTO}, incomplete=True)
    assert first.status == 202, first.body
    assert "1 of its files is missing" in first.message
    waiting = await device.stored(instance)
    assert waiting
    assert waiting["files_missing"] == 1
    second = await device.send(xml, {"recording.mp3": VOICE})
    assert second.status == 201
    found = await device.stored(instance)
    assert found
    assert (found["files_missing"], found["version"]) == (0, 1)


async def test_the_same_again_is_answered_again_and_stored_once(device: Device) -> None:
    """Source: getodk/central-backend, test/integration/api/submissions.js: a repeated submission is accepted again."""
    instance = new_id()
    xml = device.xml(instance)
    answers = await asyncio.gather(*(device.send(xml, FILES) for _ in range(6)))
    assert {one.status for one in answers} == {201}, [one.body for one in answers]
    found = await device.stored(instance)
    assert found
    assert (len(found["attachments"]), found["files_missing"]) == (2, 0)


async def test_another_xml_under_the_id_is_409_and_kept(house: House, device: Device) -> None:
    """Source: getodk/central-backend, submissions.js: the same instance id with other XML is rejected (409)."""
    instance = new_id()
    await device.send(device.xml(instance, body=PLAIN))
    other = device.xml(instance, body=PLAIN.replace("Maipú", "Renca"))
    for _ in range(2):
        answer = await device.send(other)
        assert answer.status == 409
    assert "Other content is stored under this id" in answer.message
    (shown,) = await conflicts_of(house, {"id": device.app_user["wave_id"]}, instance)
    assert (shown["here"]["answers"]["town"], shown["other"]["answers"]["town"]) == ("Maipú", "Renca")


async def test_another_file_of_the_same_name_is_409_kept_and_may_take_its_place(
    house: House, device: Device
) -> None:
    instance = new_id()
    xml = device.xml(instance)
    await device.send(xml, FILES)
    answer = await device.send(xml, {"1693919520000.jpg": jpeg(64, 48)})
    assert answer.status == 409
    wave = {"id": device.app_user["wave_id"]}
    (shown,) = await conflicts_of(house, wave, instance)
    assert (shown["kind"], shown["other"]["file_name"]) == ("file", "1693919520000.jpg")
    reader = house.researcher.headers
    there = await house.client.get(shown["other"]["file_url"], headers=reader)
    assert there.content.startswith(b"\xff\xd8")
    here = await house.client.get(shown["here"]["file_url"], headers=reader)
    assert here.content != there.content
    assert (await decide(house, shown["id"], "replace", house.researcher)).status_code == 200
    now = await house.client.get(shown["here"]["file_url"], headers=reader)
    assert now.content == there.content
    (_, before) = await conflicts_of(house, wave, instance, undecided=False)
    assert (await house.client.get(before["other"]["file_url"], headers=reader)).content == here.content


async def test_a_leftover_file_is_left_out_and_told(device: Device) -> None:
    """Source: getodk/collect, OpenRosaServerInstanceUploader.getFilesInParentDirectory: every file of the folder."""
    instance = new_id()
    answer = await device.send(device.xml(instance, body=PLAIN), {"old.jpg": png()})
    assert answer.status == 201
    assert "left out: old.jpg" in answer.message
    found = await device.stored(instance)
    assert found
    assert (found["attachments"], found["answers"]["room"]) == ([], [{"board": "3"}, {}])


async def test_a_chunked_post_is_read_as_the_specification_asks(device: Device) -> None:
    """Source: specification, Form Submission API, channel: the server must support chunked transfer encoding."""
    instance = new_id()
    body = multipart([part("xml_submission_file", device.xml(instance, body=PLAIN), "x.xml")])
    head = request("POST", device.path("submission"), {**TYPE, "Transfer-Encoding": "chunked"})
    head = head.replace(b"Content-Length: 0\r\n", b"")
    pieces = [body[at : at + 97] for at in range(0, len(body), 97)]
    chunked = b"".join(f"{len(p):x}\r\n".encode() + p + b"\r\n" for p in pieces) + b"0\r\n\r\n"
    assert (await spoken(device.address, head + chunked)).status == 201
    assert await device.stored(instance)


async def test_a_single_file_may_be_larger_than_what_a_post_should_hold(device: Device) -> None:
    """Source: specification: a single part greater than maxSize is posted with the XML alone."""
    large = b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" + b"s" * (12 << 20)
    answer = await device.send(device.xml(), {"recording.mp3": large}, incomplete=True)
    assert answer.status == 202, answer.body


@pytest.mark.parametrize("instance", ["not-a-uuid", "uuid:42", "Ñ:1"])
async def test_an_instance_id_that_is_no_uuid_names_one_record_all_the_same(
    instance: str, house: House, device: Device
) -> None:
    xml = device.xml(body=PLAIN)
    named = re.sub(rb"<instanceID>[^<]*", f"<instanceID>{instance}".encode(), xml)
    path = f"{BASE}/waves/{device.app_user['wave_id']}/responses"

    async def with_it() -> list[Any]:
        listed = await house.client.get(path, params={"limit": 200}, headers=house.researcher.headers)
        return [r for r in listed.json()["items"] if r["answers"]["meta"]["instanceID"] == instance]

    assert [(await device.send(named)).status for _ in range(2)] == [201, 201]
    assert len(await with_it()) == 1


async def test_what_breaks_a_rule_of_the_form_is_stored_with_its_problems(device: Device) -> None:
    """Never thrown away: the town is required and was left blank."""
    instance = new_id()
    answer = await device.send(device.xml(instance, body="<town/><pupils>3</pupils>"))
    assert answer.status == 201

    async def judged() -> Any:
        found = await device.stored(instance)
        return found if found and found["problems"] is not None else None

    found = await until(judged, seconds=10)
    assert [(one["code"], one["pointer"]) for one in found["problems"]] == [("required.missing", "/town")]


async def test_a_closed_wave_is_off_the_list_takes_nothing_new_and_repeats_what_it_has(
    house: House, address: tuple[str, int], version: str
) -> None:
    device, instance = await device_of(house, address, version), new_id()
    xml = device.xml(instance)
    assert (await device.send(xml, {"recording.mp3": VOICE})).status == 202
    closed = await house.client.post(
        f"{BASE}/waves/{device.app_user['wave_id']}:close", headers=house.researcher.headers
    )
    assert closed.status_code == 200
    assert await device.forms() == []
    gone = await device.get(f"forms/{device.app_user['wave_id']}/form.xml")
    assert gone.status == 404
    new = await device.send(device.xml(body=PLAIN))
    assert (new.status, "closed" in new.message) == (409, True)
    last = await device.send(xml, {"1693919520000.jpg": PHOTO})
    assert last.status == 201, last.body


async def test_a_device_fills_the_waves_of_its_network_and_no_other(
    house: House, address: tuple[str, int], version: str
) -> None:
    one = await house.wave(version_id=version, invitation_mode="anonymous", title="First")
    two = await house.wave(version_id=version, invitation_mode="anonymous", title="Second")
    named = await house.wave(version_id=version)
    everywhere = Device(house, address, await app_user(house, house.networks[1], None))
    only_one = Device(house, address, await app_user(house, house.networks[1], one))
    names = {form["name"] for form in await everywhere.forms()}
    assert {"First", "Second"} <= names
    assert {form["name"] for form in await only_one.forms()} == {"First"}
    ids = [form["formID"] for form in await everywhere.forms()]
    assert len(set(ids)) == len(ids)
    for wave in (two, named):
        assert (await only_one.get(f"forms/{wave['id']}/form.xml")).status == 404
    second = next(form for form in await everywhere.forms() if form["name"] == "Second")
    only_one.form_id = second["formID"]
    refused = await only_one.send(only_one.xml(body=PLAIN))
    assert (refused.status, "Refresh the forms" in refused.message) == (404, True)
    for bad in ("nonsense", "00000000-0000-0000-0000-000000000000", "%00"):
        assert (await only_one.get(f"forms/{bad}/form.xml")).status == 404


async def test_a_revoked_or_guessed_device_gets_401_at_every_address(
    house: House, address: tuple[str, int], version: str
) -> None:
    """Source: specification, OpenRosa Authentication API; getodk/collect shows the sign-in for a 401."""
    device = await device_of(house, address, version)
    wave = device.app_user["wave_id"]
    gone = await house.client.delete(
        f"{BASE}/app-users/{device.app_user['id']}", headers=house.researcher.headers
    )
    assert gone.status_code == 204

    async def unknown() -> bool:
        return (await device.get("formList")).status == 401

    await until(unknown, seconds=10)
    basic = Device(house, address, device.app_user, basic=True)
    guesses = [
        request("GET", "/openrosa/formList"),
        request("GET", "/openrosa/formList", {"Authorization": "Basic ###"}),
        request(
            "GET", "/openrosa/formList", {"Authorization": f"Basic {base64.b64encode(b'nobody').decode()}"}
        ),
        request("GET", "/openrosa/formList", {"Authorization": f"Bearer {house.researcher.token}"}),
        request("GET", f"/openrosa/key/{'x' * 27}/formList"),
        request("GET", f"/openrosa/key/{'x' * 270}/formList"),
        request("GET", device.path(f"forms/{wave}/form.xml")),
        request("HEAD", device.path("submission")),
        request("POST", device.path("submission"), TYPE, b"--x"),
        request("GET", basic.path("formList"), basic.headers),
    ]
    for sent in guesses:
        answer = await spoken(address, sent)
        assert answer.status == 401, sent
        assert answer.headers["x-openrosa-version"] == "1.0"
        assert answer.headers["www-authenticate"].startswith("Basic")


async def test_a_link_of_a_form_is_no_token_of_a_device(
    house: House, address: tuple[str, int], version: str
) -> None:
    wave = await house.wave(version_id=version, invitation_mode="anonymous")
    token = (await house.links(wave))[0]["url"].rpartition("/")[2]
    answer = await spoken(address, request("GET", f"/openrosa/key/{token}/formList"))
    assert answer.status == 401


@pytest.mark.parametrize("language", ["en", "es", "fil", "sw"])
async def test_a_device_is_told_in_its_language(language: str, house: House, device: Device) -> None:
    told = catalogue(language)
    made = await app_user(house, house.networks[0], {"id": device.app_user["wave_id"]}, language=language)
    own = Device(house, device.address, made, form_id=device.form_id)
    first = await own.send(own.xml(body=PLAIN), {"old.jpg": png()})
    assert first.message == f"{told.text('received')} {told.text('left_out', names='old.jpg')}"
    partly = await own.send(own.xml())
    assert partly.message == told.text("missing", 2, count=2)
    refused = await own.send(own.xml(body="<pupils>many</pupils>"))
    assert refused.message.startswith(told.text("response.invalid"))
    assert "/answers/pupils" in refused.message
    nobody = request("GET", "/openrosa/formList", {"Accept-Language": f"xx, {language}-XX;q=0.8"})
    assert (await spoken(device.address, nobody)).message.startswith(told.text("app_user.unknown"))


def test_every_language_of_the_door_says_the_same_things() -> None:
    first = catalogue("en").strings
    for language in LANGUAGES:
        strings = catalogue(language).strings
        assert strings.keys() == first.keys(), language
        for name, forms in strings.items():
            assert placeholders(forms) == placeholders(first[name]), (language, name)
        assert language == "en" or not [name for name in first if strings[name] == first[name]]


async def test_the_code_of_an_app_user_is_what_collect_reads(device: Device) -> None:
    """Source: docs.getodk.org, collect-import-export: JSON, zlib, Base64, with general, admin and project."""
    settings = orjson.loads(zlib.decompress(base64.b64decode(device.app_user["settings_code"])))
    assert settings["general"]["server_url"] == device.app_user["server_url"]
    assert settings["general"]["form_update_mode"] == "match_exactly"
    assert settings["project"]["name"] == "Leading together · Network 11"
    assert set(settings) == {"general", "project", "admin"}
