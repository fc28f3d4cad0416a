"""What an observation may say. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pdsa_api.measures.domain import RATIOS, Data, Fault, fault


class Missing(StrEnum):
    """Why there is no value. Missing is not zero."""

    HOLIDAY = "holiday"
    CLOSED = "closed"
    NOT_COLLECTED = "not_collected"
    NOT_SUBMITTED = "not_submitted"
    SUPPRESSED = "suppressed"
    OTHER = "other"


WHOLE = frozenset({Data.PROPORTION, Data.COUNT, Data.OPPORTUNITIES_BETWEEN})
"""Data that are counted, so that parts of one are a slip. A rate's exposure may have decimals."""

EARLIEST = date(1900, 1, 1)
LARGEST = 1e12


@dataclass(frozen=True)
class Said:
    """One observation as somebody wrote it down."""

    on_date: date
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    missing: str | None = None
    note: str | None = None
    subgroup: str | None = None


def faults_of(data: Data, subgroups: Sequence[str], said: Said, latest: date) -> list[Fault]:
    """Each field at fault with its mend; empty for one that can be stored. `latest`: the last day that was."""
    found = [*_of_day(said.on_date, latest), *_of_group(said.subgroup, subgroups)]
    given = [n for n in ("value", "numerator", "denominator") if getattr(said, n) is not None]
    if said.missing is not None:
        found += _of_missing(said, given)
    elif data in RATIOS:
        found += _of_ratio(data, said)
    else:
        found += _of_value(data, said)
    return found


def _of_day(day: date, latest: date) -> list[Fault]:
    if day > latest:
        return [
            fault("/on_date", "observation.future", f"{day} has not come yet", "Check the year and month.")
        ]
    if day < EARLIEST:
        return [fault("/on_date", "observation.long_ago", f"{day} is before 1900", "Check the year.")]
    return []


def _of_group(subgroup: str | None, subgroups: Sequence[str]) -> list[Fault]:
    if subgroup is None or subgroup in subgroups:
        return []
    known = ", ".join(subgroups) or "none"
    return [
        fault(
            "/subgroup",
            "observation.subgroup",
            f"the measure has no group {subgroup!r}",
            f"Name one of its groups ({known}), or add it to the measure.",
        )
    ]


def _of_missing(said: Said, given: Sequence[str]) -> list[Fault]:
    found = [
        fault(
            f"/{name}",
            "observation.missing_with_value",
            "an observation is either missing or has a value",
            "Leave the value out, or take the reason away.",
        )
        for name in given
    ]
    if said.missing == Missing.OTHER and not said.note:
        message = "another reason needs a word about it"
        found.append(fault("/note", "observation.reason_unsaid", message, "Write what the reason was."))
    return found


def _of_ratio(data: Data, said: Said) -> list[Fault]:
    found = []
    if said.value is not None:
        message = f"a {data.value} is written as numerator and denominator"
        found.append(fault("/value", "observation.parts_wanted", message, "Give both parts instead."))
    for name in ("numerator", "denominator"):
        part = getattr(said, name)
        if part is None:
            message = f"the {name} is not given, and no reason why it is missing"
            found.append(
                fault(f"/{name}", "observation.empty", message, "Give it, or say why it is missing.")
            )
        else:
            whole = data in WHOLE or name == "numerator"
            found += _of_number(f"/{name}", part, whole=whole, least=0)
    if not found and said.numerator is not None and said.denominator is not None:
        found += _of_parts(data, said.numerator, said.denominator)
    return found


def _of_parts(data: Data, numerator: float, denominator: float) -> list[Fault]:
    if data is Data.PROPORTION and numerator > denominator:
        message = f"{numerator:g} of {denominator:g}: a part is not more than its whole"
        return [fault("/numerator", "observation.above_denominator", message, "Check both numbers.")]
    if data is Data.RATE and denominator == 0 and numerator:
        message = f"{numerator:g} events of an exposure of 0"
        return [fault("/denominator", "observation.of_nothing", message, "Check the denominator.")]
    return []


def _of_value(data: Data, said: Said) -> list[Fault]:
    found = [
        fault(f"/{name}", "observation.value_wanted", f"a {data.value} is one value", "Give `value` instead.")
        for name in ("numerator", "denominator")
        if getattr(said, name) is not None
    ]
    if said.value is None:
        message = "no value is given, and no reason why it is missing"
        return [*found, fault("/value", "observation.empty", message, "Give it, or say why it is missing.")]
    found += _of_number("/value", said.value, whole=data in WHOLE, least=None if data is Data.NUMBER else 0)
    if data is Data.TIME_BETWEEN and said.value == 0:
        message = "a time between two events is more than 0"
        found.append(fault("/value", "observation.zero_time", message, "Use a finer unit, such as hours."))
    return found


def _of_number(pointer: str, value: float, *, whole: bool, least: float | None) -> list[Fault]:
    if least is not None and value < least:
        return [fault(pointer, "observation.negative", f"{value:g} is below 0", "Check the number.")]
    if whole and value != int(value):
        message = f"{value:g} is no whole number"
        return [fault(pointer, "observation.not_whole", message, "Counts are whole numbers.")]
    if abs(value) > LARGEST:
        return [fault(pointer, "observation.too_large", f"{value:g} is too large", "Check the number.")]
    return []
