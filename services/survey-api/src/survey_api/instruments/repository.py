"""Every query on instruments."""

from collections.abc import Sequence
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlalchemy.dialects.postgresql import distinct_on
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from survey_api.instruments.models import Instrument, InstrumentVersion


class Instruments:
    """The instruments that a caller may see in one transaction."""

    def __init__(self, work: Transaction, caller: Principal, *, off: bool) -> None:
        self._session = work.session
        self._caller = caller
        self._off = off

    def _versions(self, permission: str) -> SelectOfScalar[InstrumentVersion]:
        return visible(
            select(InstrumentVersion),
            InstrumentVersion,
            self._caller,
            permission,
            network=None,
            off=self._off,
        )

    async def same_bytes(self, project_id: UUID, sha256: str) -> InstrumentVersion | None:
        statement = self._versions("instrument:write").where(
            col(InstrumentVersion.project_id) == project_id, col(InstrumentVersion.sha256) == sha256
        )
        return (await self._session.exec(statement)).first()

    async def by_form(self, project_id: UUID, form_id: str) -> Instrument | None:
        statement = visible(
            select(Instrument).where(
                col(Instrument.project_id) == project_id, col(Instrument.form_id) == form_id
            ),
            Instrument,
            self._caller,
            "instrument:write",
            network=None,
            off=self._off,
        )
        return (await self._session.exec(statement)).first()

    async def newest(
        self, instrument_id: UUID, version_id: UUID | None = None, permission: str = "instrument:read"
    ) -> InstrumentVersion | None:
        statement = self._versions(permission).where(col(InstrumentVersion.instrument_id) == instrument_id)
        if version_id is not None:
            statement = statement.where(col(InstrumentVersion.id) == version_id)
        return (
            await self._session.exec(statement.order_by(col(InstrumentVersion.number).desc()).limit(1))
        ).first()

    async def version(self, version_id: UUID) -> InstrumentVersion | None:
        statement = self._versions("instrument:read").where(col(InstrumentVersion.id) == version_id)
        return (await self._session.exec(statement)).first()

    async def numbered(self, instrument_id: UUID, number: int) -> InstrumentVersion | None:
        statement = self._versions("instrument:read").where(
            col(InstrumentVersion.instrument_id) == instrument_id, col(InstrumentVersion.number) == number
        )
        return (await self._session.exec(statement)).first()

    async def versions(
        self, instrument_id: UUID, before: int | None, limit: int
    ) -> Sequence[InstrumentVersion]:
        """Of one instrument, newest first; one more than `limit` when there are more."""
        statement = self._versions("instrument:read").where(
            col(InstrumentVersion.instrument_id) == instrument_id
        )
        if before is not None:
            statement = statement.where(col(InstrumentVersion.number) < before)
        ordered = statement.order_by(col(InstrumentVersion.number).desc())
        return (await self._session.exec(ordered.limit(limit + 1))).all()

    async def page(
        self, project_id: UUID | None, after: UUID | None, limit: int
    ) -> Sequence[InstrumentVersion]:
        """The newest version of each, newest instrument first."""
        statement = self._versions("instrument:read").ext(distinct_on(col(InstrumentVersion.instrument_id)))
        if project_id is not None:
            statement = statement.where(col(InstrumentVersion.project_id) == project_id)
        if after is not None:
            statement = statement.where(col(InstrumentVersion.instrument_id) < after)
        ordered = statement.order_by(
            col(InstrumentVersion.instrument_id).desc(), col(InstrumentVersion.number).desc()
        )
        return (await self._session.exec(ordered.limit(limit + 1))).all()

    def add(self, row: Instrument | InstrumentVersion) -> None:
        self._session.add(row)
