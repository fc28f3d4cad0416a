"""Calendar rules: an RFC 5545 recurrence in a named time zone.

A rule speaks wall-clock time: "07:00 on the first of each month in America/Santiago" stays 07:00 when the clocks
change. A time that does not exist that day moves forward by the gap; one that comes twice counts once, the first.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil import tz
from dateutil.rrule import rrulestr

_ALLOWED = {
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYHOUR", "BYMINUTE", "BYSETPOS", "WKST",
}  # fmt: skip
_FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}


class RuleRefused(ValueError):
    """Why a calendar rule or a time zone is not accepted, and what would be."""


def check(rule: str, time_zone: str) -> None:
    """Raise RuleRefused for a rule or zone that can not be kept."""
    try:
        ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise RuleRefused(
            f"{time_zone!r} is no time zone; write one such as America/Santiago or Africa/Nairobi"
        ) from error
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";") if part)
    unknown = sorted(set(parts) - _ALLOWED)
    if unknown:
        raise RuleRefused(f"the rule holds {', '.join(unknown)}; allowed are {', '.join(sorted(_ALLOWED))}")
    if parts.get("FREQ") not in _FREQUENCIES:
        raise RuleRefused("the rule needs FREQ=DAILY, WEEKLY, MONTHLY or YEARLY")
    if "," in parts.get("BYHOUR", "") or "," in parts.get("BYMINUTE", ""):
        raise RuleRefused("one time of day a rule: give one BYHOUR and one BYMINUTE")
    try:
        after(rule, time_zone, datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 1, 1, tzinfo=UTC))
    except (ValueError, TypeError, KeyError) as error:
        raise RuleRefused(f"the rule can not be read: {error}") from error


def after(rule: str, time_zone: str, starts_at: datetime, moment: datetime) -> datetime | None:
    """The first time of the rule later than `moment`, in UTC; None when it has none left."""
    zone = ZoneInfo(time_zone)
    start = starts_at.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
    times = rrulestr(rule, dtstart=start, ignoretz=True)
    # A wall-clock time may lie up to a gap away from its instant: begin a day early and compare instants.
    local = moment.astimezone(zone).replace(tzinfo=None) - timedelta(days=1)
    for wall in times.xafter(local, inc=True):
        instant: datetime = tz.resolve_imaginary(wall.replace(tzinfo=zone)).astimezone(UTC)
        if instant > moment:
            return instant
    return None


def latest(rule: str, time_zone: str, starts_at: datetime, first: datetime, now: datetime) -> datetime:
    """Of the times from `first` (due, not yet done) up to `now`, the last: missed ones are made up once."""
    found = first
    while (later := after(rule, time_zone, starts_at, found)) is not None and later <= now:
        found = later
    return found
