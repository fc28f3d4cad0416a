"""kill -9 of any one process while 65 reports are made: afterwards all 65 exist, once."""

from typing import Any

import httpx
import pytest

from .conftest import House, until
from .waves import answered_wave, close_wave

PARTS = [
    "postgres",
    "nats",
    "gateway",
    "identity-api",
    "pdsa-api",
    "survey-api",
    "reports-api",
    "reports-worker",
    "reports-clock",
]


def finished(house: House, wave_id: str) -> list[dict[str, Any]]:
    try:
        return [d for d in house.documents(wave_id) if d["state"] == "finished"]
    except (AssertionError, httpx.HTTPError):
        return []  # the part that answers for it is the one that was killed


def test_every_part_of_the_system_is_killed_once(house: House) -> None:
    assert sorted(house.system.parts) == sorted(PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_all_65_reports_exist_once_after_a_kill_of(part: str, house: House) -> None:
    wave = answered_wave(house, f"Kill of {part}")
    close_wave(house, wave)
    until(lambda: finished(house, wave["id"]), why="the first report")
    house.system.kill(part)
    house.system.wait_ready()
    done = until(
        lambda: len(found := finished(house, wave["id"])) == 65 and found, seconds=180, why="65 reports"
    )
    documents = house.documents(wave["id"])
    assert len(documents) == 65
    assert len({(d["kind"], d["unit"]["id"]) for d in documents}) == 65
    assert {d["state"] for d in documents} == {"finished"}
    for document in done[:3]:
        answer = house.client().get(f"/api/reports/v1/documents/{document['id']}/file")
        assert answer.status_code == 200
        assert answer.content.startswith(b"%PDF-")
