"""Tokens for programs: API clients, services, and services that act on somebody's behalf."""

from uuid import UUID

from chassis.database import Scope
from chassis.problems import NotFound

from identity_api.clients import repository as clients
from identity_api.clients.service import fits
from identity_api.grants.service import active_principal
from identity_api.identity import Identity
from identity_api.rows import Rows
from identity_api.tokens.errors import (
    ClientUnknown,
    ExchangeDenied,
    GrantTypeUnknown,
    RequestUnfit,
    SubjectGone,
)
from identity_api.tokens.form import CREDENTIALS, EXCHANGE, TokenRequest
from identity_api.tokens.mint import AccessToken, Holder


async def token_for(identity: Identity, asked: TokenRequest) -> AccessToken:
    """Raises ClientUnknown, RequestUnfit, GrantTypeUnknown, ExchangeDenied, SubjectGone."""
    service = identity.service_secrets.service_of(asked.client_id, asked.client_secret)
    if asked.grant_type == EXCHANGE:
        if service is None:
            await _client(identity, asked)
            raise ExchangeDenied
        return await _on_behalf(identity, asked)
    if asked.grant_type != CREDENTIALS:
        raise GrantTypeUnknown(f"Send grant_type={CREDENTIALS}.")
    if service is None:
        return await identity.mint.access(await _client(identity, asked))
    if asked.limit and set(asked.limit) != {"tenant_id"}:
        raise RequestUnfit("A service's own token can be narrowed to a tenant_id and nothing else.")
    return await identity.mint.access(Holder(f"service:{service}", "service"), asked.limit)


async def _client(identity: Identity, asked: TokenRequest) -> Holder:
    """The API client whose credentials these are. Raises ClientUnknown."""
    try:
        client_id = UUID(asked.client_id)
    except ValueError:
        raise ClientUnknown from None
    try:
        async with identity.database.transaction(Scope(key=str(client_id))) as work:
            principal = await active_principal(work, client_id)
            client = await clients.get(Rows(work), client_id)
    except NotFound:
        client = None
    if not fits(client, asked.client_secret):
        raise ClientUnknown
    return Holder(str(client_id), "client", principal.tenant_id, principal.grant_version)


async def _on_behalf(identity: Identity, asked: TokenRequest) -> AccessToken:
    try:
        subject = UUID(asked.subject or "")
    except ValueError:
        raise RequestUnfit("subject is the id of a person or client.") from None
    if asked.limit and "tenant_id" in asked.limit:
        raise RequestUnfit("A token on somebody's behalf is narrowed by permissions and network_ids.")
    async with identity.database.transaction(Scope(key=str(subject))) as work:
        try:
            principal = await active_principal(work, subject)
        except NotFound:
            raise SubjectGone("Whoever this is done for is no longer there.") from None
    holder = Holder(
        str(subject),
        "client" if principal.kind == "client" else "person",
        principal.tenant_id,
        principal.grant_version,
    )
    return await identity.mint.access(holder, asked.limit)
