"""Every query of accounts."""

from uuid import UUID

from sqlmodel import col

from identity_api.accounts.models import Account
from identity_api.rows import Rows


async def get(rows: Rows, person_id: UUID, *, lock: bool = False) -> Account | None:
    found = rows.of(Account).where(Account.person_id == person_id)
    return await rows.first(found.with_for_update() if lock else found)


async def with_email(rows: Rows, email: str) -> list[Account]:
    """Accounts with this address; before a tenant is known, those that row-level security opens by it."""
    return await rows.all(rows.of(Account).where(Account.email == email).order_by(col(Account.created_at)))


async def page(rows: Rows, after: UUID | None, limit: int) -> list[Account]:
    found = rows.of(Account)
    if after:
        found = found.where(col(Account.person_id) > after)
    return await rows.all(found.order_by(col(Account.person_id)).limit(limit + 1))
