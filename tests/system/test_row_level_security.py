"""The permission matrix once more with the applications' own filters switched off: the database alone holds."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from . import test_permission_matrix as rules
from .conftest import ADMINISTRATOR, OTHER_ADMINISTRATOR, House
from .matrix import LISTS, NAMING_A_RECORD, ids_of
from .operations import operations
from .test_permission_matrix import World

OFF = {"TESTING": "1", "WITHOUT_APPLICATION_FILTERS": "1"}
APIS = ("identity-api", "pdsa-api", "survey-api", "reports-api")


def restart(house: House, extra: dict[str, str]) -> None:
    installation = house.system.installation
    installation.settings = replace(installation.settings, testing=extra)
    for part in APIS:
        house.system.stop_part(part)
    for part in APIS:
        house.system.start_part(part)
    house.system.wait_ready(*APIS)


@pytest.fixture(scope="module")
def world(house: House) -> Iterator[World]:
    restart(house, OFF)
    try:
        yield World(
            house,
            list(operations(house)),
            ids_of(house, ADMINISTRATOR),
            ids_of(house, OTHER_ADMINISTRATOR),
        )
    finally:
        restart(house, {})


def test_every_service_runs_without_its_own_filters(world: World) -> None:
    assert world.house.system.installation.settings.testing == OFF


@pytest.mark.parametrize("key", NAMING_A_RECORD)
def test_a_record_of_another_organisation_is_not_there(key: str, world: World) -> None:
    rules.test_what_belongs_to_another_organisation_is_answered_like_what_is_not_there(key, world)


@pytest.mark.parametrize("key", LISTS)
def test_a_list_shows_only_the_callers_own(key: str, world: World) -> None:
    rules.test_no_list_shows_another_organisations_records(key, world)
