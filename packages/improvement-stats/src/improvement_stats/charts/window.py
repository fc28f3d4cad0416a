"""A series cut into phases, with its excluded points and its baselines."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from improvement_stats._inputs import indexes, integer, phase_starts


@dataclass(frozen=True, kw_only=True)
class Window:
    """One phase: its positions, those that enter calculations, and those of them that make the limits."""

    start: int
    stop: int
    included: tuple[int, ...]
    baseline: tuple[int, ...]
    unfinished: bool


@dataclass(frozen=True, kw_only=True)
class Division:
    """The checked options freeze, phases and exclude of one chart."""

    freeze: int | None
    starts: tuple[int, ...]
    excluded: tuple[int, ...]
    length: int

    @staticmethod
    def read(length: int, freeze: int | None, phases: Iterable[int], exclude: Iterable[int]) -> "Division":
        return Division(
            freeze=None if freeze is None else integer("freeze", freeze, least=1),
            starts=phase_starts("phases", phases, length),
            excluded=indexes("exclude", exclude, length),
            length=length,
        )

    def windows(self) -> list[Window]:
        """Every phase in order. The baseline is the first `freeze` positions of a phase, less the excluded."""
        edges = [0, *self.starts, self.length]
        out = set(self.excluded)
        return [
            self._window(start, stop, tuple(i for i in range(start, stop) if i not in out))
            for start, stop in pairwise(edges)
        ]

    def _window(self, start: int, stop: int, included: tuple[int, ...]) -> Window:
        end = stop if self.freeze is None else min(stop, start + self.freeze)
        return Window(
            start=start,
            stop=stop,
            included=included,
            baseline=tuple(i for i in included if i < end),
            unfinished=self.freeze is not None and stop - start < self.freeze,
        )

    def options(self) -> dict[str, object]:
        return {"freeze": self.freeze, "phases": list(self.starts), "exclude": list(self.excluded)}
