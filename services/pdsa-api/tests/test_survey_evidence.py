"""Results of a survey as evidence: who may read frozen figures may attach them, and what is hidden stays hidden."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx
import pytest
from chassis.ids import new_id
from chassis.service_client import ServiceClient
from chassis.testing import TestCaller
from contracts.permissions import ROLES
from pdsa_api.evidence.survey_results import SurveyResults

from .conftest import House

API = "/api/pdsa/v1"
SHOWN = {"name": "inquiry", "label": {"en": "We inquire"}, "counts": [3, 4, 5], "n": 12, "withheld": None}
HIDDEN = {"name": "trust", "label": {"en": "We trust"}, "counts": None, "n": None, "withheld": "too_few"}


@dataclass
class Played:
    """survey-api as far as figures go: it knows each caller's rights, as the real one does."""

    callers: dict[str, frozenset[str]] = field(default_factory=dict)
    sets: list[str] = field(default_factory=list)
    open: bool = False
    units: set[UUID] = field(default_factory=set)
    frozen: int = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        held = self.callers[request.headers["authorization"]]
        path = request.url.path.removeprefix("/api/survey/v1/figures")
        if request.method == "POST":
            if "figures:freeze" not in held:
                return _refused(403, "permission.denied")
            if self.open:
                return _refused(409, "figures.wave_open")
            self.frozen += 1
            self.sets.insert(0, str(new_id()))
            return httpx.Response(201, json={"id": self.sets[0]})
        if "figures:read" not in held:
            return _refused(403, "permission.denied")
        if not path:
            return httpx.Response(200, json={"items": [{"id": one} for one in self.sets[:1]]})
        _, set_id, _, unit = path.split("/")
        if set_id not in self.sets or UUID(unit) not in self.units:
            return _refused(404, "not_found")
        slice_ = {"figure_set_id": set_id, "hash": "h", "minimum": 5, "wave": {"title": "2023"}}
        unit_ = {"id": unit, "kind": "network"}
        body = {**slice_, "unit": unit_, "withheld": None, "items": [SHOWN, HIDDEN]}
        return httpx.Response(200, json=body)


def _refused(status: int, code: str) -> httpx.Response:
    return httpx.Response(status, json={"code": code, "detail": ""})


@pytest.fixture
async def survey(house: House) -> AsyncIterator[Played]:
    played = Played(units={house.network})
    for who, role in (("leader", "school_leader"), ("teacher", "teacher"), ("facilitator", "facilitator")):
        played.callers[getattr(house, who).headers["Authorization"]] = ROLES[role]
    before = house.app.state.survey_results
    async with httpx.AsyncClient(transport=httpx.MockTransport(played)) as http:
        client = ServiceClient("survey-api", "http://survey.test", None, http)
        house.app.state.survey_results = SurveyResults(client)
        yield played
    house.app.state.survey_results = before


async def a_cycle(house: House, *team: TestCaller) -> str:
    team_id = None
    if team:
        members = [{"person_id": one.id, "position": "teacher"} for one in team]
        formed = await house.client.post(
            f"{API}/teams",
            json={
                "project_id": str(house.project),
                "network_id": str(house.network),
                "name": "Those who ask",
                "members": [*members, {"code_name": "Blue Heron", "position": "student"}],
            },
            headers=house.leader.headers,
        )
        team_id = formed.json()["id"]
    made = await house.client.post(
        f"{API}/cycles",
        json={
            "project_id": str(house.project),
            "network_id": str(house.network),
            "team_id": team_id,
            "title": "Ask and listen",
        },
        headers=house.leader.headers,
    )
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


async def attached(
    house: House, who: TestCaller, cycle: str, question: str = "inquiry", **asked: Any
) -> httpx.Response:
    body = {
        "cycle_id": cycle,
        "kind": "survey_result",
        "title": "What they said",
        "method": "survey",
        "survey": {"wave_id": str(new_id()), "question": question, **asked},
    }
    return await house.client.post(f"{API}/evidence", json=body, headers=who.headers)


@pytest.mark.parametrize("role", ["leader", "facilitator"])
async def test_who_reads_the_report_attaches_what_was_frozen_for_it(
    house: House, survey: Played, role: str
) -> None:
    survey.sets = [str(new_id()), str(new_id())]
    answer = await attached(house, getattr(house, role), await a_cycle(house))
    assert answer.status_code == 201, answer.text
    kept = answer.json()["frozen"]
    assert (kept["figure_set_id"], kept["hash"]) == (survey.sets[0], "h"), "the newest"
    assert (kept["question"]["counts"], survey.frozen) == ([3, 4, 5], 0), "nothing is frozen for it"


async def test_a_hidden_figure_is_attached_as_hidden(house: House, survey: Played) -> None:
    survey.sets = [str(new_id())]
    answer = await attached(house, house.leader, await a_cycle(house), "trust")
    question = answer.json()["frozen"]["question"]
    assert (question["counts"], question["n"], question["withheld"]) == (None, None, "too_few")
    assert "inquiry" not in json.dumps(answer.json()["frozen"])


async def test_where_nothing_is_frozen_yet_who_may_not_freeze_is_told_whom_to_ask(
    house: House, survey: Played
) -> None:
    answer = await attached(house, house.facilitator, await a_cycle(house))
    assert (answer.status_code, survey.frozen) == (422, 0)
    (fault,) = answer.json()["errors"]
    assert (fault["pointer"], fault["code"]) == ("/survey/wave_id", "survey.not_frozen")
    assert fault["fix"]


async def test_who_may_freeze_freezes_a_closed_wave_and_no_open_one(house: House, survey: Played) -> None:
    survey.callers[house.leader.headers["Authorization"]] = ROLES["administrator"]
    cycle = await a_cycle(house)
    survey.open = True
    refused = await attached(house, house.leader, cycle)
    assert [one["code"] for one in refused.json()["errors"]] == ["figures.wave_open"]
    survey.open = False
    assert (await attached(house, house.leader, cycle)).status_code == 201
    assert survey.frozen == 1


async def test_figures_of_a_unit_that_the_reader_may_not_see_are_not_there(
    house: House, survey: Played
) -> None:
    survey.sets = [str(new_id())]
    answer = await attached(house, house.leader, await a_cycle(house), unit_id=str(house.other_network))
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "survey.not_there")


async def test_a_question_that_the_wave_does_not_ask_is_named_with_those_it_asks(
    house: House, survey: Played
) -> None:
    survey.sets = [str(new_id())]
    answer = await attached(house, house.leader, await a_cycle(house), "coherence")
    (fault,) = answer.json()["errors"]
    assert (answer.status_code, fault["pointer"]) == (422, "/survey/question")
    assert "inquiry, trust" in fault["fix"]


async def test_who_reads_no_figures_attaches_none_though_the_cycle_is_theirs(
    house: House, survey: Played
) -> None:
    """A teacher of the team writes in the cycle, and reads no reports."""
    survey.sets = [str(new_id())]
    refused = await attached(house, house.teacher, await a_cycle(house, house.teacher))
    assert (refused.status_code, refused.json()["code"]) == (403, "permission.denied")
    assert "figures:read" in refused.json()["detail"]


def test_who_reads_reports_and_writes_cycles_may_read_the_figures_in_them() -> None:
    both = {role for role, held in ROLES.items() if {"report:read", "cycle:write"} <= held}
    assert "school_leader" in both
    assert {role for role in both if "figures:read" not in ROLES[role]} == set()
