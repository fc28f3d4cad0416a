"""A small store of what was read lately."""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Remembered(Generic[K, V]):
    """Keeps each value for some seconds, and at most so many of them."""

    def __init__(self, seconds: float, most: int) -> None:
        self._seconds = seconds
        self._most = most
        self._kept: OrderedDict[K, tuple[float, V]] = OrderedDict()

    def get(self, key: K) -> V | None:
        found = self._kept.get(key)
        if found is None or found[0] < time.monotonic():
            return None
        return found[1]

    def put(self, key: K, value: V) -> V:
        self._kept[key] = (time.monotonic() + self._seconds, value)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return value

    def forget(self, wanted: Callable[[K], bool]) -> None:
        for key in [key for key in self._kept if wanted(key)]:
            del self._kept[key]

    def forget_values(self, wanted: Callable[[V], bool]) -> None:
        for key in [key for key, (_, value) in self._kept.items() if wanted(value)]:
            del self._kept[key]
