"""The pace of sign-in, kept in the database so that all replicas count together.

Tries are spread evenly (the generic cell rate algorithm, ITU-T I.371): a burst, then one at a time. Nobody is ever
locked out: who waits a few seconds may try again.
"""

import math
from collections.abc import Sequence
from datetime import datetime

from chassis.clock import Clock
from chassis.database import Database
from sqlalchemy import text

from identity_api.sessions.domain import BURST, EVERY
from identity_api.sessions.errors import SignInTooOften

_TAKE = text(
    "insert into sign_in_pace as p (subject, next_at) values"
    " (:subject, cast(:now as timestamptz) + cast(:every as interval))"
    " on conflict (subject) do update set"
    " next_at = greatest(p.next_at, cast(:now as timestamptz)) + cast(:every as interval)"
    " where p.next_at <= cast(:latest as timestamptz) returning next_at"
)
_WHEN = text("select next_at from sign_in_pace where subject = :subject")
_GIVE_BACK = text(
    "update sign_in_pace set next_at = next_at - cast(:every as interval) where subject = any(:subjects)"
)
_FORGET = text("delete from sign_in_pace where next_at < :now")


class Pace:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def take(self, subjects: Sequence[str]) -> None:
        """Count one try of each. Raises SignInTooOften, and counts none, when one of them tries too often."""
        now = self._clock.now()
        latest = now + (BURST - 1) * EVERY
        async with self._database.system() as work:
            for subject in sorted(subjects):
                values = {"subject": subject, "now": now, "every": EVERY, "latest": latest}
                if (await work.session.execute(_TAKE, values)).first() is None:
                    next_at: datetime = (await work.session.execute(_WHEN, {"subject": subject})).scalar_one()
                    seconds = max(1, math.ceil((next_at - latest).total_seconds()))
                    raise SignInTooOften(f"Try again in {seconds} s.", headers={"Retry-After": str(seconds)})

    async def give_back(self, subjects: Sequence[str]) -> None:
        """A try that succeeded was no guess."""
        async with self._database.system() as work:
            await work.session.execute(_GIVE_BACK, {"every": EVERY, "subjects": list(subjects)})

    async def forget(self, subject: str) -> None:
        """Let somebody who got a new password in at once."""
        async with self._database.system() as work:
            await work.session.execute(text("delete from sign_in_pace where subject = :s"), {"s": subject})

    async def forget_old(self) -> None:
        async with self._database.system() as work:
            await work.session.execute(_FORGET, {"now": self._clock.now()})
