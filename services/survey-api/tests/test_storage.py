"""The intake's statement: a row that can not be stored harms no other, and a frozen database is a clean 503."""

import asyncio
from typing import Any
from uuid import UUID

import asyncpg
import orjson
import pytest
from chassis.database import Scope
from chassis.ids import new_id
from chassis.outbox import make_event
from contracts.events import ResponseReceived
from survey_api.responses.intake import Intake
from survey_api.responses.storage import DatabaseAway, ResponseStore, Row, _event
from survey_api.responses.submission import read_one

from .conftest import House


async def checked_row(house: House, wave: dict[str, Any], **changes: Any) -> Row:
    """A row as the door makes it, with some columns spoilt behind the door's back."""
    intake: Intake = house.app.state.survey.intake
    caller = await intake.caller(house.researcher.token)
    sender, known = await intake.wave_for_caller(caller, UUID(wave["id"]))
    body = house.response_body(wave, invitation_id=(await house.invitations(wave))[0]["id"])
    row = intake.row(sender, known, new_id(), read_one(orjson.dumps(body)))
    row.request_id = "a-request"
    for name, value in changes.items():
        setattr(row, name, value)
    return row


@pytest.fixture
async def store(house: House) -> Any:
    made = ResponseStore(house.kit.settings.database_url, size=2, seconds=5)
    yield made
    await made.close()


async def test_one_row_that_can_not_be_stored_harms_no_other(house: House, store: ResponseStore) -> None:
    wave = await house.wave()
    good = [await checked_row(house, wave) for _ in range(3)]
    bad = await checked_row(house, wave, answers='{"comment": "\\u0000"}')
    stored = await store.store(Scope.tenant(house.tenant), [good[0], bad, *good[1:]])
    assert [one.outcome for one in stored] == ["created", "unstorable", "created", "created"]


async def test_a_scope_without_the_tenant_stores_nothing(house: House, store: ResponseStore) -> None:
    wave = await house.wave()
    row = await checked_row(house, wave)
    (stored,) = await store.store(Scope.tenant(new_id()), [row])
    assert stored.outcome != "created"
    (stored,) = await store.store(Scope(frozenset({house.tenant}), frozenset()), [row])
    assert stored.outcome == "invitation_unknown"


async def test_a_scope_is_forgotten_with_its_transaction(house: House, store: ResponseStore) -> None:
    wave = await house.wave()
    row = await checked_row(house, wave)
    await store.store(Scope.tenant(house.tenant), [row])
    pool = await store._connections()
    async with pool.acquire() as connection:
        assert await connection.fetchval("select count(*) from response") == 0


async def test_a_wave_that_is_being_closed_waits_for_the_answers_in_flight(
    house: House, store: ResponseStore
) -> None:
    wave = await house.wave()
    row = await checked_row(house, wave)
    owner = await asyncpg.connect(house.kit.urls.owner)
    try:
        async with owner.transaction():
            await owner.execute(
                "select set_config('app.tenant_ids', $1, true), set_config('app.network_ids', '*', true)",
                str(house.tenant),
            )
            await owner.execute("update wave set state = 'closed' where id = $1", UUID(wave["id"]))
            storing = asyncio.create_task(store.store(Scope.tenant(house.tenant), [row]))
            done, _ = await asyncio.wait({storing}, timeout=0.3)
            assert not done, "an answer was stored beside a closing that had not ended"
        (stored,) = await storing
    finally:
        await owner.close()
    assert stored.outcome == "wave_closed"


async def test_a_database_that_is_not_there_is_away() -> None:
    store = ResponseStore("postgresql://nobody:x@127.0.0.1:9/nothing", size=1, seconds=1)
    with pytest.raises(DatabaseAway):
        await store.store(Scope.tenant(new_id()), [])


async def test_the_event_is_the_one_that_the_runtime_makes_elsewhere(house: House) -> None:
    row = await checked_row(house, await house.wave())
    event_id, body = _event(row)
    made = make_event(
        ResponseReceived(response_id=row.id, wave_id=row.wave_id),
        tenant_id=row.tenant_id,
        project_id=row.project_id,
        source="/survey-api",
        at=row.received_at,
    )
    assert orjson.loads(body) == {**made, "id": str(event_id), "correlationid": row.request_id}
