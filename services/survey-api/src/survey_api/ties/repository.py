"""Every query on what ties are read from."""

from collections.abc import Collection, Sequence
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlalchemy import or_
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from survey_api.invitations.models import Invitation
from survey_api.responses.models import Response

READ = "response:read"


class Sources:
    """The answers and the roster of one wave that a caller may read."""

    def __init__(self, work: Transaction, caller: Principal, *, off: bool) -> None:
        self._session = work.session
        self._caller = caller
        self._off = off

    async def responses(self, wave_id: UUID, after: UUID | None, limit: int) -> Sequence[Response]:
        """Those that figures are made of too: complete or partial, and not the second of one person."""
        statement = visible(
            select(Response).where(
                col(Response.wave_id) == wave_id,
                col(Response.state).in_(("complete", "partial")),
                or_(col(Response.counted).is_(True), col(Response.link_id).is_not(None)),
            ),
            Response,
            self._caller,
            READ,
            off=self._off,
        )
        if after is not None:
            statement = statement.where(col(Response.id) > after)
        return (await self._session.exec(statement.order_by(col(Response.id)).limit(limit))).all()

    async def members(self, wave_id: UUID, after: UUID | None, limit: int | None) -> Sequence[Invitation]:
        """The roster as it was when the wave opened, one a membership; only of people who are known."""
        statement = self._roster(wave_id).where(col(Invitation.person_id).is_not(None))
        if after is not None:
            statement = statement.where(col(Invitation.id) > after)
        if limit is not None:
            statement = statement.limit(limit)
        return (await self._session.exec(statement.order_by(col(Invitation.id)))).all()

    async def invited(self, wave_id: UUID) -> Sequence[Invitation]:
        """Every place of the wave, of people who are not known too."""
        return (await self._session.exec(self._roster(wave_id).order_by(col(Invitation.id)))).all()

    def _roster(self, wave_id: UUID) -> SelectOfScalar[Invitation]:
        return visible(
            select(Invitation).where(col(Invitation.wave_id) == wave_id),
            Invitation,
            self._caller,
            READ,
            off=self._off,
        )

    async def of(self, response_ids: Collection[UUID]) -> Sequence[Response]:
        statement = visible(
            select(Response).where(col(Response.id).in_(response_ids)),
            Response,
            self._caller,
            READ,
            off=self._off,
        )
        return (await self._session.exec(statement)).all()
