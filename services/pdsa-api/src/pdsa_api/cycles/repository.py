"""Every query of cycles."""

from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlmodel import col, select

from pdsa_api.cycles.models import Cycle


class Cycles:
    def __init__(
        self, work: Transaction, caller: Principal, permission: str, *, unfiltered: bool = False
    ) -> None:
        self._work = work
        self._caller = caller
        self._permission = permission
        self._off = unfiltered

    def add(self, cycle: Cycle) -> None:
        self._work.session.add(cycle)

    async def get(self, cycle_id: UUID, *, lock: bool = False) -> Cycle | None:
        found = visible(
            select(Cycle).where(Cycle.id == cycle_id), Cycle, self._caller, self._permission, off=self._off
        )
        return (await self._work.session.exec(found.with_for_update() if lock else found)).first()

    async def page(
        self,
        *,
        project_id: UUID | None,
        network_id: UUID | None,
        aim_id: UUID | None,
        stage: str | None,
        after: UUID | None,
        limit: int,
    ) -> list[Cycle]:
        """Newest first; one row more than `limit` when there are more."""
        found = visible(
            select(Cycle), Cycle, self._caller, self._permission, project_id=project_id, off=self._off
        )
        wanted = {"project_id": project_id, "network_id": network_id, "aim_id": aim_id, "stage": stage}
        for name, value in wanted.items():
            if value is not None:
                found = found.where(col(getattr(Cycle, name)) == value)
        if after:
            found = found.where(col(Cycle.id) < after)
        return list(
            (await self._work.session.exec(found.order_by(col(Cycle.id).desc()).limit(limit + 1))).all()
        )
