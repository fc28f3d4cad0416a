"""The short way in: anonymous, other tenant, missing, wrong role, invalid, valid, repeated, in conflict."""

import asyncio
from typing import Any
from uuid import UUID

import orjson
import pytest
from chassis.database import Scope
from chassis.ids import new_id
from chassis.testing import TestCaller
from sqlalchemy import text

from . import forms
from .conftest import BASE, House

Wave = dict[str, Any]


@pytest.fixture(scope="module")
async def wave(house: House) -> Wave:
    return await house.wave()


@pytest.fixture(scope="module")
async def invitation(house: House, wave: Wave) -> str:
    return str((await house.invitations(wave))[-1]["id"])


@pytest.fixture(scope="module")
def sender(house: House) -> TestCaller:
    return house.researcher


async def stored(house: House, response_id: UUID) -> list[Any]:
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        found = await work.session.execute(
            text("select id, sha256, answers from response where id = :id"), {"id": response_id}
        )
        return list(found.all())


async def raw(
    house: House, wave: Wave, body: bytes, caller: TestCaller, *, id: object = None, **headers: str
) -> Any:
    return await house.client.put(
        f"{BASE}/waves/{wave['id']}/responses/{id or new_id()}",
        content=body,
        headers={**caller.headers, "Content-Type": "application/json", **headers},
    )


async def test_nobody_answers_without_a_token(house: House, wave: Wave) -> None:
    response = await house.client.put(f"{BASE}/waves/{wave['id']}/responses/{new_id()}", json={})
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"


async def test_another_organisations_wave_is_as_missing_as_one_that_never_was(
    house: House, wave: Wave, invitation: str
) -> None:
    stranger = house.person("researcher", tenant=new_id(), project=new_id())
    body = house.response_body(wave, invitation_id=invitation)
    theirs = await house.send(wave, body, caller=stranger)
    missing = await house.send({"id": new_id()}, body, caller=stranger)
    assert (theirs.status_code, missing.status_code) == (404, 404)
    said, said_of_missing = ({**reply.json(), "request_id": None} for reply in (theirs, missing))
    assert said == said_of_missing


async def test_who_may_not_send_responses_is_told_so(house: House, wave: Wave, invitation: str) -> None:
    leader = house.person("school_leader", house.networks[0])
    refused = await house.send(wave, house.response_body(wave, invitation_id=invitation), caller=leader)
    assert (refused.status_code, refused.json()["code"]) == (403, "permission.denied")


async def test_the_same_again_gets_the_same_receipt_and_other_content_is_a_conflict(
    house: House, wave: Wave, invitation: str, sender: TestCaller
) -> None:
    body, response_id = house.response_body(wave, invitation_id=invitation), new_id()
    first = await house.send(wave, body, id=response_id, caller=sender)
    assert first.status_code == 201
    shuffled = {**dict(reversed(body.items())), "ended_at": "2023-09-05T13:12:00Z"}
    again = await house.send(wave, shuffled, id=response_id, caller=sender)
    assert (again.status_code, again.json()) == (200, first.json())
    other = {**body, "answers": forms.answers(comment="changed")}
    conflict = await house.send(wave, other, id=response_id, caller=sender)
    assert (conflict.status_code, conflict.json()["code"]) == (409, "response.conflict")
    rows = await stored(house, response_id)
    assert [(row.sha256, row.answers) for row in rows] == [(first.json()["sha256"], forms.answers())]


async def test_fifty_twins_at_once_are_one_row(
    house: House, wave: Wave, invitation: str, sender: TestCaller
) -> None:
    body, response_id = house.response_body(wave, invitation_id=invitation), new_id()
    replies = await asyncio.gather(
        *(house.send(wave, body, id=response_id, caller=sender) for _ in range(50))
    )
    assert sorted(reply.status_code for reply in replies) == [200] * 49 + [201]
    assert len({reply.content for reply in replies}) == 1
    assert len(await stored(house, response_id)) == 1


REFUSED_FIELDS: dict[str, tuple[dict[str, Any], str, str]] = {
    "an unknown question": (
        {"answers": forms.answers(shoe_size=44)},
        "/answers/shoe_size",
        "question.unknown",
    ),
    "an unknown choice": (
        {"answers": forms.answers(practices={"inquiry": "daily"})},
        "/answers/practices/inquiry",
        "choice.unknown",
    ),
    "a wrong type": (
        {"answers": forms.answers(profile={"months": "twelve"})},
        "/answers/profile/months",
        "type.wrong",
    ),
    "NUL in a text": ({"answers": forms.answers(comment="a\x00b")}, "/answers/comment", "text.characters"),
    "another version": (
        {"instrument_version_id": "01938c5e-0000-7000-8000-000000000003"},
        "/instrument_version_id",
        "version.wrong",
    ),
    "a language the form is not in": ({"language": "fr"}, "/language", "language.unknown"),
    "an end before the start": ({"ended_at": "2023-09-05T09:00:00-03:00"}, "/ended_at", "time.order"),
    "no invitation": ({"invitation_id": None}, "/invitation_id", "invitation.required"),
    "an invitation that is not there": (
        {"invitation_id": "01938c5e-0000-7000-8000-000000000009"},
        "/invitation_id",
        "invitation.unknown",
    ),
}


@pytest.mark.parametrize("what", REFUSED_FIELDS)
async def test_a_field_at_fault_is_named_and_nothing_is_stored(
    house: House, wave: Wave, invitation: str, sender: TestCaller, what: str
) -> None:
    changes, pointer, code = REFUSED_FIELDS[what]
    response_id = new_id()
    body = {**house.response_body(wave, invitation_id=invitation), **changes}
    refused = await house.send(wave, body, id=response_id, caller=sender)
    assert (refused.status_code, refused.json()["code"]) == (422, "response.invalid"), refused.text
    assert [(fault["pointer"], fault["code"]) for fault in refused.json()["errors"]] == [(pointer, code)]
    assert all(fault["message"] and fault["fix"] for fault in refused.json()["errors"])
    assert await stored(house, response_id) == []


async def test_every_field_at_fault_is_named_at_once(
    house: House, wave: Wave, invitation: str, sender: TestCaller
) -> None:
    wrong = forms.answers(consent="perhaps", profile={"role": 7, "months": 1.5}, extra=1)
    refused = await house.send(
        wave, house.response_body(wave, invitation_id=invitation, answers=wrong), caller=sender
    )
    pointers = {fault["pointer"] for fault in refused.json()["errors"]}
    assert pointers == {
        "/answers/consent",
        "/answers/profile/role",
        "/answers/profile/months",
        "/answers/extra",
    }


HOSTILE = {
    "no JSON": b"{",
    "empty": b"",
    "NaN": b'{"answers":{"profile":{"months":NaN}}}',
    "a number out of range": b'{"instrument_version_id":"%s","language":"es","answers":{"profile":{"months":1e400}}}',
    "a lone surrogate": b'{"language":"es","answers":{"comment":"\\ud800"}}',
    "bytes that are no UTF-8": b'{"language":"\xff\xfe"}',
    "5,000 digits": b'{"language":"es","answers":{"a":' + b"9" * 5000 + b"}}",
    "deep nesting": b'{"answers":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "a list": b"[]",
    "an unknown field": b'{"language":"es","answers":{},"tenant_id":"x"}',
    "a key of 12 kB": b'{"instrument_version_id":"%s","language":"es","answers":{"'
    + b"k" * 12_000
    + b'":1}}',
}


@pytest.mark.parametrize("what", HOSTILE)
async def test_a_hostile_body_is_refused_and_nothing_is_stored(
    house: House, wave: Wave, sender: TestCaller, what: str
) -> None:
    response_id = new_id()
    body = HOSTILE[what].replace(b"%s", wave["instrument_version_id"].encode())
    refused = await raw(house, wave, body, sender, id=response_id)
    assert refused.status_code in (400, 422), refused.text
    assert refused.headers["content-type"] == "application/problem+json"
    assert await stored(house, response_id) == []


async def test_a_body_over_a_megabyte_is_too_large_whether_it_says_so_or_not(
    house: House, wave: Wave, sender: TestCaller
) -> None:
    big = orjson.dumps({"comment": "x" * (1 << 20)})
    assert (await raw(house, wave, big, sender)).status_code == 413

    async def trickle() -> Any:
        for at in range(0, len(big), 65_536):
            yield big[at : at + 65_536]

    unsaid = await house.client.put(
        f"{BASE}/waves/{wave['id']}/responses/{new_id()}", content=trickle(), headers=sender.headers
    )
    assert (unsaid.status_code, unsaid.json()["code"]) == (413, "too_large")


async def test_an_id_that_is_no_uuid_is_refused(house: House, wave: Wave, sender: TestCaller) -> None:
    refused = await raw(house, wave, b"{}", sender, id="first")
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/id")


async def test_a_draft_takes_no_answer(house: House, sender: TestCaller) -> None:
    draft = await house.wave(opened=False)
    refused = await house.send(draft, house.response_body(draft, invitation_id=str(new_id())), caller=sender)
    assert (refused.status_code, refused.json()["code"]) == (409, "wave.draft")


async def test_a_closed_wave_refuses_a_response_and_still_repeats_a_receipt(
    house: House, sender: TestCaller
) -> None:
    wave = await house.wave()
    invited = (await house.invitations(wave))[0]["id"]
    body, response_id = house.response_body(wave, invitation_id=invited), new_id()
    first = await house.send(wave, body, id=response_id, caller=sender)
    await house.client.post(f"{BASE}/waves/{wave['id']}:close", headers=house.researcher.headers)
    late = await house.send(wave, body, caller=sender)
    assert (late.status_code, late.json()["code"]) == (409, "wave.closed")
    again = await house.send(wave, body, id=response_id, caller=sender)
    assert (again.status_code, again.json()) == (200, first.json())


async def test_an_event_is_stored_with_every_response(
    house: House, wave: Wave, invitation: str, sender: TestCaller
) -> None:
    response_id = new_id()
    await house.send(wave, house.response_body(wave, invitation_id=invitation), id=response_id, caller=sender)
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        found = await work.session.execute(
            text(
                "select body from outbox where subject = 'duru.survey.response.received.v1'"
                " and body->'data'->>'response_id' = :id"
            ),
            {"id": str(response_id)},
        )
        events = found.scalars().all()
    assert [event["data"]["wave_id"] for event in events] == [wave["id"]]
    assert "comment" not in orjson.dumps(events[0]).decode()


async def test_a_client_bound_to_a_network_answers_for_that_network_only(house: House, wave: Wave) -> None:
    own, other = house.networks[0], house.networks[1]
    bound = house.person("researcher", own)
    invited = await house.invitations(wave)
    ours = next(one["id"] for one in invited if one["network_id"] == str(own))
    theirs = next(one["id"] for one in invited if one["network_id"] == str(other))
    body = house.response_body(wave)
    assert (await house.send(wave, {**body, "invitation_id": ours}, caller=bound)).status_code == 201
    refused = await house.send(wave, {**body, "invitation_id": theirs}, caller=bound)
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "invitation.unknown")


async def test_a_batch_answers_for_each_of_its_responses(
    house: House, wave: Wave, invitation: str, sender: TestCaller
) -> None:
    good = {"id": str(new_id()), **house.response_body(wave, invitation_id=invitation)}
    twin = dict(good)
    clash = {**good, "answers": forms.answers(comment="other")}
    wrong = {**good, "id": str(new_id()), "answers": {"nothing": 1}}
    nobody = {**good, "id": str(new_id()), "invitation_id": str(new_id())}
    sent = await house.client.post(
        f"{BASE}/waves/{wave['id']}/responses:batch",
        json={"responses": [good, twin, clash, wrong, nobody]},
        headers=sender.headers,
    )
    assert sent.status_code == 200, sent.text
    results = sent.json()["results"]
    assert [r["status"] for r in results] == ["created", "repeated", "conflict", "refused", "refused"]
    assert [r["id"] for r in results] == [r["id"] for r in (good, twin, clash, wrong, nobody)]
    assert results[0]["receipt"] == results[1]["receipt"]
    assert results[3]["errors"][0]["code"] == "question.unknown"
    assert results[4]["errors"][0]["code"] == "invitation.unknown"
    assert len(await stored(house, UUID(good["id"]))) == 1


async def test_a_batch_of_more_than_500_is_refused(house: House, wave: Wave, sender: TestCaller) -> None:
    one = {"id": str(new_id()), **house.response_body(wave, answers={})}
    sent = await house.client.post(
        f"{BASE}/waves/{wave['id']}/responses:batch", json={"responses": [one] * 501}, headers=sender.headers
    )
    assert sent.status_code == 422
    assert sent.json()["errors"][0]["pointer"] == "/responses"


async def test_answers_are_taken_in_while_identity_is_away(
    house: House, wave: Wave, invitation: str, sender: TestCaller
) -> None:
    house.identity.up = False
    try:
        sent = await house.send(wave, house.response_body(wave, invitation_id=invitation), caller=sender)
        table = await house.rates(wave, sender)
    finally:
        house.identity.up = True
    assert sent.status_code == 201
    assert table["total"]["invited"] == 24
