"""Unfinished answers for another device: sealed bytes under a key that only the devices know."""

import asyncio
import base64
import os
from datetime import timedelta
from typing import Any

import httpx
import pytest
from chassis.clock import HeldClock, SystemClock
from chassis.database import Scope
from chassis.ids import new_id
from chassis.testing import queries_of
from sqlalchemy import text
from survey_api.continuations import domain
from survey_api.continuations.domain import Room
from survey_api.continuations.errors import ContinuationsTooOften
from survey_api.continuations.expiring import Expiring
from survey_api.continuations.throttle import Throttle

from .conftest import BASE, House
from .test_links import Holder, anonymous_wave

Wave = dict[str, Any]


def new_lookup() -> str:
    return base64.urlsafe_b64encode(os.urandom(32)).decode().rstrip("=")


@pytest.fixture(scope="module")
async def asked(house: House) -> tuple[Wave, Holder]:
    wave = await anonymous_wave(house)
    return wave, Holder((await house.links(wave))[0]["url"])


def where(lookup: str) -> str:
    return f"{BASE}/links/current/continuations/{lookup}"


async def keep(
    house: House, who: Any, lookup: str, sealed: bytes, version: str | None = None
) -> httpx.Response:
    headers = {**who.headers, "Content-Type": "application/octet-stream"}
    if version is not None:
        headers["If-Match"] = version
    return await house.client.put(where(lookup), content=sealed, headers=headers)


async def read(house: House, who: Any, lookup: str, **headers: str) -> httpx.Response:
    return await house.client.get(where(lookup), headers={**who.headers, **headers})


async def rows(house: House, statement: str, **values: Any) -> list[Any]:
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        result = await work.session.execute(text(statement), values)
        return list(result.all()) if result.returns_rows else []


async def test_what_one_device_kept_another_reads_and_goes_on_with(
    house: House, asked: tuple[Wave, Holder]
) -> None:
    _, holder = asked
    lookup, sealed = new_lookup(), os.urandom(4000)
    first = await keep(house, holder, lookup, sealed)
    assert (first.status_code, first.headers["etag"], first.json()["version"]) == (201, '"1"', 1), first.text
    given = await read(house, holder, lookup)
    assert (given.status_code, given.content, given.headers["etag"]) == (200, sealed, '"1"')
    assert given.headers["content-type"] == "application/octet-stream"
    unchanged = await read(house, holder, lookup, **{"If-None-Match": '"1"'})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    newer = os.urandom(4100)
    moved = await keep(house, holder, lookup, newer, '"1"')
    assert (moved.status_code, moved.headers["etag"]) == (200, '"2"')
    again = await keep(house, holder, lookup, newer, '"1"')
    assert (again.status_code, again.headers["etag"]) == (200, '"2"')
    stale = await keep(house, holder, lookup, b"mine", '"1"')
    assert (stale.status_code, stale.json()["code"], stale.headers["etag"]) == (
        412,
        "conflict.version",
        '"2"',
    )
    assert stale.json()["current"] == {"version": 2}
    unsaid = await keep(house, holder, lookup, b"mine")
    assert (unsaid.status_code, unsaid.json()["code"]) == (428, "version.required")
    assert (await read(house, holder, lookup)).content == newer


async def test_the_database_holds_neither_the_key_nor_anything_that_can_be_read(
    house: House, asked: tuple[Wave, Holder]
) -> None:
    lookup = new_lookup()
    await keep(house, asked[1], lookup, b"sealed")
    (row,) = await rows(house, "select * from continuation where sealed = 'sealed'")
    assert lookup not in str(row)
    assert row.lookup_hash == domain.lookup_hash(lookup)


async def test_received_answers_are_forgotten_and_the_other_device_learns_it(
    house: House, asked: tuple[Wave, Holder]
) -> None:
    lookup = new_lookup()
    await keep(house, asked[1], lookup, b"sealed")
    for _ in range(2):
        gone = await house.client.delete(where(lookup), headers=asked[1].headers)
        assert (gone.status_code, gone.content) == (204, b"")
    missing = await read(house, asked[1], lookup)
    assert (missing.status_code, missing.json()["code"]) == (404, "continuation.unknown")
    late = await keep(house, asked[1], lookup, b"more", '"1"')
    assert (late.status_code, late.json()["current"]) == (412, {"version": 0})
    assert (await read(house, asked[1], lookup)).status_code == 404


async def test_only_by_its_own_link_and_only_by_a_link(house: House, asked: tuple[Wave, Holder]) -> None:
    wave, holder = asked
    lookup = new_lookup()
    await keep(house, holder, lookup, b"sealed")
    neighbour = Holder((await house.links(wave))[1]["url"])
    for headers, status in (
        ({}, 401),
        (house.researcher.headers, 401),
        ({"Authorization": "Link " + "x" * 27}, 404),
        (neighbour.headers, 404),
    ):
        found = await house.client.get(where(lookup), headers=headers)
        assert found.status_code == status
        removed = await house.client.delete(where(lookup), headers=headers)
        assert removed.status_code == (204 if headers == neighbour.headers else status)
        if headers != neighbour.headers:
            kept = await house.client.put(where(lookup), content=b"theirs", headers=headers)
            assert kept.status_code == status
    assert (await read(house, holder, lookup)).content == b"sealed"


async def test_hostile_requests_get_a_4xx_and_leave_nothing(house: House, asked: tuple[Wave, Holder]) -> None:
    _, holder = asked
    before = await rows(house, "select count(*) from continuation")
    for lookup in (
        "short",
        "x" * 42,
        "x" * 44,
        "x" * 42 + "%00",
        "..%2f" + "x" * 38,
        "é" * 43,
    ):
        for answer in (
            await keep(house, holder, lookup, b"sealed"),
            await read(house, holder, lookup),
            await house.client.delete(where(lookup), headers=holder.headers),
        ):
            assert answer.status_code in (404, 422), (lookup, answer.text)
    nobody = await keep(house, house.researcher, new_lookup(), b"")
    assert nobody.status_code == 401
    empty = await keep(house, holder, new_lookup(), b"")
    assert (empty.status_code, empty.json()["code"]) == (422, "validation")
    large = await keep(house, holder, new_lookup(), b"x" * (domain.MOST_BYTES + 1))
    assert (large.status_code, large.json()["code"]) == (413, "too_large")
    odd = await keep(house, holder, new_lookup(), b"x", '"7"')
    assert odd.status_code == 412
    assert await rows(house, "select count(*) from continuation") == before
    for bytes_ in (b"\x00" * 10, b'{"a":1e400}', "\ud800".encode("utf-8", "surrogatepass"), b"[" * 100_000):
        lookup = new_lookup()
        assert (await keep(house, holder, lookup, bytes_)).status_code == 201
        assert (await read(house, holder, lookup)).content == bytes_


async def test_the_largest_fits_and_two_devices_at_once_make_one(
    house: House, asked: tuple[Wave, Holder]
) -> None:
    _, holder = asked
    lookup, sealed = new_lookup(), os.urandom(domain.MOST_BYTES)
    assert (await keep(house, holder, lookup, sealed)).status_code == 201
    assert (await read(house, holder, lookup)).content == sealed
    twin = new_lookup()
    answers = await asyncio.gather(*(keep(house, holder, twin, f"device {n}".encode()) for n in range(6)))
    assert sorted(a.status_code for a in answers) == [201, *[428] * 5]
    (kept,) = [a for a in answers if a.status_code == 201]
    assert kept.json()["version"] == 1


async def test_a_link_keeps_so_many_and_no_more(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    wave = await anonymous_wave(house)
    holder, other = (Holder(link["url"]) for link in (await house.links(wave))[:2])
    monkeypatch.setattr(domain, "MOST_OF_LINK", 2)
    first = new_lookup()
    assert (await keep(house, holder, first, b"1")).status_code == 201
    assert (await keep(house, holder, new_lookup(), b"2")).status_code == 201
    full = await keep(house, holder, new_lookup(), b"3")
    assert (full.status_code, full.json()["code"], full.json()["full"]) == (
        413,
        "continuation.no_room",
        "link",
    )
    assert (await keep(house, holder, first, b"11", '"1"')).status_code == 200
    assert (await keep(house, other, new_lookup(), b"3")).status_code == 201


def test_room_is_bounded_by_number_by_link_and_by_organisation() -> None:
    assert Room(0, 0, 0).full(domain.MOST_BYTES) is None
    assert Room(domain.MOST_OF_LINK, 0, 0).full(1) == "link"
    assert Room(1, domain.MOST_BYTES_OF_LINK - 5, 0).full(6) == "link"
    assert Room(1, 0, domain.MOST_BYTES_OF_TENANT - 5).full(6) == "tenant"
    assert Room(1, 0, domain.MOST_BYTES_OF_TENANT - 5).full(5) is None


def test_a_link_that_writes_too_often_waits_for_the_next_minute() -> None:
    time, link, other = [0.0], new_id(), new_id()
    throttle = Throttle(now=lambda: time[0])
    for _ in range(domain.WRITES_A_MINUTE):
        throttle.count(link, 1)
    time[0] = 20.0
    with pytest.raises(ContinuationsTooOften) as refused:
        throttle.count(link, 1)
    assert refused.value.headers["Retry-After"] == "41"
    throttle.count(other, domain.BYTES_A_MINUTE)
    with pytest.raises(ContinuationsTooOften):
        throttle.count(other, 1)
    time[0] = 60.0
    throttle.count(link, 1)


async def test_it_goes_when_nobody_used_it_for_thirty_days_and_with_its_wave_and_link(house: House) -> None:
    wave = await anonymous_wave(house)
    links = await house.links(wave)
    holder, revoked = Holder(links[0]["url"]), Holder(links[1]["url"])
    other = Holder((await house.links(await anonymous_wave(house)))[0]["url"])
    names = {name: new_lookup() for name in ("unused", "used", "revoked", "closed")}
    for name, who in (("unused", other), ("used", other), ("revoked", revoked), ("closed", holder)):
        assert (await keep(house, who, names[name], name.encode())).status_code == 201
    clock = HeldClock(SystemClock().now())
    expiring = Expiring(house.app.state.database, clock)

    async def left() -> set[str]:
        found = await rows(house, "select lookup_hash from continuation")
        hashes = {row.lookup_hash for row in found}
        return {name for name, lookup in names.items() if domain.lookup_hash(lookup) in hashes}

    await expiring.sweep()
    assert await left() == set(names)
    await house.client.delete(f"{BASE}/links/{links[1]['id']}", headers=house.researcher.headers)
    assert (await read(house, revoked, names["revoked"])).json()["code"] == "link.unknown"
    await house.client.post(f"{BASE}/waves/{wave['id']}:close", headers=house.researcher.headers)
    for answer in (
        await read(house, holder, names["closed"]),
        await keep(house, holder, names["closed"], b"more", '"1"'),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "wave.closed")
    await expiring.sweep()
    assert await left() == {"unused", "used"}
    for name, days in (("used", 29), ("unused", 31)):
        await rows(
            house,
            "update continuation set used_at = used_at - make_interval(days => :days) where lookup_hash = :name",
            days=days,
            name=domain.lookup_hash(names[name]),
        )
    await expiring.sweep()
    assert await left() == {"used"}
    assert (await read(house, other, names["used"])).status_code == 200
    clock.move(timedelta(days=29))
    await expiring.sweep()
    assert await left() == {"used"}


async def test_each_request_takes_the_same_statements_however_much_is_kept(
    house: House, asked: tuple[Wave, Holder]
) -> None:
    counts = []
    for number in range(3):
        lookup = new_lookup()
        made = await keep(house, asked[1], lookup, os.urandom(100))
        moved = await keep(house, asked[1], lookup, os.urandom(100), '"1"')
        given = await read(house, asked[1], lookup)
        counts.append((queries_of(made), queries_of(moved), queries_of(given)))
        if number == 0:
            for _ in range(10):
                await keep(house, asked[1], new_lookup(), b"more")
    assert set(counts) == {(9, 9, 6)}
