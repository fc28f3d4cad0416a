"""Every query on app users."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlalchemy import text
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from survey_api.app_users.models import AppUser
from survey_api.invitations.models import Invitation

PERMISSION = "wave:write"

_SEEN = text(
    "update app_user set last_seen_at = :now where id = :id"
    " and (last_seen_at is null or last_seen_at < cast(:now as timestamptz) - interval '1 minute')"
)


class AppUsers:
    """The app users that a caller may see in one transaction: who gives them out sees their codes."""

    def __init__(self, work: Transaction, caller: Principal, *, off: bool) -> None:
        self._session = work.session
        self._caller = caller
        self._off = off

    def _seen(self) -> SelectOfScalar[AppUser]:
        return visible(select(AppUser), AppUser, self._caller, PERMISSION, off=self._off)

    async def page(
        self, project_id: UUID | None, wave_id: UUID | None, after: UUID | None, limit: int
    ) -> Sequence[AppUser]:
        """With a wave, those that may answer it: its own, and those of every wave of an invited network."""
        statement = self._seen()
        if project_id is not None:
            statement = statement.where(col(AppUser.project_id) == project_id)
        if wave_id is not None:
            invited = select(Invitation.network_id).where(col(Invitation.wave_id) == wave_id)
            statement = statement.where(
                (col(AppUser.wave_id) == wave_id)
                | (col(AppUser.wave_id).is_(None) & col(AppUser.network_id).in_(invited))
            )
        if after is not None:
            statement = statement.where(col(AppUser.id) > after)
        return (await self._session.exec(statement.order_by(col(AppUser.id)).limit(limit + 1))).all()

    async def find(self, app_user_id: UUID) -> AppUser | None:
        statement = self._seen().where(col(AppUser.id) == app_user_id).with_for_update()
        return (await self._session.exec(statement)).first()

    async def invites(self, wave_id: UUID, network_id: UUID) -> bool:
        statement = select(Invitation.id).where(
            col(Invitation.wave_id) == wave_id, col(Invitation.network_id) == network_id
        )
        return (await self._session.exec(statement.limit(1))).first() is not None

    def add(self, made: AppUser) -> None:
        self._session.add(made)


async def by_hash(session: AsyncSession, digest: str) -> AppUser | None:
    """The app user whose token has this hash; the transaction's key must be that hash."""
    return (await session.exec(select(AppUser).where(col(AppUser.token_hash) == digest))).first()


async def saw(session: AsyncSession, app_user_id: UUID, now: datetime) -> None:
    await session.execute(_SEEN, {"id": app_user_id, "now": now})
