"""Every query of portfolio, board and map of spread: each a number of queries that does not grow."""

from collections.abc import Sequence
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlalchemy import func, or_
from sqlalchemy import select as columns
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from pdsa_api.cycles.models import Cycle
from pdsa_api.ideas.models import Idea
from pdsa_api.ideas.repository import CYCLES, READ
from pdsa_api.measures.models import Measure, MeasurePhase
from pdsa_api.observations.models import Observation
from pdsa_api.portfolio.domain import Last
from pdsa_api.sharing.filter import readable
from pdsa_api.teams.models import Team, TeamMember

MEASURES = "measure:read"

MOST_CYCLES = 200
MOST_OBSERVATIONS = 5000
MOST_IDEAS = 300
LARGEST_MAP = 1500


class Portfolios:
    def __init__(self, work: Transaction, caller: Principal, *, unfiltered: bool = False) -> None:
        self._work = work
        self._caller = caller
        self._off = unfiltered

    async def cycles_of(self, school_id: UUID) -> list[Cycle]:
        """The one that moved last first; one more than MOST_CYCLES when there are more."""
        found = readable(
            select(Cycle).where(Cycle.school_id == school_id), Cycle, self._caller, CYCLES, off=self._off
        )
        found = found.order_by(col(Cycle.moved_at).desc(), col(Cycle.id).desc()).limit(MOST_CYCLES + 1)
        return list((await self._work.session.exec(found)).all())

    async def ideas_of_school(self, school_id: UUID) -> list[Idea]:
        found = readable(
            select(Idea).where(Idea.school_id == school_id), Idea, self._caller, READ, off=self._off
        )
        found = found.order_by(col(Idea.id).desc()).limit(MOST_IDEAS + 1)
        return list((await self._work.session.exec(found)).all())

    async def teams_of(self, school_id: UUID) -> list[tuple[Team, int]]:
        """Teams of a school by name, with how many members each has."""
        found = visible(
            select(Team).where(Team.school_id == school_id), Team, self._caller, CYCLES, off=self._off
        )
        teams = (await self._work.session.exec(found.order_by(col(Team.name), col(Team.id)))).all()
        counted = (
            columns(col(TeamMember.team_id), func.count().label("members"))
            .where(col(TeamMember.team_id).in_([team.id for team in teams]))
            .group_by(col(TeamMember.team_id))
        )
        members = {row.team_id: row.members for row in await self._work.session.execute(counted)}
        return [(team, members.get(team.id, 0)) for team in teams]

    async def measures_of(
        self, school_id: UUID
    ) -> list[tuple[Measure, list[Observation], list[MeasurePhase]]]:
        """Measures with observations of a school, by name, each with its series and phases in time order."""
        of_school = (
            select(Observation)
            .where(
                Observation.school_id == school_id,
                ~col(Observation.withdrawn),
                col(Observation.subgroup).is_(None),
            )
            .order_by(col(Observation.on_date), col(Observation.id))
            .limit(MOST_OBSERVATIONS)
        )
        series: dict[UUID, list[Observation]] = {}
        for one in (await self._work.session.exec(of_school)).all():
            series.setdefault(one.measure_id, []).append(one)
        found = visible(
            select(Measure).where(col(Measure.id).in_(series), ~col(Measure.archived)),
            Measure,
            self._caller,
            MEASURES,
            off=self._off,
        )
        measures = (await self._work.session.exec(found.order_by(col(Measure.name), col(Measure.id)))).all()
        begun = select(MeasurePhase).where(
            col(MeasurePhase.measure_id).in_([measure.id for measure in measures]),
            or_(col(MeasurePhase.school_id).is_(None), col(MeasurePhase.school_id) == school_id),
        )
        phases: dict[UUID, list[MeasurePhase]] = {}
        for phase in (await self._work.session.exec(begun.order_by(col(MeasurePhase.starts_on)))).all():
            phases.setdefault(phase.measure_id, []).append(phase)
        return [(measure, series[measure.id], phases.get(measure.id, [])) for measure in measures]

    async def ideas_of_network(self, network_id: UUID) -> list[Idea]:
        """By title; one more than MOST_IDEAS when there are more."""
        found = readable(
            select(Idea).where(Idea.network_id == network_id), Idea, self._caller, READ, off=self._off
        )
        found = found.order_by(col(Idea.title), col(Idea.id)).limit(MOST_IDEAS + 1)
        return list((await self._work.session.exec(found)).all())

    async def last_cycles(self, network_id: UUID, ideas: Sequence[UUID]) -> list[tuple[UUID | None, Last]]:
        """(school, the cycle that moved last) for each idea and school."""
        seen = readable(
            select(Cycle).where(col(Cycle.network_id) == network_id, col(Cycle.idea_id).in_(ideas)),
            Cycle,
            self._caller,
            CYCLES,
            off=self._off,
        )
        place = (col(Cycle.idea_id), col(Cycle.school_id))
        found = (
            seen.with_only_columns(
                *place,
                col(Cycle.id),
                col(Cycle.title),
                col(Cycle.stage),
                col(Cycle.decision),
                col(Cycle.moved_at),
                func.count().over(partition_by=place).label("cycles"),
            )
            .ext(distinct_on(*place))
            .order_by(*place, col(Cycle.moved_at).desc(), col(Cycle.id).desc())
        )
        return [
            (
                row.school_id,
                Last(row.id, row.idea_id, row.title, row.stage, row.decision, row.moved_at, row.cycles),
            )
            for row in await self._work.session.execute(found)
        ]

    async def spread(self, project_id: UUID) -> list[Idea]:
        """Ideas that adapt one or are adapted by one, where both are shown to the caller; the oldest first."""
        other = aliased(Idea)
        others = readable(
            select(other.id).where(
                other.project_id == project_id,
                or_(col(other.id) == Idea.parent_id, col(other.parent_id) == Idea.id),
            ),
            other,
            self._caller,
            READ,
            off=self._off,
        )
        found = readable(
            select(Idea).where(Idea.project_id == project_id), Idea, self._caller, READ, off=self._off
        )
        found = found.where(others.exists()).order_by(col(Idea.id)).limit(LARGEST_MAP + 1)
        return list((await self._work.session.exec(found)).all())

    async def count_ideas(self, project_id: UUID) -> int:
        seen = readable(
            select(Idea.id).where(Idea.project_id == project_id), Idea, self._caller, READ, off=self._off
        )
        counted = columns(func.count()).select_from(seen.subquery())
        return int((await self._work.session.execute(counted)).scalar_one())
