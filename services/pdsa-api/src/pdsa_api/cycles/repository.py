"""Every query of cycles."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from sqlalchemy import type_coerce
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import col, or_, select

from pdsa_api.cycles.models import Cycle
from pdsa_api.ideas.models import Idea
from pdsa_api.sharing.filter import of_others, of_own_networks, readable
from pdsa_api.teams.models import Team, TeamMember

_READS = ("cycle:read", "cycle:write", "cycle:contribute")
_MOST_ON_A_RAMP = 200


class Cycles:
    """Cycles that `caller` may read: in their audience."""

    def __init__(self, work: Transaction, caller: Principal, *, unfiltered: bool = False) -> None:
        self._work = work
        self._caller = caller
        self._off = unfiltered
        self._permission = next((one for one in _READS if caller.may(one)), _READS[0])
        self._own: frozenset[UUID] | None = None

    def _readable(self) -> Any:
        return readable(select(Cycle), Cycle, self._caller, self._permission, off=self._off)

    def add(self, cycle: Cycle) -> None:
        self._work.session.add(cycle)

    async def get(self, cycle_id: UUID, *, lock: bool = False) -> Cycle | None:
        """`lock` finds only what row-level security would let the caller write."""
        found = self._readable().where(Cycle.id == cycle_id)
        if lock:
            found = found.with_for_update()
        cycle: Cycle | None = (await self._work.session.exec(found)).first()
        return cycle

    async def page(
        self,
        wanted: Mapping[str, Any],
        *,
        mine: bool,
        shared: bool | None = None,
        after: UUID | None,
        limit: int,
    ) -> list[Cycle]:
        """Newest first; one row more than `limit` when there are more. `wanted`: column -> value or None."""
        found = self._readable()
        for name, value in wanted.items():
            if value is not None:
                found = found.where(col(getattr(Cycle, name)) == value)
        if mine:
            own = col(Cycle.created_by) == self._caller.id
            found = found.where(or_(own, col(Cycle.team_id).in_(await self.own_teams())))
        if shared is not None:
            whose = of_others if shared else of_own_networks
            found = found.where(whose(Cycle, self._caller, self._permission))
        if after:
            found = found.where(col(Cycle.id) < after)
        found = found.order_by(col(Cycle.id).desc()).limit(limit + 1)
        return list((await self._work.session.exec(found)).all())

    async def watching(self, network_id: UUID, measure_id: UUID) -> list[Cycle]:
        """Cycles of a network that name a measure and have a day on which they start, by that day."""
        found = self._readable().where(
            col(Cycle.network_id) == network_id,
            col(Cycle.starts_on).is_not(None),
            type_coerce(col(Cycle.measure_ids), JSONB).contains([str(measure_id)]),
        )
        return list(
            (await self._work.session.exec(found.order_by(col(Cycle.starts_on), col(Cycle.id)))).all()
        )

    async def ramp(self, ramp_id: UUID) -> list[Cycle]:
        found = self._readable().where(Cycle.ramp_id == ramp_id)
        found = found.order_by(col(Cycle.position), col(Cycle.id)).limit(_MOST_ON_A_RAMP)
        return list((await self._work.session.exec(found)).all())

    async def scales_beside(self, cycle: Cycle) -> tuple[str | None, list[str]]:
        """The scale of the test before this one on its ramp, and of those that follow it; whoever may see them."""
        tenant = Cycle.tenant_id == cycle.tenant_id
        beside = or_(Cycle.id == cycle.previous_id, Cycle.previous_id == cycle.id)
        rows = (await self._work.session.exec(select(Cycle.id, Cycle.scale).where(tenant, beside))).all()
        before = [scale for found, scale in rows if found == cycle.previous_id]
        return next(iter(before), None), [scale for found, scale in rows if found != cycle.previous_id]

    async def own_teams(self) -> frozenset[UUID]:
        """The teams that the caller is in. Asked once."""
        if self._own is None:
            found = select(TeamMember.team_id).where(
                col(TeamMember.tenant_id).in_(self._caller.tenant_ids),
                TeamMember.person_id == self._caller.id,
            )
            self._own = frozenset((await self._work.session.exec(found)).all())
        return self._own

    async def team_names(self, ids: Collection[UUID]) -> dict[UUID, str]:
        if not ids:
            return {}
        found = select(Team.id, Team.name).where(
            col(Team.tenant_id).in_(self._caller.tenant_ids), col(Team.id).in_(ids)
        )
        return dict((await self._work.session.exec(found)).all())

    def _ideas(self) -> Any:
        return readable(select(Idea), Idea, self._caller, "idea:read", off=self._off)

    async def idea_titles(self, ids: Collection[UUID]) -> dict[UUID, str]:
        """Of those ideas that are shown to the caller."""
        if not ids:
            return {}
        found = self._ideas().where(col(Idea.id).in_(ids)).with_only_columns(Idea.id, Idea.title)
        return {row.id: row.title for row in await self._work.session.execute(found)}
