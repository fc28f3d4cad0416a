"""Setting up a second factor: a secret first, then a code made with it."""

from uuid import UUID

from chassis.principal import Principal
from chassis.problems import PermissionDenied

from identity_api.accounts.domain import accepted_step, new_totp_secret, totp_uri
from identity_api.accounts.service import account_of
from identity_api.rows import Rows
from identity_api.sessions.errors import TotpNotStarted, TotpThereAlready, TotpWrong
from identity_api.sessions.schemas import TotpOut


async def enrol(rows: Rows, caller: Principal, code: str | None) -> TotpOut:
    """Raises TotpThereAlready, TotpNotStarted, TotpWrong, AccountNotFound."""
    if caller.kind != "person":
        raise PermissionDenied("A second factor belongs to a person.")
    account = await account_of(rows, UUID(caller.id))
    if account.totp_secret is not None:
        raise TotpThereAlready("Ask an administrator to remove the one that is there.")
    if code is None:
        account.totp_pending = new_totp_secret()
        rows.session.add(account)
        uri = totp_uri(account.totp_pending, account.email)
        return TotpOut(enrolled=False, secret=account.totp_pending, uri=uri)
    if account.totp_pending is None:
        raise TotpNotStarted
    step = accepted_step(account.totp_pending, code, rows.work.clock.now(), None)
    if step is None:
        raise TotpWrong
    account.totp_secret, account.totp_pending, account.totp_last_step = account.totp_pending, None, step
    account.version += 1
    rows.session.add(account)
    rows.work.audit(
        "account.second_factor_added",
        tenant_id=account.tenant_id,
        subject_kind="person",
        subject_id=account.person_id,
    )
    return TotpOut(enrolled=True)
