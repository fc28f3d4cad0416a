"""Every query of teams."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlmodel import col, select

from pdsa_api.sharing.records import Records
from pdsa_api.teams.models import Team, TeamMember


class Teams(Records[Team]):
    model = Team

    def add(self, team: Team) -> None:
        self._work.session.add(team)

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
        found = select(Team)
        if mine:
            own = select(TeamMember.team_id).where(
                TeamMember.person_id == self._caller.id, col(TeamMember.tenant_id) == Team.tenant_id
            )
            found = found.where(col(Team.id).in_(own))
        wanted = {"project_id": project_id, "network_id": network_id, "school_id": school_id}
        return await self._page(found, wanted, after, limit)

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
