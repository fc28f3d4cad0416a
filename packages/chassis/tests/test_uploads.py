"""Resumable uploads at the wire: what arrives is kept, whatever happens to the client, the service or the piece."""

import asyncio
import base64
import hashlib
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from chassis.app import create_app
from chassis.clock import HeldClock, SystemClock
from chassis.files.room import FileRoom, file_room
from chassis.files.tus import upload_routes
from chassis.ids import new_id
from chassis.parts import build_parts
from chassis.settings import ServiceSettings
from chassis.testing import TestCaller, served, until
from fastapi import FastAPI

from .conftest import Kit
from .s3_server import Objects

PATH = "/api/pdsa/v1/uploads"
TUS = {"Tus-Resumable": "1.0.0"}
PIECE = {**TUS, "Content-Type": "application/offset+octet-stream"}


@dataclass
class Place:
    """A service that takes uploads, and people who send some."""

    app: FastAPI
    client: httpx.AsyncClient
    clock: HeldClock
    settings: ServiceSettings
    tenant: UUID
    anna: TestCaller
    ben: TestCaller
    stranger: TestCaller

    @property
    def files(self) -> FileRoom:
        found: FileRoom = self.app.state.files
        return found


def make(kit: Kit, settings: ServiceSettings, clock: HeldClock) -> FastAPI:
    parts = build_parts(settings, "pdsa-api", {}, clock=clock, issuer=lambda _: kit.issuer)
    app = create_app(parts, [upload_routes("note:write")], stream="PDSA", title="Uploads")
    app.state.files = file_room(settings, "pdsa-api", parts.http, parts.database, clock, [])
    return app


@pytest.fixture(params=["folder", "s3"])
async def place(kit: Kit, tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Place]:
    changes: dict[str, Any] = {"files_dir": tmp_path, "upload_max_mb": 3, "files_person_quota_mb": 4}
    if request.param == "s3":
        objects: Objects = request.getfixturevalue("objects")
        changes |= objects.settings
    settings, clock = kit.with_settings(**changes), HeldClock(SystemClock().now())
    app, tenant = make(kit, settings, clock), new_id()

    def person(at: UUID) -> TestCaller:
        return kit.issuer.caller(permissions={"note:write"}, tenant_id=at)

    async with kit.client(app) as client:
        yield Place(app, client, clock, settings, tenant, person(tenant), person(tenant), person(new_id()))


def metadata(**values: str) -> str:
    return ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in values.items())


async def begun(place: Place, length: int, **headers: str) -> str:
    answer = await place.client.post(
        PATH, headers={**place.anna.headers, **TUS, "Upload-Length": str(length), **headers}
    )
    assert answer.status_code == 201, answer.text
    return answer.headers["location"]


async def piece(
    place: Place,
    where: str,
    offset: int,
    content: bytes,
    headers: dict[str, str] | None = None,
    *,
    who: TestCaller | None = None,
) -> httpx.Response:
    sent = {**(who or place.anna).headers, **PIECE, "Upload-Offset": str(offset), **(headers or {})}
    return await place.client.patch(where, headers=sent, content=content)


async def offset(place: Place, where: str) -> int:
    answer = await place.client.head(where, headers={**place.anna.headers, **TUS})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    return int(answer.headers["upload-offset"])


async def test_a_file_arrives_in_pieces_and_is_named_by_its_content(place: Place) -> None:
    content = b"0123456789" * 30_000
    where = await begun(place, len(content), **{"Upload-Metadata": metadata(filename="a/b/notes.txt")})
    for first in range(0, len(content), 100_000):
        answer = await piece(place, where, first, content[first : first + 100_000])
        assert (answer.status_code, answer.headers["upload-offset"]) == (204, str(first + 100_000))
    assert answer.headers["upload-sha256"] == hashlib.sha256(content).hexdigest()
    told = (await place.client.get(where, headers=place.anna.headers)).json()
    assert (told["state"], told["sha256"]) == ("complete", hashlib.sha256(content).hexdigest())
    assert told["name"] == "notes.txt"


async def test_a_client_learns_what_uploads_can_do(place: Place) -> None:
    answer = await place.client.options(PATH)
    assert (answer.status_code, answer.headers["tus-version"]) == (204, "1.0.0")
    assert "creation" in answer.headers["tus-extension"]
    assert answer.headers["tus-max-size"] == str(3 << 20)


async def test_another_persons_upload_and_another_tenants_are_not_there(place: Place) -> None:
    where = await begun(place, 10)
    for who in (place.ben, place.stranger):
        assert (await piece(place, where, 0, b"x", who=who)).status_code == 404
        for method in ("HEAD", "GET", "DELETE"):
            answer = await place.client.request(method, where, headers={**who.headers, **TUS})
            assert answer.status_code == 404
    assert (await place.client.get(where)).status_code == 401
    assert await offset(place, where) == 0


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"Tus-Resumable": "0.2.2"}, 412, "upload.version"),
        ({"Upload-Length": "many"}, 400, "upload.header"),
        ({"Upload-Length": "-1"}, 400, "upload.header"),
        ({"Upload-Length": "0"}, 400, "upload.header"),
        ({"Upload-Length": str(3 << 21)}, 413, "upload.too_large"),
        ({"Upload-Metadata": "filename ???"}, 400, "upload.header"),
        ({"Upload-Metadata": metadata(filename="a\x00.txt")}, 400, "upload.header"),
        ({"Upload-Metadata": metadata(filetype="text/html\r\nx")}, 400, "upload.header"),
        ({"Upload-Metadata": metadata(sha256="abc")}, 400, "upload.header"),
    ],
)
async def test_a_creation_that_can_not_be_read_is_named(
    place: Place, headers: dict[str, str], status: int, code: str
) -> None:
    sent = {**place.anna.headers, **TUS, "Upload-Length": "5", **headers}
    answer = await place.client.post(PATH, headers=sent)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["tus-resumable"] == "1.0.0"


async def test_a_piece_that_does_not_follow_is_refused_and_changes_nothing(place: Place) -> None:
    where = await begun(place, 10)
    assert (await piece(place, where, 0, b"01234")).status_code == 204
    conflict = await piece(place, where, 2, b"234")
    assert (conflict.status_code, conflict.headers["upload-offset"]) == (409, "5")
    long = await piece(place, where, 5, b"567890")
    assert (long.status_code, long.json()["code"]) == (413, "upload.piece_too_long")
    html = await piece(place, where, 5, b"56789", {"Content-Type": "text/html"})
    assert html.status_code == 415
    wrong = "sha256 " + base64.b64encode(hashlib.sha256(b"other").digest()).decode()
    checked = await piece(place, where, 5, b"56789", {"Upload-Checksum": wrong})
    assert (checked.status_code, checked.json()["code"]) == (460, "upload.checksum")
    assert (await piece(place, where, 5, b"56789", {"Upload-Checksum": "md5 xxxx"})).status_code == 400
    assert await offset(place, where) == 5
    right = "sha1 " + base64.b64encode(hashlib.sha1(b"56789", usedforsecurity=False).digest()).decode()
    assert (await piece(place, where, 5, b"56789", {"Upload-Checksum": right})).status_code == 204
    assert (await piece(place, where, 10, b"x")).json()["code"] == "upload.over"


async def test_two_pieces_at_once_are_written_one_after_the_other_or_refused(place: Place) -> None:
    where = await begun(place, 200_000)
    sent = [piece(place, where, 0, bytes([65 + n]) * 100_000) for n in range(6)]
    statuses = sorted(answer.status_code for answer in await asyncio.gather(*sent))
    assert statuses[0] == 204
    assert set(statuses[1:]) <= {409, 423}
    assert await offset(place, where) == 100_000
    assert (await piece(place, where, 100_000, b"x" * 100_000)).status_code == 204
    upload = await read(place, where)
    async with place.files.uploads.opened(upload) as path:
        written = path.read_bytes()
    assert len(set(written[:100_000])) == 1


async def read(place: Place, where: str) -> Any:
    principal = await place.app.state.authenticator.principal(place.anna.token)
    from chassis.database import Scope

    async with place.app.state.database.transaction(Scope.of(principal)) as work:
        return await place.files.uploads.find(work, principal, UUID(where.rpartition("/")[2]))


async def test_a_file_that_is_not_the_announced_one_is_refused_and_named(place: Place) -> None:
    announced = hashlib.sha256(b"announced").hexdigest()
    where = await begun(place, 5, **{"Upload-Metadata": metadata(sha256=announced)})
    answer = await piece(place, where, 0, b"other")
    assert (answer.status_code, answer.json()["code"]) == (422, "upload.hash_mismatch")
    assert answer.json()["announced"] == announced
    assert (await place.client.head(where, headers={**place.anna.headers, **TUS})).status_code == 410
    told = (await place.client.get(where, headers=place.anna.headers)).json()
    assert (told["state"], told["refusal"]) == ("refused", "upload.hash_mismatch")
    upload = UUID(where.rpartition("/")[2])
    assert await place.files.uploads._drafts.size(place.tenant, upload) == 0


async def test_an_upload_that_is_given_up_is_gone_with_its_bytes(place: Place) -> None:
    where = await begun(place, 10)
    await piece(place, where, 0, b"01234")
    answer = await place.client.delete(where, headers={**place.anna.headers, **TUS})
    assert answer.status_code == 204
    assert (await piece(place, where, 5, b"56789")).status_code == 404
    upload = UUID(where.rpartition("/")[2])
    assert await place.files.uploads._drafts.size(place.tenant, upload) == 0


async def test_an_upload_that_is_left_is_swept_and_one_that_goes_on_is_not(place: Place) -> None:
    left, kept = await begun(place, 10), await begun(place, 10)
    await piece(place, left, 0, b"01234")
    place.clock.move(timedelta(days=5))
    assert (await piece(place, kept, 0, b"01234")).status_code == 204
    place.clock.move(timedelta(days=3))
    await place.files.uploads.sweep()
    assert (await place.client.get(kept, headers=place.anna.headers)).status_code == 200
    assert (await place.client.get(left, headers=place.anna.headers)).status_code == 404
    upload = UUID(left.rpartition("/")[2])
    assert await place.files.uploads._drafts.size(place.tenant, upload) == 0


async def test_a_person_has_room_for_so_much_and_no_more(place: Place) -> None:
    first = await begun(place, 3 << 20)
    sent = {**place.anna.headers, **TUS, "Upload-Length": str(2 << 20)}
    answer = await place.client.post(PATH, headers=sent)
    assert (answer.status_code, answer.json()["code"]) == (413, "upload.no_room")
    assert answer.json()["whose"] == "person"
    await place.client.delete(first, headers={**place.anna.headers, **TUS})
    assert (await place.client.post(PATH, headers=sent)).status_code == 201


async def test_what_arrived_of_a_broken_piece_is_kept_and_another_process_goes_on(
    place: Place, kit: Kit
) -> None:
    content = bytes(range(256)) * 800
    where = await begun(place, len(content))
    async with served(make(kit, place.settings, place.clock)) as url:
        lines = [f"PATCH {where} HTTP/1.1", "Host: x", f"Content-Length: {len(content)}", "Upload-Offset: 0"]
        lines += [f"{name}: {value}" for name, value in {**PIECE, **place.anna.headers}.items()]
        head = "\r\n".join(lines).encode() + b"\r\n\r\n"
        with socket.create_connection(("127.0.0.1", httpx.URL(url).port or 0)) as connection:
            await asyncio.to_thread(connection.sendall, head + content[:150_000])
            # Left without a word: the connection is cut in mid-piece.
        await until(lambda: offset(place, where))
    # The first look may have come while the rest was being kept; by now that process has ended.
    arrived = await offset(place, where)
    assert 0 < arrived <= 150_000
    answer = await piece(place, where, arrived, content[arrived:])
    assert answer.headers["upload-sha256"] == hashlib.sha256(content).hexdigest()


async def test_more_than_a_request_may_hold_is_refused_and_not_kept(place: Place) -> None:
    where = await begun(place, 3 << 20)
    answer = await piece(place, where, 0, b"x" * ((2 << 20) + 1))
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert await offset(place, where) == 0
