"""Amend tokens: whoever got the receipt of a response may read and change it. Nothing of them is stored."""

import hmac
from pathlib import Path
from typing import Final
from uuid import UUID

from survey_api.invitations.keys import made_by

PURPOSE: Final = b"survey-api amendments v1"


class AmendKeys:
    """Makes tokens with a key of its own, derived from the service's secret."""

    def __init__(self, secret: bytes) -> None:
        self._key = hmac.digest(secret.strip(), PURPOSE, "sha256")

    @classmethod
    def read(cls, secret_file: Path) -> "AmendKeys":
        return cls(secret_file.read_bytes())

    def token(self, wave_id: UUID, response_id: UUID) -> str:
        """27 characters that are safe in an address. Both ids, for the response's is its client's choice."""
        return made_by(self._key, wave_id.bytes + response_id.bytes)

    def opens(self, token: str, wave_id: UUID, response_id: UUID) -> bool:
        made = self.token(wave_id, response_id).encode()
        return hmac.compare_digest(token.encode("utf-8", "replace"), made)
