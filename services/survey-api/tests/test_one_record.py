"""Exactly one record for one instance id, and nothing of what was sent is lost: histories drawn at random.

Each history mixes two contents under one id, edits of either, files in any order and number, twins in parallel, and
a person who decides. What must hold afterwards is said in `settled`. On the web a person sends and changes answers
from two devices that know nothing of each other: `settled_on_the_web`.
"""

import asyncio
import random
from typing import Any

import orjson
import pytest
from chassis.database import Scope
from chassis.ids import new_id
from chassis.testing_media import jpeg, mp3
from sqlalchemy import text

from .collect import PLAIN, TYPE, VISITED, Device, app_user, multipart, part
from .conftest import BASE, House
from .sending import visit
from .test_attachments import decide
from .test_links import Holder

FILES = {"1693919520000.jpg": jpeg(48, 36), "recording.mp3": mp3()}
HISTORIES = 12
STEPS = 14


@pytest.fixture(scope="module")
async def device(house: House) -> Device:
    version = (await house.upload(visit()))["version_id"]
    wave = await house.wave(version_id=version, invitation_mode="anonymous", amendments=True)
    made = Device(house, ("", 0), await app_user(house, house.networks[2], wave))
    listed = await house.client.get(f"/openrosa/key/{made.token}/formList")
    made.form_id = listed.text.partition("<formID>")[2].partition("<")[0]
    return made


class History:
    """One record's life: what was sent, and what the door said."""

    def __init__(self, house: House, device: Device, seed: int) -> None:
        self.house, self.device, self.chance = house, device, random.Random(seed)
        self.original, self.edit = new_id(), new_id()
        self.contents = {
            "first": device.xml(self.original, body=VISITED),
            "other": device.xml(self.original, body=PLAIN.replace("Maipú", f"Other {seed}")),
            "edit": device.xml(self.edit, deprecated=self.original, body=PLAIN.replace("Maipú", f"Edit {seed}")),
            "stale": device.xml(new_id(), deprecated=self.original, body=PLAIN.replace("Maipú", f"Stale {seed}")),
        }  # fmt: skip
        self.acknowledged: set[str] = set()
        self.kept: set[str] = set()

    async def send(self, name: str) -> None:
        xml = self.contents[name]
        chosen = self.chance.sample(sorted(FILES), self.chance.randint(0, 2)) if name == "first" else []
        parts = [part("xml_submission_file", xml, "x.xml")]
        parts += [part(file, FILES[file], file, "image/jpeg") for file in chosen]
        answer = await self.house.client.post(
            self.device.path("submission"), content=multipart(parts), headers=TYPE
        )
        assert answer.status_code in (201, 202, 409), answer.text
        if answer.status_code != 409:
            self.acknowledged.add(name)
        elif "original" not in answer.text.partition("<message")[2]:
            self.kept.add(name)

    async def decide(self) -> None:
        rows = await self.rows("select id from response_conflict where response_id = :id and choice is null")
        if rows:
            choice = self.chance.choice(["keep", "replace"])
            done = await decide(self.house, rows[0].id, choice, self.house.researcher)
            assert done.status_code == 200, done.text

    async def rows(self, statement: str) -> list[Any]:
        async with self.house.app.state.database.transaction(Scope.tenant(self.house.tenant)) as work:
            return list((await work.session.execute(text(statement), {"id": self.original})).all())

    async def run(self) -> None:
        for _ in range(STEPS):
            step = self.chance.random()
            names = [self.chance.choice(sorted(self.contents)) for _ in range(2 if step < 0.3 else 1)]
            if step > 0.85:
                await self.decide()
            else:
                await asyncio.gather(*(self.send(name) for name in names))
        for name in ("first", "first"):
            await self.send(name)


def town(answers: Any) -> str:
    found = orjson.loads(answers) if isinstance(answers, str) else answers
    return str(found["town"])


async def settled(history: History) -> None:
    records = await history.rows("select * from response where id = :id")
    assert len(records) == 1
    (record,) = records
    others = await history.rows(
        "select 1 from response r join response_version v on v.response_id = r.id where v.instance_id = :id"
        " and r.id <> :id"
    )
    assert others == []
    versions = await history.rows("select * from response_version where response_id = :id order by number")
    assert [one.number for one in versions] == list(range(1, record.version))
    conflicts = await history.rows("select * from response_conflict where response_id = :id")
    assert len({one.sha256 for one in conflicts}) == len(conflicts)

    said = {town(record.answers)} | {town(one.answers) for one in versions}
    waiting = {town(one.answers) for one in conflicts}
    words = {name: town_of(xml) for name, xml in history.contents.items()}
    assert {words[name] for name in history.acknowledged} <= said
    assert {words[name] for name in history.kept} <= said | waiting

    files = await history.rows("select * from attachment where response_id = :id and named")
    missing = sum(one.state != "complete" for one in files)
    assert record.files_missing == missing
    named = {"1693919520000.jpg", "recording.mp3"} if town(record.answers) == words["first"] else set()
    assert {one.name for one in files} == named
    assert not (record.state == "complete" and missing)


def town_of(xml: bytes) -> str:
    return xml.decode().partition("<town>")[2].partition("<")[0].replace("&amp;", "&")


@pytest.mark.parametrize("seed", range(HISTORIES))
async def test_whatever_happens_to_an_id_there_is_one_record_and_nothing_is_lost(
    seed: int, house: House, device: Device
) -> None:
    history = History(house, device, seed)
    await history.run()
    await settled(history)
    assert history.acknowledged


async def test_fifty_twins_at_once_are_one_record(house: House, device: Device) -> None:
    history = History(house, device, 4711)
    history.chance.randint = lambda a, b: 0  # type: ignore[method-assign]  # no files: fifty of them are a queue
    await asyncio.gather(
        *(history.send("first") for _ in range(25)), *(history.send("other") for _ in range(25))
    )
    await settled(history)
    assert len(history.acknowledged) == len(history.kept) == 1


class WebHistory:
    """One record's life on the web: first sendings, changes on any version, the same again, in any order at once."""

    def __init__(self, house: House, wave: dict[str, Any], holder: Holder, seed: int) -> None:
        self.house, self.wave, self.holder, self.chance = house, wave, holder, random.Random(seed)
        self.id, self.seed = new_id(), seed
        self.path = f"{BASE}/waves/{wave['id']}/responses/{self.id}"
        self.first = {name: self.body(name) for name in ("first", "other first")}
        self.changes = {f"change {n}": self.body(f"change {n}", str(new_id())) for n in range(4)}
        self.changes["twin of change 0"] = {
            **self.body("twin of change 0"), "instance_id": self.changes["change 0"]["instance_id"],
        }  # fmt: skip
        self.token = ""
        self.receipts: dict[str, set[str]] = {}
        self.kept: set[str] = set()

    def body(self, name: str, instance: str | None = None) -> dict[str, Any]:
        made = self.house.response_body(self.wave, answers={"town": f"{name} {self.seed}"})
        return made if instance is None else {**made, "instance_id": instance}

    async def send(self, name: str) -> None:
        answer = await self.house.client.put(self.path, json=self.first[name], headers=self.holder.headers)
        assert answer.status_code in (200, 201, 409), answer.text
        if answer.status_code == 409:
            self.kept.add(name)
            return
        self.token = answer.json()["amend_token"]
        self.receipts.setdefault(name, set()).add(answer.json()["received_at"])

    async def change(self, name: str) -> None:
        answer = await self.house.client.put(
            f"{self.path}/own",
            json=self.changes[name],
            headers={
                **self.holder.headers,
                "Amend-Token": self.token,
                "If-Match": f'"{self.chance.randint(1, 4)}"',
            },
        )
        allowed = (200, 409, 412) if self.token else (404,)
        assert answer.status_code in allowed, answer.text
        if answer.status_code == 200:
            self.receipts.setdefault(name, set()).add(answer.text)
        elif answer.status_code == 409:
            self.kept.add(name)

    async def run(self) -> None:
        for _ in range(STEPS):
            at_once = self.chance.choice((1, 1, 2, 3))
            names = [self.chance.choice([*self.first, *self.changes]) for _ in range(at_once)]
            await asyncio.gather(
                *(self.send(name) if name in self.first else self.change(name) for name in names)
            )
        await self.send("first")

    async def rows(self, statement: str) -> list[Any]:
        async with self.house.app.state.database.transaction(Scope.tenant(self.house.tenant)) as work:
            return list((await work.session.execute(text(statement), {"id": self.id})).all())


async def settled_on_the_web(history: WebHistory) -> None:
    (record,) = await history.rows("select * from response where id = :id")
    versions = await history.rows("select * from response_version where response_id = :id order by number")
    assert [one.number for one in versions] == list(range(1, record.version))
    instances = [one.instance_id for one in versions] + [record.instance_id or record.id]
    assert len(set(instances)) == record.version, "no request made two versions"
    said = [town(one.answers) for one in versions] + [town(record.answers)]
    assert all(len(told) == 1 for told in history.receipts.values()), "the same request, the same receipt"
    assert sorted(said) == sorted(f"{name} {history.seed}" for name in history.receipts)
    conflicts = await history.rows("select * from response_conflict where response_id = :id")
    waiting = {town(one.answers) for one in conflicts}
    assert {f"{name} {history.seed}" for name in history.kept} <= waiting
    assert (
        len(
            await history.rows(
                "select 1 from response where wave_id = (select wave_id from response where id = :id)"
                " and answers->>'town' like '% " + str(history.seed) + "'"
            )
        )
        == 1
    )


@pytest.mark.parametrize("seed", range(8100, 8100 + HISTORIES))
async def test_whatever_is_sent_and_changed_on_the_web_is_one_record_with_every_version(
    seed: int, house: House, web: tuple[dict[str, Any], Holder]
) -> None:
    history = WebHistory(house, *web, seed)
    await history.run()
    await settled_on_the_web(history)


@pytest.fixture(scope="module")
async def web(house: House) -> tuple[dict[str, Any], Holder]:
    version = (await house.upload(visit()))["version_id"]
    wave = await house.wave(version_id=version, invitation_mode="anonymous", amendments=True)
    return wave, Holder((await house.links(wave))[0]["url"])


async def test_the_lists_of_a_device_take_the_same_statements_however_many_waves_there_are(
    house: House,
) -> None:
    version = (await house.upload(visit()))["version_id"]
    counts = []
    for _ in range(3):
        wave = await house.wave(version_id=version, invitation_mode="anonymous")
        made = await app_user(house, house.networks[3], None)
        token = made["server_url"].rpartition("/")[2]
        for _ in range(2):
            listed = await house.client.get(f"/openrosa/key/{token}/formList")
        counts.append(int(listed.headers["x-query-count"]))
        assert wave["id"] in listed.text
    assert set(counts) == {3}
