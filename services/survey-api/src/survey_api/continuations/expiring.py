"""Taking away what nobody goes on with any more."""

import asyncio
import logging
from dataclasses import dataclass
from typing import Final

from chassis.clock import Clock
from chassis.database import Database, Scope

from survey_api.continuations import repository
from survey_api.continuations.domain import UNUSED

log = logging.getLogger(__name__)

_EVERY_SECONDS: Final = 60.0


@dataclass(frozen=True)
class Expiring:
    database: Database
    clock: Clock

    async def sweep(self) -> int:
        """How many went."""
        async with self.database.system() as look:
            found = await repository.tenants(look.session)
        gone = 0
        for tenant_id in found:
            async with self.database.transaction(Scope.tenant(tenant_id)) as work:
                gone += await repository.expire(work.session, self.clock.now() - UNUSED)
        return gone

    async def run(self) -> None:
        while True:
            try:
                await self.sweep()
            except Exception as error:
                log.warning("continuations wait to be taken away: %s", error)
            await asyncio.sleep(_EVERY_SECONDS)
