"""Every query of the coach's view. Constant in number, however many networks and cycles there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlalchemy import ColumnElement, and_, func, text, tuple_
from sqlmodel import col, or_, select

from pdsa_api.coaching.conditions import (
    DATA_DAYS,
    HAS_BEGUN,
    HAS_DATA,
    IS_OPEN,
    SCALE,
    WITHOUT_PREDICTION,
    group,
    reopened_since,
)
from pdsa_api.coaching.domain import Group
from pdsa_api.cycles.domain import Stage
from pdsa_api.cycles.models import Cycle
from pdsa_api.reviews.domain import ReviewState
from pdsa_api.reviews.models import Review
from pdsa_api.sharing.domain import Audience
from pdsa_api.sharing.filter import readable
from pdsa_api.teams.models import Team, TeamMember

COACH, WRITE = "coach:read", "cycle:write"
DAYS_OVER_TIME = 3


@dataclass(frozen=True)
class Around:
    """What belongs to some cycles, by cycle."""

    with_data: frozenset[UUID]
    reopened: frozenset[UUID]
    followed: frozenset[UUID]
    at_scale: dict[UUID, int]
    requests: dict[UUID, list[Review]]
    teams: dict[UUID, str]


class Coaching:
    """The cycles that a caller may read; `coached()` are those of the networks where the caller coaches."""

    def __init__(self, work: Transaction, caller: Principal, *, unfiltered: bool = False) -> None:
        self._work = work
        self._caller = caller
        self._off = unfiltered

    def _readable(self, statement: Any) -> Any:
        return readable(statement, Cycle, self._caller, "cycle:read", off=self._off)

    def _coached(self, statement: Any) -> Any:
        return visible(statement, Cycle, self._caller, COACH, off=self._off)

    def _mine(self) -> ColumnElement[bool]:
        own = select(TeamMember.team_id).where(
            TeamMember.person_id == self._caller.id,
            col(TeamMember.tenant_id).in_(self._caller.tenant_ids),
        )
        mine = or_(col(Cycle.created_by) == self._caller.id, col(Cycle.team_id).in_(own))
        bound = self._caller.networks_for(WRITE) if self._caller.may(WRITE) else None
        if bound is None:
            return mine
        # Without a team, it is the work of who writes in its network, of those who are bound to some.
        return or_(mine, and_(col(Cycle.team_id).is_(None), col(Cycle.network_id).in_(bound)))

    async def get(self, cycle_id: UUID) -> Cycle | None:
        found: Cycle | None = (
            await self._work.session.exec(self._readable(select(Cycle)).where(Cycle.id == cycle_id))
        ).first()
        return found

    async def cycles(
        self,
        *,
        project_id: UUID | None,
        network_id: UUID | None,
        one: Group | None,
        today: date,
        since: date,
        after: tuple[datetime, UUID] | None,
        limit: int,
    ) -> list[Cycle]:
        """Of the coached networks, by the time of the last move, latest first; one row more than `limit`.

        Without a group: those that are open, or moved lately.
        """
        wanted = group(one, today, since) if one else or_(IS_OPEN, group(Group.MOVED, today, since))
        return await self._page(
            self._coached(self._readable(select(Cycle))).where(wanted), project_id, network_id, after, limit
        )

    async def mine(
        self, *, project_id: UUID | None, after: tuple[datetime, UUID] | None, limit: int
    ) -> list[Cycle]:
        """Open cycles of the caller's teams, and those that the caller wrote."""
        found = self._readable(select(Cycle)).where(IS_OPEN, self._mine())
        return await self._page(found, project_id, None, after, limit)

    async def _page(
        self,
        found: Any,
        project_id: UUID | None,
        network_id: UUID | None,
        after: tuple[datetime, UUID] | None,
        limit: int,
    ) -> list[Cycle]:
        if project_id:
            found = found.where(Cycle.project_id == project_id)
        if network_id:
            found = found.where(Cycle.network_id == network_id)
        if after:
            found = found.where(tuple_(col(Cycle.moved_at), col(Cycle.id)) < after)
        found = found.order_by(col(Cycle.moved_at).desc(), col(Cycle.id).desc()).limit(limit + 1)
        return list((await self._work.session.exec(found)).all())

    async def around(self, cycles: Sequence[Cycle], since: date) -> Around:
        """Four queries for all of them."""
        ids = [one.id for one in cycles]
        known = select(Cycle.id, HAS_DATA.label("data"), reopened_since(since).label("back")).where(
            col(Cycle.id).in_(ids)
        )
        rows = (await self._work.session.exec(known)).all()
        ramp = self._readable(select(Cycle.previous_id, Cycle.ramp_id, Cycle.scale)).where(
            col(Cycle.ramp_id).in_({one.ramp_id for one in cycles})
        )
        tests = (await self._work.session.exec(ramp)).all()
        asked = select(Review).where(col(Review.cycle_id).in_(ids), Review.state == ReviewState.OPEN.value)
        requests: dict[UUID, list[Review]] = {}
        for review in (await self._work.session.exec(asked.order_by(col(Review.id)))).all():
            requests.setdefault(review.cycle_id, []).append(review)
        teams = select(Team.id, Team.name).where(col(Team.id).in_({one.team_id for one in cycles}))
        return Around(
            with_data=frozenset(row[0] for row in rows if row[1]),
            reopened=frozenset(row[0] for row in rows if row[2]),
            followed=frozenset(row[0] for row in tests if row[0]),
            at_scale={
                one.id: sum(1 for _, ramp_id, scale in tests if (ramp_id, scale) == (one.ramp_id, one.scale))
                for one in cycles
            },
            requests=requests,
            teams=dict((await self._work.session.exec(teams)).all()),
        )

    async def networks(
        self, project_id: UUID, after: tuple[str, UUID] | None, limit: int
    ) -> list[tuple[UUID, str]]:
        """The networks of a project that the caller coaches, by name; one row more than `limit`."""
        bound = self._caller.networks_for(COACH, project_id=project_id)
        rows = await self._work.session.execute(
            _NETWORKS,
            {
                "project": project_id,
                "bound": None if bound is None else sorted(bound),
                "label": after[0] if after else None,
                "id": after[1] if after else None,
                "limit": limit + 1,
            },
        )
        return [(row.id, row.label) for row in rows]

    async def counts(self, networks: Sequence[UUID], today: date, since: date) -> dict[UUID, dict[str, int]]:
        """Network -> what is counted over the cycles that the caller may see. Three queries."""
        said: dict[UUID, dict[str, int]] = {network: {} for network in networks}
        for statement in (
            self._cycle_counts(networks, today, since),
            self._ramp_counts(networks),
            self._kept(networks),
        ):
            for row in (await self._work.session.execute(statement)).mappings():
                said[row["network_id"]] |= {k: int(v) for k, v in row.items() if k != "network_id"}
        return said

    def _in(self, networks: Sequence[UUID]) -> ColumnElement[bool]:
        return col(Cycle.network_id).in_(networks)

    def _cycle_counts(self, networks: Sequence[UUID], today: date, since: date) -> Any:
        def where(name: str, condition: ColumnElement[bool]) -> Any:
            return func.count().filter(condition).label(name)

        columns = [
            where("open", IS_OPEN),
            where("begun", HAS_BEGUN),
            where("documented", HAS_BEGUN & (col(Cycle.happened) != "")),
            where("predicted", ~WITHOUT_PREDICTION),
            where("over_time", HAS_BEGUN & (DATA_DAYS >= DAYS_OVER_TIME)),
            *(where(one.value, group(one, today, since)) for one in Group),
        ]
        found = self._readable(select(Cycle.network_id, func.count().label("cycles"), *columns))
        return found.where(self._in(networks)).group_by(Cycle.network_id)

    def _ramp_counts(self, networks: Sequence[UUID]) -> Any:
        ramp = self._readable(
            select(
                Cycle.network_id,
                func.count().label("tests"),
                (func.max(SCALE) - func.min(SCALE)).label("grown"),
            )
        )
        ramp = ramp.where(self._in(networks)).group_by(Cycle.network_id, Cycle.ramp_id).subquery()
        again = ramp.c.tests > 1
        return select(
            ramp.c.network_id,
            func.count().label("ramps"),
            func.count().filter(again).label("iterative"),
            func.count().filter(again & (ramp.c.grown > 0)).label("growing"),
        ).group_by(ramp.c.network_id)

    def _kept(self, networks: Sequence[UUID]) -> Any:
        """What teams keep to themselves is told as a number: that there is work, and not which."""
        found = self._coached(select(Cycle.network_id, func.count().label("kept_in_team")))
        hidden = col(Cycle.id).not_in(self._readable(select(Cycle.id)))
        return found.where(
            self._in(networks),
            Cycle.audience == Audience.TEAM.value,
            Cycle.stage != Stage.CLOSED.value,
            hidden,
        ).group_by(Cycle.network_id)


_NETWORKS = text(
    "select id, label from directory where project_id = :project and kind = 'network' and not deleted"
    " and (cast(:bound as uuid[]) is null or id = any(cast(:bound as uuid[])))"
    " and (cast(:label as text) is null or (label, id) > (cast(:label as text), cast(:id as uuid)))"
    " order by label, id limit :limit"
)


_LOOK = text(
    "insert into coach_look (tenant_id, project_id, person_id, at) values (:tenant, :project, :person, :at)"
    " on conflict (tenant_id, project_id, person_id) do update set at = excluded.at"
)
_LOOKED = text(
    "select at from coach_look where tenant_id = :tenant and project_id = :project and person_id = :person"
)


async def looked_at(work: Transaction, caller: Principal, project_id: UUID) -> datetime | None:
    row = await work.session.execute(
        _LOOKED, {"tenant": caller.only_tenant(), "project": project_id, "person": caller.id}
    )
    found: datetime | None = row.scalar_one_or_none()
    return found


async def look(work: Transaction, caller: Principal, project_id: UUID, at: datetime) -> None:
    names = {"tenant": caller.only_tenant(), "project": project_id, "person": caller.id, "at": at}
    await work.session.execute(_LOOK, names)
