"""Who works together knows each other by name; nobody else does."""

from .conftest import Answerer, Hire, Places, World
from .test_people_and_accounts import subject


async def _names(who: Answerer, *ids: str) -> set[str]:
    answer = await who.json("POST", "/people:names", json={"ids": list(ids)})
    return {one["id"] for one in answer["items"]}


async def _people(who: Answerer, network: str) -> dict[str, list[str]]:
    answer = await who.json("GET", f"/networks/{network}/people", params={"limit": 200})
    return {one["id"]: one["roles"] for one in answer["items"]}


async def test_the_people_of_a_network_are_for_those_who_work_there(
    world: World, ours: Places, hire: Hire
) -> None:
    path = f"/networks/{ours.networks['N1']}/people"
    assert (await world.anonymous("GET", path)).status_code == 401
    assert (await (await hire("researcher"))("GET", path)).status_code == 403
    assert (await world.second.admin("GET", path)).status_code == 404
    assert (await (await hire("teacher", "network", ours.networks["N2"]))("GET", path)).status_code == 404
    teacher = await hire("teacher", "network", ours.networks["N1"])
    facilitator = await hire("facilitator", "network", ours.networks["N1"])
    found = await _people(teacher, ours.networks["N1"])
    assert {ours.people["P1"], ours.people["P2"], subject(teacher), subject(facilitator)} <= found.keys()
    assert ours.people["P5"] not in found
    assert (found[subject(teacher)], found[subject(facilitator)]) == (["teacher"], ["facilitator"])


async def test_a_list_of_colleagues_holds_no_address_and_comes_in_pages(
    world: World, ours: Places, hire: Hire
) -> None:
    teacher = await hire("teacher", "network", ours.networks["N1"])
    path = f"/networks/{ours.networks['N1']}/people"
    first = await teacher.json("GET", path, params={"limit": 1})
    assert [set(one) for one in first["items"]] == [{"id", "name", "roles"}]
    second = await teacher.json("GET", path, params={"limit": 1, "cursor": first["next_cursor"]})
    assert second["items"][0]["id"] > first["items"][0]["id"]


async def test_names_reach_as_far_as_the_work(world: World, ours: Places, hire: Hire) -> None:
    teacher = await hire("teacher", "network", ours.networks["N1"])
    coach = await hire("facilitator", "district", ours.districts["D1"])
    elsewhere = await hire("facilitator", "network", ours.networks["N3"])
    asked = [ours.people["P1"], ours.people["P5"], subject(coach), subject(elsewhere), subject(teacher)]
    everybody = str(world.first.person_id)
    assert await _names(teacher, *asked, everybody) == {
        ours.people["P1"],
        subject(coach),
        subject(teacher),
        everybody,
    }
