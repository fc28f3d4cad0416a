"""Bodies that no honest device sends: a 4xx that says what is wrong, never a 5xx, nothing stored."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from chassis.database import Scope
from chassis.testing import served
from chassis.testing_media import jpeg, mp3
from sqlalchemy import text
from survey_api.main import create

from .collect import BOUNDARY, PLAIN, TYPE, Device, device_of, multipart, part, request, spoken
from .conftest import House
from .sending import visit

VOICE = mp3()


@pytest.fixture(scope="module")
async def device(house: House) -> AsyncIterator[Device]:
    """At a server that takes 8 MB at most, for the oversize."""
    settings = house.kit.with_settings(upload_max_mb=8)
    version = str((await house.upload(visit()))["version_id"])
    async with served(create(settings, issuer=lambda _: house.kit.issuer)) as url:
        where = urlsplit(url)
        assert where.hostname
        assert where.port
        yield await device_of(house, (where.hostname, where.port), version)


async def rows(house: House) -> list[int]:
    """How many responses, attachments and conflicts there are."""
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        counted = []
        for table in ("response", "attachment", "response_conflict", "response_version"):
            counted.append((await work.session.execute(text(f"select count(*) from {table}"))).scalar_one())
        return counted


async def refused(house: House, device: Device, body: bytes, headers: Any = None) -> tuple[int, str]:
    before = await rows(house)
    answer = await device.post(body, headers if headers is not None else TYPE)
    assert 400 <= answer.status < 500, answer.body
    assert await rows(house) == before
    return answer.status, answer.message


LAUGHS = (
    b"<?xml version='1.0'?><!DOCTYPE data [<!ENTITY lol0 'lol'>"
    + b"".join(f"<!ENTITY lol{n} '{f'&lol{n - 1};' * 10}'>".encode() for n in range(1, 10))
    + b"]>"
)
QUADRATIC = b"<?xml version='1.0'?><!DOCTYPE data [<!ENTITY a '" + b"a" * 20_000 + b"'>]>"
XXE = b"<?xml version='1.0'?><!DOCTYPE data [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"

XMLS: dict[str, tuple[int, Any]] = {
    "nothing": (400, lambda d: b""),
    "no XML": (400, lambda d: b"town=Maipu"),
    "cut short": (400, lambda d: d.xml(body=PLAIN)[:-9]),
    "NUL": (400, lambda d: d.xml(body=PLAIN).replace(b"Maip", b"Mai\x00p")),
    "NUL by number": (400, lambda d: d.xml(body=PLAIN).replace(b"Maip", b"&#0;")),
    "a lone surrogate": (400, lambda d: d.xml(body=PLAIN).replace(b"Maip", b"\xed\xa0\x80")),
    "a surrogate by number": (400, lambda d: d.xml(body=PLAIN).replace(b"Maip", b"&#xD800;")),
    "bad UTF-8": (400, lambda d: d.xml(body=PLAIN).replace(b"Maip", b"\xff\xfe\xfa")),
    "an encoding that is not there": (400, lambda d: b"<?xml version='1.0' encoding='klingon'?><data id='x'/>"),
    "billion laughs": (400, lambda d: LAUGHS + d.xml(body=PLAIN).partition(b"?>")[2].replace(b"Maip", b"&lol9;")),
    "quadratic": (400, lambda d: QUADRATIC + d.xml(body=PLAIN).partition(b"?>")[2].replace(b"Maip", b"&a;" * 2000)),
    "a file of the server": (400, lambda d: XXE + d.xml(body=PLAIN).partition(b"?>")[2].replace(b"Maip", b"&x;")),
    "a document elsewhere": (400, lambda d: b"<!DOCTYPE data SYSTEM 'http://127.0.0.1:9/x.dtd'><data id='x'/>"),
    "nested ten thousand deep": (400, lambda d: d.xml(body="<town>" * 10_000 + "</town>" * 10_000)),
    "nested a hundred deep": (400, lambda d: d.xml(body="<town>" * 100 + "</town>" * 100)),
    "no form id": (400, lambda d: d.xml(body=PLAIN).replace(b' id="', b' nid="')),
    "no instance id": (400, lambda d: d.xml(body=PLAIN).replace(b"instanceID", b"instanceName")),
    "a blank instance id": (400, lambda d: b"<data id='x'><meta><instanceID> </instanceID></meta></data>"),
    "an instance id as long as a novel": (400, lambda d: d.xml("x" * 5000, body=PLAIN)),
    "encrypted": (400, lambda d: d.xml(body=PLAIN).replace(b"<data ", b'<data encrypted="yes" ')),
    "another form": (404, lambda d: d.xml(body=PLAIN).replace(d.form_id.encode(), b"other_0123456789ab")),
    "another version": (422, lambda d: d.xml(body=PLAIN).replace(b'version="7"', b'version="8"')),
    "an unknown question": (422, lambda d: d.xml(body=PLAIN + "<other>1</other>")),
    "a question as a group": (422, lambda d: d.xml(body="<town><a>1</a></town>")),
    "a question twice": (422, lambda d: d.xml(body="<town>1</town><town>2</town>")),
    "1e400": (422, lambda d: d.xml(body="<town>x</town><pupils>1e400</pupils>")),
    "a number of five thousand digits": (422, lambda d: d.xml(body=f"<pupils>{'9' * 5000}</pupils>")),
    "infinity": (422, lambda d: d.xml(body="<pupils>Infinity</pupils>")),
    "half a pupil": (422, lambda d: d.xml(body="<pupils>1.5</pupils>")),
    "a text over the limit": (422, lambda d: d.xml(body=f"<town>{'x' * 20_001}</town>")),
    "three thousand rows": (422, lambda d: d.xml(body="<room><board>1</board></room>" * 3_000)),
    "a path as a file": (422, lambda d: d.xml(body="<voice>../../etc/passwd</voice>")),
    "a file of three hundred characters": (422, lambda d: d.xml(body=f"<voice>{'x' * 300}</voice>")),
    "two megabytes of XML": (413, lambda d: d.xml(body=f"<town>{'x' * (2 << 20)}</town>")),
}  # fmt: skip


@pytest.mark.parametrize("name", XMLS)
async def test_xml_that_is_no_answer_is_refused(name: str, house: House, device: Device) -> None:
    status, make = XMLS[name]
    body = multipart([part("xml_submission_file", make(device), "x.xml")])
    told, message = await refused(house, device, body)
    assert told == status, message
    assert "root:" not in message


def good(device: Device) -> bytes:
    return part("xml_submission_file", device.xml(body=PLAIN), "x.xml")


BODIES: dict[str, tuple[int, Any]] = {
    "empty": (400, lambda d: b""),
    "no boundary in it": (400, lambda d: b"nothing of the kind"),
    "another boundary": (400, lambda d: multipart([good(d)], b"another-boundary")),
    "no last boundary": (400, lambda d: multipart([good(d)])[: -len(BOUNDARY) - 8]),
    "only the last boundary": (400, lambda d: b"--" + BOUNDARY + b"--\r\n"),
    "no XML part": (400, lambda d: multipart([part("photo.jpg", jpeg(), "photo.jpg", "image/jpeg")])),
    "two XML parts": (400, lambda d: multipart([good(d), good(d)])),
    "a part without a name": (400, lambda d: multipart([good(d), b"Content-Disposition: form-data\r\n\r\nx"])),
    "a part without headers": (400, lambda d: multipart([good(d), b"x"])),
    "a part that is encoded": (400, lambda d: multipart([b"Content-Transfer-Encoding: base64\r\n" + good(d)])),
    "headers without end": (400, lambda d: multipart([b"X: " + b"y" * 20_000 + b"\r\n" + good(d)])),
    "headers that are no UTF-8": (400, lambda d: multipart([good(d).replace(b"x.xml", b"\xff.xml")])),
    "NUL in a file's name": (400, lambda d: multipart([good(d), part("a", b"x", "a\x00.jpg", "image/jpeg")])),
    "junk after a boundary": (400, lambda d: multipart([good(d)]).replace(BOUNDARY + b"\r\n", BOUNDARY + b"junk\r\n")),
    "ten thousand parts": (413, lambda d: multipart([good(d), *[part(f"{n}", b"x") for n in range(10_000)]])),
    "a file twice": (400, lambda d: multipart([with_voice(d), *[part("v.mp3", VOICE, "v.mp3")] * 2])),
    "an empty file": (400, lambda d: multipart([with_voice(d), part("v.mp3", b"", "v.mp3")])),
    "a program as a recording": (422, lambda d: multipart([with_voice(d), part("v.mp3", b"\x7fELF" + b"x" * 90, "v.mp3")])),
    "a drawing as a recording": (422, lambda d: multipart([with_voice(d), part("v.mp3", b"<svg onload='x'/>", "v.mp3")])),
    "a playlist as a recording": (422, lambda d: multipart([with_voice(d), part("v.mp3", b"#EXTM3U\nfile:///etc/passwd", "v.mp3")])),
    "a picture as a recording": (422, lambda d: multipart([with_voice(d), part("v.mp3", jpeg(), "v.mp3")])),
    "a file over the limit": (413, lambda d: multipart([with_voice(d), part("v.mp3", b"x" * (8 << 20 | 1), "v.mp3")])),
    "a body over the limit": (413, lambda d: multipart([with_voice(d), part("v.mp3", b"x" * (11 << 20), "v.mp3")])),
}  # fmt: skip


def with_voice(device: Device) -> bytes:
    xml = device.xml(body="<town>Maipú</town><voice>v.mp3</voice>")
    return part("xml_submission_file", xml, "x.xml")


@pytest.mark.parametrize("name", BODIES)
async def test_a_body_that_is_no_submission_is_refused(name: str, house: House, device: Device) -> None:
    status, make = BODIES[name]
    told, message = await refused(house, device, make(device))
    assert told == status, message


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("", 415),
        ("text/xml", 415),
        ("application/json", 415),
        ("multipart/form-data", 400),
        ("multipart/form-data; boundary=", 400),
        ('multipart/form-data; boundary="' + "x" * 71 + '"', 400),
        ("multipart/form-data; boundary=a\x01b", 400),
        ("multipart/mixed; boundary=x", 415),
    ],
)
async def test_a_content_type_that_names_no_parts_is_refused(
    content_type: str, status: int, house: House, device: Device
) -> None:
    headers = {"Content-Type": content_type} if content_type else {}
    before = await rows(house)
    answer = await device.post(multipart([good(device)]), headers)
    # What is no HTTP at all is refused by the server itself, in plain text.
    assert answer.status == status
    assert await rows(house) == before


async def test_a_connection_that_breaks_leaves_nothing(house: House, device: Device) -> None:
    before = await rows(house)
    whole = request("POST", device.path("submission"), TYPE, multipart([good(device)]))
    for cut in (len(whole) // 2, len(whole) - 3):
        _, writer = await asyncio.open_connection(*device.address)
        writer.write(whole[:cut])
        await writer.drain()
        writer.transport.abort()
    answer = await spoken(device.address, request("HEAD", device.path("submission")))
    assert answer.status == 204
    assert await rows(house) == before


async def test_a_preamble_and_a_quoted_boundary_are_read(house: House, device: Device) -> None:
    """Source: RFC 2046, 5.1.1: what stands before the first boundary is to be ignored."""
    body = b"This is a submission.\r\n" + multipart([good(device)])
    answer = await device.post(body, {"Content-Type": f'multipart/form-data; boundary="{BOUNDARY.decode()}"'})
    assert answer.status == 201, answer.body


async def test_a_tenant_without_room_takes_answers_and_no_files(house: House) -> None:
    settings = house.kit.with_settings(files_tenant_quota_mb=0)
    version = str((await house.upload(visit()))["version_id"])
    async with served(create(settings, issuer=lambda _: house.kit.issuer)) as url:
        where = urlsplit(url)
        full = await device_of(house, (str(where.hostname), int(where.port or 0)), version)
        told, message = await refused(
            house, full, multipart([with_voice(full), part("v.mp3", VOICE, "v.mp3")])
        )
        assert (told, "room" in message) == (413, True)
        assert (await full.post(multipart([with_voice(full)]))).status == 202
