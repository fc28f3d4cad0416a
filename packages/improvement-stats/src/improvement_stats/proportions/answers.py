"""How often each answer of a scale was given."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from numbers import Real
from typing import Any

from improvement_stats._inputs import integer, is_missing, listing, names
from improvement_stats.errors import InputError
from improvement_stats.results import Result


@dataclass(frozen=True, kw_only=True)
class Frequencies(Result):
    """Counts by category in the order of the scale, and the shares of both ends of it.

    `top` and `bottom` are shares of the valid answers (None without one), from the whole counts
    `top_count` and `bottom_count`. `shares` is None-filled without a valid answer.
    """

    scale: tuple[Any, ...]
    counts: dict[Any, int]
    shares: dict[Any, float | None]
    top: float | None
    bottom: float | None
    top_count: int
    bottom_count: int
    n_not_applicable: int


def frequencies(
    answers: Iterable[Any],
    *,
    scale: Sequence[Hashable] | int,
    top: int = 2,
    bottom: int = 2,
    not_applicable: Iterable[Hashable] = (),
) -> Frequencies:
    """Counts of `answers` on `scale` (lowest category first; a whole number k means 1..k).

    The denominator is the valid answers: missing ones and those in `not_applicable` ("don't know") are
    counted apart. Raises InputError for an answer that is in neither, and for a top or bottom larger
    than the scale.
    """
    categories = (
        tuple(range(1, integer("scale", scale, least=1) + 1)) if _is_size(scale) else names("scale", scale)
    )
    if not categories:
        raise InputError("scale", "has no category")
    apart = set(names("not_applicable", not_applicable))
    if apart & set(categories):
        raise InputError(
            "not_applicable", f"{sorted(apart & set(categories), key=str)[0]!r} is also in the scale"
        )
    top, bottom = integer("top", top, most=len(categories)), integer("bottom", bottom, most=len(categories))
    every = listing("answers", answers)
    counts = dict.fromkeys(categories, 0)
    n_missing = n_apart = 0
    for i, answer in enumerate(every):
        if is_missing(answer):
            n_missing += 1
        elif isinstance(answer, Hashable) and answer in apart:
            n_apart += 1
        elif isinstance(answer, Hashable) and answer in counts:
            counts[answer] += 1
        else:
            raise InputError(f"answers[{i}]", f"{answer!r} is not in the scale")
    n = sum(counts.values())
    in_order = list(counts.values())
    top_count, bottom_count = sum(in_order[len(in_order) - top :]), sum(in_order[:bottom])
    return Frequencies(
        n_used=n, n_missing=n_missing, method="frequencies",
        options={"scale": list(categories), "top": top, "bottom": bottom, "not_applicable": sorted(apart, key=str)},
        warnings=() if n else ("no answers",), scale=categories, counts=counts,
        shares={c: count / n if n else None for c, count in counts.items()},
        top=top_count / n if n else None, bottom=bottom_count / n if n else None,
        top_count=top_count, bottom_count=bottom_count, n_not_applicable=n_apart,
    )  # fmt: skip


def _is_size(scale: object) -> bool:
    return isinstance(scale, Real)


def percent(x: int, n: int, *, digits: int = 0) -> str:
    """x of n as a percentage for people to read, halves away from zero: percent(1, 8) is "13".

    Exact in whole numbers, so nothing is rounded twice. "" when n is 0.
    """
    n = integer("n", n)
    x = integer("x", x, most=n)
    digits = integer("digits", digits, most=9)
    if n == 0:
        return ""
    scaled = (2 * x * 100 * 10**digits + n) // (2 * n)
    whole, part = divmod(scaled, 10**digits)
    return f"{whole}.{part:0{digits}d}" if digits else str(whole)
