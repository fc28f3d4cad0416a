"""Edits from a device: a new version of the same record, or kept for a person; byte by byte over a socket."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from chassis.ids import new_id
from chassis.testing import served
from chassis.testing_media import jpeg, mp3
from survey_api.main import create

from .collect import PLAIN, VISITED, Device, device_of
from .conftest import BASE, House
from .sending import visit
from .test_attachments import conflicts_of, decide

FILES = {"1693919520000.jpg": jpeg(), "recording.mp3": mp3()}


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


async def edits(house: House, address: tuple[str, int], version: str) -> tuple[Device, Any]:
    device, original = await device_of(house, address, version, amendments=True), new_id()
    assert (await device.send(device.xml(original), FILES)).status == 201
    return device, original


async def test_an_edit_is_a_new_version_of_the_same_record(
    house: House, address: tuple[str, int], version: str
) -> None:
    """Source: getodk/central-backend, submissions.js, "deprecatedID"; specification, OpenRosa Metadata Schema."""
    device, original = await edits(house, address, version)
    edit, again = new_id(), new_id()
    xml = device.xml(edit, deprecated=original, body=VISITED.replace(">31<", ">32<"))
    for _ in range(2):
        assert (await device.send(xml, FILES)).status == 201
    found = await device.stored(original)
    assert found
    assert (found["version"], found["answers"]["pupils"], found["files_missing"]) == (2, 32, 0)
    assert await device.stored(edit) is None
    late = await device.send(device.xml(original), FILES)
    assert late.status == 201
    third = device.xml(
        again, deprecated=edit, body=VISITED.replace(">31<", ">33<").replace("recording", "second")
    )
    assert (await device.send(third)).status == 202
    found = await device.stored(original)
    assert found
    assert (found["version"], found["answers"]["pupils"], found["files_missing"]) == (3, 33, 1)
    versions = await house.client.get(
        f"{BASE}/waves/{found['wave_id']}/responses/{original}/versions", headers=house.researcher.headers
    )
    assert [(v["number"], v["answers"]["pupils"], v["cause"]) for v in versions.json()["items"]] == [
        (1, 31, "edit"),
        (2, 32, "edit"),
    ]
    table = await house.rates({"id": found["wave_id"]})
    assert table["total"]["answers"] == 1
    audit = await house.client.get(f"{BASE}/audit", params={"limit": 50}, headers=house.researcher.headers)
    told = [row for row in audit.json()["items"] if row["subject_id"] == str(original)]
    assert {(row["action"], row["actor_id"]) for row in told if row["actor_kind"] == "device"} == {
        ("response.amended", f"device:{device.app_user['id']}"),
        ("attachment.received", f"device:{device.app_user['id']}"),
    }


async def test_an_edit_of_what_was_edited_already_is_kept_for_a_person(
    house: House, address: tuple[str, int], version: str
) -> None:
    device, original = await edits(house, address, version)
    first, other = new_id(), new_id()
    await device.send(device.xml(first, deprecated=original, body=PLAIN))
    stale = device.xml(other, deprecated=original, body=PLAIN.replace("Maipú", "Renca"))
    answer = await device.send(stale)
    assert answer.status == 409
    assert "a person decides" in answer.message
    wave = {"id": device.app_user["wave_id"]}
    (shown,) = await conflicts_of(house, wave, original)
    assert (await decide(house, shown["id"], "replace", house.researcher)).status_code == 200
    found = await device.stored(original)
    assert found
    assert (found["version"], found["answers"]["town"]) == (3, "Renca")
    assert (await device.send(stale)).status == 201


async def test_an_edit_before_its_original_waits_on_the_device(
    house: House, address: tuple[str, int], version: str
) -> None:
    device = await device_of(house, address, version, amendments=True)
    original, edit = new_id(), new_id()
    xml = device.xml(edit, deprecated=original, body=PLAIN.replace("Maipú", "Renca"))
    early = await device.send(xml)
    assert (early.status, "original" in early.message) == (409, True)
    assert (await device.send(device.xml(original, body=PLAIN))).status == 201
    assert (await device.send(xml)).status == 201
    found = await device.stored(original)
    assert found
    assert (found["version"], found["answers"]["town"]) == (2, "Renca")


async def test_where_a_wave_takes_no_changes_an_edit_is_kept_for_a_person(
    house: House, device: Device
) -> None:
    original = new_id()
    await device.send(device.xml(original, body=PLAIN))
    answer = await device.send(device.xml(new_id(), deprecated=original, body=PLAIN.replace("12", "13")))
    assert answer.status == 409
    found = await device.stored(original)
    assert found
    assert (found["version"], found["answers"]["pupils"]) == (1, 12)
    assert len(await conflicts_of(house, {"id": device.app_user["wave_id"]}, original)) == 1


async def test_a_device_is_not_told_that_what_is_over_the_limit_was_kept(
    house: House, address: tuple[str, int], version: str
) -> None:
    device, instance = await edits(house, address, version)
    edit = new_id()
    changed = await device.send(device.xml(edit, deprecated=instance, body=PLAIN.replace("Maipú", "Lampa")))
    assert changed.status == 201, changed.message
    for n in range(51):
        other = PLAIN.replace("Maipú", f"Renca {n}")
        answer = await device.send(device.xml(instance, body=other))
        assert answer.status == 409
        assert ("It was kept" in answer.message) == (n < 50), answer.message
    stale = device.xml(new_id(), deprecated=instance, body=PLAIN.replace("Maipú", "Talca"))
    twin = device.xml(edit, body=PLAIN.replace("Maipú", "Buin"))
    for xml in (stale, twin):
        answer = await device.send(xml)
        assert (answer.status, "not kept" in answer.message) == (409, True), answer.message
        assert "was kept" not in answer.message
    wave = {"id": device.app_user["wave_id"]}
    assert len(await conflicts_of(house, wave, instance)) == 50
