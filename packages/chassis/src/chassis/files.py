"""Files: content-addressed, the tenant in the path, written whole or not at all."""

import asyncio
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID


class FileMissing(Exception):
    """The store does not have this content."""


@dataclass(frozen=True)
class StoredFile:
    sha256: str
    size: int


class FileStore:
    """A folder of files named by the SHA-256 of their content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _path(self, tenant_id: UUID, sha256: str) -> Path:
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise FileMissing(sha256)
        return self._folder / str(tenant_id) / sha256[:2] / sha256

    async def put(self, tenant_id: UUID, content: bytes) -> StoredFile:
        """Store `content`; when this returns it is on disk. Storing it again changes nothing."""
        return await asyncio.to_thread(self._put, tenant_id, content)

    def _put(self, tenant_id: UUID, content: bytes) -> StoredFile:
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(tenant_id, digest)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(f".{digest[:12]}.{secrets.token_hex(6)}")
            try:
                with draft.open("wb") as out:
                    out.write(content)
                    out.flush()
                    os.fsync(out.fileno())
                draft.replace(path)
            finally:
                draft.unlink(missing_ok=True)
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        return StoredFile(digest, len(content))

    async def get(self, tenant_id: UUID, sha256: str) -> bytes:
        """The content. Raises FileMissing; a file whose bytes no longer fit its name is missing too."""
        path = self._path(tenant_id, sha256)
        try:
            content = await asyncio.to_thread(path.read_bytes)
        except FileNotFoundError as error:
            raise FileMissing(sha256) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise FileMissing(f"{sha256} is damaged")
        return content
