"""Values of projects and sites."""

from zoneinfo import available_timezones

SMALLEST_CELL, LARGEST_CELL, USUAL_CELL = 3, 50, 5
_ZONES = frozenset(available_timezones())


def is_time_zone(name: str) -> bool:
    """Whether the IANA time zone database has it."""
    return name in _ZONES
