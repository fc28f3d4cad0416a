"""Who changed what, when and why."""

from typing import Any
from uuid import UUID

import pytest
from chassis.database import Scope
from chassis.ids import new_id
from chassis.testing import queries_of
from pdsa_api.history import service as history
from pdsa_api.history.domain import differences
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from .conftest import House
from .test_aims import PATH, written


def test_only_fields_that_differ_are_written_down_and_empty_is_nothing() -> None:
    before = {"what": "Reading", "group": None, "who": "Ana", "days": [1]}
    after = {"what": "Writing", "group": "", "who": "Ana", "days": [1, 2]}
    assert differences(before, after) == [
        {"field": "what", "old": "Reading", "new": "Writing"},
        {"field": "days", "old": [1], "new": [1, 2]},
    ]


def test_what_is_zero_or_false_says_something() -> None:
    assert differences({}, {"value": 0, "surprised": False, "group": ""}) == [
        {"field": "value", "old": None, "new": 0},
        {"field": "surprised", "old": None, "new": False},
    ]


async def changed(house: House, aim: dict[str, Any], version: int, **fields: Any) -> None:
    answer = await house.client.patch(
        f"{PATH}/{aim['id']}", json=fields, headers={**house.leader.headers, "If-Match": f'"{version}"'}
    )
    assert answer.status_code == 200, answer.text


async def test_each_change_is_read_back_newest_first_with_its_author_and_values(house: House) -> None:
    aim = await written(house)
    await changed(house, aim, 1, what="Writing", group="Boys")
    await changed(house, aim, 2, by_when="2028-01-01")
    await changed(house, aim, 3, what="Writing")
    url = f"{PATH}/{aim['id']}/history"
    answer = await house.client.get(url, headers=house.teacher.headers)
    items = answer.json()["items"]
    assert [(one["version"], one["by"], one["by_kind"]) for one in items] == [
        (3, house.leader.id, "person"),
        (2, house.leader.id, "person"),
        (1, house.leader.id, "person"),
    ]
    assert items[0]["fields"] == [{"field": "by_when", "old": "2027-12-01", "new": "2028-01-01"}]
    assert items[1]["fields"] == [
        {"field": "what", "old": "Reading with understanding", "new": "Writing"},
        {"field": "group", "old": "Girls", "new": "Boys"},
    ]
    assert [one["field"] for one in items[2]["fields"]][:2] == ["statement", "what"]
    first_page = await house.client.get(url, headers=house.leader.headers)
    assert (first_page.json()["items"], queries_of(first_page)) == (items, 3)
    first = (await house.client.get(url, params={"limit": 2}, headers=house.leader.headers)).json()
    rest = await house.client.get(
        url, params={"limit": 2, "cursor": first["next_cursor"]}, headers=house.leader.headers
    )
    assert first["items"] + rest.json()["items"] == items


async def test_a_history_is_read_where_its_record_is_and_nowhere_else(house: House) -> None:
    aim = await written(house)
    url = f"{PATH}/{aim['id']}/history"
    assert (await house.client.get(url)).status_code == 401
    for elsewhere in (house.stranger, house.facilitator_elsewhere):
        assert (await house.client.get(url, headers=elsewhere.headers)).status_code == 404
    nowhere = await house.client.get(f"{PATH}/{new_id()}/history", headers=house.leader.headers)
    assert nowhere.status_code == 404
    bad = await house.client.get(url, params={"cursor": "x"}, headers=house.leader.headers)
    assert bad.status_code == 422


class Sample:
    """A record with an audience."""

    def __init__(self, house: House, audience: str) -> None:
        self.tenant_id, self.project_id, self.network_id = house.tenant, house.project, house.network
        self.id, self.version, self.audience = new_id(), 1, audience


async def rows(house: House, record: Sample, network: UUID) -> int:
    scope = Scope(frozenset({house.tenant}), frozenset({network}))
    async with house.app.state.database.transaction(scope) as work:
        found = await work.session.execute(
            text("select count(*) from change where record_id = :id"), {"id": record.id}
        )
        return int(found.scalar_one())


async def test_a_history_opens_and_closes_with_the_audience_of_its_record(house: House) -> None:
    record = Sample(house, "team")
    database = house.app.state.database
    async with database.transaction(Scope.tenant(house.tenant)) as work:
        await history.record(work, "sample", record, {}, {"audience": "team", "title": "a"})
    assert (await rows(house, record, house.network), await rows(house, record, house.other_network)) == (
        1,
        0,
    )
    async with database.transaction(Scope.tenant(house.tenant)) as work:
        record.audience, record.version = "project", 2
        await history.record(work, "sample", record, {"audience": "team"}, {"audience": "project"})
    assert await rows(house, record, house.other_network) == 2
    async with database.transaction(Scope.tenant(house.tenant)) as work:
        record.audience, record.version = "network", 3
        await history.record(work, "sample", record, {"audience": "project"}, {"audience": "network"})
    assert await rows(house, record, house.other_network) == 0


async def test_what_was_written_down_can_not_be_altered_or_taken_away(house: House) -> None:
    for words in ("update change set fields = '[]'", "update change set by = 'x'", "delete from change"):
        work = await house.app.state.database.begin(Scope.tenant(house.tenant))
        with pytest.raises(DBAPIError, match="permission denied"):
            await work.session.execute(text(words))
        await work.close()
