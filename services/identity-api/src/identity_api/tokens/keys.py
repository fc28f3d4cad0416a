"""The keys that sign access tokens: kept in the database, turned by themselves, published as JWKS."""

import logging
from datetime import datetime, timedelta
from typing import Any

from chassis.clock import Clock
from chassis.database import Database, Transaction
from chassis.tokens import SigningKey
from sqlalchemy import text
from sqlmodel import col, select

from identity_api.tokens.domain import Period, is_published, next_period, signs
from identity_api.tokens.models import SigningKeyRow

log = logging.getLogger(__name__)

_LOCK = text("select pg_advisory_xact_lock(:key)")
_LOCK_KEY = 0x4B455953
_LOOK_AGAIN = timedelta(seconds=60)


class Keyring:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._rows: list[SigningKeyRow] = []
        self._looked_at: datetime | None = None

    async def signing(self) -> SigningKey:
        """The key that signs now."""
        now = self._clock.now()
        if self._looked_at is None or now - self._looked_at > _LOOK_AGAIN:
            await self.turn()
        row = next(row for row in self._rows if signs(_period(row), now))
        return SigningKey(row.kid, row.pem)

    async def published(self) -> list[dict[str, Any]]:
        """The public keys whose tokens live, or will."""
        now = self._clock.now()
        async with self._database.system() as work:
            rows = await _load(work)
        return [SigningKey(row.kid, row.pem).public_jwk() for row in rows if is_published(_period(row), now)]

    async def turn(self) -> None:
        """Make the next key when it is time; any number of processes may come here at once."""
        now = self._clock.now()
        async with self._database.system() as work:
            await work.session.execute(_LOCK, {"key": _LOCK_KEY})
            rows = await _load(work)
            period = next_period([_period(row) for row in rows], now)
            if period:
                key = SigningKey.generate()
                made = SigningKeyRow(
                    kid=key.kid, pem=key.pem, starts_at=period.starts_at, ends_at=period.ends_at
                )
                work.session.add(made)
                rows.append(made)
                log.info("a new signing key", extra={"kid": key.kid, "starts_at": period.starts_at})
        self._rows, self._looked_at = rows, now


async def _load(work: Transaction) -> list[SigningKeyRow]:
    found = await work.session.exec(select(SigningKeyRow).order_by(col(SigningKeyRow.starts_at)))
    return list(found.all())


def _period(row: SigningKeyRow) -> Period:
    return Period(row.starts_at, row.ends_at)
