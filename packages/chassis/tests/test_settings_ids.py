"""Settings, ids and the clock."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from chassis.clock import HeldClock
from chassis.ids import new_id
from chassis.settings import ServiceSettings, SettingsError, read_settings


def test_ids_sort_by_the_time_they_were_made_and_are_version_7() -> None:
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {(one.version, one.variant) for one in made} == {(7, "specified in RFC 4122")}


def test_a_held_clock_moves_only_when_told() -> None:
    clock = HeldClock(datetime(2026, 1, 1, tzinfo=UTC))
    assert clock.now() == clock.now()
    clock.move(timedelta(days=1))
    assert clock.now().day == 2
    with pytest.raises(ValueError, match="aware"):
        HeldClock(datetime(2026, 1, 1))


@dataclass(frozen=True, kw_only=True)
class Small:
    name: str
    folder: Path
    many: int = 3
    loud: bool = False


def test_settings_are_read_by_their_names_in_capitals() -> None:
    found = read_settings(Small, {"NAME": "x", "FOLDER": "/y", "MANY": "5", "LOUD": "yes", "OTHER": "z"})
    assert found == Small(name="x", folder=Path("/y"), many=5, loud=True)


def test_every_setting_at_fault_is_named() -> None:
    with pytest.raises(SettingsError) as error:
        read_settings(Small, {"MANY": "some", "LOUD": "maybe"})
    for name in ("NAME", "FOLDER", "MANY", "LOUD"):
        assert name in str(error.value)


def test_the_filters_of_the_application_are_off_only_in_tests() -> None:
    environment = {
        name.upper(): "x"
        for name, field in ServiceSettings.__dataclass_fields__.items()
        if field.default.__class__.__name__ == "_MISSING_TYPE"
    }
    with pytest.raises(SettingsError, match="tests only"):
        read_settings(ServiceSettings, {**environment, "WITHOUT_APPLICATION_FILTERS": "1"})
    assert read_settings(ServiceSettings, {**environment, "WITHOUT_APPLICATION_FILTERS": "1", "TESTING": "1"})


def test_memory_that_a_burst_left_free_is_given_back() -> None:
    from chassis.memory import trim

    def resident() -> int:
        lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty:"))

    burst = [bytes(bytearray(1000)) for _ in range(60_000)]
    kept = burst[-1]
    del burst
    before = resident()
    assert trim()
    assert resident() <= before
    assert len(kept) == 1000
