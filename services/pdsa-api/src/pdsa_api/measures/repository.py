"""Every query of measures, their phases and notes."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from sqlalchemy import func
from sqlmodel import col, select

from pdsa_api.measures.models import Measure, MeasureNote, MeasurePhase
from pdsa_api.observations.models import Observation
from pdsa_api.observations.rights import CONTRIBUTE, Observer, Place
from pdsa_api.sharing.records import Records
from pdsa_api.teams.models import Team, TeamMember


class Measures(Records[Measure]):
    model = Measure

    def __init__(
        self, work: Transaction, caller: Principal, permission: str, *, unfiltered: bool = False
    ) -> None:
        super().__init__(work, caller, permission, unfiltered=unfiltered)
        self._observer: Observer | None = None

    def add(self, row: Measure | MeasurePhase | MeasureNote) -> None:
        self._work.session.add(row)

    async def remove(self, row: MeasurePhase | MeasureNote) -> None:
        await self._work.session.delete(row)

    async def page(
        self, wanted: Mapping[str, Any], *, archived: bool, after: UUID | None, limit: int
    ) -> list[Measure]:
        """Newest first; one row more than `limit` when there are more. `wanted`: column -> value or None."""
        found = select(Measure).where(col(Measure.archived) == archived)
        return await self._page(found, wanted, after, limit)

    async def observer(self) -> Observer:
        """The caller with their places in teams; asked once, and of nobody who may not contribute."""
        if self._observer is None:
            places = await self._places() if self._caller.may(CONTRIBUTE) else frozenset[Place]()
            self._observer = Observer(self._caller, places)
        return self._observer

    async def _places(self) -> frozenset[Place]:
        own = select(TeamMember.team_id).where(
            col(TeamMember.tenant_id) == Team.tenant_id, TeamMember.person_id == self._caller.id
        )
        found = select(Team.network_id, Team.school_id).where(
            col(Team.tenant_id).in_(self._caller.tenant_ids), col(Team.id).in_(own)
        )
        return frozenset(Place(*row) for row in (await self._work.session.exec(found)).all())

    async def extent(self, measure_ids: Iterable[UUID]) -> dict[UUID, tuple[int, date | None]]:
        """measure -> (observations that stand, day of the last one)."""
        rows = await self._work.session.execute(
            select(
                col(Observation.measure_id),
                func.count().label("number"),
                func.max(col(Observation.on_date)).label("last"),
            )
            .where(col(Observation.measure_id).in_(list(measure_ids)), ~col(Observation.withdrawn))
            .group_by(col(Observation.measure_id))
        )
        return {row["measure_id"]: (row["number"], row["last"]) for row in rows.mappings()}

    async def phases(self, measure_id: UUID) -> list[MeasurePhase]:
        """By their first day."""
        found = select(MeasurePhase).where(MeasurePhase.measure_id == measure_id)
        ordered = found.order_by(col(MeasurePhase.starts_on), col(MeasurePhase.id))
        return list((await self._work.session.exec(ordered)).all())

    async def notes(self, measure_id: UUID) -> list[MeasureNote]:
        """By their day."""
        found = select(MeasureNote).where(MeasureNote.measure_id == measure_id)
        ordered = found.order_by(col(MeasureNote.on_date), col(MeasureNote.id))
        return list((await self._work.session.exec(ordered)).all())

    async def phase(self, phase_id: UUID) -> MeasurePhase | None:
        return (
            await self._work.session.exec(select(MeasurePhase).where(MeasurePhase.id == phase_id))
        ).first()

    async def note(self, note_id: UUID) -> MeasureNote | None:
        return (await self._work.session.exec(select(MeasureNote).where(MeasureNote.id == note_id))).first()
