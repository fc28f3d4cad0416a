"""The audit table's chain."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from chassis.audit import GENESIS, AuditEntry, broken_at, seal
from chassis.database import Database, Scope
from chassis.ids import new_id
from sqlalchemy import text

Row = tuple[int, AuditEntry, str]
TENANT = new_id()


def chain(length: int) -> list[Row]:
    rows, previous = [], GENESIS
    for number in range(1, length + 1):
        entry = AuditEntry(
            TENANT, datetime(2026, 1, 1, tzinfo=UTC), "person", "anna", "wave.closed", "wave", str(number), {}
        )
        previous = seal(previous, number, entry)
        rows.append((number, entry, previous))
    return rows


def test_an_untouched_chain_is_whole() -> None:
    assert broken_at(chain(100)) is None


TAMPERED: dict[str, Callable[[list[Row]], list[Row]]] = {
    "altered": lambda r: [*r[:41], (42, replace(r[41][1], action="wave.opened"), r[41][2]), *r[42:]],
    "taken out": lambda r: [*r[:41], *r[42:]],
    "taken out and renumbered": lambda r: [*r[:41], *((n - 1, e, s) for n, e, s in r[42:])],
    "swapped": lambda r: [*r[:41], (42, r[42][1], r[42][2]), (43, r[41][1], r[41][2]), *r[43:]],
    "put in": lambda r: [*r[:41], (42, r[0][1], r[0][2]), *((n + 1, e, s) for n, e, s in r[41:])],
}


@pytest.mark.parametrize("how", TAMPERED)
def test_a_row_is_named_that_was(how: str) -> None:
    assert broken_at(TAMPERED[how](chain(100))) == 42


async def test_writers_at_the_same_time_leave_one_whole_chain(database: Database) -> None:
    tenant = new_id()

    async def write(number: int) -> None:
        async with database.transaction(Scope.tenant(tenant)) as work:
            work.audit(
                "bell.rung", tenant_id=tenant, subject_kind="bell", subject_id=str(number), detail={"n": 1.5}
            )

    await asyncio.gather(*(write(number) for number in range(12)))
    async with database.transaction(Scope.tenant(tenant)) as work:
        rows = (await work.session.execute(text("select * from audit order by number"))).mappings().all()
    entries = [
        (
            row["number"],
            AuditEntry(**{name: row[name] for name in AuditEntry.__dataclass_fields__}),
            row["seal"],
        )
        for row in rows
    ]
    assert len(entries) == 12
    assert broken_at(entries) is None


async def test_what_is_undone_leaves_no_audit_row(database: Database) -> None:
    tenant = new_id()
    work = await database.begin(Scope.tenant(tenant))
    work.audit("bell.rung", tenant_id=tenant, subject_kind="bell", subject_id="1")
    await work.close()
    async with database.transaction(Scope.tenant(tenant)) as look:
        assert (await look.session.execute(text("select count(*) from audit"))).scalar_one() == 0
