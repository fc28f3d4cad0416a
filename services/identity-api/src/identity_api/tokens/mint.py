"""Access tokens as this service gives them out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from chassis.tokens import LIFETIME_SECONDS, sign
from contracts.permissions import SERVICE_PERMISSIONS

from identity_api.tokens.keys import Keyring

AUDIENCES = tuple(SERVICE_PERMISSIONS)


@dataclass(frozen=True)
class AccessToken:
    token: str
    expires_in: int = LIFETIME_SECONDS


@dataclass(frozen=True)
class Holder:
    """Whom a token speaks for."""

    id: str
    kind: Literal["person", "client", "service"]
    tenant_id: UUID | None = None
    grant_version: int = 0
    session_id: UUID | None = None


class Mint:
    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    async def access(self, holder: Holder, limit: Mapping[str, Any] | None = None) -> AccessToken:
        """A signed token; `limit` makes it narrower than the holder's grants."""
        claims: dict[str, Any] = {
            "sub": holder.id,
            "kind": holder.kind,
            "gv": holder.grant_version,
            "aud": list(AUDIENCES),
        }
        if holder.tenant_id:
            claims["tid"] = str(holder.tenant_id)
        if holder.session_id:
            claims["sid"] = str(holder.session_id)
        if limit is not None:
            claims["lim"] = dict(limit)
        return AccessToken(sign(await self._keyring.signing(), claims))
