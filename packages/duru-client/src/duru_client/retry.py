"""When a call is sent again, and after how long."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import httpx

RETRYABLE_STATUSES: Final = frozenset({429, 502, 503, 504})
IDEMPOTENT_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})


@dataclass(frozen=True, slots=True)
class Retry:
    """Full jitter: wait a random time up to `base * 2**n`, never above `cap` (seconds).

    A `Retry-After` is waited for in full, plus jitter; one above `cap` is not waited for at all, so
    that the caller hears of it now. `attempts` counts the first sending too.
    """

    attempts: int = 5
    base: float = 0.2
    cap: float = 30.0
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)
    jitter: Callable[[], float] = field(default=random.random, repr=False)

    def wait(self, attempt: int, retry_after: float | None) -> float | None:
        """Return the seconds to wait after the failed `attempt` (from 1), or None to give up."""
        if attempt >= self.attempts:
            return None
        if retry_after is None:
            return self.jitter() * min(self.cap, self.base * 2.0 ** (attempt - 1))
        if retry_after > self.cap:
            return None
        return retry_after + self.jitter() * self.base


def retry_after_seconds(response: httpx.Response, now: datetime | None = None) -> float | None:
    """Read `Retry-After` (RFC 9110 10.2.3): seconds or a date; None when absent or unreadable."""
    value = response.headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())
