"""A change of wording breaks comparability visibly: between waves, and in the figures of the later one."""

from typing import Any

import pytest
from chassis.ids import new_id
from chassis.testing import queries_of, until

from . import forms
from .conftest import BASE, House

Wave = dict[str, Any]


def reworded(form_id: str) -> bytes:
    """The second version: one item in other words, one new choice, one new question, one new rule."""
    survey = [list(row) for row in forms.SURVEY]
    survey[7][2] = "Indagamos juntos en nuestra práctica"
    survey[8][4] = ""
    survey.append(["select_one yes_no", "again", "¿Otra vez?", "Again?", "", "", "", "share"])
    choices = [*forms.CHOICES, ["role", "coach", "Mentora", "Coach"]]
    return forms.xlsx(survey, choices, [forms.SETTINGS[0], ["Cuestionario", form_id, "2", "Español (es)"]])


@pytest.fixture(scope="module")
async def waves(house: House) -> list[Wave]:
    """2021 and 2022 with version 1, 2023 with version 2; another questionnaire in 2022 beside them."""
    form_id = f"form-{new_id().hex[:10]}"
    first = (await house.upload(forms.titled(form_id)))["version_id"]
    second = (await house.upload(reworded(form_id)))["version_id"]
    made = []
    for year, version in ((2021, first), (2022, first), (2023, second)):
        made.append(
            await house.wave(
                version_id=version, title=f"Ronda {year}", starts_on=f"{year}-09-04", ends_on=f"{year}-10-13"
            )
        )
    await house.wave(starts_on="2022-09-04", ends_on="2022-10-13")
    return made


async def compared(house: House, wave: Wave, caller: Any = None) -> dict[str, Any]:
    found = await house.client.get(
        f"{BASE}/waves/{wave['id']}/comparability", headers=(caller or house.researcher).headers
    )
    assert found.status_code == 200, found.text
    body: dict[str, Any] = found.json()
    return body


async def test_who_may_see_the_wave_sees_what_it_can_be_compared_with(
    house: House, waves: list[Wave]
) -> None:
    address = f"{BASE}/waves/{waves[2]['id']}/comparability"
    assert (await house.client.get(address)).status_code == 401
    stranger = house.person("researcher", tenant=new_id(), project=new_id())
    assert (await house.client.get(address, headers=stranger.headers)).status_code == 404
    missing = f"{BASE}/waves/{new_id()}/comparability"
    assert (await house.client.get(missing, headers=house.researcher.headers)).status_code == 404
    bad = f"{BASE}/waves/last-year/comparability"
    assert (await house.client.get(bad, headers=house.researcher.headers)).status_code == 422
    assert (await house.client.get(address, headers=house.person("facilitator").headers)).status_code == 200


async def test_earlier_waves_of_the_questionnaire_come_newest_first(house: House, waves: list[Wave]) -> None:
    found = await compared(house, waves[2])
    assert [(one["title"], one["version"]) for one in found["earlier"]] == [
        ("Ronda 2022", 1),
        ("Ronda 2021", 1),
    ]
    assert found["version"] == 2
    assert (await compared(house, waves[0]))["earlier"] == []


async def test_each_question_says_whether_and_why_not(house: House, waves: list[Wave]) -> None:
    (last, _) = (await compared(house, waves[2]))["earlier"]
    broken = {one["path"]: one["kinds"] for one in last["items"] if not one["comparable"]}
    assert broken == {"/profile/role": ["choices"], "/practices/inquiry": ["reworded"], "/again": ["added"]}
    told = next(one for one in last["items"] if one["path"] == "/practices/inquiry")
    assert (told["before"]["es"], told["label"]["es"]) == (
        "Indagamos",
        "Indagamos juntos en nuestra práctica",
    )
    assert last["comparable"] == len(last["items"]) - 3
    (same,) = (await compared(house, waves[1]))["earlier"]
    assert all(one["comparable"] for one in same["items"])


async def test_the_same_statements_however_many_waves_there_are(house: House, waves: list[Wave]) -> None:
    counted = []
    for wave in waves[1:]:
        found = await house.client.get(
            f"{BASE}/waves/{wave['id']}/comparability", headers=house.researcher.headers
        )
        counted.append(queries_of(found))
    assert counted[0] == counted[1] <= 5


async def test_who_is_bound_to_a_network_sees_the_waves_that_invited_it(
    house: House, waves: list[Wave]
) -> None:
    inside = house.person("researcher", house.networks[0])
    assert len((await compared(house, waves[2], inside))["earlier"]) == 2


async def close(house: House, wave: Wave) -> None:
    closed = await house.client.post(f"{BASE}/waves/{wave['id']}:close", headers=house.researcher.headers)
    assert closed.status_code == 200, closed.text


async def frozen_items(house: House, wave: Wave) -> dict[str, Any]:
    """The project's items of a wave that everybody answered."""
    for invitation in await house.invitations(wave):
        sent = await house.send(wave, house.response_body(wave, invitation_id=invitation["id"]))
        assert sent.status_code == 201, sent.text

    async def counted() -> bool:
        total: int = (await house.rates(wave))["total"]["answers"]
        return total == 24

    await until(counted, seconds=10)
    await close(house, wave)
    made = await house.client.post(
        f"{BASE}/figures", json={"wave_id": wave["id"]}, headers=house.researcher.headers
    )
    assert made.status_code == 201, made.text
    found = await house.client.get(
        f"{BASE}/figures/{made.json()['id']}/slices/{house.project}", headers=house.researcher.headers
    )
    return {one["name"]: one["compare"] for one in found.json()["items"]}


async def test_a_figure_says_since_when_its_question_is_the_same(house: House, waves: list[Wave]) -> None:
    await close(house, waves[0])
    items = await frozen_items(house, waves[1])
    first, second = waves[0], waves[1]
    assert items["inquiry"] == {
        "since": {"id": first["id"], "title": "Ronda 2021", "ends_on": "2021-10-13"},
        "broken": None,
    }
    items = await frozen_items(house, waves[2])
    assert items["inquiry"] == {
        "since": {"id": waves[2]["id"], "title": "Ronda 2023", "ends_on": "2023-10-13"},
        "broken": {
            "wave": {"id": second["id"], "title": "Ronda 2022", "ends_on": "2022-10-13"},
            "kinds": ["reworded"],
        },
    }
    assert items["data"]["since"]["title"] == "Ronda 2021"
    assert items["again"]["broken"]["kinds"] == ["added"]


async def test_a_first_wave_has_nothing_to_be_compared_with(house: House) -> None:
    version = (await house.upload())["version_id"]
    assert set((await frozen_items(house, await house.wave(version_id=version))).values()) == {None}
