"""The first set-up: once, by whoever holds the code of the installation."""

import hashlib
import hmac
from pathlib import Path

from chassis.database import Transaction
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select

from identity_api.identity import Identity
from identity_api.rows import Rows
from identity_api.sessions.domain import network_of, pace_subject
from identity_api.setup.errors import SetupCodeWrong, SetupDone
from identity_api.setup.models import Installation
from identity_api.setup.schemas import SetupIn
from identity_api.tenants.schemas import TenantMade
from identity_api.tenants.service import create_tenant


async def is_needed(work: Transaction) -> bool:
    return (await work.session.exec(select(Installation))).first() is None


async def set_up(rows: Rows, identity: Identity, body: SetupIn, address: str) -> TenantMade:
    """Raises SetupDone, SetupCodeWrong, SignInTooOften, PasswordWeak.

    The row is taken before anything else is written: of two at once, the second waits and is then refused.
    """
    if not await is_needed(rows.work):
        raise SetupDone
    tries = [pace_subject("set-up", network_of(address))]
    await identity.pace.take(tries)
    if not code_fits(body.code, identity.settings.setup_code_file):
        raise SetupCodeWrong("It is in the file setup-code of the installation, and the launcher prints it.")
    await identity.pace.give_back(tries)
    taken = await rows.session.exec(
        insert(Installation)
        .values(single=True, set_up_at=rows.work.clock.now())
        .on_conflict_do_nothing()
        .returning(col(Installation.single))
    )
    if taken.first() is None:
        raise SetupDone
    return await create_tenant(rows, identity.passwords, body.tenant, body.administrator, also_operator=True)


def code_fits(code: str, file: Path) -> bool:
    """Compared in constant time; no file or an empty one fits nothing."""
    try:
        known = file.read_text(encoding="utf-8").strip()
    except OSError:
        return False
    return hmac.compare_digest(_digest(known), _digest(code)) and bool(known)


def _digest(code: str) -> bytes:
    return hashlib.sha256(code.strip().upper().encode()).digest()
