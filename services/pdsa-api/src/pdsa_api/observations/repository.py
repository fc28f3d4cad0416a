"""Every query of observations. They are read where their measure is: load that first."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from chassis.database import Transaction
from sqlalchemy import and_, or_
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from pdsa_api.measures.models import Measure
from pdsa_api.observations.models import Observation

Day = tuple[date, UUID | None, str | None]
"""What an observation is unique by within its measure: day, school, subgroup."""


class Seen(NamedTuple):
    """An observation as charts read it; a row of all columns takes several times as long."""

    id: UUID
    on_date: date
    school_id: UUID | None
    value: float | None
    numerator: float | None
    denominator: float | None
    missing: str | None
    note: str | None
    excluded: str | None


_SEEN = [getattr(Observation, name) for name in Seen._fields]


def day_of(row: Observation) -> Day:
    return (row.on_date, row.school_id, row.subgroup)


class ObservationsOf:
    """The observations of one measure that the caller may see."""

    def __init__(self, work: Transaction, measure: Measure) -> None:
        self._work = work
        self._measure = measure

    def _all(self, *, withdrawn: bool = False) -> SelectOfScalar[Observation]:
        found = select(Observation).where(
            Observation.tenant_id == self._measure.tenant_id, Observation.measure_id == self._measure.id
        )
        return found if withdrawn else found.where(~col(Observation.withdrawn))

    def add_all(self, rows: Iterable[Observation]) -> None:
        self._work.session.add_all(rows)

    async def get(self, observation_id: UUID, *, lock: bool = False) -> Observation | None:
        found = self._all(withdrawn=True).where(Observation.id == observation_id)
        return (await self._work.session.exec(found.with_for_update() if lock else found)).first()

    async def known(self, ids: Collection[UUID]) -> dict[UUID, Observation]:
        """Those of any measure of the tenant that are stored under these ids already, taken back ones too."""
        if not ids:
            return {}
        found = select(Observation).where(
            Observation.tenant_id == self._measure.tenant_id, col(Observation.id).in_(ids)
        )
        return {row.id: row for row in (await self._work.session.exec(found)).all()}

    async def on_days(self, days: Collection[date], *, lock: bool = False) -> dict[Day, Observation]:
        """Those that stand on these days, of every school and group."""
        found = self._all().where(col(Observation.on_date).in_(days))
        rows = (await self._work.session.exec(found.with_for_update() if lock else found)).all()
        return {day_of(row): row for row in rows}

    async def series(
        self, school_id: UUID | None, subgroup: str | None, first: date | None, last: date | None
    ) -> list[Seen]:
        """One series in time order: of a school (none: of the network) and a group (none: of all)."""
        found = self._all().where(
            col(Observation.school_id).is_not_distinct_from(school_id),
            col(Observation.subgroup).is_not_distinct_from(subgroup),
        )
        return await self._ordered(_between(found, first, last))

    async def of_all_schools(
        self, subgroup: str | None, first: date | None, last: date | None
    ) -> dict[UUID, list[Seen]]:
        """school -> its series in time order."""
        found = self._all().where(
            col(Observation.school_id).is_not(None),
            col(Observation.subgroup).is_not_distinct_from(subgroup),
        )
        by_school: dict[UUID, list[Seen]] = {}
        for row in await self._ordered(_between(found, first, last)):
            if row.school_id:
                by_school.setdefault(row.school_id, []).append(row)
        return by_school

    async def _ordered(self, found: SelectOfScalar[Observation]) -> list[Seen]:
        ordered = found.order_by(col(Observation.on_date)).with_only_columns(*_SEEN)
        return [Seen._make(row) for row in await self._work.session.execute(ordered)]

    async def page(
        self,
        *,
        school_id: UUID | None,
        subgroup: str | None,
        first: date | None,
        last: date | None,
        after: tuple[date, UUID] | None,
        limit: int,
    ) -> list[Observation]:
        """Latest day first; one row more than `limit` when there are more."""
        found = _between(self._all(), first, last)
        if school_id:
            found = found.where(Observation.school_id == school_id)
        if subgroup is not None:
            found = found.where(Observation.subgroup == subgroup)
        if after:
            day, row_id = after
            found = found.where(
                or_(
                    col(Observation.on_date) < day,
                    and_(col(Observation.on_date) == day, col(Observation.id) < row_id),
                )
            )
        ordered = found.order_by(col(Observation.on_date).desc(), col(Observation.id).desc())
        return list((await self._work.session.exec(ordered.limit(limit + 1))).all())


def _between(
    found: SelectOfScalar[Observation], first: date | None, last: date | None
) -> SelectOfScalar[Observation]:
    if first:
        found = found.where(col(Observation.on_date) >= first)
    if last:
        found = found.where(col(Observation.on_date) <= last)
    return found
