"""A sample service on a real database and the real queue."""

import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from chassis.testing import ServiceKit

sys.path.insert(0, str(Path(__file__).parent))

from chassis.clock import SystemClock
from chassis.database import Database
from chassis.settings import ServiceSettings
from sample_service import Table  # type: ignore[import-not-found]  # found by the path above

from .s3_server import Objects, s3_server

Kit = ServiceKit[ServiceSettings]


@pytest.fixture(scope="session")
async def kit(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Kit]:
    folder = tmp_path_factory.mktemp("sample")
    made = await ServiceKit.start("pdsa-api", "sample_service", Table.metadata, ServiceSettings, folder)
    yield made
    await made.close()


@pytest.fixture
async def database(kit: Kit) -> AsyncIterator[Database]:
    made = Database(kit.urls.app, kit.urls.system, clock=SystemClock(), source="/sample", pool_size=3)
    yield made
    await made.close()


@pytest.fixture(scope="session")
def objects(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Objects]:
    """A bucket on a server that speaks S3."""
    with s3_server(tmp_path_factory.mktemp("objects")) as made:
        yield made
