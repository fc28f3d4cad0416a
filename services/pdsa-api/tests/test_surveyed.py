"""Measures computed from a survey question, wave by wave, against a survey-api that is played."""

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import httpx
import pytest
from chassis.consumers import AlreadyHandled, Delivery
from chassis.ids import new_id
from chassis.problems import Unavailable
from chassis.service_client import Bearer, ServiceClient, TokenSource
from contracts.events import WaveClosed
from pdsa_api.surveyed.asking import SurveyAs
from pdsa_api.surveyed.domain import Found, Passed, read
from pdsa_api.surveyed.handlers import WaveFollower

from .conftest import House
from .measured import PATH, defined, observed

SOURCE = {
    "kind": "survey",
    "instrument": "monitoring",
    "question": "inquiry",
    "categories": ["often", "always"],
}


def figures(day: str, counts: list[int | None] | None, **item: Any) -> dict[str, Any]:
    scale = [{"value": value} for value in ("never", "often", "always")]
    n = None if counts is None or None in counts else sum(c or 0 for c in counts)
    shown = {
        "name": "inquiry",
        "scale": scale,
        "counts": counts or [None] * 3,
        "n": n,
        "withheld": None,
        **item,
    }
    return {"wave": {"ends_on": day}, "withheld": None, "items": [shown]}


def test_the_answers_that_count_are_added_up_over_the_valid_answers() -> None:
    found = read(figures("2023-10-13", [3, 4, 5]), "inquiry", ["often", "always"])
    assert found == Found(date(2023, 10, 13), 9, 12)


@pytest.mark.parametrize(
    "hidden",
    [
        {**figures("2023-10-13", [3, 4, 5]), "withheld": "too_few", "items": []},
        figures("2023-10-13", [3, 4, 5], withheld="protects_others"),
        figures("2023-10-13", [3, None, 5]),
        figures("2023-10-13", [3, 4, 5], n=None),
    ],
)
def test_what_is_hidden_in_whole_or_in_part_is_missing_as_suppressed(hidden: Mapping[str, Any]) -> None:
    found = read(hidden, "inquiry", ["often", "always"])
    assert isinstance(found, Found)
    assert (found.numerator, found.denominator, found.missing) == (None, None, "suppressed")


def test_a_wave_without_the_question_or_the_answer_is_passed_over() -> None:
    asked = figures("2023-10-13", [3, 4, 5])
    assert read(asked, "other", ["often"]) == Passed("question_missing")
    assert read(asked, "inquiry", ["sometimes"]) == Passed("category_missing")


@dataclass
class Played:
    """Just enough of survey-api: closed waves of one questionnaire, and figures of each."""

    waves: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    away: bool = False
    may_freeze: bool = True
    frozen: set[str] = field(default_factory=set)
    limits: list[dict[str, Any]] = field(default_factory=list)

    def on_behalf(self, principal_id: str, limit: Mapping[str, Any] | None = None) -> TokenSource:
        self.limits.append({"subject": principal_id, **(limit or {})})
        return Bearer(json.dumps(limit))

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if self.away:
            return httpx.Response(503, json={"code": "unavailable"})
        path = request.url.path.removeprefix("/api/survey/v1")
        if request.method == "POST":
            wave = json.loads(request.content)["wave_id"]
            if not self.may_freeze:
                return httpx.Response(403, json={"code": "permission.denied"})
            self.frozen.add(wave)
            return httpx.Response(201, json={"id": wave})
        if path == "/waves":
            rows = [
                {"id": wave, "title": state, "state": state, "instrument_version_id": version}
                for wave, state, version in self.listed()
            ]
            return httpx.Response(200, json={"items": rows, "next_cursor": None})
        if path == "/instruments":
            forms = [{"id": "i1", "form_id": "monitoring", "version_id": "v2"}]
            return httpx.Response(200, json={"items": forms, "next_cursor": None})
        if path == "/instruments/i1":
            known = request.url.params["version_id"] in ("v1", "v2")
            return httpx.Response(200 if known else 404, json={"code": "not_found"})
        if path == "/figures":
            wave = request.url.params["wave_id"]
            items = [{"id": wave}] if wave in self.frozen else []
            return httpx.Response(200, json={"items": items, "next_cursor": None})
        wave = path.split("/")[2]
        found = next(body for one, _, body in self.waves if one == wave)
        return httpx.Response(200, json=found) if found else httpx.Response(404, json={"code": "not_found"})

    def listed(self) -> list[tuple[str, str, str]]:
        closed = [(wave, "closed", version) for wave, version, _ in self.waves]
        return [*closed, (str(new_id()), "open", "v2"), (str(new_id()), "closed", "another form")]

    def wave(self, version: str, body: dict[str, Any]) -> None:
        self.waves.append((str(new_id()), version, body))


@pytest.fixture
async def played(house: House) -> AsyncIterator[Played]:
    state = Played()
    async with httpx.AsyncClient(transport=httpx.MockTransport(state)) as http:
        client = ServiceClient("survey-api", "http://survey.test", None, http)
        before = house.app.state.surveys
        house.app.state.surveys = lambda principal: SurveyAs(client, state, principal)
        yield state
        house.app.state.surveys = before


async def refreshed(house: House, measure: dict[str, Any]) -> httpx.Response:
    return await house.client.post(f"{PATH}/{measure['id']}/refresh", headers=house.leader.headers)


async def points(house: House, measure: dict[str, Any]) -> list[dict[str, Any]]:
    answer = await house.client.get(f"{PATH}/{measure['id']}/chart", headers=house.leader.headers)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["points"]
    return found


async def test_each_closed_wave_becomes_an_observation_and_suppressed_figures_are_missing(
    house: House, played: Played
) -> None:
    played.wave("v1", figures("2022-10-14", [2, 3, 3]))
    played.wave("v2", figures("2023-10-13", None))
    played.wave("v2", figures("2024-10-11", [1, 4, 6]))
    measure = await defined(house, source=SOURCE, cadence="year")
    answer = await refreshed(house, measure)
    assert answer.status_code == 200, answer.text
    said = answer.json()
    assert (said["waves"], said["stored"], said["suppressed"], said["passed"]) == (3, 3, 1, [])
    shown = await points(house, measure)
    assert [(p["numerator"], p["denominator"], p["missing"]) for p in shown] == [
        (6, 8, None),
        (None, None, "suppressed"),
        (10, 11, None),
    ]
    chart = await house.client.get(f"{PATH}/{measure['id']}/chart", headers=house.leader.headers)
    assert (chart.json()["kind"], chart.json()["why_code"]) == ("line", "same_people")
    again = await refreshed(house, measure)
    assert (again.json()["stored"], again.json()["changed"]) == (0, 0)
    slices = [one for one in played.limits if one.get("network_ids")]
    assert {tuple(one["network_ids"]) for one in slices} == {(str(house.network),)}
    assert {one["subject"] for one in played.limits} == {house.leader.id}


async def test_figures_that_changed_are_corrected_with_their_history(house: House, played: Played) -> None:
    played.wave("v2", figures("2023-10-13", [2, 3, 3]))
    measure = await defined(house, source=SOURCE)
    await refreshed(house, measure)
    played.waves[0][2]["items"][0]["counts"] = [2, 3, 4]
    played.waves[0][2]["items"][0]["n"] = 9
    assert (await refreshed(house, measure)).json()["changed"] == 1
    (point,) = await points(house, measure)
    url = f"{PATH}/{measure['id']}/observations/{point['id']}/history"
    (change,) = (await house.client.get(url, headers=house.leader.headers)).json()["items"]
    assert {"field": "numerator", "old": 6, "new": 7} in change["fields"]


async def test_while_the_survey_is_away_the_refusal_names_it_and_the_stored_points_are_shown(
    house: House, played: Played
) -> None:
    played.wave("v2", figures("2023-10-13", [2, 3, 3]))
    measure = await defined(house, source=SOURCE)
    await refreshed(house, measure)
    played.away = True
    answer = await refreshed(house, measure)
    assert (answer.status_code, answer.json()["part"]) == (503, "survey-api")
    assert len(await points(house, measure)) == 1


async def test_figures_that_nobody_froze_are_passed_over_with_that_reason(
    house: House, played: Played
) -> None:
    played.may_freeze = False
    played.wave("v2", figures("2023-10-13", [2, 3, 3]))
    measure = await defined(house, source=SOURCE)
    said = (await refreshed(house, measure)).json()
    assert (said["stored"], [one["reason"] for one in said["passed"]]) == (0, ["not_frozen"])


async def test_a_typed_measure_has_nothing_to_refresh_and_a_surveyed_one_nothing_to_type(
    house: House, played: Played
) -> None:
    typed, surveyed = await defined(house), await defined(house, source=SOURCE)
    refused = await refreshed(house, typed)
    assert (refused.status_code, refused.json()["code"]) == (409, "measure.typed")
    by_hand = await observed(house, surveyed, on_date="2023-10-13", numerator=1, denominator=2)
    assert (by_hand.status_code, by_hand.json()["code"]) == (409, "measure.computed")
    elsewhere = await house.client.post(
        f"{PATH}/{surveyed['id']}/refresh", headers=house.facilitator_elsewhere.headers
    )
    assert elsewhere.status_code == 404
    assert (
        await house.client.post(f"{PATH}/{surveyed['id']}/refresh", headers=house.teacher.headers)
    ).status_code == 403


async def test_a_wave_that_closes_refreshes_its_measures_once_and_waits_while_the_survey_is_away(
    house: House, played: Played
) -> None:
    played.wave("v2", figures("2023-10-13", [2, 3, 3]))
    measure = await defined(house, source=SOURCE)
    follower = WaveFollower(house.app.state.database, house.app.state.surveys)
    delivery = Delivery(
        id=new_id(),
        tenant_id=house.tenant,
        project_id=house.project,
        data=WaveClosed(wave_id=UUID(played.waves[0][0])),
        number=1,
        last=False,
        consumer="pdsa-api-measures",
        database=house.app.state.database,
    )
    played.away = True
    with pytest.raises(Unavailable):
        await follower.on_wave_closed(delivery)
    assert await points(house, measure) == []
    played.away = False
    await follower.on_wave_closed(delivery)
    assert [point["numerator"] for point in await points(house, measure)] == [6]
    with pytest.raises(AlreadyHandled):
        await follower.on_wave_closed(delivery)


def asked_otherwise(wave: str, *kinds: str) -> dict[str, Any]:
    then = {"id": "w", "title": wave, "ends_on": "2022-10-14"}
    return {"since": then, "broken": {"wave": then, "kinds": list(kinds)}}


@pytest.mark.parametrize(
    ("compare", "otherwise"),
    [
        (None, None),
        ({"since": {}, "broken": None}, None),
        (asked_otherwise("Wave 2022", "reworded"), "Wave 2022"),
        (asked_otherwise("Wave 2022", "choices"), "Wave 2022"),
        (asked_otherwise("Wave 2022", "added"), None),
    ],
)
def test_figures_say_whether_the_question_was_another_one_before(
    compare: dict[str, Any] | None, otherwise: str | None
) -> None:
    found = read(figures("2023-10-13", [3, 4, 5], compare=compare), "inquiry", ["often"])
    assert isinstance(found, Found)
    assert found.otherwise == otherwise
    hidden = read(figures("2023-10-13", None, compare=compare), "inquiry", ["often"])
    assert isinstance(hidden, Found)
    assert hidden.otherwise == otherwise


async def chart_of(house: House, measure: dict[str, Any], language: str = "en") -> dict[str, Any]:
    found = await house.client.get(
        f"{PATH}/{measure['id']}/chart", params={"language": language}, headers=house.leader.headers
    )
    assert found.status_code == 200, found.text
    chart: dict[str, Any] = found.json()
    return chart


async def test_a_series_breaks_where_the_question_is_asked_otherwise(house: House, played: Played) -> None:
    played.wave("v1", figures("2021-10-14", [2, 3, 3]))
    played.wave("v1", figures("2022-10-14", [2, 3, 3]))
    played.wave("v2", figures("2023-10-13", [1, 4, 6], compare=asked_otherwise("Wave 2022", "reworded")))
    measure = await defined(house, source=SOURCE, cadence="year")
    await refreshed(house, measure)
    first, second = (await chart_of(house, measure))["phases"]
    assert (first["start"], first["stop"], second["start"], second["stop"]) == (0, 2, 2, 3)
    assert second["reason"] == "the survey asks otherwise than in “Wave 2022”"
    for language, word in (("es", "encuesta"), ("fil", "tanong"), ("sw", "dodoso")):
        assert word in (await chart_of(house, measure, language))["phases"][1]["reason"]
    url = f"{PATH}/{measure['id']}/phases"
    (phase,) = (await house.client.get(url, headers=house.leader.headers)).json()["items"]
    assert (phase["starts_on"], phase["asked_otherwise_in"]) == ("2023-10-13", "Wave 2022")
    await refreshed(house, measure)
    assert len((await house.client.get(url, headers=house.leader.headers)).json()["items"]) == 1
    gone = await house.client.delete(
        f"{url}/{phase['id']}", params={"reason": "The same in substance"}, headers=house.leader.headers
    )
    assert gone.status_code == 204, gone.text
    await refreshed(house, measure)
    assert (await house.client.get(url, headers=house.leader.headers)).json()["items"] == []


async def test_a_first_wave_and_one_that_asks_the_same_break_nothing(house: House, played: Played) -> None:
    played.wave("v2", figures("2022-10-14", [2, 3, 3], compare=asked_otherwise("Another site", "reworded")))
    played.wave("v2", figures("2023-10-13", [1, 4, 6]))
    measure = await defined(house, source=SOURCE, cadence="year")
    await refreshed(house, measure)
    assert len((await chart_of(house, measure))["phases"]) == 1
