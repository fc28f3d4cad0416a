"""What a record names must be there and be shown to whoever names it: each field at fault, with its mend."""

import json
from typing import Any

import httpx
import pytest
from chassis.database import Scope
from chassis.ids import new_id
from chassis.service_client import Bearer, ServiceClient
from pdsa_api.references.people import People
from sqlalchemy import text

from . import ideas as of_ideas
from . import measured
from .conftest import House, add_unit
from .people import person
from .theories import driver, without_drivers

API = "/api/pdsa/v1"


@pytest.fixture(autouse=True)
def nothing_new(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """identity-api answers, and knows no more units than are here."""

    async def pull() -> int:
        return 0

    monkeypatch.setattr(house.app.state.directory, "pull", pull)


def aim(house: House, **changes: Any) -> dict[str, Any]:
    return {
        "project_id": str(house.project),
        "network_id": str(house.network),
        "statement": "80 % read by 2027",
        "what": "Reading",
        "for_whom": "Grade 5",
        "how_much": "80 %",
        "by_when": "2027-12-01",
        **changes,
    }


def cycle(house: House, **changes: Any) -> dict[str, Any]:
    return {
        "project_id": str(house.project),
        "network_id": str(house.network),
        "title": "Think, pair, share",
        **changes,
    }


def team(house: House, *people: str, **changes: Any) -> dict[str, Any]:
    named = [{"person_id": one, "position": "teacher"} for one in people or (house.leader.id,)]
    return {
        "project_id": str(house.project),
        "network_id": str(house.network),
        "name": "Readers",
        "members": [*named, {"code_name": "Blue Heron", "position": "student"}],
        **changes,
    }


def theory(house: House, **changes: Any) -> dict[str, Any]:
    return {
        "project_id": str(house.project),
        "network_id": str(house.network),
        "problem": "Few read.",
        **changes,
    }


async def sent(house: House, noun: str, body: dict[str, Any]) -> httpx.Response:
    return await house.client.post(f"{API}/{noun}", json=body, headers=house.leader.headers)


async def made(house: House, noun: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await sent(house, noun, body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def changed(house: House, noun: str, record: dict[str, Any], **fields: Any) -> httpx.Response:
    return await house.client.patch(
        f"{API}/{noun}/{record['id']}",
        json=fields,
        headers={**house.leader.headers, "If-Match": f'"{record["version"]}"'},
    )


def faults(answer: httpx.Response) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.text
    found = answer.json()["errors"]
    assert all(one["message"] and one["fix"] for one in found)
    return [(one["pointer"], one["code"]) for one in found]


BODIES = {
    "aims": aim,
    "cycles": cycle,
    "ideas": of_ideas.body,
    "measures": measured.body,
    "teams": team,
    "theories": theory,
}


@pytest.mark.parametrize("noun", sorted(BODIES))
async def test_a_network_that_is_not_there_is_named(house: House, noun: str) -> None:
    elsewhere = await add_unit(house.app, house.tenant, new_id(), "network", "Of another project")
    everywhere = of_ideas.person(house, "administrator")
    for wrong in (new_id(), elsewhere, house.school):
        answer = await house.client.post(
            f"{API}/{noun}", json=BODIES[noun](house, network_id=str(wrong)), headers=everywhere.headers
        )
        assert faults(answer) == [("/network_id", "unit.elsewhere")], wrong


@pytest.mark.parametrize("noun", ["cycles", "ideas", "measures", "teams"])
async def test_a_school_that_is_not_there_is_named(house: House, noun: str) -> None:
    gone = await add_unit(house.app, house.tenant, house.project, "school", "Closed Primary")
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        await work.session.execute(text("update directory set deleted = true where id = :id"), {"id": gone})
    for wrong in (new_id(), house.network, gone):
        answer = await sent(house, noun, BODIES[noun](house, school_id=str(wrong)))
        assert faults(answer) == [("/school_id", "unit.elsewhere")], wrong


@pytest.mark.parametrize("noun", ["cycles", "ideas", "teams"])
async def test_a_school_that_is_changed_to_none_that_is_there_is_named(house: House, noun: str) -> None:
    people = (house.leader.id,) if noun == "teams" else ()
    record = await made(house, noun, BODIES[noun](house, *people))
    assert faults(await changed(house, noun, record, school_id=str(new_id()))) == [
        ("/school_id", "unit.elsewhere")
    ]


async def test_a_school_of_a_theory_a_phase_a_note_and_an_observation_is_named(house: House) -> None:
    wrong = str(new_id())
    await driver(house)
    listed = await house.client.get(
        f"{API}/theories", params={"network_id": str(house.network)}, headers=house.leader.headers
    )
    (shared,) = [one for one in listed.json()["items"] if one["school_id"] is None]
    variant = await sent(house, f"theories/{shared['id']}/variants", {"school_id": wrong})
    assert faults(variant) == [("/school_id", "unit.elsewhere")]
    measure = await measured.defined(house, **measured.number(house))
    at, day = f"measures/{measure['id']}", measured.week(0)
    for path, body in (
        ("phases", {"starts_on": day, "reason": "x"}),
        ("notes", {"on_date": day, "text": "x"}),
        ("observations", {"on_date": day, "value": 1}),
    ):
        answer = await sent(house, f"{at}/{path}", {**body, "school_id": wrong})
        assert faults(answer) == [("/school_id", "unit.elsewhere")], path


async def test_in_a_batch_only_the_observation_of_no_school_is_refused(house: House) -> None:
    measure = await measured.defined(house, **measured.number(house))
    rows = [
        {"on_date": measured.week(0), "value": 1, "school_id": str(new_id())},
        {"on_date": measured.week(1), "value": 2, "school_id": str(house.school)},
    ]
    answer = await sent(house, f"measures/{measure['id']}/observations:batch", {"observations": rows})
    first, second = answer.json()["results"]
    assert (first["status"], second["status"]) == ("refused", "created")
    assert [(one["pointer"], one["code"]) for one in first["errors"]] == [("/school_id", "unit.elsewhere")]


async def test_a_cycle_names_an_aim_an_idea_measures_and_a_team_of_its_network(house: House) -> None:
    nowhere = str(new_id())
    wrong = {"aim_id": nowhere, "idea_id": nowhere, "measure_ids": [nowhere], "team_id": nowhere}
    expected = [
        ("/aim_id", "aim.elsewhere"),
        ("/idea_id", "idea.elsewhere"),
        ("/measure_ids/0", "measure.elsewhere"),
        ("/team_id", "team.elsewhere"),
    ]
    assert faults(await sent(house, "cycles", cycle(house, **wrong))) == expected
    record = await made(house, "cycles", cycle(house))
    assert faults(await changed(house, "cycles", record, **wrong)) == expected
    measure = await measured.defined(house)
    mixed = [measure["id"], nowhere]
    assert faults(await changed(house, "cycles", record, measure_ids=mixed)) == [
        ("/measure_ids/1", "measure.elsewhere")
    ]


async def test_a_cycle_keeps_an_idea_that_was_hidden_from_who_changes_it(house: House) -> None:
    author = person(house, "school_leader")
    idea = await of_ideas.written(house, author, audience="network")
    record = await made(house, "cycles", cycle(house, idea_id=idea["id"]))
    hidden = await of_ideas.moved(house, author, idea, audience="team")
    assert hidden.status_code == 200
    kept = await changed(house, "cycles", record, idea_id=idea["id"], who="Two teachers")
    assert (kept.status_code, kept.json()["idea_id"]) == (200, idea["id"])
    fresh = await sent(house, "cycles", cycle(house, idea_id=idea["id"]))
    assert faults(fresh) == [("/idea_id", "idea.elsewhere")]


async def test_an_idea_hangs_on_drivers_of_the_networks_theory_as_it_is_now(house: House) -> None:
    network = await add_unit(house.app, house.tenant, house.project, "network", f"Net {new_id().hex[-9:]}")
    theirs, here = await driver(house, network), await driver(house)
    wrong = of_ideas.body(house, driver_ids=[here, theirs, str(new_id())])
    assert faults(await sent(house, "ideas", wrong)) == [
        ("/driver_ids/1", "driver.elsewhere"),
        ("/driver_ids/2", "driver.elsewhere"),
    ]
    idea = await made(house, "ideas", of_ideas.body(house, driver_ids=[here]))
    assert faults(await changed(house, "ideas", idea, driver_ids=[here, theirs])) == [
        ("/driver_ids/1", "driver.elsewhere")
    ]


async def test_what_hangs_on_a_driver_that_was_taken_away_stays_and_nothing_new_is_hung_on_it(
    house: House,
) -> None:
    network = await add_unit(house.app, house.tenant, house.project, "network", f"Net {new_id().hex[-9:]}")
    leader = person(house, "school_leader", network)
    old = await driver(house, network)
    idea = await of_ideas.written(house, leader, network_id=str(network), driver_ids=[old])
    await without_drivers(house, network)
    kept = await of_ideas.moved(house, leader, idea, driver_ids=[old], need="Other")
    assert (kept.status_code, kept.json()["driver_ids"]) == (200, [old])
    fresh = of_ideas.body(house, network_id=str(network), driver_ids=[old])
    answer = await house.client.post(f"{API}/ideas", json=fresh, headers=leader.headers)
    assert faults(answer) == [("/driver_ids/0", "driver.elsewhere")]


async def test_an_idea_and_its_adoption_name_a_team_of_their_network(house: House) -> None:
    idea = await made(house, "ideas", of_ideas.body(house))
    wrong = str(new_id())
    adoption = {"network_id": str(house.network), "what_changes": "x", "why": "y", "team_id": wrong}
    assert faults(await changed(house, "ideas", idea, team_id=wrong)) == [("/team_id", "team.elsewhere")]
    assert faults(await sent(house, f"ideas/{idea['id']}/adoptions", adoption)) == [
        ("/team_id", "team.elsewhere")
    ]


async def test_a_measure_names_an_aim_a_driver_and_an_idea_of_its_network(house: House) -> None:
    nowhere = str(new_id())
    wrong = {"aim_id": nowhere, "driver_id": nowhere, "idea_id": nowhere}
    expected = [
        ("/aim_id", "aim.elsewhere"),
        ("/idea_id", "idea.elsewhere"),
        ("/driver_id", "driver.elsewhere"),
    ]
    assert faults(await sent(house, "measures", measured.body(house, **wrong))) == expected
    measure = await measured.defined(house)
    assert faults(await changed(house, "measures", measure, **wrong)) == expected
    good = await changed(house, "measures", measure, driver_id=await driver(house))
    assert good.status_code == 200, good.text


async def test_a_theory_names_an_aim_of_its_network(house: House) -> None:
    network = await add_unit(house.app, house.tenant, house.project, "network", f"Net {new_id().hex[-9:]}")
    leader = person(house, "school_leader", network)
    body = theory(house, network_id=str(network), aim_id=str(new_id()))
    answer = await house.client.post(f"{API}/theories", json=body, headers=leader.headers)
    assert faults(answer) == [("/aim_id", "theory.aim_unknown")]


async def test_a_team_is_made_of_people_whom_its_maker_knows(house: House) -> None:
    wrong = team(house, house.leader.id, str(new_id()), house.stranger.id)
    assert faults(await sent(house, "teams", wrong)) == [
        ("/members/1/person_id", "person.unknown"),
        ("/members/2/person_id", "person.unknown"),
    ]
    formed = await made(house, "teams", team(house, house.leader.id, house.teacher.id))
    more = team(house, house.leader.id, house.teacher.id, str(new_id()))["members"]
    assert faults(await changed(house, "teams", formed, members=more)) == [
        ("/members/2/person_id", "person.unknown")
    ]


async def test_a_team_keeps_its_people_also_while_nobody_can_be_asked_who_they_are(house: House) -> None:
    formed = await made(house, "teams", team(house, house.leader.id, house.teacher.id))
    house.people.away = True
    try:
        same = team(house, house.leader.id, house.teacher.id)["members"]
        renamed = await changed(house, "teams", formed, name="Writers", members=same)
        assert (renamed.status_code, renamed.json()["name"]) == (200, "Writers")
        more = team(house, house.leader.id, house.facilitator.id)["members"]
        fresh = await changed(house, "teams", renamed.json(), members=more)
        assert (fresh.status_code, fresh.json()["part"]) == (503, "identity-api")
    finally:
        house.people.away = False


async def test_nobody_is_asked_about_people_by_who_may_not_form_a_team(house: House) -> None:
    asked = len(house.people.asked)
    refused = await house.client.post(
        f"{API}/teams", json=team(house, str(new_id())), headers=person(house, "teacher").headers
    )
    assert (refused.status_code, len(house.people.asked)) == (403, asked)


async def test_people_are_asked_of_identity_api_in_the_name_of_who_names_them() -> None:
    seen: list[httpx.Request] = []
    limits: list[Any] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"items": [{"id": "a", "name": "Amina"}]})

    class Tokens:
        def on_behalf(self, principal_id: str, limit: Any = None) -> Bearer:
            limits.append(limit["permissions"])
            return Bearer(f"of {principal_id}")

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http:
        people = People(ServiceClient("identity-api", "http://identity.test", None, http), Tokens())
        assert await people.known("maker", []) == frozenset()
        assert await people.known("maker", ["a", "b"]) == frozenset({"a"})
    (request,) = seen
    assert (request.method, request.url.path) == ("POST", "/api/identity/v1/people:names")
    assert request.headers["authorization"] == "Bearer of maker"
    assert json.loads(request.content) == {"ids": ["a", "b"]}
    assert set(limits[0]) == {"cycle:write", "cycle:contribute", "coach:read", "people:read"}
