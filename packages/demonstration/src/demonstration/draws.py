"""Random draws that are the same bytes on every machine.

Only the raw 64-bit words of PCG64 are taken from numpy: numpy promises those for a seed, while the
streams of its ready-made distributions may change with a release. Floats use +, -, * only.
"""

from collections.abc import MutableSequence, Sequence
from typing import TypeVar
from zlib import crc32

import numpy as np

T = TypeVar("T")

_WORD = 2**64


class Draws:
    """A named stream of draws: the same seed and name give the same draws for ever."""

    def __init__(self, seed: int, name: str) -> None:
        self._bits = np.random.PCG64(np.random.SeedSequence([seed, crc32(name.encode("utf-8"))]))

    def word(self) -> int:
        """Return 64 random bits as a whole number."""
        return int(self._bits.random_raw())

    def below(self, limit: int) -> int:
        """Return a whole number in 0..limit-1, each equally likely.

        Raises ValueError when limit is below 1.
        """
        if limit < 1:
            raise ValueError(f"cannot draw below {limit}: the limit must be at least 1")
        fair = _WORD - _WORD % limit
        word = self.word()
        while word >= fair:
            word = self.word()
        return word % limit

    def between(self, low: int, high: int) -> int:
        """Return a whole number in low..high, both included."""
        return low + self.below(high - low + 1)

    def uniform(self) -> float:
        """Return a float in [0, 1) with 53 random bits."""
        return (self.word() >> 11) * 2.0**-53

    def normal(self) -> float:
        """Return a nearly normal value, mean 0, variance 1: twelve uniforms less six.

        No logarithm or cosine is used, because their last bit differs between C libraries.
        """
        return sum(self.uniform() for _ in range(12)) - 6.0

    def pick(self, values: Sequence[T]) -> T:
        """Return one of the values, each equally likely."""
        return values[self.below(len(values))]

    def shuffle(self, values: MutableSequence[T]) -> None:
        """Shuffle in place (Fisher and Yates)."""
        for last in range(len(values) - 1, 0, -1):
            other = self.below(last + 1)
            values[last], values[other] = values[other], values[last]

    def shuffled(self, values: Sequence[T]) -> list[T]:
        """Return the values in a new, random order."""
        copy = list(values)
        self.shuffle(copy)
        return copy

    def spread(self, total: int, parts: int, low: int, high: int) -> list[int]:
        """Split total into whole parts, each in low..high, in random order.

        Raises ValueError when no such split exists.
        """
        if not parts * low <= total <= parts * high:
            raise ValueError(f"{total} cannot be split into {parts} parts of {low} to {high}")
        sizes = [low] * parts
        weights = [1 + self.below(5) for _ in range(parts)]
        tickets = [part for part in range(parts) for _ in range(weights[part])]
        for _ in range(total - parts * low):
            part = self.pick(tickets)
            while sizes[part] >= high:
                part = (part + 1) % parts
            sizes[part] += 1
        return sizes
