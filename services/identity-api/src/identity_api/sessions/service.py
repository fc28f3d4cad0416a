"""Signing in, staying signed in, signing out."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from chassis.database import Scope, Transaction
from chassis.ids import new_id

from identity_api.accounts import repository as accounts
from identity_api.accounts.domain import accepted_step
from identity_api.accounts.models import Account
from identity_api.grants import repository as grants
from identity_api.grants.domain import needs_second_factor
from identity_api.identity import Identity
from identity_api.rows import Rows
from identity_api.sessions import repository
from identity_api.sessions.domain import (
    Outcome,
    SessionState,
    digest_of,
    network_of,
    new_token,
    pace_subject,
    presented,
    successor,
)
from identity_api.sessions.errors import (
    SessionEnded,
    SessionReused,
    SignInFailed,
    TotpEnrolmentRequired,
    TotpRequired,
    TotpWrong,
)
from identity_api.sessions.models import RefreshToken, Session
from identity_api.tokens.mint import AccessToken, Holder


@dataclass(frozen=True)
class SignedIn:
    access: AccessToken
    refresh_token: str
    expires_at: datetime


@dataclass(frozen=True)
class _Person:
    """Who acts, as the audit table names them."""

    id: str
    kind: str = "person"


async def sign_in(
    identity: Identity, *, email: str, password: str, totp: str | None, address: str
) -> SignedIn:
    """Raises SignInTooOften, SignInFailed, TotpRequired, TotpWrong, TotpEnrolmentRequired."""
    email = email.lower()
    tries = [pace_subject("account", email), pace_subject("address", network_of(address))]
    await identity.pace.take(tries)
    account = await _account(identity, email, password)
    async with identity.database.transaction(
        Scope.tenant(account.tenant_id), actor=_Person(str(account.person_id))
    ) as work:
        rows = Rows(work)
        await _check_second_factor(identity, rows, account, totp)
        signed_in = await _start(identity, rows, account)
    await identity.pace.give_back(tries)
    return signed_in


async def _account(identity: Identity, email: str, password: str) -> Account:
    """The account that the password fits. A stranger's address takes as long as a known one."""
    async with identity.database.transaction(Scope(key=email)) as work:
        found = await accounts.with_email(Rows(work, off=True), email)
    known: list[Account | None] = [*found] or [None]
    for account in known:
        if await identity.passwords.fits(account.password_hash if account else None, password) and account:
            return account
    raise SignInFailed


async def _check_second_factor(identity: Identity, rows: Rows, account: Account, totp: str | None) -> None:
    fresh = await accounts.get(rows, account.person_id, lock=True)
    if fresh is None or fresh.password_hash != account.password_hash:  # changed since it was checked
        raise SignInFailed
    if fresh.totp_secret is None:
        await require_enrolment(identity, rows, account.person_id)
        return
    if totp is None:
        raise TotpRequired
    step = accepted_step(fresh.totp_secret, totp, identity.clock.now(), fresh.totp_last_step)
    if step is None:
        raise TotpWrong
    fresh.totp_last_step = step
    rows.session.add(fresh)


async def require_enrolment(identity: Identity, rows: Rows, person_id: UUID) -> None:
    """Raises TotpEnrolmentRequired, with a token that is good for the enrolment and nothing else."""
    if not identity.settings.require_totp_for_staff:
        return
    roles = [one.role for one in await grants.of_principal(rows, person_id)]
    if not needs_second_factor(roles):
        return
    holder = await _holder(rows, person_id, None)
    access = await identity.mint.access(holder, {"permissions": []})
    raise TotpEnrolmentRequired(
        "Set up an authenticator app with this token at POST /session/totp, then sign in with its code.",
        extra={"enrolment_token": access.token, "expires_in": access.expires_in},
    )


async def _holder(rows: Rows, person_id: UUID, session_id: UUID | None) -> Holder:
    principal = await grants.principal(rows, person_id)
    if principal is None or not principal.active:
        raise SessionEnded("This account was closed.")
    return Holder(str(person_id), "person", principal.tenant_id, principal.grant_version, session_id)


async def _start(identity: Identity, rows: Rows, account: Account) -> SignedIn:
    now, token = identity.clock.now(), new_token()
    await repository.forget_ended(rows, account.person_id, now)
    session = Session(
        tenant_id=account.tenant_id,
        id=new_id(),
        person_id=account.person_id,
        rotation_key=secrets.token_hex(32),
        generation=1,
        rotated_at=now,
        created_at=now,
        expires_at=now + timedelta(days=identity.settings.session_days),
    )
    rows.session.add(session)
    await rows.session.flush()
    _keep(rows, session, token)
    rows.work.audit(
        "session.started", tenant_id=account.tenant_id, subject_kind="session", subject_id=session.id
    )
    access = await identity.mint.access(await _holder(rows, account.person_id, session.id))
    return SignedIn(access, token, session.expires_at)


def _keep(rows: Rows, session: Session, token: str) -> None:
    rows.session.add(
        RefreshToken(
            tenant_id=session.tenant_id,
            hash=digest_of(token),
            session_id=session.id,
            generation=session.generation,
        )
    )


async def refresh(identity: Identity, token: str) -> SignedIn:
    """The next token of a session. Raises SessionEnded, SessionReused (and the session is over)."""
    async with identity.database.transaction(Scope(key=digest_of(token))) as work:
        rows = Rows(work)
        session, outcome = await _presented(identity, work, token)
        if outcome == "reused":
            session.revoked_at = identity.clock.now()
            rows.session.add(session)
            work.audit(
                "session.reused", tenant_id=session.tenant_id, subject_kind="session", subject_id=session.id
            )
        else:
            signed_in = await _go_on(identity, rows, session, token, outcome)
    if outcome == "reused":
        raise SessionReused("Sign in again. If this was not you, change your password.")
    return signed_in


async def _presented(identity: Identity, work: Transaction, token: str) -> tuple[Session, Outcome]:
    """The session of a token, locked, and what follows. Raises SessionEnded."""
    rows = Rows(work)
    kept = await repository.token(rows, digest_of(token))
    if kept is None:
        raise SessionEnded
    await work.rescope(Scope.tenant(kept.tenant_id))
    session = await repository.locked(rows, kept.session_id)
    if session is None:
        raise SessionEnded
    state = SessionState(session.generation, session.rotated_at, session.expires_at, session.revoked_at)
    outcome = presented(state, kept.generation, identity.clock.now())
    if outcome == "ended":
        raise SessionEnded
    work.actor = _Person(str(session.person_id))
    return session, outcome


async def _go_on(identity: Identity, rows: Rows, session: Session, token: str, outcome: Outcome) -> SignedIn:
    account = await accounts.get(rows, session.person_id)
    if account is None:
        raise SessionEnded
    if account.totp_secret is None:
        await require_enrolment(identity, rows, session.person_id)
    following = successor(session.rotation_key, token)
    if outcome == "rotate":
        session.generation += 1
        session.rotated_at = identity.clock.now()
        rows.session.add(session)
        _keep(rows, session, following)
    access = await identity.mint.access(await _holder(rows, session.person_id, session.id))
    return SignedIn(access, following, session.expires_at)


async def sign_out(identity: Identity, token: str) -> None:
    """End the session of a token; one that is not known or over is as good as signed out."""
    async with identity.database.transaction(Scope(key=digest_of(token))) as work:
        try:
            session, _ = await _presented(identity, work, token)
        except SessionEnded:
            return
        session.revoked_at = identity.clock.now()
        work.session.add(session)
        work.audit(
            "session.ended", tenant_id=session.tenant_id, subject_kind="session", subject_id=session.id
        )
