"""Questions about people: who may be named, who is shown to whom, and what becomes of names."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from chassis.database import Scope
from chassis.ids import new_id
from chassis.testing import queries_of, until
from form_engine.roster import Person
from sqlalchemy import text
from survey_api.commands import check_form
from survey_api.roster.domain import Place, WaveRoster

from . import forms
from .conftest import BASE, House
from .test_links import Holder

ADVICE: forms.Rows = [
    ["type", "name", "label::Español (es)", "label::English (en)", "required", "relevant", "choice_filter"],
    ["select_multiple_from_file roster.csv", "advice", "¿A quién acude?", "Whom do you turn to?", "", "", ""],
    ["select_one_from_file roster.csv", "head", "¿Qué dirección?", "Which head?", "", "", "role = 'school_leader'"],
    ["text", "why", "¿Por qué?", "Why?", "", "${head} != ''", ""],
]  # fmt: skip


def advice() -> bytes:
    return forms.xlsx(
        ADVICE, settings=[forms.SETTINGS[0], ["Consejo", f"advice-{new_id().hex[:10]}", "1", "Español (es)"]]
    )


class Asked:
    """A named wave with questions about people, and who holds its links."""

    def __init__(self, house: House, wave: dict[str, Any], links: list[dict[str, Any]]) -> None:
        self.house, self.wave, self.links = house, wave, links

    @classmethod
    async def open(cls, house: House) -> "Asked":
        made = await house.upload(advice())
        assert (made["asks_for_people"], made["web"], made["problems"]) == (True, True, [])
        wave = await house.wave(version_id=made["version_id"])
        return cls(house, wave, await house.links(wave))

    def of(self, network: UUID) -> list[dict[str, Any]]:
        return [link for link in self.links if link["network"]["id"] == str(network)]

    async def send(self, link: dict[str, Any], answers: dict[str, Any]) -> Any:
        body = self.house.response_body(self.wave, answers=answers)
        return await self.house.send(self.wave, body, caller=Holder(link["url"]))

    async def roster(self, link: dict[str, Any]) -> Any:
        return await self.house.client.get(
            f"{BASE}/links/current/roster", headers=Holder(link["url"]).headers
        )


def person(link: dict[str, Any]) -> str:
    return str(link["person"]["person_id"])


@pytest.fixture(scope="module")
async def asked(house: House) -> Asked:
    return await Asked.open(house)


async def test_the_list_of_people_is_no_missing_file_and_can_not_be_added(house: House) -> None:
    made = await house.upload(advice())
    path = f"{BASE}/instruments/{made['id']}/media"
    listed = await house.client.get(path, headers=house.researcher.headers)
    assert listed.json() == {"missing": 0, "items": []}
    refused = await house.client.put(
        f"{path}/roster.csv", content=b"name,label\na,Ana\n", headers=house.researcher.headers
    )
    assert (refused.status_code, refused.json()["code"]) == (409, "media.supplied")
    assert "another file name" in refused.json()["detail"]


async def test_a_wave_without_names_is_not_opened_for_it(house: House) -> None:
    made = await house.upload(advice())
    wave = await house.wave(opened=False, version_id=made["version_id"], invitation_mode="anonymous")
    path = f"{BASE}/waves/{wave['id']}"
    refused = await house.client.post(f"{path}:open", headers=house.researcher.headers)
    assert (refused.status_code, refused.json()["code"]) == (409, "wave.roster_needs_names")
    assert "named" in refused.json()["detail"]
    read = await house.client.get(path, headers=house.researcher.headers)
    mended = await house.client.patch(
        path,
        json={"invitation_mode": "named"},
        headers={**house.researcher.headers, "If-Match": read.headers["etag"]},
    )
    assert mended.status_code == 200, mended.text
    opened = await house.client.post(f"{path}:open", headers=house.researcher.headers)
    assert (opened.status_code, opened.json()["invited"]) == (200, 24)


async def test_people_are_shown_to_a_personal_link_without_the_respondent(house: House, asked: Asked) -> None:
    own, *others = asked.of(house.networks[0])
    house.identity.names[UUID(person(others[0]))] = "Zoila Ñancupil"
    found = await asked.roster(own)
    assert found.status_code == 200, found.text
    items = {one["id"]: one for one in found.json()["items"]}
    assert set(items) == {person(link) for link in others}
    shown = items[person(others[0])]
    assert shown == {
        "id": person(others[0]),
        "name": "Zoila Ñancupil",
        "school": others[0]["person"]["school"]["label"],
        "role": others[0]["person"]["role"],
    }
    assert house.identity.names_asked[-1] == (house.networks[0], {UUID(person(o)) for o in others})


async def test_the_people_of_a_wave_are_read_once_and_their_names_each_time(
    house: House, asked: Asked
) -> None:
    one, *_ = asked.of(house.networks[3])
    await asked.roster(one)
    before = len(house.identity.names_asked)
    counts = {queries_of(await asked.roster(link)) for link in (one, one)}
    assert len(house.identity.names_asked) == before + 2
    assert counts == {4}


async def test_somebody_without_a_name_any_more_is_not_shown(house: House, asked: Asked) -> None:
    own, other, *_ = asked.of(house.networks[1])
    house.identity.names[UUID(person(other))] = ""
    found = await asked.roster(own)
    assert person(other) not in {one["id"] for one in found.json()["items"]}
    assert len(found.json()["items"]) == 4


async def test_each_reading_of_names_is_told(house: House, asked: Asked) -> None:
    link = asked.of(house.networks[0])[0]
    await asked.roster(link)
    page = await house.client.get(f"{BASE}/audit", params={"limit": 200}, headers=house.researcher.headers)
    rows = [one for one in page.json()["items"] if one["action"] == "roster.read"]
    assert {"people": 5} in [one["detail"] for one in rows if one["subject_id"] == link["unit"]["id"]]


async def test_who_holds_no_personal_link_sees_no_names(house: House, asked: Asked) -> None:
    path = f"{BASE}/links/current/roster"
    assert (await house.client.get(path)).status_code == 401
    assert (await house.client.get(path, headers=house.researcher.headers)).status_code == 401
    unknown = await house.client.get(path, headers={"Authorization": f"Link {'x' * 27}"})
    assert (unknown.status_code, unknown.json()["code"]) == (404, "link.unknown")
    public = (await house.links(await house.wave(invitation_mode="anonymous")))[0]
    refused = await house.client.get(path, headers=Holder(public["url"]).headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "link.not_personal")
    plain = (await house.links(await house.wave()))[0]
    none = await house.client.get(path, headers=Holder(plain["url"]).headers)
    assert (none.status_code, none.json()["code"]) == (404, "roster.not_asked")


async def test_without_identity_api_the_page_is_told_so_and_can_still_send(
    house: House, asked: Asked
) -> None:
    own, other, *_ = asked.of(house.networks[2])
    house.identity.up = False
    try:
        away = await asked.roster(own)
        sent = await asked.send(own, {"advice": [person(other)]})
    finally:
        house.identity.up = True
    assert (away.status_code, away.json()["code"]) == (503, "unavailable")
    assert sent.status_code == 201, sent.text


async def test_an_answer_names_people_of_the_own_network_and_not_oneself(house: House, asked: Asked) -> None:
    own, other, third, *_ = asked.of(house.networks[3])
    foreign = person(asked.of(house.networks[0])[0])
    sent = await asked.send(own, {"advice": [person(other), person(third)]})
    assert sent.status_code == 201, sent.text
    for stranger in (foreign, person(own), str(new_id()), "Ana", person(other).upper()):
        refused = await asked.send(own, {"advice": [person(other), stranger], "head": stranger})
        assert refused.status_code == 422, stranger
        faults = [(one["pointer"], one["code"]) for one in refused.json()["errors"]]
        assert faults == [("/answers/advice", "choice.unknown"), ("/answers/head", "choice.unknown")]


async def test_who_asks_before_a_wave_is_open_does_not_empty_its_list_of_people(house: House) -> None:
    made = await house.upload(advice())
    draft = await house.wave(opened=False, version_id=made["version_id"])
    early = await house.send(draft, house.response_body(draft, invitation_id=str(new_id()), answers={}))
    assert (early.status_code, early.json()["code"]) == (409, "wave.draft")
    survey = house.app.state.survey
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        await survey.rosters.of(work, UUID(draft["id"]))
    opened = await house.client.post(f"{BASE}/waves/{draft['id']}:open", headers=house.researcher.headers)
    assert opened.status_code == 200, opened.text
    here = Asked(house, opened.json(), await house.links(draft))
    own, other, *_ = here.of(house.networks[0])
    refused = await here.send(own, {"advice": [str(new_id())]})
    assert refused.status_code == 422, refused.text
    assert [one["code"] for one in refused.json()["errors"]] == ["choice.unknown"]
    assert (await here.send(own, {"advice": [person(other)]})).status_code == 201
    assert len((await here.roster(own)).json()["items"]) == 5


async def test_callers_in_their_own_name_are_held_to_the_same_people_one_by_one_and_in_batches(
    house: House, asked: Asked
) -> None:
    one, other, *_ = asked.of(house.networks[1])
    foreign = asked.of(house.networks[0])[0]

    def body(who: dict[str, Any], named: dict[str, Any]) -> dict[str, Any]:
        return house.response_body(
            asked.wave, invitation_id=who["unit"]["id"], answers={"advice": [person(named)]}
        )

    good = await house.send(asked.wave, body(one, other))
    assert good.status_code == 201, good.text
    bad = await house.send(asked.wave, body(one, foreign))
    assert (bad.status_code, bad.json()["errors"][0]["code"]) == (422, "choice.unknown")
    batch = [
        {"id": str(new_id()), **body(*pair)} for pair in ((other, one), (other, foreign), (foreign, one))
    ]
    answer = await house.client.post(
        f"{BASE}/waves/{asked.wave['id']}/responses:batch",
        json={"responses": batch},
        headers=house.researcher.headers,
    )
    assert [one["status"] for one in answer.json()["results"]] == ["created", "refused", "refused"]
    nobody = house.response_body(asked.wave, invitation_id=str(new_id()), answers={"advice": [person(other)]})
    unknown = await house.send(asked.wave, nobody)
    assert unknown.json()["errors"][0]["code"] == "invitation.unknown"


async def test_filters_on_people_are_checked_on_the_server(house: House, asked: Asked) -> None:
    own, *others = asked.of(house.networks[2])[::-1]
    teacher = next(link for link in others if link["person"]["role"] == "teacher")
    head = next(link for link in others if link["person"]["role"] == "school_leader")
    found = []
    for chosen in (teacher, head):
        response = new_id()
        body = house.response_body(asked.wave, answers={"head": person(chosen), "why": "Escucha."})
        sent = await house.send(asked.wave, body, caller=Holder(own["url"]), id=response)
        assert sent.status_code == 201, sent.text

        async def judged(response: UUID = response) -> Any:
            read = await house.client.get(
                f"{BASE}/waves/{asked.wave['id']}/responses/{response}", headers=house.researcher.headers
            )
            return read.json() if read.json()["counted"] is not None else None

        one = await until(judged, seconds=10)
        found.append([(problem["code"], problem["pointer"]) for problem in one["problems"]])
    assert found == [[("choice.not_offered", "/head")], []]


async def test_no_name_of_a_person_is_in_the_database(house: House, asked: Asked) -> None:
    own, other, *_ = asked.of(house.networks[0])
    house.identity.names[UUID(person(other))] = "Quidora Unmistakable"
    assert "Quidora" in (await asked.roster(own)).text
    assert (await asked.send(own, {"advice": [person(other)]})).status_code == 201
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        for table in ("response", "invitation", "link", "instrument_version", "directory", "audit"):
            count = await work.session.execute(
                text(f"select count(*) from {table} t where t::text like '%Quidora%'")
            )
            assert count.scalar() == 0, table


def test_the_command_line_counts_questions_about_people_and_misses_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "advice.xlsx"
    file.write_bytes(advice())
    assert check_form.main([str(file)]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["accepted"], said["web"], said["questions"], said["problems"]) == (True, True, 3, [])


def test_somebody_with_two_roles_is_one_person() -> None:
    network, one, two, other = new_id(), new_id(), new_id(), new_id()
    twice = [Person("p", "North", role) for role in ("teacher", "school_leader")]
    roster = WaveRoster.of(
        [
            Place(one, network, twice[0]),
            Place(two, network, twice[1]),
            Place(other, network, Person("q", "", "x")),
        ]
    )
    assert [p.role for p in roster.around(other) or []] == ["teacher"]
    assert [p.id for p in roster.around(two) or []] == ["q"]
    assert roster.around(new_id()) is None
    assert roster.around(None) is None
