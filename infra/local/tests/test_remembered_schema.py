"""A warm start leaves migrations out only while nothing has changed."""

from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
from duru_local import schema
from duru_local.bootstrap import Urls, in_own_loop
from duru_local.paths import REPOSITORY
from duru_local.postgres import PostgresServer
from duru_local.schema import Remembered, digest_of_migrations
from duru_local.testing import databases


def run(urls: Urls, statement: str) -> None:
    async def work() -> None:
        connection = await asyncpg.connect(urls.owner)
        await connection.execute(statement)
        await connection.close()

    in_own_loop(work())


@pytest.fixture
def migrated(server: PostgresServer) -> Iterator[dict[str, Urls]]:
    """Two databases as Alembic leaves them."""
    with databases(server.url, "pdsa", "survey") as made:
        for urls in made.values():
            run(urls, "CREATE TABLE alembic_version AS SELECT '0003' AS version_num")
        yield made


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    return Remembered(tmp_path / "run" / "migrated.json")


def test_a_first_start_remembers_nothing(remembered: Remembered, migrated: dict[str, Urls]) -> None:
    assert not remembered.holds(migrated)


def test_what_was_migrated_need_not_be_migrated_again(
    remembered: Remembered, migrated: dict[str, Urls]
) -> None:
    remembered.note(migrated)
    assert remembered.holds(migrated)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE alembic_version SET version_num = '0002'",
        "DELETE FROM alembic_version",
        "DROP TABLE alembic_version",
    ],
)
def test_a_database_from_an_older_copy_is_migrated_again(
    remembered: Remembered, migrated: dict[str, Urls], change: str
) -> None:
    remembered.note(migrated)
    run(migrated["survey"], change)
    assert not remembered.holds(migrated)


def test_a_changed_migration_file_is_noticed(
    remembered: Remembered, migrated: dict[str, Urls], monkeypatch: pytest.MonkeyPatch
) -> None:
    remembered.note(migrated)
    monkeypatch.setattr(schema, "digest_of_migrations", lambda: "another")
    assert not remembered.holds(migrated)


def test_the_digest_covers_every_migration_of_every_service(tmp_path: Path) -> None:
    shared = tmp_path / "packages/chassis/src/chassis/migrations.py"
    own = tmp_path / "services/survey-api/src/survey_api/migrations/versions/0001_start.py"
    for file in (shared, own):
        file.parent.mkdir(parents=True)
        file.write_text("a = 1\n")
    digests = {digest_of_migrations(tmp_path)}
    for file in (shared, own):
        file.write_text("a = 2\n")
        digests.add(digest_of_migrations(tmp_path))
    own.with_name("0002_more.py").write_text("")
    digests.add(digest_of_migrations(tmp_path))
    assert len(digests) == 4


def test_a_damaged_note_counts_as_none(
    remembered: Remembered, migrated: dict[str, Urls], tmp_path: Path
) -> None:
    remembered.note(migrated)
    (tmp_path / "run" / "migrated.json").write_text("{")
    assert not remembered.holds(migrated)


def test_the_digest_sees_the_migrations_of_this_repository() -> None:
    assert list(REPOSITORY.glob("services/*/src/*/migrations/versions/*.py"))
    assert schema.SHARED.exists()
