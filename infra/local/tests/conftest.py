from collections.abc import Iterator
from pathlib import Path

import pytest
from duru_local.nats import NatsServer
from duru_local.postgres import PostgresServer
from duru_local.settings import Settings
from duru_local.system import System
from duru_local.testing import shared_nats, shared_postgres, temporary_folder

STAND_INS = Path(__file__).with_name("stand_ins")


@pytest.fixture(scope="session")
def server() -> PostgresServer:
    return shared_postgres()


@pytest.fixture(scope="session")
def broker() -> NatsServer:
    return shared_nats()


@pytest.fixture(scope="session")
def stand_ins() -> Path:
    return STAND_INS


@pytest.fixture(scope="module")
def system() -> Iterator[System]:
    """The whole topology with small services in place of the real ones."""
    with temporary_folder() as folder:
        running = System(Settings.for_test(folder), python_path=STAND_INS)
        running.start()
        try:
            yield running
        finally:
            running.stop()
