"""Every query of aims."""

from uuid import UUID

from sqlmodel import select

from pdsa_api.aims.models import Aim
from pdsa_api.sharing.records import Records


class Aims(Records[Aim]):
    model = Aim

    def add(self, aim: Aim) -> None:
        self._work.session.add(aim)

    async def page(
        self, *, project_id: UUID | None, network_id: UUID | None, after: UUID | None, limit: int
    ) -> list[Aim]:
        """Newest first; one row more than `limit` when there are more."""
        wanted = {"project_id": project_id, "network_id": network_id}
        return await self._page(select(Aim), wanted, after, limit)
