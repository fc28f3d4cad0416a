"""How much is kept, and for how long. The server sees sealed bytes and can open none of them."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

MOST_BYTES: Final = 8 << 20
"""Of one: a draft takes some kilobytes, a photo as the page makes it some hundreds."""

MOST_OF_LINK: Final = 500
MOST_BYTES_OF_LINK: Final = 128 << 20
MOST_BYTES_OF_TENANT: Final = 2 << 30
UNUSED: Final = timedelta(days=30)

WRITES_A_MINUTE: Final = 200
BYTES_A_MINUTE: Final = 64 << 20
"""Of one link in one process; a device that writes without pause sends a draft every five seconds."""


def lookup_hash(lookup: str) -> str:
    """SHA-256 of a lookup key, in hexadecimal: what the database keeps, so that its reader finds no draft by it."""
    return hashlib.sha256(lookup.encode()).hexdigest()


def expires_at(used_at: datetime) -> datetime:
    return used_at + UNUSED


@dataclass(frozen=True)
class Room:
    """What is kept already: of the link, and of its organisation; without the one that is written."""

    number: int
    link_bytes: int
    tenant_bytes: int

    def full(self, more: int) -> str | None:
        """What there is no room in for `more` bytes: link or tenant."""
        if self.number >= MOST_OF_LINK or self.link_bytes + more > MOST_BYTES_OF_LINK:
            return "link"
        return "tenant" if self.tenant_bytes + more > MOST_BYTES_OF_TENANT else None
