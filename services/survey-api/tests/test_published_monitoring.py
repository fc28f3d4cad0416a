"""The demonstration's monitoring goes in as answers and comes out as the published figures."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from chassis.ids import new_id
from chassis.testing import queries_of, until
from demonstration.generate import Programme, programme

from . import neighbours
from .conftest import BASE, House, running_house

PUBLISHED = {
    "SLEP1": (76, 192),
    "SLEP2": (108, 297),
    "SLEP3": (74, 147),
    "SLEP4": (43, 145),
    "SLEP5": (61, 185),
    "SLEP6": (50, 161),
}
TOP_OR_BOTTOM = {
    "facilitator_presentations": ("top", 363),
    "successful_practices": ("top", 330),
    "inquiry_groups": ("top", 260),
    "data_for_strategies": ("top", 284),
    "unsuccessful_experiences": ("bottom", 152),
    "attendance_data": ("bottom", 124),
}


@dataclass
class Monitoring:
    """The closed wave, its frozen figures, and whoever may ask."""

    house: House
    demo: Programme
    wave: dict[str, Any]
    figures: dict[str, Any]

    async def slice(self, unit_id: str) -> dict[str, Any]:
        response = await self.house.client.get(
            f"{BASE}/figures/{self.figures['id']}/slices/{unit_id}", headers=self.house.researcher.headers
        )
        assert response.status_code == 200, response.text
        found: dict[str, Any] = response.json()
        return found

    def unit(self, label: str) -> str:
        return str(next(unit["id"] for unit in self.figures["units"] if unit["label"] == label))


def settle_in(house: House, demo: Programme) -> dict[str, str]:
    """Put the roster into the neighbour; person code -> person id."""
    identity, tenant, project = house.identity, house.tenant, house.project
    identity.add_unit(tenant, project, "project", demo.project_name, unit_id=project)
    identity.add_unit(tenant, project, "site", "Chile", unit_id=identity.site_id)
    people = {}
    for district in demo.districts:
        district_id = identity.add_unit(tenant, project, "district", district.name, code=district.code)
        for network in district.networks:
            network_id = identity.add_unit(tenant, project, "network", network.name, code=network.code)
            schools = {
                school.code: identity.add_unit(tenant, project, "school", school.name)
                for school in network.schools
            }
            for member in network.members:
                place = neighbours.Place(network_id, schools[member.school.code], district_id, member.role)
                identity.roster.append(place)
                people[member.person.code] = str(place.person_id)
    return people


async def answer(house: House, wave: dict[str, Any], demo: Programme, people: dict[str, str]) -> None:
    invitations: dict[str, str] = {}
    cursor = None
    while True:
        page = (
            await house.client.get(
                f"{BASE}/waves/{wave['id']}/invitations",
                params={"limit": 200, **({"cursor": cursor} if cursor else {})},
                headers=house.researcher.headers,
            )
        ).json()
        invitations |= {one["person_id"]: one["id"] for one in page["items"]}
        cursor = page["next_cursor"]
        if cursor is None:
            break
    bodies = [
        {
            "id": response.id,
            **house.response_body(wave, answers=response.answers),
            "invitation_id": invitations[people[response.person]],
        }
        for response in demo.responses
    ]
    for start in range(0, len(bodies), 206):
        sent = await house.client.post(
            f"{BASE}/waves/{wave['id']}/responses:batch",
            json={"responses": bodies[start : start + 206]},
            headers=house.researcher.headers,
        )
        assert {result["status"] for result in sent.json()["results"]} == {"created"}, sent.text


@pytest.fixture(scope="session")
async def monitoring(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Monitoring]:
    demo = programme()
    async with running_house(tmp_path_factory.mktemp("monitoring")) as house:
        people = settle_in(house, demo)
        version_id = (await house.upload(demo.questionnaire))["version_id"]
        wave = await house.wave(version_id=version_id)
        assert wave["invited"] == 1127
        await answer(house, wave, demo, people)
        caller = house.researcher
        closed = await house.client.post(f"{BASE}/waves/{wave['id']}:close", headers=caller.headers)
        assert closed.json()["state"] == "closed"
        frozen = await house.client.post(
            f"{BASE}/figures", json={"wave_id": wave["id"]}, headers=caller.headers
        )
        assert frozen.status_code == 201, frozen.text
        yield Monitoring(house, demo, closed.json(), frozen.json())


async def test_the_district_table_is_the_published_one(monitoring: Monitoring) -> None:
    table = await monitoring.house.rates(monitoring.wave)
    found = {row["code"]: (row["answers"], row["invited"]) for row in table["districts"]}
    assert found == PUBLISHED
    assert all(row["rr1"] == row["rr2"] == row["answers"] / row["invited"] for row in table["districts"])
    total = table["total"]
    assert (total["complete"], total["partial"], total["invited"]) == (412, 0, 1127)
    assert f"{total['rr2']:.4f}" == "0.3656"
    assert [len(row["networks"]) for row in table["districts"]] == [17, 14, 10, 9, 4, 5]
    assert sum(row["invited"] for row in table["roles"]) == 1127


async def test_the_response_table_takes_the_same_few_statements_however_many_networks(
    monitoring: Monitoring,
) -> None:
    caller = monitoring.house.researcher
    await monitoring.house.rates(monitoring.wave, caller)  # from here on the caller's grants are known
    response = await monitoring.house.client.get(
        f"{BASE}/waves/{monitoring.wave['id']}/response-rates", headers=caller.headers
    )
    assert queries_of(response) == 4  # scope, wave, counts, names


async def test_a_set_holds_every_network_every_district_and_the_project(monitoring: Monitoring) -> None:
    kinds = [unit["kind"] for unit in monitoring.figures["units"]]
    assert (kinds.count("network"), kinds.count("district"), kinds.count("project")) == (59, 6, 1)


async def test_the_published_shares_come_out_of_the_answers(monitoring: Monitoring) -> None:
    project = await monitoring.slice(str(monitoring.house.project))
    items = {item["name"]: item for item in project["items"]}
    for name, (end, x) in TOP_OR_BOTTOM.items():
        assert items[name][end]["x"] == x, name
        assert items[name]["n"] == 412
    assert items["inquiry_groups"]["group_label"]["es"].startswith("Pensando en el último semestre")
    assert [choice["rank"] for choice in items["inquiry_groups"]["scale"]] == [1, 2, 3, 4, 5]
    assert 0.80 <= project["scales"][0]["alpha"] <= 0.90
    assert project["scales"][0]["label"]["es"] == "Capital profesional"


async def test_purpose_coherence_is_high_in_11_medium_in_22_low_in_2_networks(monitoring: Monitoring) -> None:
    project = await monitoring.slice(str(monitoring.house.project))
    assert project["coherence_levels"] == {"high": 11, "medium": 22, "low": 2, "insufficient": 24}


async def test_the_principal_networks_card_is_the_published_one(monitoring: Monitoring) -> None:
    found = await monitoring.slice(monitoring.unit("Red Principal"))
    card = found["coherence"]
    assert [card[name] for name in ("members", "answers", "knows", "took_part", "adequate", "level")] == [
        9, 8, 8, 6, 8, "medium",
    ]  # fmt: skip
    assert sorted((theme["count"] for theme in card["themes"]), reverse=True)[:3] == [4, 3, 1]
    assert found["participation"]["rr2"] == 8 / 9


async def test_24_networks_with_fewer_than_five_answers_show_their_rate_and_nothing_else(
    monitoring: Monitoring,
) -> None:
    withheld = 0
    for unit in monitoring.figures["units"]:
        if unit["kind"] != "network":
            continue
        found = await monitoring.slice(unit["id"])
        few = found["participation"]["answers"] < 5
        assert (found["withheld"] == "too_few") == few
        if few:
            withheld += 1
            assert (found["items"], found["scales"], found["coherence"]) == ([], [], None)
            assert found["participation"]["invited"] > 0
    assert withheld == 24


async def test_the_same_answers_are_frozen_once(monitoring: Monitoring) -> None:
    again = await monitoring.house.client.post(
        f"{BASE}/figures",
        json={"wave_id": monitoring.wave["id"]},
        headers=monitoring.house.researcher.headers,
    )
    assert again.status_code == 200
    assert again.json() == monitoring.figures
    listed = await monitoring.house.client.get(
        f"{BASE}/figures",
        params={"wave_id": monitoring.wave["id"]},
        headers=monitoring.house.researcher.headers,
    )
    assert [one["hash"] for one in listed.json()["items"]] == [monitoring.figures["hash"]]
    stranger = monitoring.house.person("researcher", project=new_id())
    theirs = await monitoring.house.client.get(
        f"{BASE}/figures", params={"wave_id": monitoring.wave["id"]}, headers=stranger.headers
    )
    assert theirs.json()["items"] == []


async def test_a_facilitator_reads_the_figures_of_their_network_only(monitoring: Monitoring) -> None:
    own, other = monitoring.unit("Red Principal"), monitoring.demo.districts[0].networks[0].name
    facilitator = monitoring.house.person("facilitator", UUID(own))
    path = f"{BASE}/figures/{monitoring.figures['id']}"
    get = monitoring.house.client.get
    assert (await get(f"{path}/slices/{own}", headers=facilitator.headers)).status_code == 200
    units = (await get(path, headers=facilitator.headers)).json()["units"]
    assert [unit["id"] for unit in units] == [own]
    hidden = await get(f"{path}/slices/{monitoring.unit(other)}", headers=facilitator.headers)
    missing = await get(f"{path}/slices/{new_id()}", headers=facilitator.headers)
    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert hidden.json()["code"] == missing.json()["code"] == "not_found"


async def test_a_district_representative_reads_the_district_and_its_networks(monitoring: Monitoring) -> None:
    district = next(u for u in monitoring.figures["units"] if u["kind"] == "district")
    networks = [u for u in monitoring.figures["units"] if u["district_id"] == district["id"]]
    representative = monitoring.house.person(
        "district_representative",
        *[UUID(u["id"]) for u in networks],
        scope=("district", UUID(district["id"])),
    )
    path = f"{BASE}/figures/{monitoring.figures['id']}"
    units = (await monitoring.house.client.get(path, headers=representative.headers)).json()["units"]
    assert {u["id"] for u in units} == {district["id"], *(u["id"] for u in networks)}
    table = await monitoring.house.rates(monitoring.wave, representative)
    assert [row["id"] for row in table["districts"]] == [district["id"]]


async def test_the_closed_wave_is_settled_before_its_figures(monitoring: Monitoring) -> None:
    async def evaluated() -> bool:
        return bool((await monitoring.house.rates(monitoring.wave))["total"]["complete"] == 412)

    await until(evaluated)
