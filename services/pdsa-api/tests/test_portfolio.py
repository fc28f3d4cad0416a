"""A school's portfolio, a network's board, a project's map of spread."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from chassis.database import Scope
from chassis.directory import _UPSERT, _row
from chassis.ids import new_id
from chassis.testing import TestCaller, queries_of
from pdsa_api.ideas.domain import Status
from pdsa_api.portfolio.domain import Last, Own, families, standing, tops

from .conftest import House, add_unit
from .ideas import Cast, adopted, cast_of, moved, written
from .measured import defined, filled, week
from .test_cycles import closed, planned

BASE = "/api/pdsa/v1"
NOON = datetime(2026, 10, 5, 12, tzinfo=UTC)
A, B, C, D = (UUID(int=number) for number in range(1, 5))


def last(stage: str, decision: str | None = None, *, day: int = 0, cycles: int = 1) -> Last:
    return Last(new_id(), A, "A test", stage, decision, NOON + timedelta(days=day), cycles)


def test_a_school_stands_where_it_says_or_where_its_last_cycle_came_to() -> None:
    assert standing([], []) is None
    open_one = standing([], [last("do")])
    assert open_one
    assert open_one.status is Status.TESTING
    done = standing([], [last("closed", "abandon", day=2, cycles=3), last("do", day=1)])
    assert done
    assert (done.status, done.cycles) == (Status.ABANDONED, 4)
    said = standing([Own(B, Status.ADAPTED, NOON)], [last("closed", "abandon")])
    assert said
    assert (said.status, said.own and said.own.id) == (Status.ADAPTED, B)


def test_an_idea_that_a_school_has_only_written_down_is_tested_once_a_cycle_runs() -> None:
    own = [Own(B, Status.IDEA, NOON)]
    assert [one.status for one in (standing(own, []), standing(own, [last("plan")])) if one] == [
        Status.IDEA,
        Status.TESTING,
    ]


def test_a_version_stands_in_the_column_of_the_idea_it_comes_from() -> None:
    assert tops({A: None, B: A, C: B, D: UUID(int=9)}) == {A: A, B: A, C: A, D: D}


def test_families_begin_with_their_oldest_and_each_idea_follows_the_one_it_adapts() -> None:
    assert families({C: None, A: C, B: None, D: B}) == [[B, D], [C, A]]


@pytest.fixture(scope="module")
async def cast(house: House) -> Cast:
    await know_project(house)
    return await cast_of(house)


async def know_project(house: House) -> None:
    item = {
        "id": str(house.project),
        "kind": "project",
        "tenant_id": str(house.tenant),
        "project_id": str(house.project),
        "code": "nic",
        "label": "Networks",
        "position": 1,
    }
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        await work.session.execute(_UPSERT, [_row(item)])


async def read(house: House, reader: TestCaller, path: str) -> httpx.Response:
    return await house.client.get(f"{BASE}{path}", headers=reader.headers)


def paths(house: House) -> list[str]:
    return [
        f"/schools/{house.school}/portfolio",
        f"/networks/{house.network}/board",
        f"/projects/{house.project}/spread",
    ]


async def test_nobody_sees_them_without_a_token_or_from_another_tenant_or_project(
    house: House, cast: Cast
) -> None:
    for path in paths(house):
        assert (await house.client.get(f"{BASE}{path}")).status_code == 401
        for reader in (house.stranger, cast.other_project):
            theirs = await read(house, reader, path)
            kind, unit, view = path.strip("/").split("/")
            missing = await read(house, reader, f"/{kind}/{new_id()}/{view}")
            assert theirs.status_code == missing.status_code == 404
            assert {**theirs.json(), "request_id": ""} == {**missing.json(), "request_id": ""}
            assert (await read(house, reader, f"/{kind}/x/{view}")).status_code == 422
            assert unit not in theirs.text


async def test_a_unit_of_another_kind_is_not_there(house: House, cast: Cast) -> None:
    for path in (f"/schools/{house.network}/portfolio", f"/networks/{house.school}/board"):
        assert (await read(house, cast.author, path)).status_code == 404


async def test_the_board_says_which_school_tests_which_idea_and_what_came_of_it(
    house: House, cast: Cast
) -> None:
    own_school = str(await add_unit(house.app, house.tenant, house.project, "school", "Aya Primary"))
    idea = await written(house, cast.author, title="Board idea")
    version = (
        await adopted(house, cast.author, idea["id"], school_id=own_school, title="Our version")
    ).json()
    done = await closed(house, idea_id=idea["id"], decision="abandon")
    answer = await read(house, house.teacher, f"/networks/{house.network}/board")
    board = answer.json()
    assert (board["network"], board["cut"]) == ("Umoja", False)
    columns = [one["title"] for one in board["ideas"]]
    assert "Board idea" in columns
    assert "Our version" not in columns
    cells = {
        row["school"]: next((c for c in row["cells"] if c["idea_id"] == idea["id"]), None)
        for row in board["rows"]
    }
    tried, theirs = cells["Mwangaza Primary"], cells["Aya Primary"]
    assert tried
    assert (tried["status"], tried["cycles"], tried["last"]["id"]) == ("abandoned", 1, done["id"])
    assert theirs
    assert (theirs["status"], theirs["own_idea_id"], theirs["last"]) == ("idea", version["id"], None)
    counted = await read(house, cast.author, f"/ideas/{idea['id']}")
    assert counted.json()["trials"] == {
        "cycles": 1, "schools": 1, "open": 0, "adopt": 0, "adapt": 0, "abandon": 1,
    }  # fmt: skip


async def test_a_cycle_that_is_not_shown_is_neither_on_the_board_nor_counted(
    house: House, cast: Cast
) -> None:
    """With a control: the team's own member sees it."""
    idea = await written(house, cast.author, title="Quietly tried", audience="network")
    await planned(
        house, by=cast.author, idea_id=idea["id"], audience="team", team_id=str(cast.team), title="Hush"
    )
    for reader, seen in ((cast.author, 1), (cast.colleague, 0)):
        board = (await read(house, reader, f"/networks/{house.network}/board")).json()
        cells = [c for row in board["rows"] for c in row["cells"] if c["idea_id"] == idea["id"]]
        assert [cell["cycles"] for cell in cells] == [1] * seen
        found = (await read(house, reader, f"/ideas/{idea['id']}")).json()
        assert found["trials"]["cycles"] == seen
        page = await read(house, reader, f"/schools/{house.school}/portfolio")
        assert ("Hush" in page.text) == bool(seen)


async def test_a_test_may_begin_once_a_cycle_is_planned(house: House, cast: Cast) -> None:
    idea = await written(house, cast.author, trial="")
    await planned(house, idea_id=idea["id"])
    assert (await moved(house, cast.author, idea, status="testing")).status_code == 200


async def test_another_network_sees_of_a_board_what_is_shown_to_the_project(house: House, cast: Cast) -> None:
    await written(house, cast.author, title="For all", audience="project")
    await written(house, cast.author, title="For us", audience="network")
    board = (await read(house, cast.elsewhere, f"/networks/{house.network}/board")).json()
    titles = {one["title"] for one in board["ideas"]}
    assert "For all" in titles
    assert "For us" not in titles


async def test_a_portfolio_has_cycles_ideas_measures_and_teams_of_one_school(
    house: House, cast: Cast
) -> None:
    school = await add_unit(house.app, house.tenant, house.project, "school", "Upepo Primary")
    place: dict[str, Any] = {"school_id": str(school)}
    idea = await written(house, cast.author, title="Upepo's idea", **place)
    done = await closed(house, idea_id=idea["id"], title="First test", **place)
    begun = await planned(house, title="Second test", **place)
    measure = await defined(house, **place)
    await filled(
        house,
        measure,
        [{"on_date": week(n), "numerator": 20 + n, "denominator": 40, **place} for n in range(12)],
    )
    answer = await read(house, cast.author, f"/schools/{school}/portfolio")
    page = answer.json()
    assert (page["school"], page["cut"]) == ("Upepo Primary", False)
    assert [one["id"] for one in page["cycles"]] == [begun["id"], done["id"]]
    assert (page["cycles"][1]["decision"], page["cycles"][1]["learned"]) == ("adopt", "Cards help")
    assert [one["id"] for one in page["ideas"]] == [idea["id"]]
    (line,) = page["measures"]
    assert (line["id"], line["name"]) == (measure["id"], measure["name"])
    assert line["sentence"]
    assert line["last"] is not None
    in_swahili = await read(house, cast.author, f"/schools/{school}/portfolio?language=sw")
    assert in_swahili.json()["measures"][0]["sentence"] != line["sentence"]
    away = (await read(house, cast.elsewhere, f"/schools/{school}/portfolio")).json()
    assert [away[part] for part in ("cycles", "ideas", "measures", "teams")] == [[], [], [], []]


async def test_the_map_shows_an_edge_only_where_both_ends_are_shown(house: House, cast: Cast) -> None:
    root = await written(house, cast.author, title="Spread root", audience="project", began_on="2023-02-01")
    theirs = (
        await adopted(
            house, cast.elsewhere, root["id"], network_id=str(house.other_network), title="Spread child",
            audience="project",
        )
    ).json()  # fmt: skip
    await adopted(house, cast.author, theirs["id"], title="Kept at home", audience="network")
    lonely = await written(house, cast.author, title="Nobody took it", audience="project")

    async def family(reader: TestCaller) -> dict[str, str | None]:
        spread = (await read(house, reader, f"/projects/{house.project}/spread")).json()
        found = next(one for one in spread["families"] if one["id"] == root["id"])
        assert all(node["id"] != lonely["id"] for one in spread["families"] for node in one["nodes"])
        assert spread["alone"] >= 1
        return {node["title"]: node["parent_id"] for node in found["nodes"]}

    assert await family(cast.elsewhere) == {"Spread root": None, "Spread child": root["id"]}
    assert await family(cast.author) == {
        "Spread root": None,
        "Spread child": root["id"],
        "Kept at home": theirs["id"],
    }
    await moved(house, cast.elsewhere, theirs, audience="network")
    seen = (await read(house, cast.author, f"/projects/{house.project}/spread")).json()
    assert theirs["id"] not in str(seen)
    assert root["id"] not in [one["id"] for one in seen["families"]]


async def test_the_map_takes_the_day_that_people_give(house: House, cast: Cast) -> None:
    root = await written(house, cast.author, audience="project", began_on="2023-02-01")
    await adopted(house, cast.author, root["id"], audience="project")
    spread = (await read(house, cast.author, f"/projects/{house.project}/spread")).json()
    found = next(one for one in spread["families"] if one["id"] == root["id"])
    assert found["nodes"][0]["at"] == "2023-02-01"
    assert found["nodes"][1]["at"] > "2023-02-01"


async def test_fifty_schools_take_the_queries_of_one(house: House, cast: Cast) -> None:
    network = await add_unit(house.app, house.tenant, house.project, "network", "Fifty schools")
    url = f"/networks/{network}/board"
    place = {"network_id": str(network)}
    idea = await written(house, cast.everywhere, title="Everywhere", **place)

    async def begin(number: int) -> None:
        school = await add_unit(house.app, house.tenant, house.project, "school", f"School {number:02d}")
        await planned(house, by=cast.everywhere, idea_id=idea["id"], school_id=str(school), **place)

    await begin(0)
    one = await read(house, cast.everywhere, url)
    for number in range(1, 50):
        await begin(number)
    fifty = await read(house, cast.everywhere, url)
    assert [row["school"] for row in fifty.json()["rows"]] == [f"School {n:02d}" for n in range(50)]
    assert queries_of(fifty) == queries_of(one) == 5
    page = f"/schools/{fifty.json()['rows'][0]['school_id']}/portfolio"
    assert queries_of(await read(house, cast.everywhere, page)) <= 16
    assert queries_of(await read(house, cast.everywhere, f"/projects/{house.project}/spread")) <= 6
