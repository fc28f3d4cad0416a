"""Ties out: who may read them, what is a tie and what is missing, and that improvement-stats takes them as they are."""

import csv
import io
from typing import Any
from uuid import UUID

import pytest
from chassis.ids import new_id
from chassis.testing import queries_of, until
from form_engine import FormState
from improvement_stats import networks
from survey_api.ties import service

from . import forms
from .conftest import BASE, House

Wave = dict[str, Any]
ROLES = [["role", "coach", "Coach"], ["role", "head", "Head"]]
PLACES = [["places", str(at), f"${{n{at}}}"] for at in (1, 2, 3)]


def questionnaire(*, of_people: bool = True) -> bytes:
    """Consent, a choice from the roster if it is about people, and a name generator with two attributes and ties."""
    rows = [
        ["type", "name", "label::Español (es)", "calculation", "relevant", "repeat_count", "choice_filter", "duru_network"],
        ["select_one yes_no", "consent", "Do you agree?", "", "", "", "", ""],
        *([["select_multiple_from_file roster.csv", "advice", "Whom do you ask?", "", "${consent} = 'yes'", "", "", "tie:advice"]] if of_people else []),
        ["begin_group", "help", "Help", "", "${consent} = 'yes'", "", "", ""],
        ["begin_repeat", "who", "Person", "", "", "min(3, ${last} + 1)", "", ""],
        ["text", "called", "Name", "", "", "", "", "alter:support"],
        ["calculate", "no", "", "if(normalize-space(${called}) != '', position(..), 0)", "", "", "", "alter_id"],
        ["end_repeat", "", "", "", "", "", "", ""],
        ["calculate", "last", "", "if(count(${who}) > 0, max(${no}), 0)", "", "", "", ""],
        ["calculate", "nos", "", "join(' ', ${no})", "", "", "", ""],
        *[["calculate", f"n{at}", "", f"indexed-repeat(${{called}}, ${{who}}, {at})", "", "", "", ""] for at in (1, 2, 3)],
        ["begin_repeat", "about", "About", "", "", "${last}", "", ""],
        ["calculate", "of", "", "position(..)", "", "", "", "alter_id"],
        ["select_one role", "role", "Role", "", "", "", "", "attribute:role"],
        ["text", "words", "In a word?", "", "", "", "", "attribute:words"],
        ["select_multiple places", "knows", "Knows?", "", "", "", "selected(${nos}, name) and number(name) > ${of}", "alter_tie:know"],
        ["end_repeat", "", "", "", "", "", "", ""],
        ["end_group", "", "", "", "", "", "", ""],
    ]  # fmt: skip
    choices = [
        ["list_name", "name", "label"],
        ["yes_no", "yes", "Yes"],
        ["yes_no", "no", "No"],
        *ROLES,
        *PLACES,
    ]
    return forms.xlsx(
        rows,
        choices,
        [
            ["form_title", "form_id", "default_language"],
            ["Ties", f"ties-{new_id().hex[:10]}", "Español (es)"],
        ],
    )


NAMED = {
    "who": [{"called": "=Rosa Peña", "no": "1"}, {"no": "0"}, {"called": "Luz", "no": "3"}],
    "last": "3",
    "nos": "1 0 3",
    "n1": "=Rosa Peña",
    "n3": "Luz",
    "about": [
        {"of": "1", "role": "coach", "words": "Rosa listens", "knows": ["3"]},
        {"of": "2"},
        {"of": "3", "role": "head"},
    ],
}


@pytest.fixture(scope="module")
async def wave(house: House) -> Wave:
    """Network 1 has six people; five answer: two choose, one nobody, one does not agree, one breaks off."""
    version = (await house.upload(questionnaire()))["version_id"]
    made = await house.wave(version_id=version)
    people = await members(house, made)
    one, two, three, four, five, _ = people
    ids = [person["person_id"] for person in people]
    chosen = {
        one["id"]: {"consent": "yes", "advice": [ids[1], ids[2]], "help": NAMED},
        two["id"]: {"consent": "yes", "advice": [ids[0]]},
        three["id"]: {"consent": "yes", "help": NAMED},
        four["id"]: {"consent": "no"},
        five["id"]: {},
    }
    for invitation, answers in chosen.items():
        body = house.response_body(made, invitation_id=invitation, answers=answers)
        sent = await house.send(made, body)
        assert sent.status_code == 201, sent.text

    async def judged() -> bool:
        found = await house.client.get(
            f"{BASE}/waves/{made['id']}/responses", headers=house.researcher.headers
        )
        return all(one["state"] != "received" for one in found.json()["items"])

    await until(judged, seconds=10)
    return made


async def members(house: House, wave: Wave) -> list[dict[str, Any]]:
    found = [one for one in await house.invitations(wave) if one["network_id"] == str(house.networks[0])]
    assert len(found) == 6
    return found


async def read(house: House, wave: Wave, path: str, **query: Any) -> Any:
    found = await house.client.get(
        f"{BASE}/waves/{wave['id']}/{path}", params=query, headers=house.researcher.headers
    )
    assert found.status_code == 200, found.text
    return found.json()


async def egos(house: House, wave: Wave, **query: Any) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in (await read(house, wave, "ties", **query))["items"]}


PATHS = ("network", "ties", "nodes", "ties.csv", "nodes.csv")


@pytest.mark.parametrize("path", PATHS)
async def test_only_who_may_read_raw_answers_reads_ties(path: str, house: House, wave: Wave) -> None:
    address = f"{BASE}/waves/{wave['id']}/{path}"
    assert (await house.client.get(address)).status_code == 401
    stranger = house.person("researcher", tenant=new_id(), project=new_id())
    assert (await house.client.get(address, headers=stranger.headers)).status_code == 404
    facilitator = house.person("facilitator")
    assert (await house.client.get(address, headers=facilitator.headers)).status_code == 403
    missing = f"{BASE}/waves/{new_id()}/{path}"
    assert (await house.client.get(missing, headers=house.researcher.headers)).status_code == 404
    assert (await house.client.get(address, headers=house.researcher.headers)).status_code == 200


@pytest.mark.parametrize("query", ["cursor=nobody", "limit=0", "limit=201", "names=perhaps"])
async def test_a_page_that_is_none_is_refused(query: str, house: House, wave: Wave) -> None:
    found = await house.client.get(
        f"{BASE}/waves/{wave['id']}/ties?{query}", headers=house.researcher.headers
    )
    assert found.status_code == 422


async def test_a_tie_goes_from_who_answered_to_who_was_chosen(house: House, wave: Wave) -> None:
    people = [one["person_id"] for one in await members(house, wave)]
    said = await egos(house, wave)
    advice = {
        (ego, tie["target"])
        for ego, one in said.items()
        for tie in one["ties"]
        if tie["relation"] == "advice"
    }
    assert advice == {(people[0], people[1]), (people[0], people[2]), (people[1], people[0])}


async def test_nobody_is_an_answer_and_not_being_asked_is_none(house: House, wave: Wave) -> None:
    people = [one["person_id"] for one in await members(house, wave)]
    said = await egos(house, wave)
    assert {person: said[person]["answered"] for person in people if person in said} == {
        people[0]: ["advice", "support"],
        people[1]: ["advice", "support"],
        people[2]: ["advice", "support"],
        people[3]: [],
    }
    assert people[4] not in said  # broke off
    nodes = {one["id"]: one["answered"] for one in (await read(house, wave, "nodes", limit=200))["items"]}
    assert [nodes[person] for person in people] == [["advice", "support"]] * 3 + [[]] * 3
    assert len(nodes) == 24


async def test_who_was_named_has_a_pseudonym_and_ties_among_the_named(house: House, wave: Wave) -> None:
    people = [one["person_id"] for one in await members(house, wave)]
    ego = (await egos(house, wave))[people[0]]
    rosa, luz = ego["alters"]
    assert rosa["id"] == f"{ego['response_id']}:support:1"
    assert luz["id"] == f"{ego['response_id']}:support:3"
    assert (rosa["attributes"], luz["attributes"]) == ({"role": "coach"}, {"role": "head"})
    assert rosa["name"] is None
    assert ego["alter_ties"] == [{"relation": "know", "source": rosa["id"], "target": luz["id"], "value": 1}]
    assert [tie["target"] for tie in ego["ties"] if tie["relation"] == "support"] == [rosa["id"], luz["id"]]


@pytest.mark.parametrize("path", PATHS)
async def test_what_was_typed_comes_only_when_it_is_asked_for(path: str, house: House, wave: Wave) -> None:
    address = f"{BASE}/waves/{wave['id']}/{path}"
    plain = await house.client.get(address, headers=house.researcher.headers)
    assert "Rosa" not in plain.text
    assert "Luz" not in plain.text
    if path in ("ties", "nodes.csv"):
        asked = await house.client.get(f"{address}?names=true", headers=house.researcher.headers)
        assert "=Rosa Peña" in asked.text
        assert "Rosa listens" in asked.text


async def test_every_reading_is_told(house: House, wave: Wave) -> None:
    await read(house, wave, "ties", names=True)
    reader = house.researcher
    found = await house.client.get(
        f"{BASE}/audit", params={"limit": 200, "subject_id": wave["id"]}, headers=reader.headers
    )
    told = [one["detail"] for one in found.json()["items"] if one["action"] == "ties.read"]
    assert {"what": "ties", "rows": 4, "names": True} in told


async def test_pages_are_of_respondents_and_each_comes_once(house: House, wave: Wave) -> None:
    whole = await read(house, wave, "ties")
    first = await read(house, wave, "ties", limit=3)
    rest = await read(house, wave, "ties", limit=3, cursor=first["next_cursor"])
    assert [*first["items"], *rest["items"]] == whole["items"]
    assert rest["next_cursor"] is None


async def test_the_counts_say_how_much_of_the_network_was_seen(house: House, wave: Wave) -> None:
    found = await read(house, wave, "network")
    assert (found["asks"], found["named"], found["members"], found["respondents"]) == (True, True, 24, 4)
    assert found["incomplete"] is True
    counts = {
        one["relation"]: (one["kind"], one["answered"], one["ties"], one["outside"])
        for one in found["relations"]
    }
    assert counts == {
        "advice": ("roster", 3, 3, 0),
        "support": ("named", 3, 4, 0),
        "know": ("alters", 0, 2, 0),
    }
    assert found["alters"] == 4
    own = next(one for one in found["networks"] if one["network_id"] == str(house.networks[0]))
    assert (own["label"], own["members"], own["respondents"], own["incomplete"]) == ("Network 11", 6, 4, True)


async def test_counts_and_pages_take_the_same_statements_however_many_answered(
    house: House, wave: Wave
) -> None:
    """The same wave seen whole and by a page of one."""
    counted = []
    for query in ({"limit": 1}, {"limit": 200}):
        found = await house.client.get(
            f"{BASE}/waves/{wave['id']}/ties", params=query, headers=house.researcher.headers
        )
        counted.append(queries_of(found))
    assert counted[0] == counted[1] <= 9
    network = await house.client.get(f"{BASE}/waves/{wave['id']}/network", headers=house.researcher.headers)
    assert queries_of(network) <= 10


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


async def test_the_files_hold_every_node_and_tie_and_no_formula(house: House, wave: Wave) -> None:
    headers = house.researcher.headers
    ties = rows_of((await house.client.get(f"{BASE}/waves/{wave['id']}/ties.csv", headers=headers)).text)
    nodes = rows_of(
        (await house.client.get(f"{BASE}/waves/{wave['id']}/nodes.csv?names=true", headers=headers)).text
    )
    assert {(one["relation"], one["kind"]) for one in ties} == {
        ("advice", "roster"), ("support", "named"), ("know", "alters"),
    }  # fmt: skip
    known = {one["id"] for one in nodes}
    assert all({one["source"], one["target"]} <= known for one in ties)
    assert sum(one["kind"] == "person" for one in nodes) == 24
    people = {one["id"]: one["respondent"] for one in nodes if one["kind"] == "person"}
    assert [people[one["person_id"]] for one in await members(house, wave)] == ["yes"] * 3 + ["no"] * 3
    rosa = next(one for one in nodes if one["name"].endswith("Peña"))
    assert (rosa["name"], rosa["attribute:role"], rosa["attribute:words"]) == (
        "'=Rosa Peña",
        "coach",
        "Rosa listens",
    )
    assert rosa["named_by"] in people


async def test_improvement_stats_takes_it_as_it_is(house: House, wave: Wave) -> None:
    """What was not answered is missing, so that density counts only the pairs that somebody was asked about."""
    network = str(house.networks[0])
    nodes = [
        one for one in (await read(house, wave, "nodes", limit=200))["items"] if one["network_id"] == network
    ]
    said = (await egos(house, wave)).values()
    edges = [
        (ego["id"], tie["target"], tie["value"])
        for ego in said
        for tie in ego["ties"]
        if tie["relation"] == "advice"
    ]
    respondents = [one["id"] for one in nodes if "advice" in one["answered"]]
    whole = networks.whole_network(
        edges, [one["id"] for one in nodes], directed=True, respondents=respondents, threshold=1
    )
    assert whole.density == 3 / (3 * 5)
    assert whole.incomplete is True
    assert sum((whole.in_degree or {}).values()) == 3  # type: ignore[arg-type]  # with respondents every in-degree is known
    ego = next(iter(one for one in said if one["alters"]))
    own = networks.ego_network(
        [one["id"] for one in ego["alters"]],
        [(one["source"], one["target"], one["value"]) for one in ego["alter_ties"]],
        attribute={one["id"]: one["attributes"]["role"] for one in ego["alters"]},
        categories=["coach", "head"],
        threshold=1,
    )
    assert (own.size, own.alter_density) == (2, 1.0)


async def test_where_nobody_is_known_a_response_stands_for_who_sent_it(house: House) -> None:
    version = (await house.upload(questionnaire(of_people=False)))["version_id"]
    made = await house.wave(version_id=version, invitation_mode="anonymous")
    (link, *_) = await house.links(made)
    response_id = new_id()
    sent = await house.client.put(
        f"{BASE}/waves/{made['id']}/responses/{response_id}",
        json=house.response_body(made, answers={"consent": "yes", "help": NAMED}),
        headers={"Authorization": f"Link {link['url'].rsplit('/', 1)[-1]}"},
    )
    assert sent.status_code == 201, sent.text

    async def there() -> dict[str, dict[str, Any]]:
        return await egos(house, made)

    said = await until(there, seconds=10)
    assert list(said) == [str(response_id)]
    assert {one["relation"] for one in said[str(response_id)]["ties"]} == {"support"}
    assert (await read(house, made, "nodes"))["items"] == []
    counts = await read(house, made, "network")
    assert (counts["named"], counts["members"], counts["respondents"]) == (False, 24, 1)
    text = (
        await house.client.get(f"{BASE}/waves/{made['id']}/nodes.csv", headers=house.researcher.headers)
    ).text
    assert [one["kind"] for one in rows_of(text)] == ["respondent", "alter", "alter"]


async def test_a_wave_without_such_questions_says_so(house: House) -> None:
    made = await house.wave()
    found = await read(house, made, "network")
    assert (found["asks"], found["relations"], found["alters"]) == (False, [], 0)
    assert (await read(house, made, "ties"))["items"] == []


async def test_who_sees_some_networks_sees_their_ties_alone(house: House, wave: Wave) -> None:
    inside = house.person("researcher", house.networks[0])
    outside = house.person("researcher", house.networks[3])
    address = f"{BASE}/waves/{wave['id']}/ties"
    assert len((await house.client.get(address, headers=inside.headers)).json()["items"]) == 4
    assert (await house.client.get(address, headers=outside.headers)).json()["items"] == []
    nodes = (await house.client.get(f"{BASE}/waves/{wave['id']}/nodes", headers=outside.headers)).json()[
        "items"
    ]
    assert {UUID(one["network_id"]) for one in nodes} == {house.networks[3]}


async def test_the_people_of_the_network_are_what_answers_and_ties_are_held_to(house: House) -> None:
    """Who is not among them can not be chosen."""
    instrument = await house.upload(questionnaire())
    made = await house.wave(version_id=instrument["version_id"])
    ego, neighbour, *_ = await members(house, made)

    async def answer(advice: list[str]) -> Any:
        body = house.response_body(
            made, invitation_id=ego["id"], answers={"consent": "yes", "advice": advice}
        )
        return await house.send(made, body)

    refused = await answer([str(new_id())])
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "choice.unknown")
    other = neighbour["person_id"]
    assert (await answer([other])).status_code == 201
    said = await until(lambda: egos(house, made), seconds=10)
    assert said[ego["person_id"]]["ties"] == [{"relation": "advice", "target": other, "value": 1}]


async def test_answers_that_can_not_be_evaluated_are_missing_and_hide_nobody_elses(
    house: House, wave: Wave, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [one["person_id"] for one in await members(house, wave)]

    class Breaking(FormState):
        def __init__(self, *_: Any, **__: Any) -> None:
            raise ZeroDivisionError

    monkeypatch.setattr(service, "FormState", Breaking)
    said = await egos(house, wave)
    assert {person: said[person]["answered"] for person in people[:4]} == {
        people[0]: ["advice", "support"],
        people[1]: ["advice"],
        people[2]: ["support"],
        people[3]: [],
    }
    for path in PATHS:
        found = await house.client.get(f"{BASE}/waves/{wave['id']}/{path}", headers=house.researcher.headers)
        assert found.status_code == 200, found.text


async def test_a_distance_that_no_number_holds_leaves_the_ties_of_a_wave_readable(house: House) -> None:
    rows = [
        ["type", "name", "label", "calculation", "relevant", "duru_network"],
        ["text", "place", "Where?", "", "", ""],
        ["calculate", "far", "", "distance(${place}, '0 0')", "", ""],
        ["select_multiple_from_file roster.csv", "advice", "Whom?", "", "${far} > 5", "tie:advice"],
        ["text", "more", "More?", "", "", ""],
    ]
    settings = [["form_title", "form_id"], ["Far", f"far-{new_id().hex[:10]}"]]
    version = (await house.upload(forms.xlsx(rows, [["list_name", "name", "label"]], settings)))["version_id"]
    made = await house.wave(version_id=version)
    ego, *_ = await members(house, made)
    sent = await house.send(
        made,
        house.response_body(
            made, language="default", invitation_id=ego["id"], answers={"place": "1e400 0", "more": "x"}
        ),
    )
    assert sent.status_code == 201, sent.text
    said = await until(lambda: egos(house, made), seconds=10)
    assert said[ego["person_id"]]["answered"] == []


async def test_a_question_that_the_list_of_people_rules_out_was_not_asked(house: House) -> None:
    """Relevance that looks at the list is told with the people whom this respondent could name."""
    heads = "count(instance('roster')/root/item[role = '{}'])"
    rows = [
        ["type", "name", "label", "relevant", "duru_network"],
        *[["text", name, "Where?", "", ""] for name in ("place", "town", "district")],
        ["select_multiple_from_file roster.csv", "advice", "Whom?", "", "tie:advice"],
        ["select_multiple_from_file roster.csv", "lead", "Who leads?", heads.format("teacher") + " > 3", "tie:lead"],
        ["select_multiple_from_file roster.csv", "fly", "Who flies?", heads.format("pilot") + " > 0", "tie:fly"],
    ]  # fmt: skip
    settings = [["form_title", "form_id"], ["Listed", f"listed-{new_id().hex[:10]}"]]
    version = (await house.upload(forms.xlsx(rows, [["list_name", "name", "label"]], settings)))["version_id"]
    made = await house.wave(version_id=version)
    asked = await members(house, made)
    for ego in asked:
        body = house.response_body(
            made,
            language="default",
            invitation_id=ego["id"],
            answers={"place": "x", "town": "y", "district": "z"},
        )
        sent = await house.send(made, body)
        assert sent.status_code == 201, sent.text

    async def all_here() -> Any:
        said = await egos(house, made)
        return said if len(said) == len(asked) else None

    said = await until(all_here, seconds=10)
    expected = {
        # four teachers in the network: who is one sees three others
        ego["person_id"]: ["advice", "lead"] if ego["role"] == "school_leader" else ["advice"]
        for ego in asked
    }
    assert {person: one["answered"] for person, one in said.items()} == expected
    counts = {one["relation"]: one["answered"] for one in (await read(house, made, "network"))["relations"]}
    assert counts == {"advice": 6, "lead": 2, "fly": 0}
    nodes = {one["id"]: one["answered"] for one in (await read(house, made, "nodes", limit=200))["items"]}
    assert {person: nodes[person] for person in expected} == expected
