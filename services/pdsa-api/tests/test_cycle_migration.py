"""Migration 0010 over cycles of the earlier shape: nothing is lost on the way there, nor on the way back."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import pytest
from chassis.database import async_url
from chassis.ids import new_id
from chassis.migrations import migrate
from chassis.testing_schema import downgrade, drift, weaknesses
from duru_local.testing import databases, shared_postgres
from pdsa_api.cycles.content import missing_of
from pdsa_api.cycles.models import Cycle
from pdsa_api.tables import Table
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

STAGES = ("plan", "do", "study", "act", "closed")
QUESTIONS: tuple[list[dict[str, str]], ...] = (
    [],
    [{"question": "¿Leen más?", "prediction": "18 de 24"}],
    [
        {"question": "Je, wanasoma?", "prediction": ""},
        {"question": "Same words", "prediction": "Ndiyo"},
        {"question": "Same words", "prediction": 'a "quoted" \\ one'},
    ],
)
OLD = (
    *("tenant_id", "project_id", "network_id", "id", "school_id", "aim_id", "title", "stage", "objective"),
    *("who", "what", "location", "starts_on", "ends_on", "data_to_collect", "version", "created_by"),
    *("created_at", "updated_at"),
)
TENANTS = (new_id(), new_id())


@pytest.fixture
def owner() -> Iterator[str]:
    """A database of pdsa-api of its own, without any table."""
    with databases(shared_postgres().url, "pdsa") as urls:
        yield urls["pdsa"].owner


@asynccontextmanager
async def connected(owner: str) -> AsyncIterator[AsyncConnection]:
    """The owner, who is held to row-level security too, with both tenants in sight."""
    engine = create_async_engine(async_url(owner), poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            for name, value in (("tenant_ids", ",".join(map(str, TENANTS))), ("network_ids", "*")):
                await connection.execute(
                    text("select set_config(:name, :value, true)"), {"name": f"app.{name}", "value": value}
                )
            yield connection
    finally:
        await engine.dispose()


async def filled(owner: str) -> None:
    """Cycles of every stage, with none, one and several questions, in two tenants."""
    async with connected(owner) as connection:
        for tenant in TENANTS:
            for number, stage in enumerate(STAGES):
                for questions in QUESTIONS:
                    await connection.execute(
                        text(
                            "insert into cycle (tenant_id, project_id, network_id, id, school_id, title, stage,"
                            " objective, questions, who, what, location, starts_on, ends_on, data_to_collect, version,"
                            " created_by, created_at, updated_at) values (:tenant, :project, :network, :id, :school,"
                            " :title, :stage, 'Averiguar', cast(:questions as jsonb), 'Ana', '', 'Sala 5',"
                            " '2025-03-03', null, 'Lista', :version, 'ana', '2025-03-01Z', '2025-03-09Z')"
                        ),
                        {
                            "tenant": tenant,
                            "project": new_id(),
                            "network": new_id(),
                            "id": new_id(),
                            "school": new_id() if number % 2 else None,
                            "title": f"{stage} {len(questions)}",
                            "stage": stage,
                            "questions": json.dumps(questions),
                            "version": number + 1,
                        },
                    )


async def stored(owner: str) -> dict[UUID, dict[str, Any]]:
    async with connected(owner) as connection:
        rows = await connection.execute(text("select * from cycle"))
        return {row["id"]: dict(row) for row in rows.mappings()}


def said_before(rows: dict[UUID, dict[str, Any]]) -> dict[UUID, list[Any]]:
    """What the earlier shape knew, its questions as it kept them."""
    return {
        cycle: [
            *(row[name] for name in OLD),
            [{name: one[name] for name in ("question", "prediction")} for one in row["questions"]],
        ]
        for cycle, row in rows.items()
    }


async def test_cycles_of_the_earlier_shape_keep_all_they_say_and_get_a_place_on_a_ramp(owner: str) -> None:
    await migrate("pdsa_api", owner, Table.metadata, "0009")
    await filled(owner)
    before = await stored(owner)
    assert len(before) == len(TENANTS) * len(STAGES) * len(QUESTIONS)
    await migrate("pdsa_api", owner, Table.metadata)
    after = await stored(owner)
    assert said_before(after) == said_before(before)
    ids = [one["id"] for row in after.values() for one in row["questions"]]
    assert len({UUID(one) for one in ids}) == len(ids) == len(TENANTS) * len(STAGES) * 4
    for cycle, row in after.items():
        assert (row["ramp_id"], row["position"], row["previous_id"]) == (cycle, 1, None)
        assert (row["audience"], row["scale"], row["moved_at"]) == ("network", "one_class", row["updated_at"])
        assert all((one["result"], one["match"]) == ("", None) for one in row["questions"])


async def test_each_old_cycle_stands_where_it_stood_and_says_what_its_stage_lacks_now(owner: str) -> None:
    await migrate("pdsa_api", owner, Table.metadata, "0009")
    await filled(owner)
    await migrate("pdsa_api", owner, Table.metadata)
    lacks = {
        row["title"]: [one.pointer for one in missing_of(Cycle(**row))]
        for row in (await stored(owner)).values()
    }
    assert lacks["plan 0"] == ["/questions"]
    assert lacks["plan 1"] == []
    assert lacks["plan 3"] == ["/questions/0/prediction"]
    assert lacks["do 1"] == ["/happened"]
    assert lacks["study 1"] == ["/questions/0/result", "/questions/0/match", "/learned", "/loop"]
    assert lacks["act 1"] == ["/decision", "/reason"]
    assert lacks["closed 1"] == []


async def test_the_way_back_and_there_again_keeps_every_row(owner: str) -> None:
    await migrate("pdsa_api", owner, Table.metadata, "0009")
    await filled(owner)
    before = await stored(owner)
    await migrate("pdsa_api", owner, Table.metadata)
    await downgrade("pdsa_api", owner, Table.metadata, "0009")
    assert await stored(owner) == before
    await migrate("pdsa_api", owner, Table.metadata)
    assert said_before(await stored(owner)) == said_before(before)
    assert await drift(owner, Table.metadata) == []
    assert await weaknesses(owner) == []


@pytest.mark.parametrize(
    "written",
    [
        "happened = 'We tried it'",
        "decision = 'adapt'",
        "scale = 'school'",
        "audience = 'team'",
        "measure_ids = '[\"01938c5e-0000-7000-8000-000000000001\"]'",
        """questions = '[{"id": "a", "question": "q", "prediction": "p", "result": "r", "match": null}]'""",
        """questions = '[{"id": "a", "question": "q", "prediction": "p", "result": "", "match": "met"}]'""",
    ],
)
async def test_there_is_no_way_back_once_something_was_written_that_would_be_lost(
    owner: str, written: str
) -> None:
    await migrate("pdsa_api", owner, Table.metadata, "0009")
    await filled(owner)
    await migrate("pdsa_api", owner, Table.metadata)
    async with connected(owner) as connection:
        await connection.execute(text(f"update cycle set {written} where title = 'act 1'"))
    before = await stored(owner)
    with pytest.raises(RuntimeError, match="2 cycles hold what the earlier shape has no place for"):
        await downgrade("pdsa_api", owner, Table.metadata, "0009")
    await migrate("pdsa_api", owner, Table.metadata)
    assert await stored(owner) == before
    assert await weaknesses(owner) == []
