"""The cycle that a piece of evidence belongs to: who may read it reads its evidence, who writes it adds to it."""

from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal

from pdsa_api.cycles.models import Cycle
from pdsa_api.cycles.repository import Cycles
from pdsa_api.cycles.rights import may_write
from pdsa_api.cycles.service import cycle_of
from pdsa_api.evidence.errors import NotYourCycle


class Parents:
    """Cycles as `caller` sees them."""

    def __init__(self, work: Transaction, caller: Principal, *, unfiltered: bool) -> None:
        self._caller = caller
        self._cycles = Cycles(work, caller, unfiltered=unfiltered)

    async def of(self, cycle_id: UUID) -> Cycle:
        """Raises CycleNotFound for one that is not there or not shown to the caller."""
        return await cycle_of(self._cycles, cycle_id)

    async def may_write(self, cycle: Cycle) -> bool:
        own = await self._cycles.own_teams()
        return may_write(self._caller, cycle.project_id, cycle.network_id, cycle.team_id, own)

    async def to_write(self, cycle_id: UUID) -> Cycle:
        """Raises CycleNotFound, or NotYourCycle for one that the caller may only read."""
        cycle = await self.of(cycle_id)
        if not await self.may_write(cycle):
            raise NotYourCycle
        return cycle
