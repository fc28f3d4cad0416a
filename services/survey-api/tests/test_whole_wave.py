"""A wave from its questionnaire to its response table."""

from chassis.testing import until

from .conftest import House


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
