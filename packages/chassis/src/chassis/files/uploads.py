"""Uploads in pieces: who may send how much, how far each has come, and when it is whole."""

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from sqlalchemy import text

from chassis.clock import Clock
from chassis.database import Database, Scope, Transaction
from chassis.files.drafts import Drafts
from chassis.files.folder import hash_of
from chassis.files.store import PIECE, StoreAway
from chassis.files.upload_errors import (
    HashMismatch,
    NoRoom,
    OffsetConflict,
    PieceTooLong,
    TooManyUnfinished,
    UploadBusy,
    UploadIncomplete,
    UploadNotFound,
    UploadTooLarge,
    WholeAlready,
)
from chassis.ids import new_id
from chassis.principal import Principal
from chassis.problems import Unavailable

log = logging.getLogger(__name__)

KEPT = timedelta(days=7)
"""How long an upload waits for its next piece, or to be used once it is whole."""

UNFINISHED = 50
"""How many uploads one person may have open at once."""

_AT_ONCE = 100


@dataclass(frozen=True)
class Limits:
    """In bytes: one file, all files of a person, all files of a tenant."""

    most_bytes: int
    person_bytes: int
    tenant_bytes: int


@dataclass(frozen=True)
class Announced:
    """What a client says of a file before it sends it; none of it is trusted."""

    length: int
    name: str
    media_type: str
    sha256: str | None = None


@dataclass(frozen=True)
class Upload:
    """`offset` is how many bytes have arrived; `sha256` is known once they all have."""

    tenant_id: UUID
    id: UUID
    created_by: str
    created_at: datetime
    expires_at: datetime
    length: int
    name: str
    media_type: str
    expected_sha256: str | None
    sha256: str | None
    state: str
    refusal: str | None
    offset: int = 0


_COLUMNS = (
    "tenant_id, id, created_by, created_at, expires_at, length, name, media_type, expected_sha256, sha256, state,"
    " refusal"
)
_LOCK_TENANT = text("select pg_advisory_xact_lock(hashtextextended(:tenant, 7118))")
_TAKEN_UP = text(
    "select (select count(*) from upload where tenant_id = :tenant and created_by = :by) as unfinished,"
    " (select coalesce(sum(length), 0) from upload where tenant_id = :tenant and state <> 'refused')"
    " + (select coalesce(sum(size), 0) from stored_file where tenant_id = :tenant) as tenant_bytes,"
    " (select coalesce(sum(length), 0) from upload where tenant_id = :tenant and created_by = :by"
    " and state <> 'refused')"
    " + (select coalesce(sum(size), 0) from stored_file where tenant_id = :tenant and created_by = :by)"
    " as person_bytes"
)
_INSERT = text(
    "insert into upload (tenant_id, id, created_by, created_at, expires_at, length, name, media_type,"
    " expected_sha256, state) values (:tenant_id, :id, :created_by, :created_at, :expires_at, :length, :name,"
    " :media_type, :expected_sha256, 'receiving')"
)
_FIND = f"select {_COLUMNS} from upload where tenant_id = :tenant and id = :id and created_by = :by"  # noqa: S608  constants
_FIND_PLAIN, _FIND_LOCKED = text(_FIND), text(_FIND + " for update skip locked")
_SETTLE = text(
    "update upload set state = :state, sha256 = :sha256, refusal = :refusal, expires_at = :expires_at"
    " where tenant_id = :tenant and id = :id"
)
_PROLONG = text("update upload set expires_at = :expires_at where tenant_id = :tenant and id = :id")
_DELETE = text("delete from upload where tenant_id = :tenant and id = :id")
_EXPIRED = text("select tenant_id, id from upload where expires_at <= :now order by expires_at limit :most")
_LOCK_EXPIRED = text(
    "select id from upload where tenant_id = :tenant and id = :id and expires_at <= :now for update skip locked"
)


class Uploads:
    """The uploads of one service. Another person's upload is not there, whatever their rights."""

    def __init__(self, database: Database, clock: Clock, drafts: Drafts, limits: Limits) -> None:
        self._database = database
        self._clock = clock
        self._drafts = drafts
        self.limits = limits

    @property
    def spool(self) -> Path:
        return self._drafts.spool

    async def create(self, work: Transaction, caller: Principal, announced: Announced) -> Upload:
        """Raises UploadTooLarge, NoRoom or TooManyUnfinished."""
        tenant_id = caller.only_tenant()
        if announced.length > self.limits.most_bytes:
            raise UploadTooLarge(most=self.limits.most_bytes, length=announced.length)
        await self._check_room(work, caller, tenant_id, announced.length)
        now = self._clock.now()
        upload = Upload(
            tenant_id=tenant_id,
            id=new_id(),
            created_by=caller.id,
            created_at=now,
            expires_at=now + KEPT,
            length=announced.length,
            name=announced.name,
            media_type=announced.media_type,
            expected_sha256=announced.sha256,
            sha256=None,
            state="receiving",
            refusal=None,
        )
        await work.session.execute(_INSERT, upload.__dict__)
        work.audit(
            "upload.begun",
            tenant_id=tenant_id,
            subject_kind="upload",
            subject_id=upload.id,
            detail={"length": announced.length},
        )
        return upload

    async def _check_room(self, work: Transaction, caller: Principal, tenant_id: UUID, length: int) -> None:
        await work.session.execute(_LOCK_TENANT, {"tenant": str(tenant_id)})
        found = (await work.session.execute(_TAKEN_UP, {"tenant": tenant_id, "by": caller.id})).one()
        if found.unfinished >= UNFINISHED:
            raise TooManyUnfinished(most=UNFINISHED)
        if found.person_bytes + length > self.limits.person_bytes:
            raise NoRoom("person", most=self.limits.person_bytes, taken=int(found.person_bytes))
        if found.tenant_bytes + length > self.limits.tenant_bytes:
            raise NoRoom("tenant", most=self.limits.tenant_bytes, taken=int(found.tenant_bytes))

    async def find(self, work: Transaction, caller: Principal, upload_id: UUID) -> Upload:
        """How far it is; one whose last byte arrived is settled first. Raises UploadNotFound or UploadBusy."""
        upload = await self._read(work, caller, upload_id)
        if upload.state == "receiving" and upload.offset == upload.length:
            upload = await self._settle(work, await self._read(work, caller, upload_id, lock=True))
        return upload

    async def _read(
        self, work: Transaction, caller: Principal, upload_id: UUID, *, lock: bool = False
    ) -> Upload:
        names = {"tenant": caller.only_tenant(), "id": upload_id, "by": caller.id}
        row = (await work.session.execute(_FIND_PLAIN, names)).first()
        if row is None or row.expires_at <= self._clock.now():
            raise UploadNotFound
        if lock:
            row = (await work.session.execute(_FIND_LOCKED, names)).first()
            if row is None:
                raise UploadBusy
        values: dict[str, Any] = dict(row._mapping)
        if row.state == "receiving":
            offset = await self._size(row.tenant_id, upload_id)
        else:
            offset = row.length
        return Upload(**values, offset=offset)

    async def _size(self, tenant_id: UUID, upload_id: UUID) -> int:
        try:
            return await self._drafts.size(tenant_id, upload_id)
        except (OSError, StoreAway) as error:
            raise _away(error) from error

    async def append(self, caller: Principal, upload_id: UUID, offset: int, piece: IO[bytes]) -> Upload:
        """Add what has arrived of a piece and make it durable, in a transaction of its own.

        Call it when the body is read. Raises UploadNotFound, UploadBusy, OffsetConflict, PieceTooLong,
        WholeAlready; HashMismatch when the whole is not what was announced: then nothing of it is kept.
        """
        async with self._database.transaction(Scope.of(caller), actor=caller) as work:
            upload = await self._read(work, caller, upload_id, lock=True)
            check_piece(upload, offset, _length_of(piece))
            try:
                size = await self._drafts.append(upload.tenant_id, upload_id, offset, piece)
            except (OSError, StoreAway) as error:
                raise _away(error) from error
            expires_at = self._clock.now() + KEPT
            upload = Upload(**{**upload.__dict__, "offset": size, "expires_at": expires_at})
            if size == upload.length:
                upload = await self._settle(work, upload)
            else:
                names = {"tenant": upload.tenant_id, "id": upload_id, "expires_at": expires_at}
                await work.session.execute(_PROLONG, names)
        if upload.refusal:
            raise HashMismatch(announced=upload.expected_sha256 or "", arrived=upload.sha256 or "")
        return upload

    async def _settle(self, work: Transaction, upload: Upload) -> Upload:
        """All bytes are here: complete, or refused when they are not those that were announced."""
        try:
            async with self._drafts.local(upload.tenant_id, upload.id) as path:
                sha256 = await asyncio.to_thread(hash_of, path)
        except (OSError, StoreAway) as error:
            raise _away(error) from error
        wrong = upload.expected_sha256 is not None and upload.expected_sha256 != sha256
        settled = Upload(
            **{
                **upload.__dict__,
                "sha256": sha256,
                "state": "refused" if wrong else "complete",
                "refusal": HashMismatch.code if wrong else None,
                "expires_at": self._clock.now() + KEPT,
            }
        )
        await work.session.execute(
            _SETTLE,
            {
                "tenant": upload.tenant_id,
                "id": upload.id,
                "state": settled.state,
                "sha256": sha256,
                "refusal": settled.refusal,
                "expires_at": settled.expires_at,
            },
        )
        if wrong:
            self._remove_after(work, upload.tenant_id, upload.id)
        work.audit(
            f"upload.{settled.state}",
            tenant_id=upload.tenant_id,
            subject_kind="upload",
            subject_id=upload.id,
            detail={"length": upload.length, "sha256": sha256},
        )
        return settled

    @asynccontextmanager
    async def opened(self, upload: Upload) -> AsyncIterator[Path]:
        """The bytes of a whole upload as a file, to read. Raises UploadIncomplete for one that is not whole."""
        if upload.state != "complete":
            raise UploadIncomplete(offset=upload.offset, length=upload.length, refusal=upload.refusal)
        try:
            async with self._drafts.local(upload.tenant_id, upload.id) as path:
                yield path
        except StoreAway as error:
            raise _away(error) from error

    async def end(self, work: Transaction, caller: Principal, upload_id: UUID) -> None:
        """Forget an upload and its bytes: it was used, or is not wanted. Raises UploadNotFound, UploadBusy."""
        upload = await self._read(work, caller, upload_id, lock=True)
        await work.session.execute(_DELETE, {"tenant": upload.tenant_id, "id": upload_id})
        self._remove_after(work, upload.tenant_id, upload_id)

    def _remove_after(self, work: Transaction, tenant_id: UUID, upload_id: UUID) -> None:
        async def remove() -> None:
            try:
                await self._drafts.remove(tenant_id, upload_id)
            except (OSError, StoreAway) as error:
                log.warning("the bytes of an upload could not be taken away: %s", error)

        work.after_commit(remove)

    async def sweep(self) -> int:
        """Forget the uploads whose time is over; how many were."""
        now = self._clock.now()
        async with self._database.system() as look:
            rows = (await look.session.execute(_EXPIRED, {"now": now, "most": _AT_ONCE})).all()
        swept = 0
        for row in rows:
            names = {"tenant": row.tenant_id, "id": row.id}
            async with self._database.transaction(Scope.tenant(row.tenant_id)) as work:
                if (await work.session.execute(_LOCK_EXPIRED, {**names, "now": now})).first():
                    await self._drafts.remove(row.tenant_id, row.id)
                    await work.session.execute(_DELETE, names)
                    swept += 1
        return swept


def check_piece(upload: Upload, offset: int, length: int) -> None:
    """Whether a piece of `length` bytes may follow now. Raises WholeAlready, OffsetConflict, PieceTooLong."""
    if upload.state != "receiving":
        raise WholeAlready(upload.state)
    if offset != upload.offset:
        raise OffsetConflict(here=upload.offset, sent=offset)
    if offset + length > upload.length:
        raise PieceTooLong(length=upload.length, sent=offset + length)


def digest_of(piece: IO[bytes], algorithm: str) -> bytes:
    """The checksum of a piece, which is read and wound back."""
    made = hashlib.new(algorithm, usedforsecurity=False)
    piece.seek(0)
    while part := piece.read(PIECE):
        made.update(part)
    piece.seek(0)
    return made.digest()


def _length_of(piece: IO[bytes]) -> int:
    length = piece.seek(0, 2)
    piece.seek(0)
    return length


def _away(error: Exception) -> Unavailable:
    log.warning("the place of uploads does not answer: %s", error)
    return Unavailable("The place where files are kept does not answer, or is full.", part="files")
