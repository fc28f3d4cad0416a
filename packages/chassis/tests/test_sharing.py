"""Row-level security of what is read beyond its network: only when it is shared, never written, never elsewhere."""

from uuid import UUID

import asyncpg
import pytest
from chassis.database import Database, Scope
from chassis.ids import new_id
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from .conftest import Kit


class Place:
    """A tenant with two networks: `here` is where rows are made, `beside` is the other's reader."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.tenant, self.network, self.other = new_id(), new_id(), new_id()
        self.here = Scope(frozenset({self.tenant}), frozenset({self.network}))
        self.beside = Scope(frozenset({self.tenant}), frozenset({self.other}))

    async def add(self, table: str, column: str, value: object, scope: Scope | None = None) -> UUID:
        made = new_id()
        row = {"t": self.tenant, "n": self.network, "i": made, "v": value}
        async with self._database.transaction(scope or self.here) as work:
            await work.session.execute(
                text(f"insert into {table} (tenant_id, network_id, id, {column}) values (:t, :n, :i, :v)"),
                row,
            )
        return made

    async def seen(self, table: str, scope: Scope) -> set[UUID]:
        async with self._database.transaction(scope) as work:
            return {row.id for row in await work.session.execute(text(f"select id from {table}"))}

    async def touched(self, table: str, scope: Scope) -> int:
        """How many rows an update and a deletion of everything reach."""
        async with self._database.transaction(scope) as work:
            updated = await work.session.execute(text(f"update {table} set network_id = network_id"))
            deleted = await work.session.execute(text(f"delete from {table}"))
            return int(updated.rowcount + deleted.rowcount)  # type: ignore[attr-defined]  # of a write


@pytest.fixture
def place(database: Database) -> Place:
    return Place(database)


@pytest.mark.parametrize("table", ["poster", "leaflet"])
async def test_a_row_is_read_beyond_its_network_only_while_it_is_shared(place: Place, table: str) -> None:
    public, private = await place.add(table, "public", True), await place.add(table, "public", False)
    assert await place.seen(table, place.here) == {public, private}
    assert await place.seen(table, place.beside) == {public}
    assert await place.seen(table, Scope(frozenset({place.tenant}), frozenset())) == {public}
    assert await place.seen(table, Scope.tenant(new_id())) == set()
    assert await place.seen(table, Scope()) == set()


@pytest.mark.parametrize("table", ["poster", "leaflet"])
async def test_a_shared_row_is_written_in_its_own_network_only(place: Place, table: str) -> None:
    await place.add(table, "public", True)
    assert await place.touched(table, place.beside) == 0
    with pytest.raises(DBAPIError, match="row-level security"):
        await place.add(table, "public", True, place.beside)
    assert await place.touched(table, place.here) == 2


async def test_a_row_can_not_be_moved_into_a_network_of_somebody_else(
    place: Place, database: Database
) -> None:
    await place.add("poster", "public", True)
    work = await database.begin(place.here)
    with pytest.raises(DBAPIError, match="row-level security"):
        await work.session.execute(text("update poster set network_id = :n"), {"n": place.other})
    await work.close()


async def test_what_hangs_on_a_row_is_read_where_the_row_is(place: Place, database: Database) -> None:
    public, private = await place.add("poster", "public", True), await place.add("poster", "public", False)
    shown, hidden = (
        await place.add("remark", "poster_id", public),
        await place.add("remark", "poster_id", private),
    )
    assert await place.seen("remark", place.here) == {shown, hidden}
    assert await place.seen("remark", place.beside) == {shown}
    async with database.transaction(place.here) as work:
        await work.session.execute(text("update poster set public = not public"))
    assert await place.seen("remark", place.beside) == {hidden}
    assert await place.touched("remark", place.beside) == 0


async def test_a_rule_for_reading_that_is_for_writing_too_would_let_others_write(
    kit: Kit, place: Place
) -> None:
    """The negative control: where deleting asks what reading asks, a shared row is deleted from beside."""
    await place.add("poster", "public", True)
    owner = await asyncpg.connect(kit.urls.owner)
    rule = (
        "select pg_get_expr(polqual, polrelid) from pg_policy where polname = $1 and polrelid = $2::regclass"
    )
    narrow = await owner.fetchval(rule, "network_delete", "poster")
    try:
        await owner.execute(f"alter policy network_delete on poster using ({narrow} or public)")
        assert await place.touched("poster", place.beside) == 1
    finally:
        await owner.execute(f"alter policy network_delete on poster using ({narrow})")
        await owner.close()
