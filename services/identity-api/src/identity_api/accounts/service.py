"""What can be done with accounts."""

from uuid import UUID

from chassis.principal import Principal

from identity_api.accounts import repository
from identity_api.accounts.domain import password_fault
from identity_api.accounts.errors import (
    AccountNotFound,
    AccountThereAlready,
    AddressTaken,
    PasswordWeak,
    PasswordWrong,
)
from identity_api.accounts.models import Account
from identity_api.accounts.passwords import Passwords
from identity_api.accounts.schemas import AccountIn, PasswordIn
from identity_api.grants import repository as grants
from identity_api.grants.domain import ADMINISTRATOR
from identity_api.grants.service import changed, keep_an_administrator, require_in_tenant
from identity_api.people.service import person_of
from identity_api.rows import Rows
from identity_api.sessions import repository as sessions


async def open_account(
    rows: Rows, passwords: Passwords, *, tenant_id: UUID, person_id: UUID, email: str, password: str
) -> Account:
    """Let a person sign in. Raises PasswordWeak."""
    if fault := password_fault(password, email):
        raise PasswordWeak(fault)
    account = Account(
        tenant_id=tenant_id,
        person_id=person_id,
        email=email,
        password_hash=await passwords.hash(password),
        created_at=rows.work.clock.now(),
    )
    rows.session.add(account)
    await grants.ensure_principal(rows, tenant_id, person_id, "person")
    return account


async def create_account(rows: Rows, caller: Principal, passwords: Passwords, body: AccountIn) -> Account:
    """Whoever sets a password can act as that person: only for who administers people in the whole tenant."""
    require_in_tenant(caller, "people:write")
    person = await person_of(rows, caller, "people:write", body.person_id)
    if await repository.get(rows, person.id):
        raise AccountThereAlready
    if await repository.with_email(rows, body.email):
        raise AddressTaken
    account = await open_account(
        rows,
        passwords,
        tenant_id=person.tenant_id,
        person_id=person.id,
        email=body.email,
        password=body.password,
    )
    _audit(rows, "account.created", account)
    return account


async def account_of(rows: Rows, person_id: UUID) -> Account:
    """Raises AccountNotFound."""
    found = await repository.get(rows, person_id, lock=True)
    if found is None:
        raise AccountNotFound
    return found


async def set_password(
    rows: Rows, caller: Principal, passwords: Passwords, person_id: UUID, body: PasswordIn
) -> Account:
    """One's own with the current one, another's as an administrator; every session of the account ends."""
    own = caller.kind == "person" and caller.id == str(person_id)
    if not own:
        require_in_tenant(caller, "people:write")
    account = await account_of(rows, person_id)
    if own and not await passwords.fits(account.password_hash, body.current or ""):
        raise PasswordWrong
    if fault := password_fault(body.password, account.email):
        raise PasswordWeak(fault)
    account.password_hash = await passwords.hash(body.password)
    account.version += 1
    rows.session.add(account)
    await sessions.end_all(rows, person_id)
    _audit(rows, "account.password_changed", account)
    return account


async def forget_second_factor(rows: Rows, caller: Principal, person_id: UUID) -> None:
    require_in_tenant(caller, "people:write")
    account = await account_of(rows, person_id)
    account.totp_secret = account.totp_pending = account.totp_last_step = None
    account.version += 1
    rows.session.add(account)
    await sessions.end_all(rows, person_id)
    _audit(rows, "account.second_factor_removed", account)


async def close_account(rows: Rows, caller: Principal, person_id: UUID) -> None:
    """The person can no longer sign in, and nothing is done in their name any more."""
    require_in_tenant(caller, "people:write")
    account = await account_of(rows, person_id)
    held = await grants.of_principal(rows, person_id)
    if any(one.role == ADMINISTRATOR and one.scope_kind == "tenant" for one in held):
        await keep_an_administrator(rows, account.tenant_id, without=person_id)
    await sessions.end_all(rows, person_id)
    await rows.session.delete(account)
    await changed(rows, [person_id], active=False)
    _audit(rows, "account.closed", account)


def _audit(rows: Rows, action: str, account: Account) -> None:
    rows.work.audit(action, tenant_id=account.tenant_id, subject_kind="person", subject_id=account.person_id)
