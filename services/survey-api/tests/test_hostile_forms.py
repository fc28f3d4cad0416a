"""Each hostile form is refused, or read for what it is, in two seconds of work and 256 MB: the child's own limits."""

from typing import Any

import pytest
from chassis.child import run_limited
from survey_api.instruments.gate import convert_form

from . import hostile_forms as corpus
from .conftest import BASE, House
from .test_instruments import post

SECONDS, MEGABYTES = 2, 256
ALL = corpus.WORKBOOKS | corpus.TEXTS | corpus.XFORMS
# What may be converted, and must not cost more than any other form.
HARMLESS = [name for name, (_, code) in ALL.items() if not code]
REFUSED = [name for name, (_, code) in ALL.items() if code]


@pytest.mark.parametrize("name", REFUSED)
async def test_it_is_refused_by_name_within_the_limits(name: str) -> None:
    content, code = ALL[name]
    told = await run_limited(
        "survey_api.instruments.gate:check_form", content, seconds=SECONDS, megabytes=MEGABYTES
    )
    assert told["accepted"] is False
    assert code in {problem["code"] for problem in told["problems"]}
    assert all(problem["message"] and problem["fix"] for problem in told["problems"])


@pytest.mark.parametrize("name", HARMLESS)
async def test_it_is_read_for_what_it_is_within_the_limits(name: str) -> None:
    told = await run_limited(
        "survey_api.instruments.gate:check_form", ALL[name][0], seconds=SECONDS, megabytes=MEGABYTES
    )
    assert told["accepted"] is True, told["problems"]


def test_no_file_outside_the_form_is_named_by_a_way() -> None:
    for name in ("a picture outside", "a list outside"):
        needed = convert_form(corpus.TEXTS[name][0])["needed"]
        assert [one["name"] in ("passwd", "passwd.csv") for one in needed] == [True]


@pytest.mark.parametrize(
    "name", ["a bomb in a bomb", "entities", "rows of text", "pipes", "groups in groups", "NUL"]
)
async def test_the_service_refuses_it_and_stores_nothing(house: House, name: str) -> None:
    before = await instruments(house)
    refused = await post(house, ALL[name][0])
    assert refused.status_code == 422, refused.text
    assert ALL[name][1] in {one["code"] for one in refused.json()["errors"]}
    assert await instruments(house) == before


async def instruments(house: House) -> Any:
    listed = await house.client.get(
        f"{BASE}/instruments",
        params={"project_id": str(house.project), "limit": 200},
        headers=house.researcher.headers,
    )
    return listed.json()["items"]
