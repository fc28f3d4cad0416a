"""Measures and observations for the tests."""

from datetime import date, timedelta
from typing import Any

import httpx

from .conftest import House

PATH = "/api/pdsa/v1/measures"
FIRST = date(2026, 1, 5)


def body(house: House, **changes: Any) -> dict[str, Any]:
    return {
        "project_id": str(house.project),
        "network_id": str(house.network),
        "name": "Learners present on Mondays",
        "kind": "process",
        "definition": "Counted by the class teacher at 9:00 from the register.",
        "data": "proportion",
        "numerator": "learners present",
        "denominator": "learners on the register",
        "unit": "learners",
        "direction": "increase",
        "cadence": "week",
        "goal": 90,
        "subgroups": ["Girls", "Boys"],
        **changes,
    }


async def defined(house: House, **changes: Any) -> dict[str, Any]:
    made = await house.client.post(PATH, json=body(house, **changes), headers=house.leader.headers)
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


def number(house: House, **changes: Any) -> dict[str, Any]:
    """Changes that make a measure of one plain number."""
    return {"data": "number", "numerator": "", "denominator": "", "unit": "minutes", "goal": None, **changes}


def week(number: int) -> str:
    return (FIRST + timedelta(weeks=number)).isoformat()


async def observed(house: House, measure: dict[str, Any], **said: Any) -> httpx.Response:
    return await house.client.post(
        f"{PATH}/{measure['id']}/observations", json=said, headers=house.leader.headers
    )


async def filled(house: House, measure: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    answer = await house.client.post(
        f"{PATH}/{measure['id']}/observations:batch",
        json={"observations": rows},
        headers=house.leader.headers,
    )
    assert answer.status_code == 200, answer.text
    assert {one["status"] for one in answer.json()["results"]} == {"created"}, answer.text
