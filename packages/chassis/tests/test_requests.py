"""What a request meets on its way in and out, shown by the smallest service that has it."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any
from uuid import UUID

import httpx
import pytest
from chassis.app import create_app
from chassis.ids import new_id
from chassis.parts import Parts, build_parts
from chassis.principal import Principal
from chassis.problems import Conflict
from chassis.routing import Anonymous, Caller, Work, allowed, router
from chassis.schemas import Line, Shape
from chassis.testing import TestCaller
from fastapi import FastAPI
from sqlalchemy import text

from .conftest import Kit

routes = router("/notes")
Writer = Annotated[Principal, allowed("note:write")]


class NoteIn(Shape):
    words: Line
    share: float | None = None


class Refused(Conflict):
    code = "note.refused"


@routes.post("", status_code=201)
async def write(body: NoteIn, work: Work, caller: Writer) -> dict[str, str]:
    note = new_id()
    await work.session.execute(
        text("insert into note (tenant_id, network_id, id, words) values (:t, :t, :i, :w)"),
        {"t": caller.only_tenant(), "i": note, "w": body.words},
    )
    work.audit("note.written", tenant_id=caller.only_tenant(), subject_kind="note", subject_id=note)
    if body.words == "refuse":
        raise Refused
    if body.words == "break":
        raise RuntimeError("an error nobody foresaw")
    return {"id": str(note)}


@routes.get("")
async def count(work: Work, caller: Caller) -> dict[str, int]:
    found = await work.session.execute(text("select count(*) from note"))
    return {"count": found.scalar_one()}


@routes.get("/number/{number}")
async def number(number: int, work: Work, caller: Caller) -> dict[str, Any]:
    found = await work.session.execute(text("select cast(:n as bigint)"), {"n": number})
    return {"number": found.scalar_one()}


@routes.get("/open", dependencies=[Anonymous])
async def for_all() -> dict[str, str]:
    return {"hello": "world"}


class Door:
    def __init__(self, client: httpx.AsyncClient, kit: Kit) -> None:
        self.client = client
        self.tenant = new_id()
        self.anna: TestCaller = kit.issuer.caller(permissions={"note:write"}, tenant_id=self.tenant)
        self.reader: TestCaller = kit.issuer.caller(permissions={"note:read"}, tenant_id=self.tenant)

    async def write(self, words: str = "hello", key: str | None = None, **more: Any) -> httpx.Response:
        headers = {**self.anna.headers, **({"Idempotency-Key": key} if key else {})}
        return await self.client.post("/api/pdsa/v1/notes", json={"words": words, **more}, headers=headers)

    async def raw(self, body: bytes) -> httpx.Response:
        headers = {**self.anna.headers, "Content-Type": "application/json"}
        return await self.client.post("/api/pdsa/v1/notes", content=body, headers=headers)

    async def count(self) -> int:
        found = await self.client.get("/api/pdsa/v1/notes", headers=self.anna.headers)
        return int(found.json()["count"])


def build(kit: Kit) -> tuple[FastAPI, Parts]:
    parts = build_parts(kit.settings, "pdsa-api", {}, issuer=lambda _: kit.issuer)
    return create_app(parts, [routes], stream="PDSA", title="Notes"), parts


@pytest.fixture(scope="module")
async def door(kit: Kit) -> AsyncIterator[Door]:
    app, _ = build(kit)
    async with kit.client(app) as client:
        yield Door(client, kit)


async def test_what_was_answered_is_committed(door: Door) -> None:
    before = await door.count()
    answer = await door.write()
    assert answer.status_code == 201
    UUID(answer.json()["id"])
    assert await door.count() == before + 1


async def test_a_refusal_after_a_write_undoes_the_write(door: Door) -> None:
    before = await door.count()
    answer = await door.write("refuse")
    assert (answer.status_code, answer.json()["code"]) == (409, "note.refused")
    assert answer.headers["content-type"] == "application/problem+json"
    assert await door.count() == before


async def test_an_error_nobody_foresaw_tells_nothing_and_leaves_nothing(door: Door) -> None:
    before = await door.count()
    answer = await door.write("break")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert "nobody foresaw" not in answer.text
    assert answer.json()["request_id"]
    assert await door.count() == before


async def test_a_caller_without_the_permission_is_refused(door: Door) -> None:
    answer = await door.client.post("/api/pdsa/v1/notes", json={"words": "x"}, headers=door.reader.headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "permission.denied")


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x.y.z", "Basic YTpi", "Link abc"])
async def test_a_caller_without_a_good_token_is_asked_to_sign_in(header: str, door: Door) -> None:
    answer = await door.client.get("/api/pdsa/v1/notes", headers={"Authorization": header} if header else {})
    assert (answer.status_code, answer.json()["code"]) == (401, "authentication.required")


async def test_a_caller_who_is_gone_is_asked_to_sign_in(door: Door, kit: Kit) -> None:
    gone = kit.issuer.caller(permissions={"note:write"}, tenant_id=new_id())
    del kit.issuer.documents[gone.id]
    answer = await door.client.get("/api/pdsa/v1/notes", headers=gone.headers)
    assert (answer.status_code, answer.json()["code"]) == (401, "authentication.required")


async def test_an_expired_token_is_refused(door: Door, kit: Kit) -> None:
    late = kit.issuer.caller(permissions={"note:write"}, tenant_id=door.tenant, lifetime=-60)
    assert (await door.client.get("/api/pdsa/v1/notes", headers=late.headers)).status_code == 401


HOSTILE = {
    "NUL": rb'{"words": "a\u0000b"}',
    "NUL in a key": rb'{"words": "x", "a\u0000b": 1}',
    "NUL deep in lists": b'{"words": ' + b"[" * 1000 + rb'"\u0000"' + b"]" * 1000 + b"}",
    "NUL deep in objects": b'{"words": ' + b'{"a": ' * 1000 + rb'"\u0000"' + b"}" * 1000 + b"}",
    "a raw control character": b'{"words": "a\x07b"}',
    "a lone surrogate": rb'{"words": "\ud800"}',
    "NaN": b'{"words": "x", "share": NaN}',
    "infinity": b'{"words": "x", "share": Infinity}',
    "1e400": b'{"words": "x", "share": 1e400}',
    "a number of 5,000 digits": b'{"words": "x", "share": ' + b"9" * 5000 + b"}",
    "deep nesting": b'{"words": ' + b"[" * 20000 + b"]" * 20000 + b"}",
    "bad UTF-8": b'{"words": "\xff\xfe"}',
    "not JSON": b"{",
    "a list": b"[]",
    "nothing": b"",
    "an unknown field": b'{"words": "x", "tenant_id": "1"}',
    "a long key": b'{"words": "x", "' + b"k" * 12000 + b'": 1}',
}


@pytest.mark.parametrize("what", HOSTILE)
async def test_a_hostile_body_gets_a_refusal_and_stores_nothing(what: str, door: Door) -> None:
    before = await door.count()
    answer = await door.raw(HOSTILE[what])
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert await door.count() == before


async def test_a_body_over_the_limit_is_refused(door: Door) -> None:
    answer = await door.raw(b'{"words": "' + b"x" * (3 << 20) + b'"}')
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


async def test_a_number_that_the_database_can_not_hold_is_the_callers_fault(door: Door) -> None:
    answer = await door.client.get(f"/api/pdsa/v1/notes/number/{2**70}", headers=door.anna.headers)
    assert answer.status_code == 422


async def test_an_address_that_is_not_there_and_a_method_it_does_not_take_are_problems(door: Door) -> None:
    missing = await door.client.get("/api/pdsa/v1/nothing")
    assert (missing.status_code, missing.json()["code"]) == (404, "not_found")
    wrong = await door.client.delete("/api/pdsa/v1/notes")
    assert (wrong.status_code, wrong.json()["code"]) == (405, "method.not_allowed")


async def test_twins_in_flight_with_one_key_make_one_note(door: Door) -> None:
    before = await door.count()
    answers = await asyncio.gather(*(door.write("twin", key="twin-1") for _ in range(6)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert await door.count() == before + 1


async def test_a_refused_request_leaves_its_key_free(door: Door) -> None:
    assert (await door.write("refuse", key="again-1")).status_code == 409
    assert (await door.write("better", key="again-1")).status_code == 201


async def test_the_same_key_of_another_caller_is_another_key(door: Door, kit: Kit) -> None:
    first = await door.write("mine", key="shared-1")
    ben = kit.issuer.caller(permissions={"note:write"}, tenant_id=door.tenant)
    second = await door.client.post(
        "/api/pdsa/v1/notes",
        json={"words": "his"},
        headers={**ben.headers, "Idempotency-Key": "shared-1"},
    )
    assert second.status_code == 201
    assert first.json() != second.json()


async def test_one_id_goes_through_a_request(door: Door) -> None:
    given = await door.client.get("/api/pdsa/v1/notes/open", headers={"X-Request-Id": "abc-123"})
    assert given.headers["x-request-id"] == "abc-123"
    forged = await door.client.get("/api/pdsa/v1/nothing", headers={"X-Request-Id": "a b\tc"})
    assert forged.json()["request_id"] == forged.headers["x-request-id"] != "a b\tc"


async def test_it_is_ready_with_its_database_and_says_what_is_away(door: Door) -> None:
    answer = await door.client.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json()["parts"]["database"] == "ready"
    assert (await door.client.get("/health/live")).json() == {"status": "alive"}


async def test_a_service_whose_route_does_not_say_who_may_call_it_does_not_start(kit: Kit) -> None:
    silent = router("/silent")

    @silent.get("")
    async def tell() -> dict[str, str]:
        return {}

    parts = build_parts(kit.settings, "pdsa-api", {}, issuer=lambda _: kit.issuer)
    with pytest.raises(RuntimeError, match="/silent"):
        create_app(parts, [silent], stream="PDSA", title="Silent")
    await parts.database.close()
    await parts.http.aclose()


async def test_every_route_shows_its_permission_in_openapi(kit: Kit) -> None:
    app, parts = build(kit)
    paths = app.openapi()["paths"]
    assert paths["/api/pdsa/v1/notes"]["post"]["x-permission"] == "note:write"
    assert paths["/api/pdsa/v1/notes"]["get"]["x-permission"] == "signed-in"
    assert paths["/api/pdsa/v1/notes/open"]["get"]["x-permission"] == "anonymous"
    assert set(paths["/api/pdsa/v1/notes"]["post"]["responses"]["4XX"]["content"]) == {
        "application/problem+json"
    }
    await parts.database.close()
    await parts.http.aclose()
