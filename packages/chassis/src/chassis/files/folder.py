"""The store as a folder, and writing to disk so that it stays there."""

import asyncio
import hashlib
import os
import secrets
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from chassis.files.store import PIECE, FileMissing, StoredFile, key_of


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, not only the bytes of its files."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, read piece by piece."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


class FolderStore:
    """A folder of files named by the SHA-256 of their content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _path(self, tenant_id: UUID, sha256: str) -> Path:
        return self._folder / key_of(tenant_id, sha256)

    async def put(self, tenant_id: UUID, content: bytes) -> StoredFile:
        digest = hashlib.sha256(content).hexdigest()
        await asyncio.to_thread(self._write, tenant_id, digest, lambda out: out.write(content))
        return StoredFile(digest, len(content))

    async def put_file(self, tenant_id: UUID, path: Path) -> StoredFile:
        return await asyncio.to_thread(self._put_file, tenant_id, path)

    def _put_file(self, tenant_id: UUID, path: Path) -> StoredFile:
        digest = hash_of(path)
        with path.open("rb") as source:
            self._write(tenant_id, digest, lambda out: shutil.copyfileobj(source, out, PIECE))
        return StoredFile(digest, path.stat().st_size)

    def _write(self, tenant_id: UUID, digest: str, fill: Callable[[BinaryIO], object]) -> None:
        path = self._path(tenant_id, digest)
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{digest[:12]}.{secrets.token_hex(6)}")
        try:
            with draft.open("wb") as out:
                fill(out)
                out.flush()
                os.fsync(out.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        sync_folder(path.parent)

    async def get(self, tenant_id: UUID, sha256: str) -> bytes:
        path = self._path(tenant_id, sha256)
        try:
            content = await asyncio.to_thread(path.read_bytes)
        except FileNotFoundError as error:
            raise FileMissing(sha256) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise FileMissing(f"{sha256} is damaged")
        return content

    async def size(self, tenant_id: UUID, sha256: str) -> int:
        try:
            return (await asyncio.to_thread(self._path(tenant_id, sha256).stat)).st_size
        except FileNotFoundError as error:
            raise FileMissing(sha256) from error

    async def stream(self, tenant_id: UUID, sha256: str, first: int, last: int) -> AsyncIterator[bytes]:
        try:
            opened = await asyncio.to_thread(self._path(tenant_id, sha256).open, "rb")
        except FileNotFoundError as error:
            raise FileMissing(sha256) from error
        with opened:
            opened.seek(first)
            left = last - first + 1
            while left > 0 and (piece := await asyncio.to_thread(opened.read, min(PIECE, left))):
                left -= len(piece)
                yield piece

    async def remove(self, tenant_id: UUID, sha256: str) -> None:
        await asyncio.to_thread(self._path(tenant_id, sha256).unlink, missing_ok=True)
