"""Changing one's own answers on the web: by the receipt's token, as a new version, where the wave allows it."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
import pytest
from chassis.database import Scope
from chassis.ids import new_id
from chassis.testing import queries_of, until
from sqlalchemy import text

from .conftest import BASE, House
from .sending import visit
from .test_attachments import (
    OTHER_PHOTO,
    PHOTO,
    VOICE,
    announced,
    attach,
    body,
    conflicts_of,
    decide,
    judged,
    path,
)
from .test_links import Holder

Wave = dict[str, Any]


@pytest.fixture(scope="module")
async def version(house: House) -> str:
    return str((await house.upload(visit()))["version_id"])


async def wave_of(house: House, version: str, **changes: Any) -> tuple[Wave, Holder]:
    """An open wave that takes changes, and somebody with its link."""
    wave = await house.wave(
        version_id=version, invitation_mode="anonymous", **{"amendments": True, **changes}
    )
    return wave, Holder((await house.links(wave))[0]["url"])


@pytest.fixture(scope="module")
async def asked(house: House, version: str) -> tuple[Wave, Holder]:
    return await wave_of(house, version)


class Sent:
    """A response that was received, and its sender's ways to it."""

    def __init__(self, house: House, wave: Wave, who: Any, id: UUID, receipt: dict[str, Any]) -> None:
        self.house, self.wave, self.who, self.id, self.receipt = house, wave, who, id, receipt
        self.own = f"{path(wave, id)}/own"

    @property
    def headers(self) -> dict[str, str]:
        return {**self.who.headers, "Amend-Token": self.receipt["amend_token"]}

    async def read(self) -> httpx.Response:
        return await self.house.client.get(self.own, headers=self.headers)

    def body(self, town: str, instance: UUID | None = None, **changes: Any) -> dict[str, Any]:
        answers = {"town": town, "pupils": 31, **changes.pop("answers", {})}
        return self.house.response_body(
            self.wave, answers=answers, instance_id=str(instance or new_id()), **changes
        )

    async def amend(self, body: Any, version: str | None = '"1"', **headers: str) -> httpx.Response:
        said = {} if version is None else {"If-Match": version}
        raw = {"content": body} if isinstance(body, bytes) else {"json": body}
        sent = {**self.headers, **said, "Content-Type": "application/json", **headers}
        return await self.house.client.put(self.own, headers=sent, **raw)


async def sent(house: House, wave: Wave, who: Any, **changes: Any) -> Sent:
    one = new_id()
    answers = {"answers": {"town": "Maipú", "pupils": 31}, **changes}
    stored = await house.send(wave, house.response_body(wave, **answers), id=one, caller=who)
    assert stored.status_code == 201, stored.text
    return Sent(house, wave, who, one, stored.json())


async def versions_of(one: Sent) -> list[tuple[int, str]]:
    found = await one.house.client.get(
        f"{path(one.wave, one.id)}/versions", headers=one.house.researcher.headers
    )
    return [(v["number"], v["answers"]["town"]) for v in found.json()["items"]]


async def test_who_sent_it_reads_it_and_makes_a_new_version_of_the_same_record(
    house: House, asked: tuple[Wave, Holder]
) -> None:
    one = await sent(house, *asked)
    mine = await one.read()
    assert (mine.status_code, mine.headers["etag"]) == (200, '"1"'), mine.text
    assert (mine.json()["answers"]["town"], mine.json()["amended_at"]) == ("Maipú", None)
    assert mine.json()["wave"] == {"state": "open", "amendments": True, "closes_on": "2023-10-13"}
    rates = await house.rates(one.wave)
    change = one.body("Renca")
    first = await one.amend(change)
    assert (first.status_code, first.headers["etag"]) == (200, '"2"'), first.text
    assert first.json()["id"] == str(one.id)
    again = await one.amend(change)
    assert (again.status_code, again.json()) == (200, first.json())
    assert (await one.amend(one.body("Lampa"), '"2"')).json()["version"] == 3
    late = await one.amend(change)
    assert (late.status_code, late.json()) == (200, first.json())
    assert await versions_of(one) == [(1, "Maipú"), (2, "Renca")]
    newest = (await one.read()).json()
    assert (newest["version"], newest["answers"]["town"]) == (3, "Lampa")
    await judged(house, one.wave, one.id, "partial")
    assert (await house.rates(one.wave))["total"]["answers"] == rates["total"]["answers"]
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        told = await work.session.execute(
            text(
                "select body->'data'->>'version' from outbox where body->'data'->>'response_id' = :id"
                " and subject = 'duru.survey.response.amended.v1' order by position"
            ),
            {"id": str(one.id)},
        )
        assert list(told.scalars()) == ["2", "3"]


async def test_the_first_receipt_is_repeated_with_its_token_after_a_change(
    house: House, asked: tuple[Wave, Holder]
) -> None:
    wave, holder = asked
    one, first = new_id(), house.response_body(wave, answers={"town": "Maipú"})
    receipt = (await house.send(wave, first, id=one, caller=holder)).json()
    record = Sent(house, wave, holder, one, receipt)
    assert (await record.amend(record.body("Renca"))).status_code == 200
    again = await house.send(wave, first, id=one, caller=holder)
    assert (again.status_code, again.json()["amend_token"]) == (200, receipt["amend_token"])
    batch = await house.client.post(
        f"{BASE}/waves/{wave['id']}/responses:batch",
        json={"responses": [{"id": str(one), **first}]},
        headers=holder.headers,
    )
    (told,) = batch.json()["results"]
    assert (told["status"], told["receipt"]["amend_token"]) == ("repeated", receipt["amend_token"])


async def test_nobody_else_learns_whether_anything_is_there(house: House, asked: tuple[Wave, Holder]) -> None:
    one = await sent(house, *asked)
    neighbour = Holder((await house.links(one.wave))[1]["url"])
    other_wave = await house.wave(invitation_mode="anonymous", amendments=True)
    elsewhere = Holder((await house.links(other_wave))[0]["url"])
    stranger = house.person("researcher", tenant=new_id(), project=new_id())
    token = {"Amend-Token": one.receipt["amend_token"]}
    other_token = {"Amend-Token": (await sent(house, *asked)).receipt["amend_token"]}
    nothing = f"{path(one.wave, new_id())}/own"
    ladder: list[tuple[int, str, dict[str, str]]] = [
        (401, one.own, token),
        (404, one.own, {**stranger.headers, **token}),
        (404, one.own, {**neighbour.headers, **token}),
        (404, one.own, {**elsewhere.headers, **token}),
        (404, one.own, {**house.researcher.headers, **token}),
        (422, one.own, one.who.headers),
        (404, one.own, {**one.who.headers, **other_token}),
        (404, one.own, {**one.who.headers, "Amend-Token": "x" * 27}),
        (404, nothing, {**one.who.headers, **token}),
        (422, one.own, {**one.who.headers, "Amend-Token": "x" * 101}),
        (422, f"{BASE}/waves/{one.wave['id']}/responses/none/own", {**one.who.headers, **token}),
    ]
    for status, where, headers in ladder:
        read = await house.client.get(where, headers=headers)
        by_bearer = headers.get("Authorization", "").startswith("Bearer")
        whose: dict[str, Any] = {"invitation_id": str(new_id())} if by_bearer else {}
        change = await house.client.put(
            where, json=one.body("Renca", **whose), headers={**headers, "If-Match": '"1"'}
        )
        denied = {403, 404} if status == 404 else {status}
        assert read.status_code in denied, (status, read.text)
        assert change.status_code in denied, (status, change.text)
    assert await versions_of(one) == []


async def test_a_stale_change_is_told_what_is_newer_and_changes_nothing(
    house: House, asked: tuple[Wave, Holder]
) -> None:
    one = await sent(house, *asked)
    assert (await one.amend(one.body("Renca"))).status_code == 200
    stale = await one.amend(one.body("Lampa"))
    assert (stale.status_code, stale.json()["code"], stale.headers["etag"]) == (
        412,
        "conflict.version",
        '"2"',
    )
    assert (stale.json()["current"]["version"], stale.json()["current"]["answers"]["town"]) == (2, "Renca")
    assert stale.json()["yours"]["answers"]["town"] == "Lampa"
    unsaid = await one.amend(one.body("Lampa"), None)
    assert (unsaid.status_code, unsaid.json()["code"]) == (428, "version.required")
    assert await versions_of(one) == [(1, "Maipú")]


async def test_where_a_wave_takes_no_changes_or_no_more_it_says_so(house: House, version: str) -> None:
    wave, holder = await wave_of(house, version, amendments=False)
    one = await sent(house, wave, holder)
    assert (await one.read()).json()["wave"]["amendments"] is False
    refused = await one.amend(one.body("Renca"))
    assert (refused.status_code, refused.json()["code"]) == (409, "wave.amendments_off")
    headers = house.researcher.headers
    etag = (await house.client.get(f"{BASE}/waves/{wave['id']}", headers=headers)).headers["etag"]
    allowed = await house.client.patch(
        f"{BASE}/waves/{wave['id']}", json={"amendments": True}, headers={**headers, "If-Match": etag}
    )
    assert allowed.status_code == 200, allowed.text
    change = one.body("Renca")
    first = await one.amend(change)
    assert first.status_code == 200, first.text
    await house.client.post(f"{BASE}/waves/{wave['id']}:close", headers=headers)
    closed = await one.amend(one.body("Lampa"), '"2"')
    assert (closed.status_code, closed.json()["code"]) == (409, "wave.closed")
    again = await one.amend(change)
    assert (again.status_code, again.json()) == (200, first.json())
    assert (await one.read()).json()["wave"]["state"] == "closed"


async def test_other_content_under_a_known_instance_is_kept_for_a_person(
    house: House, asked: tuple[Wave, Holder]
) -> None:
    one, instance = await sent(house, *asked), new_id()
    assert (await one.amend(one.body("Renca", instance))).status_code == 200
    clash = await one.amend(one.body("Lampa", instance), '"2"')
    assert (clash.status_code, clash.json()["code"]) == (409, "response.conflict")
    as_first = await one.amend(one.body("Colina", one.id), '"2"')
    assert (as_first.status_code, as_first.json()["code"]) == (409, "response.conflict")
    kept = await conflicts_of(house, one.wave, one.id)
    assert sorted(c["other"]["answers"]["town"] for c in kept) == ["Colina", "Lampa"]
    assert (await decide(house, kept[0]["id"], "replace", house.researcher)).status_code == 200
    assert [town for _, town in await versions_of(one)] == ["Maipú", "Renca"]
    another = await sent(house, *asked)
    stolen = await another.amend(another.body("Lampa", instance))
    assert (stolen.status_code, stolen.json()["code"]) == (409, "response.conflict")
    assert await versions_of(another) == []


async def test_a_change_that_is_not_kept_beside_fifty_others_is_not_called_kept(
    house: House, asked: tuple[Wave, Holder]
) -> None:
    one, instance = await sent(house, *asked), new_id()
    assert (await one.amend(one.body("Renca", instance))).status_code == 200
    first = await one.amend(one.body("Lampa", instance), '"2"')
    assert "It was kept" in first.json()["detail"]
    others = [
        {"id": str(one.id), **house.response_body(one.wave, answers={"town": f"Other {n}"})}
        for n in range(49)
    ]
    await house.client.post(
        f"{BASE}/waves/{one.wave['id']}/responses:batch", json={"responses": others}, headers=one.who.headers
    )
    late = await one.amend(one.body("Colina", instance), '"2"')
    assert (late.status_code, late.json()["code"]) == (409, "response.not_kept")
    assert "not kept" in late.json()["detail"]
    again = await one.amend(one.body("Lampa", instance), '"2"')
    assert (again.status_code, again.json()["code"]) == (409, "response.conflict")
    kept = await conflicts_of(house, one.wave, one.id)
    assert (len(kept), "Colina" in {c["other"]["answers"]["town"] for c in kept}) == (50, False)


async def test_the_id_of_a_change_is_no_id_for_a_response_of_its_own(
    house: House, asked: tuple[Wave, Holder]
) -> None:
    one, newest, older = await sent(house, *asked), new_id(), new_id()
    assert (await one.amend(one.body("Renca", older))).status_code == 200
    assert (await one.amend(one.body("Lampa", newest), '"2"')).status_code == 200
    for instance in (newest, older):
        body = house.response_body(one.wave, answers={"town": "Lampa", "pupils": 31})
        taken = await house.send(one.wave, body, id=instance, caller=one.who)
        assert (taken.status_code, taken.json()["code"]) == (409, "response.conflict")
        missing = await house.client.get(path(one.wave, instance), headers=house.researcher.headers)
        assert missing.status_code == 404
    other = await sent(house, *asked)
    stolen = await one.amend(one.body("Colina", other.id), '"3"')
    assert (stolen.status_code, stolen.json()["code"]) == (409, "response.conflict")


async def test_a_revoked_link_ends_it(house: House, version: str) -> None:
    wave, holder = await wave_of(house, version)
    one = await sent(house, wave, holder)
    link = next(one for one in await house.links(wave) if one["url"].endswith(holder.token))
    await house.client.delete(f"{BASE}/links/{link['id']}", headers=house.researcher.headers)
    for answer in (await one.read(), await one.amend(one.body("Renca"))):
        assert (answer.status_code, answer.json()["code"]) == (404, "link.unknown")


async def test_a_person_with_an_account_changes_what_they_sent_for_its_invitation(
    house: House, version: str
) -> None:
    wave = await house.wave(version_id=version, amendments=True)
    first, second = (invited["id"] for invited in (await house.invitations(wave))[:2])
    one = await sent(house, wave, house.researcher, invitation_id=first)
    assert (await one.read()).json()["invitation_id"] == first
    wrong = await one.amend(one.body("Renca", invitation_id=second))
    assert (wrong.status_code, wrong.json()["errors"][0]["code"]) == (422, "invitation.other")
    assert (await one.amend(one.body("Renca", invitation_id=first))).status_code == 200


async def test_the_holder_of_a_personal_link_changes_what_they_sent_and_names_no_invitation(
    house: House, version: str
) -> None:
    wave = await house.wave(version_id=version, amendments=True)
    mine, beside, *_ = await house.links(wave)
    one = await sent(house, wave, Holder(mine["url"]))
    read = await one.read()
    assert (read.status_code, read.json()["invitation_id"]) == (200, mine["unit"]["id"])
    named = await one.amend(one.body("Renca", invitation_id=mine["unit"]["id"]))
    assert (named.status_code, named.json()["errors"][0]["code"]) == (422, "invitation.not_here")
    other = Sent(house, wave, Holder(beside["url"]), one.id, one.receipt)
    assert (await other.read()).status_code == (await other.amend(one.body("Lampa"))).status_code == 404
    change = one.body("Renca")
    first, again = await one.amend(change), await one.amend(change)
    assert (first.status_code, first.headers["etag"]) == (200, '"2"'), first.text
    assert (again.status_code, again.json()) == (200, first.json())
    assert await versions_of(one) == [(1, "Maipú")]
    newest = (await one.read()).json()
    assert (newest["answers"]["town"], newest["invitation_id"]) == ("Renca", mine["unit"]["id"])


async def test_files_that_are_here_stay_and_new_ones_go_the_usual_way(
    house: House, asked: tuple[Wave, Holder]
) -> None:
    wave, holder = asked
    content = body(house, wave)
    one_id = new_id()
    receipt = (await house.send(wave, content, id=one_id, caller=holder)).json()
    for name, data in (("board.jpg", PHOTO), ("voice.mp3", VOICE)):
        assert (await attach(house, holder, wave, one_id, name, data)).status_code == 200
    one = Sent(house, wave, holder, one_id, receipt)
    answers = {
        **content["answers"],
        "room": [{"board": "18 names", "photo": "board.jpg"}, {"board": "9", "photo": "second.png"}],
        "voice": None,
    }
    change = {**content, "answers": answers, "attachments": [announced("second.png", OTHER_PHOTO)]}
    changed = await one.amend({**change, "instance_id": str(new_id())})
    assert changed.status_code == 200, changed.text
    mine = (await one.read()).json()
    assert {(f["name"], f["state"]) for f in mine["attachments"]} == {
        ("board.jpg", "complete"),
        ("second.png", "missing"),
    }
    waiting = await judged(house, wave, one_id, "partial")
    assert (waiting["files_missing"], waiting["version"]) == (1, 2)
    assert (await attach(house, holder, wave, one_id, "second.png", OTHER_PHOTO)).status_code == 200
    whole = {f["name"]: (f["state"], f["named"]) for f in (await judged_files(house, wave, one_id))}
    assert whole == {
        "board.jpg": ("complete", True), "voice.mp3": ("complete", False), "second.png": ("complete", True),
    }  # fmt: skip


async def judged_files(house: House, wave: Wave, response_id: UUID) -> list[dict[str, Any]]:
    found = await house.client.get(path(wave, response_id), headers=house.researcher.headers)
    assert found.json()["files_missing"] == 0
    files: list[dict[str, Any]] = found.json()["attachments"]
    return files


DEEP = b'{"answers":' + b'{"room":' * 100_000 + b"1" + b"}" * 100_000 + b"}"


async def test_hostile_changes_get_a_4xx_and_leave_nothing(house: House, asked: tuple[Wave, Holder]) -> None:
    one = await sent(house, *asked)
    whole = str(one.body("Renca")).encode()
    valid = httpx.Request("PUT", "http://x", json=one.body("Renca")).content
    bodies: dict[str, tuple[int, bytes]] = {
        "nothing": (400, b""),
        "no JSON": (400, whole[:-1] + b"{"),
        "a list": (422, b"[]"),
        "no instance id": (422, httpx.Request("PUT", "http://x", json=house.response_body(one.wave)).content),
        "an instance id that is none": (422, valid.replace(b'"instance_id":"', b'"instance_id":"x')),
        "an unknown field": (422, valid.replace(b'{"', b'{"more":1,"', 1)),
        "an unknown question": (422, valid.replace(b'"town"', b'"down"')),
        "a text as a number": (422, valid.replace(b":31", b':"many"')),
        "1e400": (422, valid.replace(b":31", b":1e400")),
        "NUL": (422, valid.replace(b"Renca", b"Ren\\u0000ca")),
        "a lone surrogate": (400, valid.replace(b"Renca", b"Ren\\ud800ca")),
        "bad UTF-8": (400, valid.replace(b"Renca", b"Ren\xff\xfeca")),
        "deep": (400, DEEP),
        "another version": (422, valid.replace(one.wave["instrument_version_id"].encode(), str(new_id()).encode())),
        "another language": (422, valid.replace(b'"language":"es"', b'"language":"xx"')),
        "too large": (413, valid.replace(b"Renca", b"x" * (1 << 20))),
    }  # fmt: skip
    for name, (status, content) in bodies.items():
        refused = await one.amend(content)
        assert refused.status_code == status, (name, refused.status_code, refused.text[:300])
        assert refused.headers["content-type"] == "application/problem+json", name
    odd_token = await house.client.get(one.own, headers={**one.who.headers, "Amend-Token": "\x7f" * 9})
    assert odd_token.status_code == 404
    assert await versions_of(one) == []
    assert await conflicts_of(house, one.wave, one.id) == []


async def test_researchers_list_what_was_changed_and_reading_own_takes_the_same_statements(
    house: House, version: str
) -> None:
    wave, holder = await wave_of(house, version)
    untouched, one = await sent(house, wave, holder), await sent(house, wave, holder)
    first = queries_of(await one.read())
    for number in range(1, 4):
        await one.amend(one.body(f"Town {number}"), f'"{number}"')
    assert queries_of(await one.read()) == first == 4
    listed = await house.client.get(
        f"{BASE}/waves/{wave['id']}/responses", params={"amended": "true"}, headers=house.researcher.headers
    )
    assert [(r["id"], r["version"]) for r in listed.json()["items"]] == [(str(one.id), 4)]
    assert str(untouched.id) not in listed.text


async def test_a_change_that_comes_while_the_version_before_is_judged_is_judged_itself(
    house: House, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = await wave_of(house, version)
    evaluator = house.app.state.survey.evaluator
    judge_all, at_it, go_on = evaluator._judge_all, asyncio.Event(), asyncio.Event()

    async def held(forms: Any, waiting: Any, roster: Any) -> Any:
        found = await judge_all(forms, waiting, roster)
        if not at_it.is_set():
            at_it.set()
            await go_on.wait()
        return found

    monkeypatch.setattr(evaluator, "_judge_all", held)
    one = await sent(house, *asked)
    await asyncio.wait_for(at_it.wait(), 10)
    changed = house.response_body(one.wave, answers={"town": "Renca"}, instance_id=str(new_id()))
    amended = await one.amend(changed)
    go_on.set()
    assert amended.status_code == 200, amended.text

    async def judged_now() -> Any:
        answer = await house.client.get(path(one.wave, one.id), headers=house.researcher.headers)
        return answer.json() if answer.json()["state"] != "received" else None

    found = await until(judged_now, seconds=10)
    assert (found["version"], found["answers"]["town"], found["answered"]) == (2, "Renca", 1)
    assert found["counted"] is True
