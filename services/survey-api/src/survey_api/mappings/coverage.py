"""Which mappings hold on a version of a framework: made on it, carried from an earlier one, or for a person. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from survey_api.frameworks.domain import ONE_TO_ONE, Content, Onward, carried

Subject = tuple[Any, ...]


@dataclass(frozen=True)
class Mapped:
    """A subject (a question or a library item) mapped to a dimension on version `number`; None: to none of it."""

    id: Any
    subject: Subject
    number: int
    dimension: str | None


@dataclass(frozen=True)
class Holds:
    mapped: Mapped
    dimension: str


@dataclass(frozen=True)
class Waits:
    mapped: Mapped
    onward: Onward


def coverage(
    number: int, published: Mapping[int, Content], mappings: Iterable[Mapped]
) -> tuple[list[Holds], list[Waits]]:
    """What measures which dimension of version `number`, and what a person has yet to decide. In the given order.

    A waiting mapping is settled by any later one of the same subject to what its dimension became, or to none.
    """
    known = [one for one in mappings if one.number <= number]
    later = {at: [published[n] for n in range(at + 1, number + 1)] for at in {one.number for one in known}}
    onwards = {
        one.id: carried(one.dimension, later[one.number]) for one in known if one.dimension is not None
    }
    holds: list[Holds] = []
    seen: set[tuple[Subject, str]] = set()
    for one in sorted(known, key=lambda one: -one.number):  # made on this version before carried from another
        onward = onwards.get(one.id)
        if onward is None or onward.kind not in ONE_TO_ONE:
            continue
        if (one.subject, onward.codes[0]) not in seen:
            seen.add((one.subject, onward.codes[0]))
            holds.append(Holds(one, onward.codes[0]))
    waits = [
        Waits(one, onwards[one.id])
        for one in known
        if one.id in onwards and onwards[one.id].kind not in ONE_TO_ONE
        if not _settled(one, onwards[one.id], known, onwards)
    ]
    place = {one.id: at for at, one in enumerate(known)}
    return sorted(holds, key=lambda held: place[held.mapped.id]), waits


def _settled(one: Mapped, onward: Onward, known: Sequence[Mapped], onwards: Mapping[Any, Onward]) -> bool:
    for other in known:
        if other.subject != one.subject or other.number <= one.number:
            continue
        if other.dimension is None or not onward.codes or set(onwards[other.id].codes) & set(onward.codes):
            return True
    return False


def gaps(content: Content, measured: Iterable[str]) -> list[str]:
    """The dimensions that nothing measures, nor any part of them, in their order."""
    parents = {one["code"]: one["parent"] for one in content["dimensions"]}
    covered: set[str] = set()
    for code in measured:
        here: str | None = code
        while here is not None and here not in covered:
            covered.add(here)
            here = parents.get(here)
    return [code for code in parents if code not in covered]
