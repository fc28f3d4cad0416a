"""The migrated database."""

from chassis.testing_schema import drift, weaknesses
from identity_api.tables import Table

from .conftest import World


async def test_the_migrations_make_what_the_models_say(world: World) -> None:
    assert await drift(world.kit.urls.owner, Table.metadata) == []


async def test_nothing_in_the_database_can_look_past_a_tenant(world: World) -> None:
    assert await weaknesses(world.kit.urls.owner) == []
