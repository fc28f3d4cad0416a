"""Every query on mappings."""

from collections.abc import Sequence
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlalchemy.dialects.postgresql import distinct_on, insert
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from survey_api.instruments.models import InstrumentVersion
from survey_api.library.models import LibraryItem
from survey_api.mappings.models import DimensionMapping

READ, WRITE = "instrument:read", "instrument:write"


class Mappings:
    """The mappings that a caller may see in one transaction."""

    def __init__(self, work: Transaction, caller: Principal, *, off: bool) -> None:
        self._session = work.session
        self._caller = caller
        self._off = off

    def _mappings(self, permission: str = READ) -> SelectOfScalar[DimensionMapping]:
        return visible(
            select(DimensionMapping), DimensionMapping, self._caller, permission, network=None, off=self._off
        )

    async def get(self, mapping_id: UUID) -> DimensionMapping | None:
        found = self._mappings(WRITE).where(col(DimensionMapping.id) == mapping_id)
        return (await self._session.exec(found)).first()

    async def of_framework(self, framework_id: UUID) -> Sequence[DimensionMapping]:
        """All of them, oldest first."""
        found = self._mappings().where(col(DimensionMapping.framework_id) == framework_id)
        return (await self._session.exec(found.order_by(col(DimensionMapping.id)))).all()

    async def page(
        self,
        project_id: UUID | None,
        instrument_id: UUID | None,
        item_id: UUID | None,
        framework_id: UUID | None,
        after: UUID | None,
        limit: int,
    ) -> Sequence[DimensionMapping]:
        """Newest first; one more than `limit` when there are more."""
        found = self._mappings()
        if project_id is not None:
            found = found.where(col(DimensionMapping.project_id) == project_id)
        if instrument_id is not None:
            found = found.where(col(DimensionMapping.instrument_id) == instrument_id)
        if item_id is not None:
            found = found.where(col(DimensionMapping.item_id) == item_id)
        if framework_id is not None:
            found = found.where(col(DimensionMapping.framework_id) == framework_id)
        if after is not None:
            found = found.where(col(DimensionMapping.id) < after)
        ordered = found.order_by(col(DimensionMapping.id).desc())
        return (await self._session.exec(ordered.limit(limit + 1))).all()

    async def same(self, made: DimensionMapping) -> DimensionMapping | None:
        found = self._mappings().where(
            col(DimensionMapping.framework_version_id) == made.framework_version_id,
            col(DimensionMapping.dimension).is_not_distinct_from(made.dimension),
            col(DimensionMapping.instrument_id).is_not_distinct_from(made.instrument_id),
            col(DimensionMapping.path).is_not_distinct_from(made.path),
            col(DimensionMapping.item_id).is_not_distinct_from(made.item_id),
        )
        return (await self._session.exec(found)).first()

    async def newest_of(self, instrument_ids: set[UUID]) -> Sequence[InstrumentVersion]:
        """The newest version of each of these questionnaires."""
        if not instrument_ids:
            return []
        found = visible(
            select(InstrumentVersion), InstrumentVersion, self._caller, READ, network=None, off=self._off
        )
        found = found.ext(distinct_on(col(InstrumentVersion.instrument_id))).where(
            col(InstrumentVersion.instrument_id).in_(instrument_ids)
        )
        ordered = found.order_by(col(InstrumentVersion.instrument_id), col(InstrumentVersion.number).desc())
        return (await self._session.exec(ordered)).all()

    async def version_ids(self, instrument_ids: set[UUID]) -> Sequence[tuple[UUID, UUID]]:
        """(questionnaire, version) of every version of these."""
        if not instrument_ids:
            return []
        found = (
            select(InstrumentVersion.instrument_id, InstrumentVersion.id)
            .where(col(InstrumentVersion.instrument_id).in_(instrument_ids))
            .order_by(col(InstrumentVersion.number))
        )
        return (await self._session.exec(found)).all()

    async def items(self, item_ids: set[UUID]) -> Sequence[LibraryItem]:
        if not item_ids:
            return []
        found = visible(select(LibraryItem), LibraryItem, self._caller, READ, network=None, off=self._off)
        return (await self._session.exec(found.where(col(LibraryItem.id).in_(item_ids)))).all()

    async def put(self, made: Sequence[DimensionMapping]) -> int:
        """Adds those that are not there; how many were added."""
        if not made:
            return 0
        statement = insert(DimensionMapping).on_conflict_do_nothing().returning(col(DimensionMapping.id))
        rows = await self._session.execute(statement, [one.model_dump() for one in made])
        return len(rows.all())

    async def remove(self, mapping: DimensionMapping) -> None:
        await self._session.delete(mapping)
