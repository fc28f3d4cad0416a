"""Two people who write a network's first theory at once, and how both their words come into one."""

import asyncio
from datetime import UTC, datetime

import pytest
from chassis.database import Scope, async_url
from chassis.ids import new_id
from pdsa_api.theories.models import Theory
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from .conftest import House
from .theories import READ, Desk, desk_in, node

_WAITING = text(
    "select 1 from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()"
)


@pytest.fixture
async def desk(house: House) -> Desk:
    return await desk_in(house)


async def test_of_two_who_write_the_first_theory_at_once_the_second_gets_both_and_loses_nothing(
    desk: Desk,
) -> None:
    mine = node("Reading at home")
    first = Theory(
        id=new_id(),
        tenant_id=desk.house.tenant,
        project_id=desk.house.project,
        network_id=desk.network,
        problem="Theirs",
        causes=[],
        drivers=[READ],
        note="",
        created_by="other",
        updated_by="other",
        created_at=datetime.now(UTC),
        updated_at=datetime.now(UTC),
    )
    database = desk.house.app.state.database
    async with database.transaction(Scope.tenant(desk.house.tenant)) as other:
        other.session.add(first)
        await other.session.flush()
        sending = asyncio.create_task(desk.send(desk.body(drivers=[mine])))
        async with asyncio.timeout(30):
            while not await waits(desk.house.kit.urls.owner):
                assert not sending.done(), sending.result().text
        await other.commit()
    late = await sending
    assert (late.status_code, late.json()["code"]) == (409, "theory.exists")
    said = late.json()
    assert (said["theory_id"], said["current"]["problem"]) == (str(first.id), "Theirs")
    assert (said["current"]["drivers"], said["yours"]["drivers"]) == ([READ], [mine])


async def waits(url: str) -> bool:
    """Whether some transaction of the database waits for another one."""
    engine = create_async_engine(async_url(url), poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            return bool((await connection.execute(_WAITING)).first())
    finally:
        await engine.dispose()


async def test_a_content_made_from_nothing_is_put_together_with_the_first_version(desk: Desk) -> None:
    theory = await desk.begun()
    mine = node("Reading at home")
    own = {"problem": "Few read at home.", "aim_id": None, "causes": [], "drivers": [mine]}
    offered = await desk.post(theory, "merge", {"from_version": 0, "content": own})
    assert offered.status_code == 200, offered.text
    found = offered.json()
    clashing = [one["key"] for one in found["offers"] if one["clash"]]
    assert (clashing, found["content"]["problem"]) == (["problem"], "Few read at home.")
    texts = {one["text"] for one in found["content"]["drivers"]}
    assert texts == {mine["text"], *(one["text"] for one in theory["drivers"])}
    kept = await desk.change(theory, found["version"], **found["content"])
    assert (kept.status_code, kept.json()["version"]) == (200, 2)
    assert {one["text"] for one in kept.json()["drivers"]} == texts
    assert (await desk.get(f"/{theory['id']}/versions/1"))["problem"] == theory["problem"]
    unknown = await desk.post(theory, "merge", {"from_version": -1, "content": own})
    assert (unknown.status_code, unknown.json()["errors"][0]["pointer"]) == (422, "/from_version")
