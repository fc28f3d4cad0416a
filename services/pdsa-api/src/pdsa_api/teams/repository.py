"""Every query of teams."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlmodel import col, select

from pdsa_api.teams.models import Team, TeamMember


class Teams:
    def __init__(
        self, work: Transaction, caller: Principal, permission: str, *, unfiltered: bool = False
    ) -> None:
        self._work = work
        self._caller = caller
        self._permission = permission
        self._off = unfiltered

    def add(self, team: Team) -> None:
        self._work.session.add(team)

    async def get(self, team_id: UUID, *, lock: bool = False) -> Team | None:
        found = visible(
            select(Team).where(Team.id == team_id), Team, self._caller, self._permission, off=self._off
        )
        return (await self._work.session.exec(found.with_for_update() if lock else found)).first()

    async def page(
        self,
        *,
        project_id: UUID | None,
        network_id: UUID | None,
        school_id: UUID | None,
        mine: bool,
        after: UUID | None,
        limit: int,
    ) -> list[Team]:
        """Newest first; one row more than `limit` when there are more."""
        found = visible(
            select(Team), Team, self._caller, self._permission, project_id=project_id, off=self._off
        )
        wanted = {"project_id": project_id, "network_id": network_id, "school_id": school_id}
        for name, value in wanted.items():
            if value is not None:
                found = found.where(col(getattr(Team, name)) == value)
        if mine:
            own = select(TeamMember.team_id).where(
                TeamMember.person_id == self._caller.id, col(TeamMember.tenant_id) == Team.tenant_id
            )
            found = found.where(col(Team.id).in_(own))
        if after:
            found = found.where(col(Team.id) < after)
        found = found.order_by(col(Team.id).desc()).limit(limit + 1)
        return list((await self._work.session.exec(found)).all())

    async def members(self, teams: Iterable[Team]) -> dict[UUID, list[TeamMember]]:
        """Team -> its members in the order in which they were named. One query."""
        named = {team.id: team.tenant_id for team in teams}
        found: dict[UUID, list[TeamMember]] = {team_id: [] for team_id in named}
        if named:
            rows = select(TeamMember).where(
                col(TeamMember.tenant_id).in_(set(named.values())), col(TeamMember.team_id).in_(named)
            )
            for one in await self._work.session.exec(rows.order_by(col(TeamMember.id))):
                found[one.team_id].append(one)
        return found

    async def replace(self, old: Sequence[TeamMember], new: Sequence[TeamMember]) -> None:
        for one in old:
            await self._work.session.delete(one)
        await self._work.session.flush()
        self._work.session.add_all(new)
