"""Every query of aims."""

from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlmodel import col, select

from pdsa_api.aims.models import Aim


class Aims:
    def __init__(
        self, work: Transaction, caller: Principal, permission: str, *, unfiltered: bool = False
    ) -> None:
        self._work = work
        self._caller = caller
        self._permission = permission
        self._off = unfiltered

    def add(self, aim: Aim) -> None:
        self._work.session.add(aim)

    async def get(self, aim_id: UUID, *, lock: bool = False) -> Aim | None:
        found = visible(
            select(Aim).where(Aim.id == aim_id), Aim, self._caller, self._permission, off=self._off
        )
        return (await self._work.session.exec(found.with_for_update() if lock else found)).first()

    async def page(
        self, *, project_id: UUID | None, network_id: UUID | None, after: UUID | None, limit: int
    ) -> list[Aim]:
        """Newest first; one row more than `limit` when there are more."""
        found = visible(
            select(Aim), Aim, self._caller, self._permission, project_id=project_id, off=self._off
        )
        if project_id:
            found = found.where(Aim.project_id == project_id)
        if network_id:
            found = found.where(Aim.network_id == network_id)
        if after:
            found = found.where(col(Aim.id) < after)
        return list(
            (await self._work.session.exec(found.order_by(col(Aim.id).desc()).limit(limit + 1))).all()
        )
