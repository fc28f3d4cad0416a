"""The names of a network's people for a question about them: told to survey-api, and to nobody else."""

from uuid import uuid4

from chassis.testing import queries_of

from .conftest import Hire, Places, World


async def test_names_are_for_one_service_in_the_name_of_one_organisation(
    world: World, ours: Places, hire: Hire
) -> None:
    path = f"/networks/{ours.networks['N1']}/people:names"
    body = {"json": {"ids": [ours.people["P1"]]}}
    assert (await world.anonymous("POST", path, **body)).status_code == 401
    for caller in (world.first.admin, await hire("facilitator", "network", ours.networks["N1"])):
        assert (await caller("POST", path, **body)).status_code == 403
    assert (await (await world.service("pdsa-api", world.first.id))("POST", path, **body)).status_code == 403
    elsewhere = await world.service("survey-api", world.second.id)
    assert (await elsewhere("POST", path, **body)).status_code == 404
    assert (await (await world.service("survey-api"))("POST", path, **body)).status_code == 404
    service = await world.service("survey-api", world.first.id)
    assert (await service("POST", f"/networks/{uuid4()}/people:names", **body)).status_code == 404
    too_many = {"json": {"ids": [str(uuid4()) for _ in range(501)]}}
    assert (await service("POST", path, **too_many)).status_code == 422


async def test_only_people_of_the_network_are_named_and_each_reading_is_told(
    world: World, ours: Places
) -> None:
    service = await world.service("survey-api", world.first.id)
    network = ours.networks["N1"]
    asked = [ours.people["P1"], ours.people["P5"], str(world.first.person_id), ours.people["P1"]]
    answer = await service("POST", f"/networks/{network}/people:names", json={"ids": asked})
    assert answer.status_code == 200, answer.text
    (named,) = answer.json()["items"]
    assert (set(named), named["id"]) == ({"id", "name"}, ours.people["P1"])
    assert queries_of(answer) == 6
    audit = await world.first.admin.json("GET", "/audit", params={"limit": 200})
    told = [one for one in audit["items"] if one["action"] == "people.names_read"]
    assert told[-1]["subject_id"] == network
    assert told[-1]["detail"] == {"people": 1}
    assert told[-1]["actor_id"] == "service:survey-api"
