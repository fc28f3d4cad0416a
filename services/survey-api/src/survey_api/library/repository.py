"""Every query on the library."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlalchemy import func, literal, tuple_
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import cast, col, select
from sqlmodel.sql.expression import SelectOfScalar

from survey_api.instruments.models import InstrumentVersion
from survey_api.library.models import LibraryItem, LibraryUse, LibraryVersion
from survey_api.library.words import fold
from survey_api.mappings.models import DimensionMapping

READ, WRITE = "instrument:read", "instrument:write"


@dataclass(frozen=True)
class Sought:
    """What a list of items is narrowed to; what is None is not asked for."""

    project_id: UUID | None = None
    words: str = ""
    tag: str | None = None
    kind: str | None = None
    framework_version_id: UUID | None = None
    dimension: str | None = None
    archived: bool = False
    keys: Sequence[str] = ()


class Library:
    """The items that a caller may see in one transaction."""

    def __init__(self, work: Transaction, caller: Principal, *, off: bool) -> None:
        self._session = work.session
        self._caller = caller
        self._off = off

    def _items(self, permission: str) -> SelectOfScalar[LibraryItem]:
        return visible(
            select(LibraryItem), LibraryItem, self._caller, permission, network=None, off=self._off
        )

    def _versions(self) -> SelectOfScalar[LibraryVersion]:
        return visible(
            select(LibraryVersion), LibraryVersion, self._caller, READ, network=None, off=self._off
        )

    async def get(self, item_id: UUID, permission: str = READ, *, lock: bool = False) -> LibraryItem | None:
        found = self._items(permission).where(col(LibraryItem.id) == item_id)
        return (await self._session.exec(found.with_for_update() if lock else found)).first()

    async def by_key(self, project_id: UUID, key: str) -> LibraryItem | None:
        found = self._items(READ).where(
            col(LibraryItem.project_id) == project_id, col(LibraryItem.key) == key
        )
        return (await self._session.exec(found)).first()

    async def keys(self, project_id: UUID, beginning: str) -> set[str]:
        """The keys of a project that begin like this."""
        found = visible(
            select(LibraryItem.key), LibraryItem, self._caller, READ, network=None, off=self._off
        ).where(
            col(LibraryItem.project_id) == project_id,
            col(LibraryItem.key).startswith(beginning, autoescape=True),
        )
        return set((await self._session.exec(found)).all())

    async def page(self, sought: Sought, after: UUID | None, limit: int) -> Sequence[LibraryItem]:
        """Newest first; one more than `limit` when there are more."""
        found = self._items(READ)
        if sought.project_id is not None:
            found = found.where(col(LibraryItem.project_id) == sought.project_id)
        found = (
            found.where(
                col(LibraryItem.archived_at).is_not(None)
                if sought.archived
                else col(LibraryItem.archived_at).is_(None)
            )
            if not sought.keys
            else found.where(col(LibraryItem.key).in_(sought.keys))
        )
        for word in fold(sought.words).split():
            found = found.where(func.strpos(col(LibraryItem.words), word) > 0)
        if sought.tag is not None:
            found = found.where(col(LibraryItem.tags).contains(cast(literal([sought.tag], JSONB), JSONB)))
        if sought.kind is not None:
            found = found.where(col(LibraryItem.kinds).contains(cast(literal([sought.kind], JSONB), JSONB)))
        if sought.framework_version_id is not None or sought.dimension is not None:
            found = found.where(self._mapped(sought).exists())
        if after is not None:
            found = found.where(col(LibraryItem.id) < after)
        return (await self._session.exec(found.order_by(col(LibraryItem.id).desc()).limit(limit + 1))).all()

    def _mapped(self, sought: Sought) -> SelectOfScalar[UUID]:
        mapped = select(DimensionMapping.id).where(
            col(DimensionMapping.tenant_id) == col(LibraryItem.tenant_id),
            col(DimensionMapping.item_id) == col(LibraryItem.id),
            col(DimensionMapping.dimension).is_not(None),
        )
        if sought.framework_version_id is not None:
            mapped = mapped.where(col(DimensionMapping.framework_version_id) == sought.framework_version_id)
        if sought.dimension is not None:
            mapped = mapped.where(col(DimensionMapping.dimension) == sought.dimension)
        return mapped

    async def version(self, item_id: UUID, number: int) -> LibraryVersion | None:
        found = self._versions().where(
            col(LibraryVersion.item_id) == item_id, col(LibraryVersion.number) == number
        )
        return (await self._session.exec(found)).first()

    async def versions(self, item_id: UUID, before: int | None, limit: int) -> Sequence[LibraryVersion]:
        """Newest first; one more than `limit` when there are more."""
        found = self._versions().where(col(LibraryVersion.item_id) == item_id)
        if before is not None:
            found = found.where(col(LibraryVersion.number) < before)
        return (
            await self._session.exec(found.order_by(col(LibraryVersion.number).desc()).limit(limit + 1))
        ).all()

    async def uses(self, item: LibraryItem) -> list[tuple[LibraryUse, InstrumentVersion]]:
        """In each questionnaire's newest version that took it, by title and path; at most 500."""
        newest = (
            select(InstrumentVersion.instrument_id, func.max(col(InstrumentVersion.number)))
            .join(
                LibraryUse,
                (col(LibraryUse.tenant_id) == col(InstrumentVersion.tenant_id))
                & (col(LibraryUse.instrument_version_id) == col(InstrumentVersion.id)),
            )
            .where(
                col(LibraryUse.tenant_id) == item.tenant_id,
                col(LibraryUse.project_id) == item.project_id,
                col(LibraryUse.key) == item.key,
            )
            .group_by(col(InstrumentVersion.instrument_id))
        )
        found = (
            select(LibraryUse, InstrumentVersion)
            .join(
                InstrumentVersion,
                (col(LibraryUse.tenant_id) == col(InstrumentVersion.tenant_id))
                & (col(LibraryUse.instrument_version_id) == col(InstrumentVersion.id)),
            )
            .where(
                col(LibraryUse.tenant_id) == item.tenant_id,
                col(LibraryUse.project_id) == item.project_id,
                col(LibraryUse.key) == item.key,
                tuple_(col(InstrumentVersion.instrument_id), col(InstrumentVersion.number)).in_(newest),
            )
            .order_by(col(InstrumentVersion.title), col(LibraryUse.path))
            .limit(500)
        )
        return [(use, version) for use, version in (await self._session.exec(found)).all()]

    def add(self, row: LibraryItem | LibraryVersion) -> None:
        self._session.add(row)
