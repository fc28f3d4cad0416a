"""The account of stored files: which are kept, and which nothing refers to any more.

Bytes go into the store before the row that refers to them commits, and leave it after the row that referred to
them is gone; in between their row here says from when on they may be taken away (`loose_at`). Whoever keeps or
takes away locks that row first, so that neither can undo the other.
"""

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import text

from chassis.clock import Clock
from chassis.database import Database, Scope, Transaction
from chassis.files.folder import hash_of
from chassis.files.store import FileMissing, FileStore, StoreAway, StoredFile

log = logging.getLogger(__name__)

INTENT = timedelta(hours=1)
"""How long bytes wait for the row that will refer to them."""

_EVERY_SECONDS = 30.0
_AT_ONCE = 100

Reference = tuple[str, str]
"""A table and its column that holds the SHA-256 of a stored file."""

_INTEND = text(
    "insert into stored_file (tenant_id, sha256, size, media_type, created_by, created_at, loose_at)"
    " values (:tenant, :sha256, :size, :media_type, :by, :now, :until)"
    " on conflict (tenant_id, sha256) do update set loose_at ="
    " case when stored_file.loose_at is null then null else greatest(stored_file.loose_at, :until) end"
)
_CONFIRM = text(
    "update stored_file set loose_at = null where tenant_id = :tenant and sha256 = any(:names) returning sha256"
)
_LOOSE = text(
    "select tenant_id, sha256 from stored_file where loose_at <= :now order by loose_at limit :most"
)
_LOCK_LOOSE = text(
    "select sha256 from stored_file where tenant_id = :tenant and sha256 = :sha256 and loose_at <= :now"
    " for update skip locked"
)
_LOOSEN = text("update stored_file set loose_at = :now where tenant_id = :tenant and sha256 = any(:names)")
_KEEP = text("update stored_file set loose_at = null where tenant_id = :tenant and sha256 = :sha256")
_FORGET = text("delete from stored_file where tenant_id = :tenant and sha256 = :sha256")


class Keeping:
    def __init__(
        self, database: Database, clock: Clock, store: FileStore, references: Sequence[Reference]
    ) -> None:
        self._database = database
        self._clock = clock
        self._store = store
        referred = " or ".join(
            f"exists (select 1 from {table} where tenant_id = :tenant and {column} = :sha256)"  # noqa: S608  names from the service's own code
            for table, column in references
        )
        self._referred = text(f"select {referred or 'false'}")

    async def store(self, tenant_id: UUID, by: str, content: bytes, media_type: str) -> StoredFile:
        """Put bytes into the store that a row will refer to within the hour, by `confirm`."""
        stored = StoredFile(hashlib.sha256(content).hexdigest(), len(content))
        await self._intend(tenant_id, by, stored, media_type)
        return await self._store.put(tenant_id, content)

    async def store_file(self, tenant_id: UUID, by: str, path: Path, media_type: str) -> StoredFile:
        """Like store, for a file too large for memory."""
        stored = await asyncio.to_thread(lambda: StoredFile(hash_of(path), path.stat().st_size))
        await self._intend(tenant_id, by, stored, media_type)
        return await self._store.put_file(tenant_id, path)

    async def _intend(self, tenant_id: UUID, by: str, stored: StoredFile, media_type: str) -> None:
        """Say that these bytes are about to be stored, in a transaction of its own."""
        now = self._clock.now()
        async with self._database.transaction(Scope.tenant(tenant_id)) as work:
            await work.session.execute(
                _INTEND,
                {
                    "tenant": tenant_id,
                    "sha256": stored.sha256,
                    "size": stored.size,
                    "media_type": media_type,
                    "by": by,
                    "now": now,
                    "until": now + INTENT,
                },
            )

    async def confirm(self, work: Transaction, tenant_id: UUID, names: Sequence[str]) -> bool:
        """In the transaction that writes what refers to them: keep these files. False if one is not there."""
        found = await work.session.execute(_CONFIRM, {"tenant": tenant_id, "names": list(names)})
        if set(found.scalars()) != set(names):
            return False
        try:
            for name in names:
                await self._store.size(tenant_id, name)
        except FileMissing:
            return False
        return True

    async def release(self, work: Transaction, tenant_id: UUID, names: Sequence[str]) -> None:
        """In the transaction that took a reference away: let go of those that nothing else refers to.

        Whether something else does is looked up after the commit, with the eyes of the whole tenant: the caller
        may not see every record that refers to a file.
        """
        values = {"tenant": tenant_id, "names": list(names), "now": self._clock.now()}
        await work.session.execute(_LOOSEN, values)

        async def purge() -> None:
            for name in names:
                try:
                    await self.purge(tenant_id, name)
                except (OSError, StoreAway) as error:
                    log.warning("a file could not be taken away yet: %s", error)

        work.after_commit(purge)

    async def purge(self, tenant_id: UUID, sha256: str) -> bool:
        """Take a loose file out of the store unless something refers to it; whether it went."""
        async with self._database.transaction(Scope.tenant(tenant_id)) as work:
            names = {"tenant": tenant_id, "sha256": sha256}
            found = await work.session.execute(_LOCK_LOOSE, {**names, "now": self._clock.now()})
            if found.first() is None:
                return False
            if (await work.session.execute(self._referred, names)).scalar():
                await work.session.execute(_KEEP, names)
                return False
            await self._store.remove(tenant_id, sha256)
            await work.session.execute(_FORGET, names)
        return True

    async def sweep(self) -> int:
        """Take away every file that is loose by now; how many were."""
        async with self._database.system() as look:
            values = {"now": self._clock.now(), "most": _AT_ONCE}
            rows = (await look.session.execute(_LOOSE, values)).all()
        return sum([await self.purge(row.tenant_id, row.sha256) for row in rows])

    async def run(self, *sweeps: Callable[[], Awaitable[int]]) -> None:
        while True:
            for sweep in sweeps:
                try:
                    await sweep()
                except Exception as error:
                    log.warning("files wait to be taken away: %s", error)
            await asyncio.sleep(_EVERY_SECONDS)
