"""Which people somebody knows: asked of identity-api in their name, with the rights they have now."""

from collections.abc import Collection

from chassis.service_client import Exchange, ServiceClient

_NEEDED = ("cycle:write", "cycle:contribute", "coach:read", "people:read")
"""What identity-api looks at when it says whom somebody knows by name."""


class People:
    def __init__(self, identity: ServiceClient, tokens: Exchange) -> None:
        self._identity = identity
        self._tokens = tokens

    async def known(self, principal_id: str, ids: Collection[str]) -> frozenset[str]:
        """Of these people, those whom the principal knows by name. Raises Unavailable while identity-api is away."""
        if not ids:
            return frozenset()
        token = self._tokens.on_behalf(principal_id, {"permissions": list(_NEEDED)})
        found = await self._identity.using(token).post("/api/identity/v1/people:names", {"ids": list(ids)})
        return frozenset(one["id"] for one in found["items"])
