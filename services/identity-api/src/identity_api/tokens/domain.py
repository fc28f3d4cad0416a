"""Rules of signing keys: when the next one is made, which one signs, and which are published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

LIFE = timedelta(days=90)
AHEAD = timedelta(days=7)
# The longest a token lives, and some minutes for clocks that differ.
AFTERGLOW = timedelta(minutes=10)


@dataclass(frozen=True)
class Period:
    """The time in which a key signs."""

    starts_at: datetime
    ends_at: datetime


def next_period(periods: Sequence[Period], now: datetime) -> Period | None:
    """The period of the key that has to be made now, or None. The next is published before it signs."""
    last = max((period.ends_at for period in periods), default=now)
    if last <= now:
        return Period(now, now + LIFE)
    if now >= last - AHEAD:
        return Period(last, last + LIFE)
    return None


def signs(period: Period, now: datetime) -> bool:
    return period.starts_at <= now < period.ends_at


def is_published(period: Period, now: datetime) -> bool:
    """Also before it signs, and as long as a token of it may live."""
    return now < period.ends_at + AFTERGLOW
