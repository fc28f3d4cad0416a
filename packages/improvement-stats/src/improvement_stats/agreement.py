"""How far two coders agree. Report both figures: 90 % agreement can go with a kappa of 0.2."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from improvement_stats._inputs import listing, optional_key, same_length
from improvement_stats.results import Result


@dataclass(frozen=True, kw_only=True)
class Agreement(Result):
    """value None where undefined; observed and expected are shares of agreement (None without a pair)."""

    value: float | None
    observed: float | None
    expected: float | None


def cohen_kappa(a: Iterable[Hashable], b: Iterable[Hashable]) -> Agreement:
    """(observed - expected) / (1 - expected) agreement of two coders on the same units.

    Units that either coder left out (None or NaN) are dropped. None without a unit, and when both
    coders used one and the same code throughout. Source: Cohen 1960, Educ Psychol Meas 20:37.
    """
    pairs, n_missing = _pairs(a, b)
    n = len(pairs)
    agreed = sum(x == y for x, y in pairs)
    first, second = Counter(x for x, _ in pairs), Counter(y for _, y in pairs)
    chance = sum(first[code] * second[code] for code in first)
    defined = n > 0 and chance < n * n
    return Agreement(
        n_used=n,
        n_missing=n_missing,
        method="Cohen's kappa",
        options={},
        warnings=() if defined else ("undefined: only one code was used",) if n else ("no units",),
        value=(agreed * n - chance) / (n * n - chance) if defined else None,
        observed=agreed / n if n else None,
        expected=chance / (n * n) if n else None,
    )


def percent_agreement(a: Iterable[Hashable], b: Iterable[Hashable]) -> Agreement:
    """Share (0..1) of units to which both coders gave the same code; units with a gap are dropped."""
    pairs, n_missing = _pairs(a, b)
    value = sum(x == y for x, y in pairs) / len(pairs) if pairs else None
    return Agreement(
        n_used=len(pairs),
        n_missing=n_missing,
        method="percent agreement",
        options={},
        warnings=() if pairs else ("no units",),
        value=value,
        observed=value,
        expected=None,
    )


def _pairs(a: object, b: object) -> tuple[list[tuple[Any, Any]], int]:
    first = [optional_key(f"a[{i}]", v) for i, v in enumerate(listing("a", a))]
    second = [optional_key(f"b[{i}]", v) for i, v in enumerate(listing("b", b))]
    same_length("b", second, "a", first)
    pairs = [(x, y) for x, y in zip(first, second, strict=True) if x is not None and y is not None]
    return pairs, len(first) - len(pairs)
