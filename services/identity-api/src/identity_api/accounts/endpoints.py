"""Accounts over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import Caller, allowed, router
from chassis.schemas import Page

from identity_api.accounts import repository, service
from identity_api.accounts.models import Account
from identity_api.accounts.schemas import AccountIn, AccountOut, PasswordIn
from identity_api.grants.service import require_in_tenant
from identity_api.identity import Running
from identity_api.rows import Store
from identity_api.sessions.domain import pace_subject

routes = router("/accounts", tags=["accounts"])

Writer = Annotated[Principal, allowed("people:write")]


def _out(account: Account) -> AccountOut:
    return AccountOut(
        **account.model_dump(include={"person_id", "email", "created_at"}),
        second_factor=account.totp_secret is not None,
    )


@routes.get("", summary="Who can sign in")
async def list_accounts(
    rows: Store, caller: Writer, limit: Limit = 50, cursor: Cursor = None
) -> Page[AccountOut]:
    require_in_tenant(caller, "people:write")
    found = await repository.page(rows, id_after(cursor), limit)
    page, following = cut(found, limit, lambda account: account.person_id)
    return Page(items=[_out(account) for account in page], next_cursor=following)


@routes.post("", status_code=201, summary="Let a person sign in")
async def create_account(body: AccountIn, rows: Store, identity: Running, caller: Writer) -> AccountOut:
    return _out(await service.create_account(rows, caller, identity.passwords, body))


@routes.put("/{person_id}/password", status_code=204, summary="Set a new password")
async def set_password(
    person_id: UUID, body: PasswordIn, rows: Store, identity: Running, caller: Caller
) -> None:
    """One's own with the current one; an administrator sets anybody's. Every session of the account ends."""
    account = await service.set_password(rows, caller, identity.passwords, person_id, body)
    rows.work.after_commit(lambda: identity.pace.forget(pace_subject("account", account.email)))


@routes.delete("/{person_id}/second-factor", status_code=204, summary="Remove somebody's second factor")
async def forget_second_factor(person_id: UUID, rows: Store, caller: Writer) -> None:
    """For a lost phone. Who needs one sets up a new one at the next sign-in."""
    await service.forget_second_factor(rows, caller, person_id)


@routes.delete("/{person_id}", status_code=204, summary="Close an account")
async def close_account(person_id: UUID, rows: Store, caller: Writer) -> None:
    await service.close_account(rows, caller, person_id)
