"""Every query of notices: always of one person, and only about records that this person may read now."""

from datetime import datetime
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from sqlalchemy import func, update
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from pdsa_api.notices.models import Notice
from pdsa_api.talk.subjects import Subjects

MOST_COUNTED = 100
"""A bell says `99+` at most, so no more are counted."""


class Notices:
    def __init__(self, work: Transaction, caller: Principal, subjects: Subjects) -> None:
        self._work = work
        self._caller = caller
        self._subjects = subjects

    def _own(self, statement: SelectOfScalar[Notice]) -> SelectOfScalar[Notice]:
        return statement.where(
            Notice.person_id == self._caller.id,
            col(Notice.tenant_id).in_(self._caller.tenant_ids),
            self._subjects.seen(Notice),
        )

    async def page(self, *, unread: bool, after: UUID | None, limit: int) -> list[Notice]:
        """Newest first; one row more than `limit` when there are more."""
        found = self._own(select(Notice))
        if unread:
            found = found.where(col(Notice.read_at).is_(None))
        if after:
            found = found.where(col(Notice.id) < after)
        return list(
            (await self._work.session.exec(found.order_by(col(Notice.id).desc()).limit(limit + 1))).all()
        )

    async def get(self, notice_id: UUID) -> Notice | None:
        return (
            await self._work.session.exec(self._own(select(Notice)).where(Notice.id == notice_id))
        ).first()

    async def unread(self) -> tuple[int, UUID | None]:
        """How many are unread, up to MOST_COUNTED, and the newest of them."""
        newest = (
            self._own(select(Notice))
            .where(col(Notice.read_at).is_(None))
            .order_by(col(Notice.id).desc())
            .limit(MOST_COUNTED)
            .subquery()
        )
        latest = select(newest.c.id).order_by(newest.c.id.desc()).limit(1).scalar_subquery()
        row = (await self._work.session.exec(select(func.count(), latest).select_from(newest))).one()
        return int(row[0]), row[1]

    async def read(self, at: datetime, *, up_to: UUID | None) -> None:
        """Mark one's own notices as read: all, or those up to one that was shown."""
        said = (
            update(Notice)
            .where(
                col(Notice.person_id) == self._caller.id,
                col(Notice.tenant_id).in_(self._caller.tenant_ids),
                col(Notice.read_at).is_(None),
            )
            .values(read_at=at)
            .execution_options(synchronize_session=False)
        )
        if up_to:
            said = said.where(col(Notice.id) <= up_to)
        await self._work.session.execute(said)
