"""The files of a service from its settings: a folder by default, a bucket where one is named."""

from collections.abc import Sequence
from dataclasses import dataclass

import httpx

from chassis.clock import Clock
from chassis.database import Database
from chassis.files.drafts import Drafts, FolderDrafts, S3Drafts
from chassis.files.folder import FolderStore
from chassis.files.keeping import Keeping, Reference
from chassis.files.s3 import Bucket, S3Store
from chassis.files.signature import Credentials
from chassis.files.store import FileStore
from chassis.files.uploads import Limits, Uploads
from chassis.settings import ServiceSettings

_MEGABYTE = 1 << 20


def _bucket(settings: ServiceSettings, http: httpx.AsyncClient) -> Bucket | None:
    if not settings.s3_endpoint:
        return None
    secret = settings.s3_secret_file.read_text().strip()
    credentials = Credentials(settings.s3_access_key, secret, settings.s3_region)
    return Bucket(settings.s3_endpoint, settings.s3_bucket, credentials, http)


def file_store(settings: ServiceSettings, service: str, http: httpx.AsyncClient) -> FileStore:
    """Where the service keeps its finished files."""
    bucket = _bucket(settings, http)
    return S3Store(bucket, service) if bucket else FolderStore(settings.files_dir)


def _drafts(settings: ServiceSettings, service: str, http: httpx.AsyncClient) -> Drafts:
    folder, bucket = settings.files_dir / "uploads", _bucket(settings, http)
    return S3Drafts(bucket, service, folder) if bucket else FolderDrafts(folder)


@dataclass(frozen=True)
class FileRoom:
    """A service that takes files in: finished ones, uploads in progress, and the account of both."""

    store: FileStore
    uploads: Uploads
    keeping: Keeping

    async def sweep_for_ever(self) -> None:
        """Take away uploads that were left and files that nothing refers to, as long as the service runs."""
        await self.keeping.run(self.uploads.sweep, self.keeping.sweep)


def file_room(
    settings: ServiceSettings,
    service: str,
    http: httpx.AsyncClient,
    database: Database,
    clock: Clock,
    references: Sequence[Reference],
) -> FileRoom:
    """`references` names each (table, column) of the service that holds the SHA-256 of a stored file."""
    store = file_store(settings, service, http)
    limits = Limits(
        most_bytes=settings.upload_max_mb * _MEGABYTE,
        person_bytes=settings.files_person_quota_mb * _MEGABYTE,
        tenant_bytes=settings.files_tenant_quota_mb * _MEGABYTE,
    )
    uploads = Uploads(database, clock, _drafts(settings, service, http), limits)
    return FileRoom(store, uploads, Keeping(database, clock, store, references))
