"""Reading arguments: lists, tuples and numpy arrays in, plain checked Python values out."""

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from numbers import Real
from typing import Any, TypeVar

from improvement_stats.errors import InputError

# Powers and ratios of numbers within these bounds still fit a double, so that no result turns infinite or
# divides by an underflow on the way. Nothing measured comes near them.
LARGEST = 1e60
SMALLEST = 1e-60
SMALLEST_DENOMINATOR = 1e-30
LARGEST_COUNT = 10**15  # a double still holds every whole number up to here

Key = TypeVar("Key", bound=Hashable)
Numbers = Iterable[Any]


def listing(argument: str, values: object) -> list[Any]:
    """A list of any iterable that is not text or a mapping; numpy arrays become Python values."""
    if isinstance(values, str | bytes | Mapping) or not isinstance(values, Iterable):
        raise InputError(argument, f"must be a list, tuple or array, not {type(values).__name__}")
    to_list = getattr(values, "tolist", None)
    listed = to_list() if callable(to_list) else list(values)
    if not isinstance(listed, list):
        raise InputError(argument, "must have one dimension, not none")
    return listed


def is_missing(value: object) -> bool:
    if isinstance(value, Decimal):
        return value.is_nan()
    return value is None or (isinstance(value, Real) and not isinstance(value, int) and math.isnan(value))


def number(argument: str, value: object) -> float:
    """A finite float, 0 where it is nearer to 0 than 1e-60; raises for no number and beyond ±1e60."""
    if isinstance(value, bool) or not isinstance(value, Real | Decimal):
        raise InputError(argument, f"must be a number, not {value!r}")
    try:
        as_float = float(value)
    except OverflowError:
        as_float = math.inf
    if not math.isfinite(as_float):
        raise InputError(argument, f"must be a finite number, not {value!r}")
    if abs(as_float) > LARGEST:
        raise InputError(argument, f"must lie within ±{LARGEST:g}, not {value!r}")
    return as_float if abs(as_float) >= SMALLEST else 0.0


def optional_number(argument: str, value: object) -> float | None:
    return None if is_missing(value) else number(argument, value)


def series(argument: str, values: object, *, least: float | None = None) -> list[float | None]:
    """Numbers in order with None where missing (None or NaN in), none below `least`."""
    given = listing(argument, values)
    read = [_plain_number(value) for value in given]
    for i, value in enumerate(read):
        # The slow way finds the words for what is wrong, and reads the rarer kinds of number.
        found = optional_number(f"{argument}[{i}]", given[i]) if value is None else value
        if least is not None and found is not None and found < least:
            raise InputError(f"{argument}[{i}]", f"must not be below {least:g}, not {found:g}")
        read[i] = found
    return read


def _plain_number(value: object) -> float | None:
    """The usual case, an int or float of a usual size; None for everything that needs a closer look."""
    if type(value) is float or type(value) is int:
        return float(value) if SMALLEST <= abs(value) <= LARGEST else None
    return None


def integer(argument: str, value: object, *, least: int = 0, most: int | None = None) -> int:
    """A whole number in [least, most], at most 10^15; 12.0 counts as 12, True does not count as 1."""
    as_float = None if is_missing(value) or isinstance(value, str | bool) else number(argument, value)
    if as_float is None or as_float != math.floor(as_float):
        raise InputError(argument, f"must be a whole number, not {value!r}")
    as_int = int(as_float)
    if as_int < least:
        raise InputError(argument, f"must be at least {least}, not {as_int}")
    highest = LARGEST_COUNT if most is None else most
    if as_int > highest:
        raise InputError(argument, f"must be at most {highest}, not {as_int}")
    return as_int


def share(argument: str, value: object) -> float:
    """A number strictly between 0 and 1."""
    read = number(argument, value)
    if not 0 < read < 1:
        raise InputError(argument, f"must lie strictly between 0 and 1, not {read:g}")
    return read


def flag(argument: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    as_python = value.item() if hasattr(value, "item") else None
    if isinstance(as_python, bool):
        return as_python
    raise InputError(argument, f"must be True or False, not {value!r}")


def choice(argument: str, value: object, allowed: Sequence[str]) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise InputError(argument, f"must be one of {', '.join(allowed)}, not {value!r}")
    return value


def indexes(argument: str, values: object, length: int) -> tuple[int, ...]:
    """Sorted distinct positions in a series of `length` points, counted from 0."""
    read = [
        integer(f"{argument}[{i}]", v, most=max(length - 1, 0))
        for i, v in enumerate(listing(argument, values))
    ]
    if read and not length:
        raise InputError(argument, "names points of an empty series")
    if len(set(read)) != len(read):
        raise InputError(argument, "names a point twice")
    return tuple(sorted(read))


def phase_starts(argument: str, values: object, length: int) -> tuple[int, ...]:
    """Indexes at which a second, third ... phase starts: rising, each in 1..length-1."""
    read = [integer(f"{argument}[{i}]", v, least=1) for i, v in enumerate(listing(argument, values))]
    for i, start in enumerate(read):
        if start >= length:
            raise InputError(f"{argument}[{i}]", f"starts at {start}, after the last of {length} points")
        if i and start <= read[i - 1]:
            raise InputError(f"{argument}[{i}]", f"must come after {read[i - 1]}, not {start}")
    return tuple(read)


def same_length(argument: str, read: Sequence[object], other_argument: str, other: Sequence[object]) -> None:
    if len(read) != len(other):
        raise InputError(argument, f"has {len(read)} entries, but {other_argument} has {len(other)}")


def key(argument: str, value: Key) -> Key:
    """A value that can name a person, a group or a code."""
    if is_missing(value) or not isinstance(value, Hashable):
        raise InputError(argument, f"must be a name or an identifier, not {value!r}")
    return value


def optional_key(argument: str, value: Any) -> Any:
    return None if is_missing(value) else key(argument, value)


def names(argument: str, values: object) -> tuple[Any, ...]:
    """Distinct identifiers in the order given."""
    read = [key(f"{argument}[{i}]", v) for i, v in enumerate(listing(argument, values))]
    if len(set(read)) != len(read):
        twice = next(v for i, v in enumerate(read) if v in read[:i])
        raise InputError(argument, f"names {twice!r} twice")
    return tuple(read)
