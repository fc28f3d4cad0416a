"""Every query of definitions."""

from collections.abc import Sequence
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlmodel import col, select

from reports_worker.definitions.models import Definition


class Definitions:
    def __init__(
        self, work: Transaction, caller: Principal, permission: str, *, unfiltered: bool = False
    ) -> None:
        self._work = work
        self._caller = caller
        self._permission = permission
        self._off = unfiltered

    def add(self, definition: Definition) -> None:
        self._work.session.add(definition)

    async def get(self, definition_id: UUID, *, lock: bool = False) -> Definition | None:
        found = visible(
            select(Definition).where(Definition.id == definition_id),
            Definition,
            self._caller,
            self._permission,
            network=None,
            off=self._off,
        )
        return (await self._work.session.exec(found.with_for_update() if lock else found)).first()

    async def page(self, *, project_id: UUID | None, after: UUID | None, limit: int) -> list[Definition]:
        """Newest first; one row more than `limit` when there are more."""
        found = visible(
            select(Definition), Definition, self._caller, self._permission, network=None, off=self._off
        )
        if project_id:
            found = found.where(Definition.project_id == project_id)
        if after:
            found = found.where(col(Definition.id) < after)
        rows = await self._work.session.exec(found.order_by(col(Definition.id).desc()).limit(limit + 1))
        return list(rows.all())


async def by_id(work: Transaction, definition_id: UUID) -> Definition | None:
    """For work that no caller waits for: the transaction's tenant decides what is seen."""
    return (await work.session.exec(select(Definition).where(Definition.id == definition_id))).first()


async def following_waves(work: Transaction, project_id: UUID, event_id: UUID) -> Sequence[Definition]:
    """Those that make a run when a wave of the project closes, made before it did.

    The message may be handled long after the wave closed. Ids hold the moment of their making (UUID version 7), so
    that they tell which came first.
    """
    found = select(Definition).where(
        Definition.project_id == project_id,
        col(Definition.id) < event_id,
        col(Definition.on_wave_closed).is_(True),
        col(Definition.paused).is_(False),
    )
    return (await work.session.exec(found.order_by(col(Definition.id)))).all()
