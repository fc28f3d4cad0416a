"""The store of files: content-addressed, the tenant in the path, written whole or not at all."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

PIECE = 256 << 10
"""How much of a file is held in memory at once while it is copied or sent, in bytes."""


class FileMissing(Exception):
    """The store does not have this content."""


class StoreAway(Exception):
    """The store does not answer, or refuses what we ask of it."""


@dataclass(frozen=True)
class StoredFile:
    sha256: str
    size: int


class FileStore(Protocol):
    """Where the bytes of a service are. A file is named by its tenant and the SHA-256 of its content."""

    async def put(self, tenant_id: UUID, content: bytes) -> StoredFile:
        """Store `content`; when this returns it is kept durably. Storing it again changes nothing."""
        ...

    async def put_file(self, tenant_id: UUID, path: Path) -> StoredFile:
        """Like put, for a file too large for memory. The file at `path` stays."""
        ...

    async def get(self, tenant_id: UUID, sha256: str) -> bytes:
        """The content. Raises FileMissing; a file whose bytes no longer fit its name is missing too."""
        ...

    async def size(self, tenant_id: UUID, sha256: str) -> int:
        """In bytes. Raises FileMissing."""
        ...

    def stream(self, tenant_id: UUID, sha256: str, first: int, last: int) -> AsyncIterator[bytes]:
        """The bytes `first` to `last`, both included. Raises FileMissing."""
        ...

    async def remove(self, tenant_id: UUID, sha256: str) -> None:
        """Take the content away; what is not there is fine."""
        ...


def key_of(tenant_id: UUID, sha256: str) -> str:
    """The path of a file in the store. Raises FileMissing for a name that is no SHA-256."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise FileMissing(sha256)
    return f"{tenant_id}/{sha256[:2]}/{sha256}"
