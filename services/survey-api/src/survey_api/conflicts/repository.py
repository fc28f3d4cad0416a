"""Every query on conflicts."""

from collections.abc import Sequence
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from survey_api.conflicts.models import Conflict
from survey_api.responses.models import Response


class Conflicts:
    """The conflicts that a caller may see in one transaction: of responses that they may read raw."""

    def __init__(self, work: Transaction, caller: Principal, *, off: bool) -> None:
        self._session = work.session
        self._caller = caller
        self._off = off

    def _seen(self) -> SelectOfScalar[Conflict]:
        return visible(select(Conflict), Conflict, self._caller, "response:read", off=self._off)

    async def page(
        self, wave_id: UUID, open_only: bool, after: UUID | None, limit: int
    ) -> Sequence[Conflict]:
        statement = self._seen().where(col(Conflict.wave_id) == wave_id)
        if open_only:
            statement = statement.where(col(Conflict.choice).is_(None))
        if after is not None:
            statement = statement.where(col(Conflict.id) > after)
        return (await self._session.exec(statement.order_by(col(Conflict.id)).limit(limit + 1))).all()

    async def find(self, conflict_id: UUID, *, lock: bool = False) -> Conflict | None:
        statement = self._seen().where(col(Conflict.id) == conflict_id)
        if lock:
            statement = statement.with_for_update()
        return (await self._session.exec(statement)).first()

    async def responses(self, conflicts: Sequence[Conflict]) -> dict[UUID, Response]:
        """What is stored under their ids."""
        if not conflicts:
            return {}
        statement = visible(
            select(Response).where(col(Response.id).in_({one.response_id for one in conflicts})),
            Response,
            self._caller,
            "response:read",
            off=self._off,
        )
        return {response.id: response for response in (await self._session.exec(statement)).all()}
