"""Calendar rules keep wall-clock time through changes of the clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from chassis.calendar_rules import RuleRefused, after, check, latest
from hypothesis import given
from hypothesis import strategies as st

MONTHLY = "FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=7;BYMINUTE=0"
SANTIAGO = ZoneInfo("America/Santiago")
START = datetime(2026, 1, 1, tzinfo=UTC)


def test_seven_in_the_morning_stays_seven_when_the_clocks_change() -> None:
    moment, hours = START, set()
    for _ in range(12):
        found = after(MONTHLY, "America/Santiago", START, moment)
        assert found is not None
        local = found.astimezone(SANTIAGO)
        assert (local.day, local.hour, local.minute) == (1, 7, 0)
        hours.add(found.hour)
        moment = found
    assert hours == {10, 11}, "07:00 in Santiago is 10:00 or 11:00 UTC, by season"


def test_a_time_that_does_not_exist_moves_forward_by_the_gap() -> None:
    # Chile's clocks jump from 00:00 to 01:00 on 6 September 2026.
    found = after(
        "FREQ=DAILY;BYHOUR=0;BYMINUTE=30", "America/Santiago", START, datetime(2026, 9, 5, 12, tzinfo=UTC)
    )
    assert found is not None
    assert found.astimezone(SANTIAGO).strftime("%d %H:%M") == "06 01:30"


def test_a_time_that_comes_twice_is_kept_once() -> None:
    # On 4 April 2026 the hour from 23:00 comes twice in Santiago.
    rule, moment, found = "FREQ=DAILY;BYHOUR=23;BYMINUTE=30", datetime(2026, 4, 3, tzinfo=UTC), []
    for _ in range(4):
        found.append(after(rule, "America/Santiago", START, moment))
        assert found[-1] is not None
        moment = found[-1]
    days = [one.astimezone(SANTIAGO).day for one in found if one]
    assert days == sorted(set(days))


def test_missed_times_are_made_up_once_by_the_last_of_them() -> None:
    first = after(MONTHLY, "Africa/Nairobi", START, START)
    assert first is not None
    now = datetime(2026, 5, 20, tzinfo=UTC)
    assert latest(MONTHLY, "Africa/Nairobi", START, first, now) == datetime(2026, 5, 1, 4, tzinfo=UTC)
    assert latest(MONTHLY, "Africa/Nairobi", START, first, first) == first


def test_a_rule_with_an_end_has_no_time_after_it() -> None:
    assert after("FREQ=DAILY;COUNT=1", "UTC", START, START + timedelta(days=3)) is None


@given(st.datetimes(datetime(2026, 1, 2), datetime(2030, 1, 1), timezones=st.just(UTC)))
def test_the_next_time_is_always_later_and_steps_never_go_back(moment: datetime) -> None:
    for zone in ("America/Santiago", "Africa/Nairobi", "Asia/Manila", "Europe/London"):
        first = after("FREQ=WEEKLY;BYDAY=MO;BYHOUR=2;BYMINUTE=30", zone, START, moment)
        assert first is not None
        second = after("FREQ=WEEKLY;BYDAY=MO;BYHOUR=2;BYMINUTE=30", zone, START, first)
        assert second is not None
        assert moment < first < second


@pytest.mark.parametrize(
    ("rule", "zone", "says"),
    [
        ("FREQ=SECONDLY", "UTC", "FREQ=DAILY"),
        ("", "UTC", "FREQ=DAILY"),
        ("FREQ=DAILY;BYSECOND=1", "UTC", "BYSECOND"),
        ("FREQ=DAILY;BYHOUR=1,2", "UTC", "one time of day"),
        ("FREQ=MONTHLY;BYMONTHDAY=x", "UTC", "can not be read"),
        (MONTHLY, "Chile/Valparaiso", "no time zone"),
        (MONTHLY, "../../etc/passwd", "no time zone"),
    ],
)
def test_a_rule_that_can_not_be_kept_is_refused_with_what_would_be_accepted(
    rule: str, zone: str, says: str
) -> None:
    with pytest.raises(RuleRefused, match=says):
        check(rule, zone)
