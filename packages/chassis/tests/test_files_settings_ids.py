"""Files, settings, ids and the clock."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from chassis.clock import HeldClock
from chassis.files.folder import FolderStore
from chassis.files.store import FileMissing
from chassis.ids import new_id
from chassis.settings import ServiceSettings, SettingsError, read_settings


def stored_under(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


async def test_a_file_is_found_by_its_content_and_only_by_its_tenant(tmp_path: Path) -> None:
    store, ours, theirs = FolderStore(tmp_path), new_id(), new_id()
    first = await store.put(ours, b"words")
    again = await store.put(ours, b"words")
    assert first == again
    assert await store.get(ours, first.sha256) == b"words"
    with pytest.raises(FileMissing):
        await store.get(theirs, first.sha256)
    assert len(stored_under(tmp_path)) == 1


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "a" * 63, "A" * 64, "a" * 63 + "/"])
async def test_a_name_that_is_no_hash_finds_nothing(name: str, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        await FolderStore(tmp_path).get(new_id(), name)


async def test_a_damaged_file_is_not_given_out(tmp_path: Path) -> None:
    store, tenant = FolderStore(tmp_path), new_id()
    stored = await store.put(tenant, b"words")
    (path,) = stored_under(tmp_path)
    path.write_bytes(b"other")
    with pytest.raises(FileMissing, match="damaged"):
        await store.get(tenant, stored.sha256)


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
