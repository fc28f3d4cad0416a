"""Who sees an idea and what of its family: each audience for each reader, and the same with the database alone."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from chassis.ids import new_id
from chassis.testing import TestCaller, queries_of
from pdsa_api.main import create

from .conftest import House
from .ideas import PATH, Cast, adopted, cast_of, moved, written

READERS = ("author", "mate", "colleague", "mentor", "elsewhere", "everywhere", "other_project")

SEES = {
    "team": {"author", "mate"},
    "mentor": {"author", "mate", "mentor", "everywhere"},
    "network": {"author", "mate", "colleague", "mentor", "everywhere"},
    "project": {"author", "mate", "colleague", "mentor", "elsewhere", "everywhere"},
}


@pytest.fixture(scope="module")
async def cast(house: House) -> Cast:
    return await cast_of(house)


@pytest.fixture
async def bare(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """The service without its own filters: the database alone holds."""
    app = create(house.kit.with_settings(without_application_filters=True), issuer=lambda _: house.kit.issuer)
    async with house.kit.client(app) as client:
        yield client


@pytest.mark.parametrize("status", ["idea", "abandoned"])
@pytest.mark.parametrize("audience", list(SEES))
async def test_an_idea_is_seen_by_its_audience_whatever_came_of_it(
    audience: str, status: str, house: House, cast: Cast
) -> None:
    idea = await written(
        house,
        cast.author,
        audience=audience,
        status=status,
        learned="Equal pairs stall",
        team_id=str(cast.team),
    )
    for name in READERS:
        reader: TestCaller = getattr(cast, name)
        for tail in ("", "/lineage", "/history"):
            answer = await house.client.get(f"{PATH}/{idea['id']}{tail}", headers=reader.headers)
            assert (name, answer.status_code) == (name, 200 if name in SEES[audience] else 404)
        listed = await house.client.get(PATH, params={"limit": 200}, headers=reader.headers)
        ids = {one["id"] for one in listed.json()["items"]}
        assert (name, idea["id"] in ids) == (name, name in SEES[audience])


async def test_the_database_alone_keeps_an_idea_in_its_network_until_it_is_shown_to_the_project(
    house: House, cast: Cast, bare: httpx.AsyncClient
) -> None:
    for audience in SEES:
        idea = await written(house, cast.author, audience=audience)
        answer = await bare.get(f"{PATH}/{idea['id']}", headers=cast.elsewhere.headers)
        assert (audience, answer.status_code) == (audience, 200 if audience == "project" else 404)
        changed = await bare.patch(
            f"{PATH}/{idea['id']}", json={}, headers={**cast.elsewhere.headers, "If-Match": '"1"'}
        )
        assert changed.status_code in (403, 404)
    """Negative control: inside the network the application's filter is what hides a team's idea."""
    hidden = await written(house, cast.author, audience="team")
    for client, status in ((house.client, 404), (bare, 200)):
        answer = await client.get(f"{PATH}/{hidden['id']}", headers=cast.colleague.headers)
        assert answer.status_code == status


async def test_what_others_share_is_what_other_networks_show_to_the_project(house: House, cast: Cast) -> None:
    shown = await written(
        house, cast.author, audience="project", status="abandoned", learned="Too little time"
    )
    await written(house, cast.author, audience="network")

    async def shared(reader: TestCaller) -> list[dict[str, Any]]:
        answer = await house.client.get(PATH, params={"shared": True, "limit": 200}, headers=reader.headers)
        found: list[dict[str, Any]] = answer.json()["items"]
        return found

    theirs = await shared(cast.elsewhere)
    assert {one["network_id"] for one in theirs} == {str(house.network)}
    assert {one["audience"] for one in theirs} == {"project"}
    failed = next(one for one in theirs if one["id"] == shown["id"])
    assert (failed["status"], failed["learned"]) == ("abandoned", "Too little time")
    assert shown["id"] not in {one["id"] for one in await shared(cast.author)}
    own = await house.client.get(PATH, params={"shared": False, "limit": 200}, headers=cast.elsewhere.headers)
    assert {one["network_id"] for one in own.json()["items"]} <= {str(house.other_network)}


def outline(lineage: dict[str, Any]) -> list[tuple[int | None, str | None]]:
    return [(node["parent_key"], node["title"]) for node in lineage["nodes"]]


async def family(house: House, cast: Cast) -> dict[str, dict[str, Any]]:
    """root (project) → theirs (other network, its own) → grandchild (project); root → ours (team) → open."""
    root = await written(house, cast.author, title="Root", audience="project")
    theirs = (
        await adopted(
            house,
            cast.elsewhere,
            root["id"],
            network_id=str(house.other_network),
            title="Theirs",
            audience="project",
        )
    ).json()
    grandchild = (
        await adopted(house, cast.author, theirs["id"], title="Grandchild", audience="project")
    ).json()
    theirs = (await moved(house, cast.elsewhere, theirs, audience="network")).json()
    ours = (
        await adopted(
            house, cast.author, root["id"], title="Ours", audience="network", team_id=str(cast.team)
        )
    ).json()
    below = (await adopted(house, cast.author, ours["id"], title="Below", audience="network")).json()
    ours = (await moved(house, cast.author, ours, audience="team")).json()
    return {"root": root, "theirs": theirs, "grandchild": grandchild, "ours": ours, "below": below}


async def lineage_of(
    house: House, reader: TestCaller, idea: dict[str, Any], client: httpx.AsyncClient | None = None
) -> httpx.Response:
    answer = await (client or house.client).get(f"{PATH}/{idea['id']}/lineage", headers=reader.headers)
    assert answer.status_code == 200, answer.text
    return answer


async def test_a_tree_tells_each_reader_only_what_they_may_know(
    house: House, cast: Cast, bare: httpx.AsyncClient
) -> None:
    made = await family(house, cast)
    seen = await lineage_of(house, cast.author, made["root"])
    assert outline(seen.json()) == [(None, "Root"), (0, "Ours"), (1, "Below")]
    """A colleague knows that their network has one more, and nothing of it; what is below it has its place."""
    told = await lineage_of(house, cast.colleague, made["root"])
    assert outline(told.json()) == [(None, "Root"), (0, None), (1, "Below")]
    one_more = told.json()["nodes"][1]
    assert one_more == {
        **dict.fromkeys(one_more),
        "key": 1,
        "parent_key": 0,
        "shared": False,
        "as_is": False,
        "what_changes": "",
        "why": "",
        "learned": "",
    }
    for secret in (made["ours"]["id"], made["theirs"]["id"], "Theirs", "Tumaini"):
        assert secret not in told.text
    """Those below an idea of another network that is kept there begin a tree of their own."""
    cut = await lineage_of(house, cast.colleague, made["grandchild"])
    assert outline(cut.json()) == [(None, "Grandchild")]
    assert made["theirs"]["id"] not in cut.text
    assert made["root"]["id"] not in cut.text
    """The other network sees its own, what the project is shown, and no sign of the first network's own."""
    away = await lineage_of(house, cast.elsewhere, made["root"])
    assert outline(away.json()) == [(None, "Root"), (0, "Theirs"), (1, "Grandchild")]
    """Negative control: the database alone lets the network's own through, so the application must hold there."""
    alone = await lineage_of(house, cast.colleague, made["root"], bare)
    assert outline(alone.json()) == [(None, "Root"), (0, "Ours"), (1, "Below")]
    outside = await lineage_of(house, cast.elsewhere, made["root"], bare)
    assert outline(outside.json()) == outline(away.json())


async def test_an_adaptation_does_not_name_an_idea_that_is_not_shown(house: House, cast: Cast) -> None:
    made = await family(house, cast)
    for name, parent in (("grandchild", "theirs"), ("below", "ours")):
        for tail in ("", "/history"):
            answer = await house.client.get(
                f"{PATH}/{made[name]['id']}{tail}", headers=cast.colleague.headers
            )
            assert made[parent]["id"] not in answer.text
            assert made[parent]["title"] not in answer.text
        read = await house.client.get(f"{PATH}/{made[name]['id']}", headers=cast.colleague.headers)
        assert (read.json()["adapted"], read.json()["parent"]) == (True, None)
    listed = await house.client.get(PATH, params={"limit": 200}, headers=cast.colleague.headers)
    assert made["ours"]["id"] not in listed.text


async def test_a_tree_takes_the_same_queries_however_large_it_is(house: House, cast: Cast) -> None:
    root = await written(house, cast.author)
    small = queries_of(await lineage_of(house, cast.author, root))
    idea = root
    for _ in range(6):
        idea = (await adopted(house, cast.author, idea["id"])).json()
        await adopted(house, cast.author, root["id"])
    large = await lineage_of(house, cast.author, idea)
    assert len(large.json()["nodes"]) == 13
    assert large.json()["nodes"][large.json()["idea_key"]]["id"] == idea["id"]
    assert queries_of(large) == small <= 6


async def test_an_idea_that_narrows_takes_its_history_along(house: House, cast: Cast) -> None:
    idea = await written(house, cast.author, audience="project", title=f"Open {new_id()}")
    url = f"{PATH}/{idea['id']}/history"
    assert (await house.client.get(url, headers=cast.elsewhere.headers)).status_code == 200
    await moved(house, cast.author, idea, audience="network")
    assert (await house.client.get(url, headers=cast.elsewhere.headers)).status_code == 404
