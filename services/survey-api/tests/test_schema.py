"""The migrated database."""

from chassis.testing_schema import drift, weaknesses
from survey_api.tables import Table

from .conftest import House


async def test_the_migrations_make_what_the_models_say(house: House) -> None:
    assert await drift(house.kit.urls.owner, Table.metadata) == []


async def test_nothing_in_the_database_can_look_past_a_tenant(house: House) -> None:
    assert await weaknesses(house.kit.urls.owner) == []
