"""Evidence over HTTP."""

import asyncio
import io
from pathlib import Path
from typing import Any

import pytest
from chassis.database import Scope
from chassis.ids import new_id
from chassis.testing import queries_of
from chassis.testing_media import PLACE, jpeg
from contracts.permissions import ROLES
from PIL import Image
from sqlalchemy import text

from .conftest import House
from .measured import defined, filled, week
from .sending import EVIDENCE, added, photographed, said, sent, sha256
from .test_cycles import planned


def stored(house: House) -> set[str]:
    """The names of everything in the store."""
    folder = house.kit.settings.files_dir / str(house.tenant)
    return {path.name for path in folder.rglob("*") if path.is_file()}


def files_of(evidence: dict[str, Any]) -> str:
    return f"{EVIDENCE}/{evidence['id']}/file"


async def test_without_a_token_nobody_sees_evidence(house: House) -> None:
    for path in ("", f"/{new_id()}", f"/{new_id()}/file", f"/{new_id()}/thumbnail"):
        assert (
            await house.client.get(EVIDENCE + path, params={"cycle_id": str(new_id())})
        ).status_code == 401


async def test_the_evidence_of_another_tenant_is_not_there(house: House) -> None:
    evidence = await photographed(house, jpeg())
    nothing = await house.client.get(f"{EVIDENCE}/{new_id()}", headers=house.stranger.headers)
    for path in (f"/{evidence['id']}", f"/{evidence['id']}/file", f"/{evidence['id']}/thumbnail"):
        answer = await house.client.get(EVIDENCE + path, headers=house.stranger.headers)
        assert answer.status_code == 404
        assert answer.json() | {"request_id": ""} == nothing.json() | {"request_id": ""}
    for path in ("", "/triangulation"):
        asked = {"cycle_id": evidence["cycle_id"]}
        answer = await house.client.get(EVIDENCE + path, params=asked, headers=house.stranger.headers)
        assert answer.status_code == 404


async def test_evidence_of_a_cycle_that_is_not_shown_is_not_there(house: House) -> None:
    evidence = await photographed(house, jpeg())
    headers = house.facilitator_elsewhere.headers
    assert (await house.client.get(files_of(evidence), headers=headers)).status_code == 404
    refused = await house.client.post(
        EVIDENCE, json=said({"id": evidence["cycle_id"]}, jpeg()), headers=headers
    )
    assert refused.status_code == 404


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"alt": " "}, "/alt", "evidence.alt_missing"),
        ({"people": None}, "/people", "evidence.people_missing"),
        ({"file": None}, "/file", "evidence.file_missing"),
        ({"url": "https://example.org"}, "/url", "evidence.url_unwanted"),
        ({"kind": "link"}, "/url", "evidence.url_missing"),
        ({"url": "http://example.org"}, "/url", "field.value_error"),
        ({"url": "javascript:alert(1)"}, "/url", "field.value_error"),
        ({"url": "https://name:word@example.org"}, "/url", "field.value_error"),
        ({"pointer": "questions"}, "/pointer", "field.string_pattern_mismatch"),
        ({"tenant_id": str(new_id())}, "/tenant_id", "field.extra_forbidden"),
        ({"id": "00000000-0000-4000-8000-000000000000"}, "/id", "field.value_error"),
    ],
)
async def test_what_a_kind_needs_is_named_field_by_field(
    house: House, changes: dict[str, Any], pointer: str, code: str
) -> None:
    body = said(await planned(house), jpeg()) | changes
    answer = await house.client.post(EVIDENCE, json=body, headers=house.leader.headers)
    assert answer.status_code == 422, answer.text
    assert (pointer, code) in [(one["pointer"], one["code"]) for one in answer.json()["errors"]]


async def test_a_photo_is_complete_when_what_was_announced_has_arrived(house: House) -> None:
    content = jpeg()
    waiting = await added(house, said(await planned(house), content))
    assert (waiting["state"], waiting["file"]) == ("waiting", None)
    assert waiting["announced"]["sha256"] == sha256(content)
    assert (await house.client.get(files_of(waiting), headers=house.leader.headers)).json()["code"] == (
        "evidence.file_waiting"
    )
    other = await sent(house, jpeg(320, 200))
    answer = await house.client.post(
        files_of(waiting), json={"upload_id": other}, headers=house.leader.headers
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "evidence.other_file")

    upload = {"upload_id": await sent(house, content, pieces=3)}
    answer = await house.client.post(files_of(waiting), json=upload, headers=house.leader.headers)
    assert answer.status_code == 200, answer.text
    done = answer.json()
    assert (done["state"], done["file"]["received_sha256"]) == ("complete", sha256(content))
    again = await house.client.post(files_of(waiting), json=upload, headers=house.leader.headers)
    assert (again.status_code, again.json()) == (200, done)


async def test_a_picture_loses_its_place_and_is_turned_upright(house: House) -> None:
    content = jpeg(3000, 1500, orientation=6, place=True)
    assert PLACE in content  # else this test would show nothing
    evidence = await photographed(house, content)
    assert (evidence["file"]["width"], evidence["file"]["height"]) == (1024, 2048)
    for path in ("file", "thumbnail"):
        answer = await house.client.get(f"{EVIDENCE}/{evidence['id']}/{path}", headers=house.teacher.headers)
        assert answer.status_code == 200
        assert PLACE not in answer.content
        with Image.open(io.BytesIO(answer.content)) as picture:
            assert (dict(picture.getexif()), picture.info.get("comment")) == ({}, None)
            assert picture.width < picture.height
            red, _, blue = picture.getpixel((picture.width // 2, 3))  # type: ignore[misc]  # an RGB picture
            assert red > 200 > blue
    kept = stored(house)
    assert evidence["file"]["sha256"] in kept
    assert sha256(content) not in kept
    drafts = house.kit.settings.files_dir / "uploads" / str(house.tenant)
    assert not any(content == path.read_bytes() for path in drafts.iterdir())


async def test_a_file_is_given_out_as_something_that_can_not_run(house: House) -> None:
    content = b"day,answered\n2026-10-05,18\n"
    body = said(
        await planned(house), content, kind="file", name="tally.csv", people=None, alt="", method="document"
    )
    evidence = await added(house, body)
    upload = {"upload_id": await sent(house, content, "Zähl ../../tally.csv")}
    done = await house.client.post(files_of(evidence), json=upload, headers=house.leader.headers)
    assert done.json()["file"]["name"] == "tally.csv"
    answer = await house.client.get(files_of(evidence), headers=house.leader.headers)
    assert answer.content == content
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["content-disposition"].startswith('attachment; filename="tally.csv"')
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"].startswith("private")
    known = {"If-None-Match": answer.headers["etag"]}
    assert (
        await house.client.get(files_of(evidence), headers={**house.leader.headers, **known})
    ).status_code == 304
    for asked, part in (
        ("bytes=4-11", content[4:12]),
        ("bytes=-3", content[-3:]),
        ("bytes=20-", content[20:]),
    ):
        some = await house.client.get(files_of(evidence), headers={**house.leader.headers, "Range": asked})
        assert (some.status_code, some.content) == (206, part)
    beyond = await house.client.get(
        files_of(evidence), headers={**house.leader.headers, "Range": "bytes=99-"}
    )
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(content)}")


async def test_a_file_goes_when_the_last_evidence_that_has_it_is_removed(house: House) -> None:
    content = jpeg(700, 300)
    first, second = await photographed(house, content), await photographed(house, content)
    name = first["file"]["sha256"]
    assert second["file"]["sha256"] == name
    for evidence, left in ((first, True), (second, False)):
        path = f"{EVIDENCE}/{evidence['id']}"
        assert (await house.client.delete(path, headers=house.leader.headers)).status_code == 204
        assert (name in stored(house)) is left
        assert (await house.client.get(f"{path}/file", headers=house.leader.headers)).status_code == 404
        assert (await house.client.delete(path, headers=house.leader.headers)).status_code == 404


async def test_the_same_id_sent_twice_is_one_piece(house: House) -> None:
    body = said(await planned(house), jpeg(), id=str(new_id()))
    first, second = await added(house, body), await added(house, body)
    assert first == second
    other = await house.client.post(EVIDENCE, json={**body, "title": "Another"}, headers=house.leader.headers)
    assert other.status_code == 409


async def test_what_is_said_is_changed_against_the_version_that_was_read(house: House) -> None:
    cycle = await planned(house)
    evidence = await added(
        house,
        said(cycle, kind="link", url="https://example.org/report", people=None, alt="", method="document"),
    )
    assert evidence["state"] == "complete"
    path, headers = f"{EVIDENCE}/{evidence['id']}", house.leader.headers
    assert (await house.client.patch(path, json={"title": "B"}, headers=headers)).status_code == 428
    good = {**headers, "If-Match": '"1"'}
    changed = await house.client.patch(path, json={"title": "B", "url": None}, headers=good)
    assert (changed.json()["title"], changed.json()["url"]) == ("B", "https://example.org/report")
    old = await house.client.patch(path, json={"title": "C"}, headers=good)
    assert (old.status_code, old.json()["current"]["title"], old.json()["yours"]) == (
        412,
        "B",
        {"title": "C"},
    )


async def test_who_only_reads_the_cycle_adds_nothing(house: House) -> None:
    reader = house.kit.issuer.caller(
        "reader",
        permissions={"cycle:read", "cycle:contribute"},
        tenant_id=house.tenant,
        project_id=house.project,
        network_ids=[house.other_network],
        scope=("network", house.other_network),
    )
    cycle = await planned(house)
    answer = await house.client.post(EVIDENCE, json=said(cycle, jpeg()), headers=reader.headers)
    assert answer.status_code in (403, 404)


async def test_evidence_goes_as_far_as_its_cycle_and_no_further(house: House) -> None:
    elsewhere, content = house.facilitator_elsewhere.headers, jpeg(90, 60)
    for audience, seen in (("network", 404), ("project", 200)):
        cycle = await planned(house, audience=audience)
        evidence = await added(house, said(cycle, content))
        upload = {"upload_id": await sent(house, content)}
        await house.client.post(files_of(evidence), json=upload, headers=house.leader.headers)
        for path in ("", "/file", "/thumbnail"):
            answer = await house.client.get(f"{EVIDENCE}/{evidence['id']}{path}", headers=elsewhere)
            assert answer.status_code == seen
        listed = await house.client.get(EVIDENCE, params={"cycle_id": cycle["id"]}, headers=elsewhere)
        assert listed.status_code == seen
        refused = await house.client.delete(f"{EVIDENCE}/{evidence['id']}", headers=elsewhere)
        assert refused.status_code == (404 if seen == 404 else 403)
    assert (
        await house.client.post(EVIDENCE, json=said(cycle, content), headers=elsewhere)
    ).status_code == 403


async def test_a_teacher_outside_the_team_reads_and_adds_nothing(house: House) -> None:
    cycle = await planned(house, audience="network")
    answer = await house.client.post(EVIDENCE, json=said(cycle, jpeg()), headers=house.teacher.headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "permission.denied")
    listed = await house.client.get(EVIDENCE, params={"cycle_id": cycle["id"]}, headers=house.teacher.headers)
    assert listed.status_code == 200


async def test_a_list_takes_as_many_queries_for_one_piece_as_for_many(house: House) -> None:
    cycle = await planned(house)
    counts = []
    for _ in range(2):
        await added(house, said(cycle, jpeg()))
        answer = await house.client.get(
            EVIDENCE, params={"cycle_id": cycle["id"]}, headers=house.leader.headers
        )
        counts.append(queries_of(answer))
    assert len(answer.json()["items"]) == 2
    assert counts[0] == counts[1] <= 5


async def test_a_question_is_seen_from_several_sides(house: House) -> None:
    cycle = await planned(house)
    link: dict[str, Any] = {
        "kind": "link",
        "url": "https://example.org",
        "people": None,
        "alt": "",
        "pointer": "/questions/0",
    }
    await added(house, said(cycle, **link, method="observation", voice="learner"))
    another = house.kit.issuer.caller(
        "school_leader",
        permissions=ROLES["school_leader"],
        tenant_id=house.tenant,
        project_id=house.project,
        network_ids=[house.network],
        scope=("network", house.network),
    )
    path, asked = f"{EVIDENCE}/triangulation", {"cycle_id": cycle["id"]}
    first = (await house.client.get(path, params=asked, headers=house.leader.headers)).json()["items"]
    assert (first[0]["pointer"], first[0]["missing"]) == ("/questions/0", ["people", "methods", "outsider"])
    await added(house, said(cycle, **link, method="interview", outsider=True), another)
    both = (await house.client.get(path, params=asked, headers=house.leader.headers)).json()["items"]
    assert (both[0]["people"], both[0]["missing"]) == (2, [])


async def test_a_survey_result_says_so_when_survey_api_is_away(house: House) -> None:
    body = said(
        await planned(house),
        kind="survey_result", people=None, alt="", method="survey",
        survey={"wave_id": str(new_id()), "question": "coherence"},
    )  # fmt: skip
    answer = await house.client.post(EVIDENCE, json=body, headers=house.leader.headers)
    assert (answer.status_code, answer.json()["part"]) == (503, "survey-api")


async def test_a_chart_stays_as_it_was_when_it_was_taken_in(house: House) -> None:
    cycle, measure = await planned(house), await defined(house)
    chart = {"kind": "chart", "people": None, "alt": "", "method": "other"}
    body = said(cycle, None, **chart, chart={"measure_id": measure["id"], "language": "es"})
    empty = await house.client.post(EVIDENCE, json=body, headers=house.leader.headers)
    assert (empty.status_code, empty.json()["errors"][0]["code"]) == (422, "chart.empty")
    rows = [{"on_date": week(n), "numerator": 20 + n % 3, "denominator": 30} for n in range(12)]
    await filled(house, measure, rows)
    made = await added(house, body)
    assert made["state"] == "complete"
    assert (made["frozen"]["n"], made["frozen"]["first"], made["frozen"]["last"]) == (12, week(0), week(11))
    assert made["frozen"]["svg"].startswith("<svg")
    await filled(house, measure, [{"on_date": week(12), "numerator": 1, "denominator": 30}])
    path = f"{EVIDENCE}/{made['id']}"
    later = (await house.client.get(path, headers=house.leader.headers)).json()
    assert later["frozen"] == made["frozen"]
    listed = await house.client.get(EVIDENCE, params={"cycle_id": cycle["id"]}, headers=house.leader.headers)
    assert listed.json()["items"][0]["frozen"]["sentence"] == made["frozen"]["sentence"]
    assert "svg" not in listed.json()["items"][0]["frozen"]


async def test_a_measure_that_is_not_shown_can_not_be_charted(house: House) -> None:
    body = said(
        await planned(house), None, kind="chart", people=None, alt="", chart={"measure_id": str(new_id())}
    )
    answer = await house.client.post(EVIDENCE, json=body, headers=house.leader.headers)
    assert answer.status_code == 404


async def test_bytes_that_were_damaged_are_not_given_out(house: House) -> None:
    evidence = await photographed(house, jpeg(333, 222))
    name = evidence["file"]["sha256"]
    path: Path = house.kit.settings.files_dir / str(house.tenant) / name[:2] / name
    await asyncio.to_thread(path.write_bytes, b"something else")
    answer = await house.client.get(files_of(evidence), headers=house.leader.headers)
    assert (answer.status_code, answer.json()["code"]) == (404, "file.missing")


async def test_each_opening_is_in_the_audit_table(house: House) -> None:
    evidence = await photographed(house, jpeg(210, 110))
    for path in ("file", "file", "thumbnail"):
        await house.client.get(f"{EVIDENCE}/{evidence['id']}/{path}", headers=house.teacher.headers)
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        found = await work.session.execute(
            text("select actor_id from audit where action = 'evidence.file_opened' and subject_id = :id"),
            {"id": evidence["id"]},
        )
        assert list(found.scalars()) == [house.teacher.id] * 2
