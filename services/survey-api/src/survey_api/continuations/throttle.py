"""How often one link writes in this process: counted by the minute."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from survey_api.continuations.domain import BYTES_A_MINUTE, WRITES_A_MINUTE
from survey_api.continuations.errors import ContinuationsTooOften

_MINUTE = 60.0


@dataclass
class Throttle:
    now: Callable[[], float] = time.monotonic
    _began: float = float("-inf")
    _counts: dict[UUID, tuple[int, int]] = field(default_factory=dict)

    def count(self, link_id: UUID, size: int) -> None:
        """Raises ContinuationsTooOften with the seconds until the next minute."""
        now = self.now()
        if now - self._began >= _MINUTE:
            self._began, self._counts = now, {}
        writes, taken = self._counts.get(link_id, (0, 0))
        if writes >= WRITES_A_MINUTE or taken + size > BYTES_A_MINUTE:
            wait = int(self._began + _MINUTE - now) + 1
            raise ContinuationsTooOften(
                f"Send it again in {wait} seconds.", headers={"Retry-After": str(wait)}
            )
        self._counts[link_id] = (writes + 1, taken + size)
