"""Every query of API clients."""

from uuid import UUID

from chassis.principal import Principal
from sqlmodel import col

from identity_api.clients.models import ApiClient
from identity_api.rows import Rows


async def get(rows: Rows, client_id: UUID) -> ApiClient | None:
    """One that was not revoked."""
    return await rows.first(
        rows.of(ApiClient).where(ApiClient.id == client_id, col(ApiClient.revoked_at).is_(None))
    )


async def page(
    rows: Rows, caller: Principal, project_id: UUID | None, after: UUID | None, limit: int
) -> list[ApiClient]:
    found = rows.seen_by(ApiClient, caller, "client:write").where(col(ApiClient.revoked_at).is_(None))
    if project_id:
        found = found.where(ApiClient.project_id == project_id)
    if after:
        found = found.where(col(ApiClient.id) > after)
    return await rows.all(found.order_by(col(ApiClient.id)).limit(limit + 1))
