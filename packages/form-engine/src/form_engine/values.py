"""Numbers, dates and text as both evaluators understand them.

Every value of a node is text, as in an XForm instance; "" is blank. Numbers are IEEE doubles, a blank or
unreadable one is NaN. Dates are ISO 8601 text and count as days since 1970-01-01 in arithmetic.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

NAN = math.nan

_NUMBER = re.compile(r"[ \t\r\n]*-?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)[ \t\r\n]*\Z")
_INFINITE = {"Infinity": math.inf, "-Infinity": -math.inf}
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_DATE_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?"
    r"(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?\Z"
)
_TIME = re.compile(
    r"([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?\Z"
)
_EPOCH = date(1970, 1, 1).toordinal()
_FIRST, _LAST = date.min.toordinal() - _EPOCH, date.max.toordinal() - _EPOCH
DAY_SECONDS = 86_400


def to_number(text: str) -> float:
    """A decimal number (point or comma), or the days since 1970 of an ISO date or date-time, or NaN."""
    if _NUMBER.match(text):
        return float(text.replace(",", "."))
    return date_number(text) if len(text) >= 10 and text[4] == "-" else _INFINITE.get(text, NAN)


def number_text(value: float) -> str:
    """Shortest decimal text without an exponent; ``Infinity``, ``-Infinity``, and "" for NaN."""
    if not math.isfinite(value):
        return "" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def date_days(text: str) -> float:
    """Whole days since 1970 of ``YYYY-MM-DD``; NaN if there is no such day."""
    found = _DATE.match(text)
    if found is None:
        return NAN
    try:
        return float(date(int(found[1]), int(found[2]), int(found[3])).toordinal() - _EPOCH)
    except ValueError:
        return NAN


def date_number(text: str) -> float:
    """Days since 1970 by the clock on the wall where it was written; the offset of a date-time is ignored."""
    days = date_days(text)
    if not math.isnan(days):
        return days
    found = _DATE_TIME.match(text)
    if found is None:
        return NAN
    return date_days(found[1]) + _clock_seconds(found[2], found[3], found[4], found[5]) / DAY_SECONDS


def instant_days(text: str, here: str = "Z") -> float:
    """Days since 1970-01-01T00:00Z of a date or date-time; ``here`` is the offset of one that is without."""
    days = date_number(text)
    found = _DATE_TIME.match(text)
    return days - offset_minutes((found[6] if found else "") or here) / 1440


def offset_of(moment: str) -> str:
    """The offset of a date-time: ``Z``, ``+HH:MM``; ``Z`` when it has none."""
    found = _DATE_TIME.match(moment)
    return (found[6] if found else "") or "Z"


def offset_minutes(text: str) -> int:
    """Minutes east of UTC of ``Z``, ``+HH``, ``+HHMM`` or ``+HH:MM``."""
    if text == "Z":
        return 0
    digits = text[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:] or "0")
    return -minutes if text[0] == "-" else minutes


def _clock_seconds(hour: str, minute: str, second: str | None, fraction: str | None) -> float:
    if int(hour) > 23 or int(minute) > 59 or int(second or "0") > 59:
        return NAN
    whole = int(hour) * 3600 + int(minute) * 60 + int(second or "0")
    return whole + float(f"0.{fraction}") if fraction else whole


def time_fraction(text: str) -> float:
    """The share of the day that has passed at ``HH:MM[:SS]``; NaN if it is not a time of day."""
    found = _TIME.match(text)
    return _clock_seconds(found[1], found[2], found[3], found[4]) / DAY_SECONDS if found else NAN


def is_date(text: str) -> bool:
    return not math.isnan(date_days(text))


def is_time(text: str) -> bool:
    return not math.isnan(time_fraction(text))


def is_date_time(text: str) -> bool:
    return _DATE_TIME.match(text) is not None and not math.isnan(date_number(text))


def day_text(days: float) -> str:
    """The ISO date of a number of days since 1970 (the fraction is cut off); "" outside years 1 to 9999."""
    if not math.isfinite(days) or not _FIRST <= math.floor(days) <= _LAST:
        return ""
    return date.fromordinal(math.floor(days) + _EPOCH).isoformat()


def instant_text(days: float) -> str:
    """The ISO date-time in UTC of fractional days since 1970."""
    day = day_text(days)
    if not day:
        return ""
    milliseconds = math.floor((days - math.floor(days)) * DAY_SECONDS * 1000 + 0.5)
    if milliseconds >= DAY_SECONDS * 1000:
        return day_text(math.floor(days) + 1) + "T00:00:00.000Z"
    seconds, rest = divmod(milliseconds, 1000)
    return f"{day}T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}Z"


def moment_of_kind(value: float | str, kind: str) -> str:
    """A number of days, a date or a date-time as what a question of this kind (date, time, datetime) holds."""
    if isinstance(value, float):
        return day_text(value) if kind == "date" else instant_text(value)
    if kind == "datetime":
        return f"{value}T00:00:00.000" if is_date(value) else value
    if is_date_time(value):
        return value[:10] if kind == "date" else value[11:]
    return value


def now_text(moment: datetime | None = None) -> str:
    """The moment (default: now, UTC) in the one form the engine uses, with milliseconds and offset."""
    when = moment or datetime.now(UTC)
    if when.tzinfo is None:
        raise ValueError("the moment of an evaluation needs a time zone")
    text = when.isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z") if when.utcoffset() == timedelta(0) else text


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")


def format_date(text: str, pattern: str) -> str:
    """``%Y %y %m %n %b %d %e %a %H %h %M %S %3`` replaced by the parts of an ISO date or date-time.

    Month and day names are English, so that a stored calculation does not depend on the language shown.
    """
    number = date_number(text)
    if math.isnan(number):
        return ""
    day = math.floor(number)
    year, month, of_month = day_text(day).split("-")
    found = _DATE_TIME.match(text)
    hour, minute, second, fraction = (
        (found[2], found[3], found[4] or "00", found[5] or "") if found else ("00", "00", "00", "")
    )
    parts = {
        "Y": year,
        "y": year[2:],
        "m": month,
        "n": str(int(month)),
        "b": _MONTHS[int(month) - 1],
        "d": of_month,
        "e": str(int(of_month)),
        "a": _DAYS[(day + 4) % 7],
        "H": hour,
        "h": str(int(hour)),
        "M": minute,
        "S": second,
        "3": (fraction + "000")[:3],
        "%": "%",
    }
    return re.sub(r"%(.)", lambda found: parts.get(found[1], found[0]), pattern)
