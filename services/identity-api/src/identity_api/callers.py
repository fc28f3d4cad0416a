"""Who is asking this service: always the rights of this moment, since they are kept here."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from chassis.authentication import Authenticator, Issuer
from chassis.database import Database
from chassis.problems import NotFound, Unauthenticated
from contracts.permissions import SERVICE_PERMISSIONS

from identity_api.grants.service import document_by_id
from identity_api.tokens.keys import Keyring


class OwnIssuer:
    """What the other services ask over HTTP, asked in this process."""

    def __init__(self, database: Database, keyring: Keyring) -> None:
        self._database = database
        self._keyring = keyring

    async def keys(self) -> list[dict[str, Any]]:
        return await self._keyring.published()

    async def grants(self, principal_id: str) -> dict[str, Any]:
        """Raises NotFound for somebody who is gone."""
        return await document_by_id(self._database, UUID(principal_id))


class OwnAuthenticator(Authenticator):
    """Keeps no copy of grants: a right that was taken back is gone with the next request."""

    async def _grants_of(self, subject: str, tenant: UUID, version: int) -> dict[str, Any]:  # noqa: ARG002  no copy, so nothing to compare
        try:
            return await self._issuer.grants(subject)
        except NotFound as gone:
            raise Unauthenticated("This caller is no longer there.") from gone


def own_authenticator(database: Database, issuer: Issuer, service: str) -> Authenticator:
    return OwnAuthenticator(database, issuer, audience=service, service_permissions=SERVICE_PERMISSIONS)


IssuerMaker = Callable[[Database], Issuer]
