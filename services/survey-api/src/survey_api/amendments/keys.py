"""Amend tokens: whoever got the receipt of a response may read and change it. Nothing of them is stored."""

import base64
import hmac
from pathlib import Path
from typing import Final
from uuid import UUID

PURPOSE: Final = b"survey-api amendments v1"
_BYTES = 20  # 160 bits


class AmendKeys:
    """Makes tokens with a key of its own, derived from the service's secret."""

    def __init__(self, secret: bytes) -> None:
        self._key = hmac.digest(secret.strip(), PURPOSE, "sha256")

    @classmethod
    def read(cls, secret_file: Path) -> "AmendKeys":
        return cls(secret_file.read_bytes())

    def token(self, wave_id: UUID, response_id: UUID) -> str:
        """27 characters that are safe in an address. Both ids, for the response's is its client's choice."""
        digest = hmac.digest(self._key, wave_id.bytes + response_id.bytes, "sha256")[:_BYTES]
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")

    def opens(self, token: str, wave_id: UUID, response_id: UUID) -> bool:
        made = self.token(wave_id, response_id).encode()
        return hmac.compare_digest(token.encode("utf-8", "replace"), made)
