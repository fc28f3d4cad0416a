"""What can be done with API clients."""

import hashlib
import hmac
import secrets
from uuid import UUID

from chassis.ids import new_id
from chassis.principal import Principal
from contracts.permissions import CLIENT_PERMISSIONS
from sqlmodel import col

from identity_api.clients.errors import ClientInvalid, ClientNotFound
from identity_api.clients.models import ApiClient
from identity_api.clients.schemas import ClientIn
from identity_api.grants import repository as grants
from identity_api.grants.service import changed
from identity_api.networks import repository as networks
from identity_api.projects.service import project_of
from identity_api.rows import Rows


def digest_of(secret: str) -> str:
    """SHA-256 is enough: the secret is 256 random bits, which nobody guesses."""
    return hashlib.sha256(secret.encode()).hexdigest()


def fits(client: ApiClient | None, secret: str) -> bool:
    known = client.secret_hash if client else ""
    return hmac.compare_digest(known.encode(), digest_of(secret).encode()) and client is not None


async def create_client(rows: Rows, caller: Principal, body: ClientIn) -> tuple[ApiClient, str]:
    """The client and its secret, which is kept nowhere. Raises ClientInvalid, ProjectNotFound."""
    project = await project_of(rows, caller, "client:write", body.project_id)
    caller.require_everywhere("client:write", project_id=project.id)
    await _check(rows, body)
    secret = secrets.token_urlsafe(32)
    client = ApiClient(
        tenant_id=project.tenant_id,
        project_id=project.id,
        id=new_id(),
        name=body.name,
        secret_hash=digest_of(secret),
        permissions=sorted(set(body.permissions)),
        network_ids=None if body.network_ids is None else sorted({str(one) for one in body.network_ids}),
        created_by=caller.id,
        created_at=rows.work.clock.now(),
    )
    rows.session.add(client)
    await grants.ensure_principal(rows, project.tenant_id, client.id, "client")
    _audit(rows, "client.created", client)
    return client, secret


async def _check(rows: Rows, body: ClientIn) -> None:
    faults = [
        {
            "pointer": f"/permissions/{number}",
            "code": "client.permission",
            "message": f"{name[:64]!r} can not be given to a client",
            "fix": "One of " + ", ".join(sorted(CLIENT_PERMISSIONS)) + ".",
        }
        for number, name in enumerate(body.permissions)
        if name not in CLIENT_PERMISSIONS
    ]
    known = await networks.in_project(rows, body.project_id, body.network_ids) if body.network_ids else {}
    faults += [
        {
            "pointer": f"/network_ids/{number}",
            "code": "client.network",
            "message": f"{one} is no network of this project",
            "fix": "Name a network that is there.",
        }
        for number, one in enumerate(body.network_ids or [])
        if one not in known
    ]
    if faults:
        raise ClientInvalid(faults=faults)


async def revoke_client(rows: Rows, caller: Principal, client_id: UUID) -> None:
    """Raises ClientNotFound."""
    client = await rows.first(
        rows.seen_by(ApiClient, caller, "client:write")
        .where(ApiClient.id == client_id, col(ApiClient.revoked_at).is_(None))
        .with_for_update()
    )
    if client is None:
        raise ClientNotFound
    caller.require_everywhere("client:write", project_id=client.project_id)
    client.revoked_at = rows.work.clock.now()
    rows.session.add(client)
    await changed(rows, [client.id], active=False)
    _audit(rows, "client.revoked", client)


def _audit(rows: Rows, action: str, client: ApiClient) -> None:
    rows.work.audit(
        action,
        tenant_id=client.tenant_id,
        subject_kind="client",
        subject_id=client.id,
        detail={"permissions": client.permissions, "networks": client.network_ids},
    )
