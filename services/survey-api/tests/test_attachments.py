"""Files that answers name: announced, missing until they arrive, looked at, given out; and what clashes."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import httpx
import pytest
from chassis.ids import new_id
from chassis.testing import queries_of, until
from chassis.testing_media import PLACE, jpeg, mp3, png

from .conftest import BASE, House
from .sending import sha256, uploaded, visit
from .test_links import Holder

Wave = dict[str, Any]
PHOTO, OTHER_PHOTO, VOICE = jpeg(place=True), png(), mp3()


@pytest.fixture(scope="module")
async def version(house: House) -> str:
    return str((await house.upload(visit()))["version_id"])


@pytest.fixture(scope="module")
async def wave(house: House, version: str) -> Wave:
    return await house.wave(version_id=version, invitation_mode="anonymous")


@pytest.fixture(scope="module")
async def holder(house: House, wave: Wave) -> Holder:
    return Holder((await house.links(wave))[0]["url"])


def announced(name: str, content: bytes) -> dict[str, Any]:
    return {"name": name, "sha256": sha256(content), "size": len(content)}


def body(house: House, wave: Wave, **changes: Any) -> dict[str, Any]:
    """A whole response that names a photo and a recording, both announced."""
    return house.response_body(
        wave,
        answers={
            "town": "Ñuñoa",
            "pupils": 31,
            "room": [{"board": "18 names", "photo": "board.jpg"}],
            "voice": "voice.mp3",
        },
        attachments=[announced("board.jpg", PHOTO), announced("voice.mp3", VOICE)],
        **changes,
    )


def path(wave: Wave, response_id: object) -> str:
    return f"{BASE}/waves/{wave['id']}/responses/{response_id}"


async def attach(
    house: House, who: Any, wave: Wave, response_id: UUID, name: str, content: bytes
) -> httpx.Response:
    upload = await uploaded(house, who, content, name)
    return await house.client.post(
        f"{path(wave, response_id)}/attachments",
        json={"name": name, "upload_id": upload},
        headers=who.headers,
    )


async def read(house: House, wave: Wave, response_id: UUID) -> dict[str, Any]:
    answer = await house.client.get(path(wave, response_id), headers=house.researcher.headers)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def judged(house: House, wave: Wave, response_id: UUID, state: str) -> dict[str, Any]:
    async def holds() -> Any:
        found = await read(house, wave, response_id)
        return found if found["state"] == state else None

    found: dict[str, Any] = await until(holds, seconds=10)
    return found


async def test_a_response_is_complete_only_with_its_last_file(
    house: House, wave: Wave, holder: Holder
) -> None:
    response_id = new_id()
    assert (await house.send(wave, body(house, wave), id=response_id, caller=holder)).status_code == 201
    waiting = await judged(house, wave, response_id, "partial")
    assert (waiting["answered"], waiting["applicable"], waiting["files_missing"]) == (5, 5, 2)
    assert [(a["name"], a["pointer"], a["state"]) for a in waiting["attachments"]] == [
        ("board.jpg", "/room/0/photo", "missing"),
        ("voice.mp3", "/voice", "missing"),
    ]
    first = await attach(house, holder, wave, response_id, "board.jpg", PHOTO)
    assert (first.status_code, first.json()["state"]) == (200, "complete"), first.text
    told = await house.client.get(f"{path(wave, response_id)}/attachments", headers=holder.headers)
    assert (told.json()["missing"], [a["state"] for a in told.json()["items"]]) == (
        1,
        ["complete", "missing"],
    )
    assert (await read(house, wave, response_id))["state"] == "partial"
    before = await house.rates(wave)
    last = await attach(house, holder, wave, response_id, "voice.mp3", VOICE)
    assert last.status_code == 200, last.text
    whole = await read(house, wave, response_id)
    assert (whole["state"], whole["files_missing"], whole["version"]) == ("complete", 0, 1)
    after = await house.rates(wave)
    assert after["total"]["complete"] == before["total"]["complete"] + 1


async def test_a_photo_is_given_out_without_its_place_to_who_reads_raw_answers_only(
    house: House, wave: Wave, holder: Holder
) -> None:
    response_id = new_id()
    await house.send(wave, body(house, wave), id=response_id, caller=holder)
    file_id = (await attach(house, holder, wave, response_id, "board.jpg", PHOTO)).json()["id"]
    where = f"{path(wave, response_id)}/attachments/{file_id}"
    assert PLACE in PHOTO
    for ending in ("file", "thumbnail"):
        given = await house.client.get(f"{where}/{ending}", headers=house.researcher.headers)
        assert (given.status_code, given.headers["content-type"]) == (200, "image/jpeg")
        assert PLACE not in given.content
        assert "sandbox" in given.headers["content-security-policy"]
        stranger = house.person("researcher", tenant=new_id(), project=new_id())
        elsewhere = house.person("researcher", house.networks[3])
        refused = [
            (await house.client.get(f"{where}/{ending}", headers=headers)).status_code
            for headers in (
                {},
                holder.headers,
                house.person("facilitator").headers,
                stranger.headers,
                elsewhere.headers,
            )
        ]
        assert refused == [401, 403, 403, 404, 404], ending
    audit = await house.client.get(f"{BASE}/audit", params={"limit": 3}, headers=house.researcher.headers)
    assert {row["action"] for row in audit.json()["items"]} >= {"attachment.opened"}


async def test_only_who_sent_a_response_adds_its_files(house: House, wave: Wave, holder: Holder) -> None:
    response_id = new_id()
    await house.send(wave, body(house, wave), id=response_id, caller=holder)
    links = await house.links(wave)
    neighbour = Holder(links[1]["url"])
    later = await house.wave(version_id=wave["instrument_version_id"], invitation_mode="anonymous")
    same_network = Holder((await house.links(later))[0]["url"])
    stranger = house.person("researcher", tenant=new_id(), project=new_id())
    for who in (neighbour, same_network, stranger, house.researcher):
        refused = await attach(house, who, wave, response_id, "board.jpg", PHOTO)
        assert (refused.status_code, refused.json()["code"]) == (404, "not_found")
        listed = await house.client.get(f"{path(wave, response_id)}/attachments", headers=who.headers)
        assert listed.status_code == 404
    nobody = await house.client.post(f"{path(wave, response_id)}/attachments", json={})
    assert nobody.status_code == 401
    teacher = house.person("teacher", house.networks[0])
    refused = await house.client.post(
        f"{path(wave, response_id)}/attachments",
        json={"name": "board.jpg", "upload_id": str(new_id())},
        headers=teacher.headers,
    )
    assert refused.status_code == 403


async def test_other_bytes_than_announced_are_refused_and_the_right_ones_still_taken(
    house: House, wave: Wave, holder: Holder
) -> None:
    response_id = new_id()
    await house.send(wave, body(house, wave), id=response_id, caller=holder)
    wrong = await attach(house, holder, wave, response_id, "board.jpg", OTHER_PHOTO)
    assert (wrong.status_code, wrong.json()["code"]) == (409, "attachment.other_file")
    assert wrong.json()["expected"] == sha256(PHOTO)
    assert (await attach(house, holder, wave, response_id, "board.jpg", PHOTO)).status_code == 200
    again = await attach(house, holder, wave, response_id, "board.jpg", PHOTO)
    assert (again.status_code, again.json()["state"]) == (200, "complete")
    unknown = await attach(house, holder, wave, response_id, "cat.jpg", OTHER_PHOTO)
    assert (unknown.status_code, unknown.json()["code"]) == (404, "attachment.unknown")


async def test_a_file_that_is_not_taken_in_says_why_and_another_may_follow(
    house: House, wave: Wave, holder: Holder
) -> None:
    response_id, heic = new_id(), b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40
    sent = body(house, wave)
    sent["attachments"] = [announced("board.jpg", heic)]
    assert (await house.send(wave, sent, id=response_id, caller=holder)).status_code == 201
    refused = await attach(house, holder, wave, response_id, "board.jpg", heic)
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "file.heic")
    (photo, _) = (await read(house, wave, response_id))["attachments"]
    assert (photo["state"], photo["refusal"]["code"]) == ("refused", "file.heic")
    assert (await attach(house, holder, wave, response_id, "board.jpg", PHOTO)).status_code == 200
    sound = await attach(house, holder, wave, response_id, "voice.mp3", PHOTO)
    assert sound.json()["errors"][0]["code"] == "file.wrong_ending"


@pytest.mark.parametrize(
    ("change", "code", "pointer"),
    [
        ({"attachments": [announced("cat.jpg", PHOTO)]}, "attachment.unnamed", "/attachments/0/name"),
        (
            {"attachments": [announced("v.mp3", PHOTO)] * 2, "answers": {"voice": "v.mp3"}},
            "attachment.repeated",
            "/attachments/1/name",
        ),
        ({"answers": {"voice": "../x.mp3"}, "attachments": []}, "attachment.name", "/answers/voice"),
        ({"answers": {"voice": "x" * 201}, "attachments": []}, "attachment.name", "/answers/voice"),
        (
            {"answers": {"room": [{"photo": f"{n}.jpg"} for n in range(201)]}, "attachments": []},
            "limit.attachments",
            "/answers",
        ),
    ],
)
async def test_names_that_do_not_fit_are_refused_with_their_place(
    change: dict[str, Any], code: str, pointer: str, house: House, wave: Wave, holder: Holder
) -> None:
    response_id = new_id()
    refused = await house.send(wave, {**body(house, wave), **change}, id=response_id, caller=holder)
    assert refused.status_code == 422, refused.text
    assert (code, pointer) in [(e["code"], e["pointer"]) for e in refused.json()["errors"]]
    answer = await house.client.get(path(wave, response_id), headers=house.researcher.headers)
    assert answer.status_code == 404


async def test_a_file_that_nobody_announced_is_missing_all_the_same(
    house: House, wave: Wave, holder: Holder
) -> None:
    response_id = new_id()
    sent = {**body(house, wave), "attachments": []}
    assert (await house.send(wave, sent, id=response_id, caller=holder)).status_code == 201
    assert (await read(house, wave, response_id))["files_missing"] == 2


async def test_whatever_the_order_and_the_repeats_there_is_one_record_with_its_files(
    house: House, wave: Wave, holder: Holder
) -> None:
    """Five shuffles of the same sends, each thing twice and in parallel."""
    for seed in range(5):
        chance, response_id = random.Random(seed), new_id()
        sent = body(house, wave)

        async def answers(sent: dict[str, Any] = sent, response_id: UUID = response_id) -> int:
            return (await house.send(wave, sent, id=response_id, caller=holder)).status_code

        async def file(name: str, content: bytes, response_id: UUID = response_id) -> int:
            return (await attach(house, holder, wave, response_id, name, content)).status_code

        calls: list[Callable[[], Awaitable[int]]] = [
            answers, answers, lambda: file("board.jpg", PHOTO), lambda: file("voice.mp3", VOICE),
        ] * 2  # fmt: skip
        chance.shuffle(calls)
        results = await asyncio.gather(*(call() for call in calls))
        assert set(results) <= {200, 201, 404}, results
        assert results.count(201) == 1
        for name, content in (("board.jpg", PHOTO), ("voice.mp3", VOICE)):
            assert (await attach(house, holder, wave, response_id, name, content)).status_code == 200
        found = await judged(house, wave, response_id, "complete")
        assert (found["files_missing"], len(found["attachments"]), found["version"]) == (0, 2, 1)


async def test_a_list_of_responses_takes_the_same_statements_however_many_files_they_have(
    house: House, version: str
) -> None:
    wave = await house.wave(version_id=version, invitation_mode="anonymous")
    holder = Holder((await house.links(wave))[0]["url"])
    caller, counts = house.researcher, []
    for _ in range(3):
        await house.send(wave, body(house, wave), caller=holder)
        listed = await house.client.get(f"{BASE}/waves/{wave['id']}/responses", headers=caller.headers)
        counts.append(queries_of(listed))
    assert set(counts[1:]) == {counts[-1]}
    assert [len(one["attachments"]) for one in listed.json()["items"]] == [2, 2, 2]


async def test_other_content_under_an_id_is_kept_and_shown_beside_the_first(
    house: House, wave: Wave, holder: Holder
) -> None:
    response_id = new_id()
    first, other = body(house, wave), body(house, wave)
    other["answers"] = {**other["answers"], "town": "Maipú"}
    await house.send(wave, first, id=response_id, caller=holder)
    for _ in range(3):
        clash = await house.send(wave, other, id=response_id, caller=holder)
        assert (clash.status_code, clash.json()["code"]) == (409, "response.conflict")
    (shown,) = await conflicts_of(house, wave, response_id)
    assert (shown["kind"], shown["choice"]) == ("answers", None)
    assert (shown["here"]["answers"]["town"], shown["other"]["answers"]["town"]) == ("Ñuñoa", "Maipú")
    assert (await read(house, wave, response_id))["answers"]["town"] == "Ñuñoa"


async def conflicts_of(house: House, wave: Wave, response_id: UUID, **query: Any) -> list[dict[str, Any]]:
    found = await house.client.get(
        f"{BASE}/waves/{wave['id']}/conflicts",
        params={"limit": 200, **query},
        headers=house.researcher.headers,
    )
    assert found.status_code == 200, found.text
    return [one for one in found.json()["items"] if one["response_id"] == str(response_id)]


async def test_a_batch_keeps_what_clashes_inside_it(house: House, wave: Wave, holder: Holder) -> None:
    response_id = new_id()
    one = {"id": str(response_id), **body(house, wave)}
    two = {**one, "answers": {**one["answers"], "town": "Maipú"}}
    sent = await house.client.post(
        f"{BASE}/waves/{wave['id']}/responses:batch", json={"responses": [one, two]}, headers=holder.headers
    )
    assert [r["status"] for r in sent.json()["results"]] == ["created", "conflict"]
    (shown,) = await conflicts_of(house, wave, response_id)
    assert shown["other"]["answers"]["town"] == "Maipú"


async def fill_conflicts(house: House, wave: Wave, response_id: UUID, who: Any) -> list[dict[str, Any]]:
    """As many other contents as an id keeps, each told as kept; what was sent."""
    others = [
        {"id": str(response_id), **house.response_body(wave, answers={"town": f"Other {n}"})}
        for n in range(50)
    ]
    sent = await house.client.post(
        f"{BASE}/waves/{wave['id']}/responses:batch", json={"responses": others}, headers=who.headers
    )
    assert {r["code"] for r in sent.json()["results"]} == {"response.conflict"}
    assert len(await conflicts_of(house, wave, response_id)) == 50
    return others


async def test_what_is_not_kept_beside_fifty_others_is_not_called_kept(
    house: House, wave: Wave, holder: Holder
) -> None:
    response_id = new_id()
    assert (await house.send(wave, body(house, wave), id=response_id, caller=holder)).status_code == 201
    last = (await fill_conflicts(house, wave, response_id, holder))[-1]
    late = {**last, "answers": {"town": "One too many"}}
    alone = await house.send(
        wave, {k: v for k, v in late.items() if k != "id"}, id=response_id, caller=holder
    )
    assert (alone.status_code, alone.json()["code"]) == (409, "response.not_kept")
    batch = await house.client.post(
        f"{BASE}/waves/{wave['id']}/responses:batch", json={"responses": [last, late]}, headers=holder.headers
    )
    assert [(r["status"], r["code"]) for r in batch.json()["results"]] == [
        ("conflict", "response.conflict"), ("conflict", "response.not_kept"),
    ]  # fmt: skip
    assert len(await conflicts_of(house, wave, response_id)) == 50


async def decide(house: House, conflict_id: object, choice: str, who: Any) -> httpx.Response:
    return await house.client.post(
        f"{BASE}/conflicts/{conflict_id}:resolve", json={"choice": choice}, headers=who.headers
    )


async def test_a_person_decides_and_what_is_replaced_stays_in_the_history(house: House, version: str) -> None:
    wave = await house.wave(version_id=version, invitation_mode="anonymous")
    holder = Holder((await house.links(wave))[0]["url"])
    response_id = new_id()
    first, other = body(house, wave), body(house, wave)
    other["answers"] = {**other["answers"], "town": "Maipú", "voice": "second.mp3"}
    other["attachments"] = [announced("second.mp3", VOICE)]
    await house.send(wave, first, id=response_id, caller=holder)
    await judged(house, wave, response_id, "partial")
    await house.send(wave, other, id=response_id, caller=holder)
    (conflict,) = await conflicts_of(house, wave, response_id)

    stranger = house.person("researcher", tenant=new_id(), project=new_id())
    reader = house.person("reader", permissions={"response:read", "wave:read"})
    assert [
        (await decide(house, conflict["id"], "replace", who)).status_code
        for who in (house.person("facilitator"), reader, stranger)
    ] == [403, 403, 404]
    assert (await decide(house, new_id(), "keep", house.researcher)).status_code == 404
    assert (await decide(house, conflict["id"], "burn", house.researcher)).status_code == 422
    assert (await house.client.post(f"{BASE}/conflicts/{conflict['id']}:resolve", json={})).status_code == 401

    done = await decide(house, conflict["id"], "replace", house.researcher)
    assert (done.status_code, done.json()["choice"]) == (200, "replace"), done.text
    assert (await decide(house, conflict["id"], "replace", house.researcher)).status_code == 200
    late = await decide(house, conflict["id"], "keep", house.researcher)
    assert (late.status_code, late.json()["code"]) == (409, "conflict.settled")

    now = await judged(house, wave, response_id, "partial")
    assert (now["answers"]["town"], now["version"], now["files_missing"]) == ("Maipú", 2, 2)
    assert [(a["name"], a["named"]) for a in now["attachments"]] == [
        ("board.jpg", True), ("voice.mp3", False), ("second.mp3", True),
    ]  # fmt: skip
    versions = await house.client.get(f"{path(wave, response_id)}/versions", headers=house.researcher.headers)
    (before,) = versions.json()["items"]
    assert (before["number"], before["answers"]["town"], before["cause"]) == (1, "Ñuñoa", "conflict")
    assert await conflicts_of(house, wave, response_id) == []
    assert len(await conflicts_of(house, wave, response_id, undecided=False)) == 1
    repeated = [await house.send(wave, sent, id=response_id, caller=holder) for sent in (first, other)]
    assert [one.status_code for one in repeated] == [200, 200]
    table = await house.rates(wave)
    assert (table["total"]["answers"], table["total"]["surplus"]) == (1, 0)


async def test_conflicts_are_not_for_others_to_see(house: House, wave: Wave) -> None:
    where = f"{BASE}/waves/{wave['id']}/conflicts"
    stranger = house.person("researcher", tenant=new_id(), project=new_id())
    assert [
        (await house.client.get(where, headers=headers)).status_code
        for headers in ({}, house.person("facilitator").headers, stranger.headers)
    ] == [401, 403, 404]
    bound = house.person("researcher", house.networks[3])
    assert (await house.client.get(where, headers=bound.headers)).json()["items"] == []


async def test_an_upload_by_link_is_its_own(house: House, wave: Wave, holder: Holder) -> None:
    upload = await uploaded(house, holder, PHOTO, pieces=3)
    links = await house.links(wave)
    for who in (Holder(links[1]["url"]), house.researcher):
        seen = await house.client.get(f"{BASE}/uploads/{upload}", headers=who.headers)
        assert seen.status_code == 404
    own = await house.client.get(f"{BASE}/uploads/{upload}", headers=holder.headers)
    assert own.json()["sha256"] == sha256(PHOTO)
    guessed = await house.client.get(
        f"{BASE}/uploads/{upload}", headers={"Authorization": "Link " + "x" * 27}
    )
    assert (guessed.status_code, guessed.json()["code"]) == (404, "link.unknown")
    assert (await house.client.get(f"{BASE}/waves", headers=holder.headers)).status_code == 403
