"""The first set-up: one door, once, for whoever holds the code."""

import asyncio
from pathlib import Path

from .conftest import CODE, Answerer, World, installation, setup_body, token_of


async def test_an_installation_says_that_it_is_set_up(world: World) -> None:
    assert await world.anonymous.json("GET", "/setup") == {"needed": False}


async def test_a_second_setup_is_refused(world: World) -> None:
    answer = await world.anonymous("POST", "/setup", json=setup_body(email="late@example.org"))
    assert (answer.status_code, answer.json()["code"]) == (409, "setup.done")


async def test_of_many_setups_at_once_exactly_one_succeeds(tmp_path: Path) -> None:
    async with installation(tmp_path / "raced") as (_, _, client):
        ask = Answerer(client)
        assert await ask.json("GET", "/setup") == {"needed": True}
        wrong = await ask("POST", "/setup", json=setup_body(code="AAAA-AAAA-AAAA-AAAA"))
        assert (wrong.status_code, wrong.json()["code"]) == (403, "setup.code")
        answers = await asyncio.gather(
            *(ask("POST", "/setup", json=setup_body(email=f"admin{n}@example.org")) for n in range(4))
        )
        assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
        winner = next(n for n, answer in enumerate(answers) if answer.status_code == 201)
        me = await Answerer(client, await token_of(client, f"admin{winner}@example.org")).json("GET", "/me")
        assert {grant["role"] for grant in me["grants"]} == {"administrator", "operator"}


async def test_a_weak_password_is_refused_and_the_setup_stays_open(tmp_path: Path) -> None:
    async with installation(tmp_path / "weak") as (_, _, client):
        ask = Answerer(client)
        body = setup_body()
        body["administrator"]["password"] = "short"
        answer = await ask("POST", "/setup", json=body)
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == "/administrator/password"
        assert await ask.json("GET", "/setup") == {"needed": True}
        typed = setup_body(code=f"  {CODE.lower()} ")
        assert (await ask("POST", "/setup", json=typed)).status_code == 201


async def test_guessing_the_code_is_slowed_down(tmp_path: Path) -> None:
    async with installation(tmp_path / "guessed") as (_, _, client):
        ask = Answerer(client)
        answers = [await ask("POST", "/setup", json=setup_body(code=f"GUESS-{n}")) for n in range(7)]
        assert [answer.status_code for answer in answers].count(403) == 5
        assert answers[-1].status_code == 429
        assert int(answers[-1].headers["retry-after"]) > 0


async def test_without_a_code_file_nobody_sets_the_installation_up(tmp_path: Path) -> None:
    async with installation(tmp_path / "none", SETUP_CODE_FILE=str(tmp_path / "nowhere")) as (_, _, client):
        answer = await Answerer(client)("POST", "/setup", json=setup_body(code="anything"))
        assert answer.status_code == 403
