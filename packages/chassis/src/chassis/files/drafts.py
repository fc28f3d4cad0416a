"""Uploads in progress: bytes that arrived so far, piece after piece, each durable before it is acknowledged.

What is here is the truth about how far an upload has come; no row repeats it.
"""

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from typing import IO, Protocol
from uuid import UUID

from chassis.files.folder import sync_folder
from chassis.files.s3 import Bucket
from chassis.files.store import PIECE


class Drafts(Protocol):
    """Only one writer an upload at a time: whoever holds the lock of its row."""

    @property
    def spool(self) -> Path:
        """A folder on disk for pieces on their way in."""
        ...

    async def size(self, tenant_id: UUID, upload_id: UUID) -> int:
        """How many bytes have arrived; 0 before the first."""
        ...

    async def append(self, tenant_id: UUID, upload_id: UUID, offset: int, piece: IO[bytes]) -> int:
        """Add `piece` at `offset`, which is the size now; the new size, once the piece is durable."""
        ...

    def local(self, tenant_id: UUID, upload_id: UUID) -> AbstractAsyncContextManager[Path]:
        """The bytes as a file on this machine, to read and not to change."""
        ...

    async def remove(self, tenant_id: UUID, upload_id: UUID) -> None: ...


class FolderDrafts:
    """One file an upload."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def spool(self) -> Path:
        return spool_in(self._folder)

    def _path(self, tenant_id: UUID, upload_id: UUID) -> Path:
        return self._folder / str(tenant_id) / str(upload_id)

    async def size(self, tenant_id: UUID, upload_id: UUID) -> int:
        try:
            return (await asyncio.to_thread(self._path(tenant_id, upload_id).stat)).st_size
        except FileNotFoundError:
            return 0

    async def append(self, tenant_id: UUID, upload_id: UUID, offset: int, piece: IO[bytes]) -> int:
        return await asyncio.to_thread(self._append, self._path(tenant_id, upload_id), offset, piece)

    def _append(self, path: Path, offset: int, piece: IO[bytes]) -> int:
        new = not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as out:
            if out.tell() != offset:
                raise ValueError(f"the upload has {out.tell()} bytes, not {offset}")
            shutil.copyfileobj(piece, out, PIECE)
            out.flush()
            os.fsync(out.fileno())
            size = out.tell()
        if new:
            sync_folder(path.parent)
        return size

    @asynccontextmanager
    async def local(self, tenant_id: UUID, upload_id: UUID) -> AsyncIterator[Path]:
        yield self._path(tenant_id, upload_id)

    async def remove(self, tenant_id: UUID, upload_id: UUID) -> None:
        await asyncio.to_thread(self._path(tenant_id, upload_id).unlink, missing_ok=True)


class S3Drafts:
    """One object a piece, named by its offset, so that any number of processes may take pieces in."""

    def __init__(self, bucket: Bucket, prefix: str, folder: Path) -> None:
        self._bucket = bucket
        self._prefix = prefix
        self._folder = folder

    @property
    def spool(self) -> Path:
        return spool_in(self._folder)

    def _under(self, tenant_id: UUID, upload_id: UUID) -> str:
        return f"{self._prefix}/uploads/{tenant_id}/{upload_id}/"

    async def _pieces(self, tenant_id: UUID, upload_id: UUID) -> dict[str, int]:
        return await self._bucket.keys(self._under(tenant_id, upload_id))

    async def size(self, tenant_id: UUID, upload_id: UUID) -> int:
        return sum((await self._pieces(tenant_id, upload_id)).values())

    async def append(self, tenant_id: UUID, upload_id: UUID, offset: int, piece: IO[bytes]) -> int:
        content = piece.read()  # at most one request's body
        if content:
            await self._bucket.put(f"{self._under(tenant_id, upload_id)}{offset:015d}", content)
        return offset + len(content)

    @asynccontextmanager
    async def local(self, tenant_id: UUID, upload_id: UUID) -> AsyncIterator[Path]:
        with tempfile.NamedTemporaryFile(dir=self.spool) as whole:
            for key in await self._pieces(tenant_id, upload_id):
                content = await self._bucket.get(key)
                await asyncio.to_thread(whole.write, content)
            whole.flush()
            yield Path(whole.name)

    async def remove(self, tenant_id: UUID, upload_id: UUID) -> None:
        for key in await self._pieces(tenant_id, upload_id):
            await self._bucket.remove(key)


def spool_in(folder: Path) -> Path:
    made = folder / ".pieces"
    with suppress(FileExistsError):
        made.mkdir(parents=True)
    return made
