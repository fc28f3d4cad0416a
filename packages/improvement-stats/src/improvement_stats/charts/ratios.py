"""Shares and rates: numerators over denominators, a point each."""

from collections.abc import Sequence

from improvement_stats._inputs import SMALLEST_DENOMINATOR, Numbers, same_length, series
from improvement_stats.charts.model import EVENTS_OF_NOTHING
from improvement_stats.errors import InputError

Values = Sequence[float | None]


def read_denominators(given: Numbers, numerators: Values, *, parts: bool) -> list[float | None]:
    """One for each numerator, 0 or more; with `parts`, none below its numerator."""
    read = series("denominators", given, least=0.0)
    same_length("denominators", read, "values", numerators)
    for i, (x, n) in enumerate(zip(numerators, read, strict=True)):
        if n is not None and 0 < n < SMALLEST_DENOMINATOR:
            raise InputError(
                f"denominators[{i}]", f"must be 0 or at least {SMALLEST_DENOMINATOR:g}, not {n:g}"
            )
        if parts and x is not None and n and x > n:
            raise InputError(f"values[{i}]", f"{x:g} of {n:g}: a part cannot exceed its whole")
    return read


def divided(numerators: Values, bases: Values) -> list[float | None]:
    """x / n; None where either is missing or n is 0."""
    return [None if x is None or not n else x / n for x, n in zip(numerators, bases, strict=True)]


def unplotted(numerators: Values, bases: Values) -> tuple[str, ...]:
    """A number of events with nothing that they could have come from is not plotted, but not silently."""
    odd = bool(bases) and any(x and n == 0 for x, n in zip(numerators, bases, strict=True))
    return (EVENTS_OF_NOTHING,) if odd else ()
