"""Who is asking: a verified token, and the grants that this service keeps of each principal.

Both the issuer's keys and the grants have a copy in the service's own database, so that a service that starts
while identity-api is down still knows its callers.
"""

import asyncio
import logging
import time
from collections.abc import Mapping
from typing import Any, Protocol
from uuid import UUID

import orjson
from sqlalchemy import text

from chassis import tokens
from chassis.database import Database, Scope
from chassis.principal import Grant, Limit, Principal
from chassis.problems import NotFound, Unauthenticated, Unavailable

log = logging.getLogger(__name__)

_REMEMBER_SECONDS = 10.0  # with the 30 s the event may take, a lost right is gone well within a minute
_ASK_AGAIN_SECONDS = 2.0
_LOOK_AGAIN_SECONDS = 3600.0  # how long a key that the issuer has taken back is still believed, at most


class Issuer(Protocol):
    """What a service asks of identity-api."""

    async def keys(self) -> list[dict[str, Any]]: ...

    async def grants(self, principal_id: str) -> dict[str, Any]: ...


class Authenticator:
    """Turns a bearer token into a Principal."""

    def __init__(
        self,
        database: Database,
        issuer: Issuer,
        *,
        audience: str,
        service_permissions: Mapping[str, frozenset[str]],
    ) -> None:
        self._database = database
        self._issuer = issuer
        self._audience = audience
        self._service_permissions = service_permissions
        self._keys: dict[str, dict[str, Any]] = {}
        self._asked = 0.0
        self._look_again = time.monotonic() + _LOOK_AGAIN_SECONDS
        self._verified = tokens.VerifiedTokens()
        self._grants: dict[str, tuple[float, dict[str, Any]]] = {}
        self._asking = asyncio.Lock()

    async def principal(self, token: str) -> Principal:
        """Raises Unauthenticated for a token that is not good, Unavailable when nobody can tell yet."""
        claims = self._verified.get(token)
        if claims is None:
            claims = await self._verify(token)
            self._verified.put(token, claims)
        return await self._known(claims)

    async def _verify(self, token: str) -> dict[str, Any]:
        try:
            if not self._keys:
                await self._load_keys()
            if time.monotonic() > self._look_again:
                self._look_again = time.monotonic() + _LOOK_AGAIN_SECONDS
                await self._ask_for_keys()
            try:
                return tokens.verify(token, self._keys, audience=self._audience)
            except tokens.UnknownKey:
                await self._ask_for_keys()
                return tokens.verify(token, self._keys, audience=self._audience)
        except tokens.TokenRefused as error:
            raise Unauthenticated(f"This access token is not accepted: {error}.") from error

    async def _load_keys(self) -> None:
        async with self._database.transaction(Scope()) as work:
            rows = await work.session.execute(
                text("select kid, jwk from trusted_key where seen_at > 'epoch'")
            )
            self._keys = {row.kid: row.jwk for row in rows}

    async def _ask_for_keys(self) -> None:
        async with self._asking:
            if time.monotonic() - self._asked < _ASK_AGAIN_SECONDS:
                return
            self._asked = time.monotonic()
            try:
                found = await self._issuer.keys()
            except Unavailable:
                return
            if not found:
                return
            async with self._database.transaction(Scope()) as work:
                for key in found:
                    await work.session.execute(
                        text(
                            "insert into trusted_key (kid, jwk) values (:kid, cast(:jwk as jsonb))"
                            " on conflict (kid) do update set seen_at = now()"
                        ),
                        {"kid": key["kid"], "jwk": orjson.dumps(key).decode()},
                    )
                # Kept for a start while the issuer is down: only the keys that it still publishes.
                await work.session.execute(
                    text("update trusted_key set seen_at = 'epoch' where kid <> all(:kids)"),
                    {"kids": [key["kid"] for key in found]},
                )
            self._keys = {key["kid"]: key for key in found}

    async def _known(self, claims: Mapping[str, Any]) -> Principal:
        subject, kind = str(claims["sub"]), claims.get("kind", "person")
        tenant = UUID(claims["tid"]) if claims.get("tid") else None
        limit = read_limit(claims.get("lim"))
        if kind == "service":
            return self._service(subject, limit)
        if tenant is None:
            raise Unauthenticated("This access token names no organisation.")
        document = await self._grants_of(subject, tenant, int(claims.get("gv", 0)))
        return principal_from(document, kind=kind, session_id=claims.get("sid"), limit=limit)

    def _service(self, subject: str, limit: Limit) -> Principal:
        name = subject.removeprefix("service:")
        allowed = self._service_permissions.get(name, frozenset())
        grant = Grant("service", allowed, UUID(int=0), "installation", None)
        tenants = frozenset({limit.tenant_id}) if limit.tenant_id else frozenset[UUID]()
        return Principal(subject, "service", limit.tenant_id, tenants, (grant,), limit=limit)

    async def _grants_of(self, subject: str, tenant: UUID, version: int) -> dict[str, Any]:
        known = self._grants.get(subject)
        if known and time.monotonic() - known[0] < _REMEMBER_SECONDS and known[1]["grant_version"] >= version:
            return known[1]
        document = await self._stored_grants(subject, tenant)
        if document is None or document["grant_version"] < version:
            try:
                document = await self.refresh(subject)
            except NotFound as gone:
                raise Unauthenticated("This caller is no longer there.") from gone
        self._grants[subject] = (time.monotonic(), document)
        return document

    async def _stored_grants(self, subject: str, tenant: UUID) -> dict[str, Any] | None:
        async with self._database.transaction(Scope.tenant(tenant)) as work:
            row = (
                await work.session.execute(
                    text("select document from principal_grants where principal_id = :p and tenant_id = :t"),
                    {"p": subject, "t": tenant},
                )
            ).first()
        return row.document if row else None

    async def renew(self, principal_id: str, tenant_id: UUID) -> None:
        """Renew the copy of a principal's grants, if there is one; a principal who is gone loses it."""
        if await self._stored_grants(principal_id, tenant_id) is None:
            return
        try:
            await self.refresh(principal_id)
        except NotFound:
            async with self._database.transaction(Scope.tenant(tenant_id)) as work:
                await work.session.execute(
                    text("delete from principal_grants where principal_id = :p and tenant_id = :t"),
                    {"p": principal_id, "t": tenant_id},
                )
            self._grants.pop(principal_id, None)

    async def refresh(self, principal_id: str) -> dict[str, Any]:
        """Ask identity-api for a principal's grants and keep them. Raises Unavailable when it is down."""
        document = await self._issuer.grants(principal_id)
        tenant = UUID(document["tenant_id"])
        async with self._database.transaction(Scope.tenant(tenant)) as work:
            await work.session.execute(
                text(
                    "insert into principal_grants (principal_id, tenant_id, grant_version, document)"
                    " values (:p, :t, :v, cast(:d as jsonb)) on conflict (tenant_id, principal_id) do update"
                    " set grant_version = excluded.grant_version, document = excluded.document,"
                    " fetched_at = now()"
                ),
                {
                    "p": principal_id,
                    "t": tenant,
                    "v": document["grant_version"],
                    "d": orjson.dumps(document, default=str).decode(),
                },
            )
        self._grants.pop(principal_id, None)
        return document


def read_limit(raw: Mapping[str, Any] | None) -> Limit:
    """The `lim` claim -> Limit."""
    if not raw:
        return Limit()
    permissions, networks, tenant = raw.get("permissions"), raw.get("network_ids"), raw.get("tenant_id")
    return Limit(
        permissions=None if permissions is None else frozenset(permissions),
        tenant_id=UUID(tenant) if tenant else None,
        network_ids=None if networks is None else frozenset(UUID(i) for i in networks),
    )


def _ids(raw: Any) -> frozenset[UUID] | None:
    return None if raw is None else frozenset(UUID(str(i)) for i in raw)


def principal_from(
    document: Mapping[str, Any], *, kind: Any, session_id: str | None = None, limit: Limit | None = None
) -> Principal:
    """The grants document of identity-api -> Principal."""
    tenant = UUID(str(document["tenant_id"]))
    grants = tuple(
        Grant(
            role=raw["role"],
            permissions=frozenset(raw["permissions"]),
            tenant_id=tenant,
            scope_kind=raw["scope"]["kind"],
            scope_id=UUID(str(raw["scope"]["id"])) if raw["scope"].get("id") else None,
            project_id=UUID(str(raw["project_id"])) if raw.get("project_id") else None,
            network_ids=_ids(raw.get("network_ids")),
            organisation_ids=_ids(raw.get("organisation_ids")),
        )
        for raw in document["grants"]
    )
    return Principal(
        id=str(document["principal_id"]),
        kind=kind,
        tenant_id=tenant,
        tenant_ids=frozenset(UUID(str(i)) for i in document.get("tenant_ids", [tenant])),
        grants=grants,
        session_id=session_id,
        limit=limit or Limit(),
    )
