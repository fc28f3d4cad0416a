"""A series cut into phases, with its excluded points and its baselines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from improvement_stats._inputs import indexes, integer, listing, phase_starts
from improvement_stats.errors import InputError

Freeze = int | Sequence[int | None] | None
"""The first so many points of each phase make its lines; a list says it phase by phase; None is all."""


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

    freeze: tuple[int | None, ...]
    starts: tuple[int, ...]
    excluded: tuple[int, ...]
    length: int

    @staticmethod
    def read(length: int, freeze: Freeze, phases: Iterable[int], exclude: Iterable[int]) -> "Division":
        starts = phase_starts("phases", phases, length)
        return Division(
            freeze=_freeze(freeze, len(starts) + 1),
            starts=starts,
            excluded=indexes("exclude", exclude, length),
            length=length,
        )

    def windows(self) -> list[Window]:
        """Every phase in order. The baseline is the first `freeze` positions of a phase, less the excluded."""
        edges = [0, *self.starts, self.length]
        out = set(self.excluded)
        return [
            _window(start, stop, tuple(i for i in range(start, stop) if i not in out), freeze)
            for (start, stop), freeze in zip(pairwise(edges), self.freeze, strict=True)
        ]

    def options(self) -> dict[str, object]:
        same = len(set(self.freeze)) == 1
        freeze = self.freeze[0] if same else list(self.freeze)
        return {"freeze": freeze, "phases": list(self.starts), "exclude": list(self.excluded)}


def _freeze(given: Freeze, phases: int) -> tuple[int | None, ...]:
    if given is None or isinstance(given, int | float):
        return (None if given is None else integer("freeze", given, least=1),) * phases
    read = listing("freeze", given)
    if len(read) != phases:
        raise InputError("freeze", f"has {len(read)} entries, but there are {phases} phases")
    return tuple(None if b is None else integer(f"freeze[{k}]", b, least=1) for k, b in enumerate(read))


def _window(start: int, stop: int, included: tuple[int, ...], freeze: int | None) -> Window:
    end = stop if freeze is None else min(stop, start + freeze)
    return Window(
        start=start,
        stop=stop,
        included=included,
        baseline=tuple(i for i in included if i < end),
        unfinished=freeze is not None and stop - start < freeze,
    )
