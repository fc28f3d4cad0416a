"""Whether the databases already have the newest tables, so that a warm start need not ask each service.

Remembered after a migration: a digest of all migration files, and the revision each database was at. Both must
still be so; a database that was dropped or restored from an older copy is migrated again.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import asyncpg

from duru_local.bootstrap import Urls, in_own_loop
from duru_local.paths import REPOSITORY
from duru_local.secrets import write_private

UNKNOWN = "unknown"
SHARED = REPOSITORY / "packages" / "chassis" / "src" / "chassis" / "migrations.py"


class Remembered:
    """The note in the data folder about the last migration that went well."""

    def __init__(self, note: Path) -> None:
        self._note = note

    def holds(self, databases: Mapping[str, Urls]) -> bool:
        """Whether nothing has changed since."""
        try:
            noted = json.loads(self._note.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return bool(noted == self._present(databases)) and UNKNOWN not in noted["revisions"].values()

    def note(self, databases: Mapping[str, Urls]) -> None:
        write_private(self._note, json.dumps(self._present(databases), indent=1) + "\n")

    def _present(self, databases: Mapping[str, Urls]) -> dict[str, object]:
        return {"files": digest_of_migrations(), "revisions": in_own_loop(_revisions(databases))}


def digest_of_migrations(repository: Path = REPOSITORY) -> str:
    files = sorted(repository.glob("services/*/src/*/migrations/**/*.py"))
    digest = hashlib.sha256()
    for file in [repository / SHARED.relative_to(REPOSITORY), *files]:
        digest.update(f"{file.relative_to(repository)}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


async def _revisions(databases: Mapping[str, Urls]) -> dict[str, str]:
    return {service: await _revision(urls.owner) for service, urls in databases.items()}


async def _revision(owner_url: str) -> str:
    connection = await asyncpg.connect(owner_url)
    try:
        rows = await connection.fetch("SELECT version_num FROM alembic_version ORDER BY 1")
        return ",".join(row["version_num"] for row in rows) or UNKNOWN
    except asyncpg.UndefinedTableError:
        return UNKNOWN
    finally:
        await connection.close()
