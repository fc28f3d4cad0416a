"""What becomes of an answer after its commit, and who may read it raw."""

from typing import Any
from uuid import UUID

import pytest
from chassis.database import Scope
from chassis.ids import new_id
from chassis.testing import queries_of, until
from sqlalchemy import text

from . import forms
from .conftest import BASE, House

Wave = dict[str, Any]


@pytest.fixture(scope="module")
async def wave(house: House) -> Wave:
    return await house.wave()


async def evaluated(house: House, wave: Wave, place: int, answers: dict[str, Any]) -> dict[str, Any]:
    """Send answers for one invitation; the raw response when it has been evaluated."""
    invitation = (await house.invitations(wave))[place]["id"]
    response_id = new_id()
    sent = await house.send(
        wave, house.response_body(wave, invitation_id=invitation, answers=answers), id=response_id
    )
    assert sent.status_code == 201, sent.text
    caller = house.researcher

    async def done() -> Any:
        found = await house.client.get(
            f"{BASE}/waves/{wave['id']}/responses/{response_id}", headers=caller.headers
        )
        return found.json() if found.json()["state"] != "received" else None

    found: dict[str, Any] = await until(done, seconds=10)
    return found


async def test_a_whole_answer_is_complete_and_has_no_problem(house: House, wave: Wave) -> None:
    found = await evaluated(house, wave, 0, forms.answers())
    assert (found["state"], found["counted"], found["problems"]) == ("complete", True, [])
    assert found["applicable"] == found["answered"] == 9
    assert found["answers"] == forms.answers()


async def test_half_an_answer_is_partial_and_less_is_a_break_off(house: House, wave: Wave) -> None:
    half = {"consent": "yes", "profile": {"role": "teacher"}, "practices": {"inquiry": "never"},
            "knows": "yes", "took_part": "yes"}  # fmt: skip
    found = await evaluated(house, wave, 1, half)
    assert (found["state"], found["answered"], found["applicable"]) == ("partial", 5, 9)
    found = await evaluated(house, wave, 2, {"consent": "yes"})
    assert (found["state"], found["answered"]) == ("break_off", 1)


async def test_what_does_not_hold_is_stored_with_its_problems(house: House, wave: Wave) -> None:
    odd = forms.answers(consent="yes", profile={"role": "teacher", "months": 999})
    found = await evaluated(house, wave, 3, odd)
    assert ("constraint.failed", "/profile/months") in {(p["code"], p["pointer"]) for p in found["problems"]}
    assert found["answers"]["profile"]["months"] == 999
    found = await evaluated(house, wave, 4, forms.answers(consent="no"))
    assert "relevance.not_applicable" in {p["code"] for p in found["problems"]}


async def test_the_second_answer_for_one_invitation_is_one_too_many(house: House, wave: Wave) -> None:
    first = await evaluated(house, wave, -1, forms.answers())
    second = await evaluated(house, wave, -1, forms.answers(comment="again"))
    assert (first["counted"], second["counted"]) == (True, False)
    table = await house.rates(wave)
    assert table["total"]["surplus"] == 1
    network = next(n for d in table["districts"] for n in d["networks"] if n["id"] == first["network_id"])
    assert network["surplus"] == 1


async def test_raw_answers_are_for_research_and_each_read_is_told(house: House, wave: Wave) -> None:
    path = f"{BASE}/waves/{wave['id']}/responses"
    for role in ("administrator", "facilitator", "school_leader"):
        refused = await house.client.get(path, headers=house.person(role).headers)
        assert refused.status_code == 403, role
    reader = house.researcher
    await house.client.get(path, headers=reader.headers)
    found = await house.client.get(path, params={"limit": 2}, headers=reader.headers)
    assert len(found.json()["items"]) == 2
    assert (
        queries_of(found) == 7
    )  # scope, wave, rows, their files; and the audit row's lock, predecessor, insert
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        rows = await work.session.execute(
            text("select action, detail from audit where actor_id = :a order by number"), {"a": reader.id}
        )
        told = [(row.action, row.detail) for row in rows]
    assert [action for action, _ in told] == ["responses.read", "responses.read"]
    assert told[1][1] == {"rows": 2}


async def test_who_is_bound_to_a_network_reads_its_raw_answers_only(house: House, wave: Wave) -> None:
    everything = await house.client.get(
        f"{BASE}/waves/{wave['id']}/responses?limit=200", headers=house.researcher.headers
    )
    network = everything.json()["items"][0]["network_id"]
    bound = house.person("researcher", UUID(network))
    own = await house.client.get(f"{BASE}/waves/{wave['id']}/responses", headers=bound.headers)
    assert {one["network_id"] for one in own.json()["items"]} == {network}
    foreign = [one for one in everything.json()["items"] if one["network_id"] != network]
    assert foreign, "the wave must hold answers of another network for this to mean something"
    hidden = await house.client.get(
        f"{BASE}/waves/{wave['id']}/responses/{foreign[0]['id']}", headers=bound.headers
    )
    assert hidden.status_code == 404
