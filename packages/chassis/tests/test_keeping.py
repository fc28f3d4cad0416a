"""The account of stored files: bytes stay while something refers to them, and go when nothing does."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from chassis.clock import HeldClock, SystemClock
from chassis.database import Database, Scope
from chassis.files.folder import FolderStore
from chassis.files.keeping import INTENT, Keeping
from chassis.files.store import StoredFile
from chassis.ids import new_id
from sqlalchemy import text


@dataclass
class Ledger:
    """A tenant whose notes refer to files by their words."""

    database: Database
    clock: HeldClock
    keeping: Keeping
    folder: Path
    tenant: UUID

    async def store(self, content: bytes) -> StoredFile:
        return await self.keeping.store(self.tenant, "anna", content, "text/plain")

    async def refer(self, *names: str) -> bool:
        async with self.database.transaction(Scope.tenant(self.tenant)) as work:
            for name in names:
                await work.session.execute(
                    text("insert into note (tenant_id, network_id, id, words) values (:t, :n, :n, :w)"),
                    {"t": self.tenant, "n": new_id(), "w": name},
                )
            return await self.keeping.confirm(work, self.tenant, list(names))

    async def let_go(self, name: str, *, scope: Scope | None = None) -> None:
        """Remove one note that refers to it."""
        async with self.database.transaction(scope or Scope.tenant(self.tenant)) as work:
            await work.session.execute(
                text("delete from note where id = (select id from note where words = :w limit 1)"),
                {"w": name},
            )
            await self.keeping.release(work, self.tenant, [name])

    def there(self) -> set[str]:
        return {path.name for path in self.folder.rglob("*") if path.is_file()}


@pytest.fixture
async def ledger(database: Database, tmp_path: Path) -> Ledger:
    clock = HeldClock(SystemClock().now())
    keeping = Keeping(database, clock, FolderStore(tmp_path), [("note", "words")])
    return Ledger(database, clock, keeping, tmp_path, new_id())


async def test_bytes_that_no_row_came_to_refer_to_are_swept(ledger: Ledger) -> None:
    lost, kept = await ledger.store(b"a crash came in between"), await ledger.store(b"kept")
    assert await ledger.refer(kept.sha256)
    await ledger.keeping.sweep()
    assert ledger.there() == {lost.sha256, kept.sha256}
    ledger.clock.move(INTENT + timedelta(seconds=1))
    await ledger.keeping.sweep()
    assert ledger.there() == {kept.sha256}


async def test_bytes_go_with_the_last_row_that_refers_to_them(ledger: Ledger) -> None:
    one = await ledger.store(b"the same")
    assert await ledger.refer(one.sha256)
    assert await ledger.store(b"the same") == one
    assert await ledger.refer(one.sha256)
    await ledger.let_go(one.sha256)
    assert ledger.there() == {one.sha256}
    await ledger.let_go(one.sha256)
    assert ledger.there() == set()


async def test_a_reference_that_the_caller_can_not_see_keeps_the_bytes(ledger: Ledger) -> None:
    one = await ledger.store(b"seen by others")
    assert await ledger.refer(one.sha256)
    blind = Scope(frozenset({ledger.tenant}), frozenset({new_id()}))
    await ledger.let_go(one.sha256, scope=blind)
    assert ledger.there() == {one.sha256}
    ledger.clock.move(INTENT * 2)
    await ledger.keeping.sweep()
    assert ledger.there() == {one.sha256}


async def test_bytes_that_went_meanwhile_are_not_said_to_be_kept(ledger: Ledger) -> None:
    one = await ledger.store(b"swept too early")
    ledger.clock.move(INTENT * 2)
    await ledger.keeping.sweep()
    assert not await ledger.refer(one.sha256)
    two = await ledger.store(b"lost by the disk")
    (ledger.folder / str(ledger.tenant) / two.sha256[:2] / two.sha256).unlink()
    assert not await ledger.refer(two.sha256)
