"""A wave from its questionnaire to its response table."""

from chassis.testing import until

from .conftest import BASE, House


async def test_an_answer_to_an_invitation_is_counted_within_a_second(house: House) -> None:
    wave = await house.wave()
    assert (wave["state"], wave["invited"]) == ("open", 24)
    invitation = (await house.invitations(wave))[0]
    sent = await house.send(wave, house.response_body(wave, invitation_id=invitation["id"]))
    assert sent.status_code == 201, sent.text
    assert sent.json()["state"] == "received"

    async def counted() -> bool:
        return bool((await house.rates(wave))["total"]["complete"] == 1)

    await until(counted, seconds=5)
    table = await house.rates(wave)
    assert table["total"]["rr2"] == 1 / 24
    row = next(n for d in table["districts"] for n in d["networks"] if n["id"] == invitation["network_id"])
    assert (row["answers"], row["invited"], row["rr1"]) == (1, 6, 1 / 6)


async def test_an_unchanged_table_costs_no_body(house: House) -> None:
    wave, caller = await house.wave(), house.researcher
    path = f"{BASE}/waves/{wave['id']}/response-rates"
    first = await house.client.get(path, headers=caller.headers)
    again = await house.client.get(path, headers={**caller.headers, "If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    invitation = (await house.invitations(wave))[0]
    await house.send(wave, house.response_body(wave, invitation_id=invitation["id"]))
    changed = await house.client.get(path, headers={**caller.headers, "If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200
    assert changed.json()["total"]["answers"] == 1


async def test_a_facilitator_sees_their_network_and_no_sum_of_its_district(house: House) -> None:
    wave = await house.wave()
    table = await house.rates(wave, house.person("facilitator", house.networks[0]))
    (row,) = table["districts"]
    assert (row["id"], row["label"]) == (None, "")
    assert [network["id"] for network in row["networks"]] == [str(house.networks[0])]
    assert (table["total"]["invited"], sum(role["invited"] for role in table["roles"])) == (6, 6)


async def test_a_district_representative_sees_the_sum_of_the_district(house: House) -> None:
    wave = await house.wave()
    caller = house.person(
        "district_representative", *house.networks[:2], scope=("district", house.districts[0])
    )
    (row,) = (await house.rates(wave, caller))["districts"]
    assert (row["id"], row["label"], row["invited"]) == (str(house.districts[0]), "District 1", 12)


async def test_figures_wait_until_the_wave_is_closed(house: House) -> None:
    wave = await house.wave()
    refused = await house.client.post(
        f"{BASE}/figures", json={"wave_id": wave["id"]}, headers=house.researcher.headers
    )
    assert (refused.status_code, refused.json()["code"]) == (409, "figures.wave_open")


async def test_a_closed_wave_without_an_answer_has_figures_that_show_participation_only(house: House) -> None:
    wave, caller = await house.wave(), house.researcher
    await house.client.post(f"{BASE}/waves/{wave['id']}:close", headers=caller.headers)
    made = await house.client.post(f"{BASE}/figures", json={"wave_id": wave["id"]}, headers=caller.headers)
    assert made.status_code == 201, made.text
    assert len(made.json()["units"]) == 7
    for unit in made.json()["units"]:
        found = await house.client.get(
            f"{BASE}/figures/{made.json()['id']}/slices/{unit['id']}", headers=caller.headers
        )
        assert (found.json()["withheld"], found.json()["items"]) == ("too_few", [])
        assert found.json()["participation"]["invited"] in (6, 12, 24)
