"""Tokens of public links: made from the link's id by a key, so that a QR sheet can be printed again.

Whoever reads the database finds only hashes; whoever lacks the key can make no token.
"""

import base64
import hashlib
import hmac
from pathlib import Path
from uuid import UUID

_BYTES = 20  # 160 bits
PUBLIC_LINKS = b"survey-api public links v1"
DEVICES = b"survey-api devices v1"
"""What a key is for: a token of one purpose is none of the other."""

LENGTH = 27
"""Characters of a token."""


def token_hash(token: str) -> str:
    """SHA-256 of a token, in hexadecimal: what the database keeps."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def made_by(key: bytes, content: bytes) -> str:
    """27 characters, safe in an address, that nobody makes of the content without the key."""
    return base64.urlsafe_b64encode(hmac.digest(key, content, "sha256")[:_BYTES]).decode().rstrip("=")


class LinkKeys:
    """Makes tokens with a key of its own, derived from the service's secret."""

    def __init__(self, secret: bytes, purpose: bytes = PUBLIC_LINKS) -> None:
        self._key = hmac.digest(secret.strip(), purpose, "sha256")

    @classmethod
    def read(cls, secret_file: Path, purpose: bytes = PUBLIC_LINKS) -> "LinkKeys":
        return cls(secret_file.read_bytes(), purpose)

    def token(self, link_id: UUID) -> str:
        """The token of a link: 27 characters that are safe in an address."""
        return made_by(self._key, link_id.bytes)
