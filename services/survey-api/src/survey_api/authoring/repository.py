"""Every query on drafts."""

from collections.abc import Sequence
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlmodel import col, select

from survey_api.authoring.models import Draft

PERMISSION = "instrument:write"


class Drafts:
    """The drafts that a caller may see: those of projects whose questionnaires they write."""

    def __init__(self, work: Transaction, caller: Principal, *, off: bool) -> None:
        self._session = work.session
        self._caller = caller
        self._off = off

    async def get(self, draft_id: UUID, *, lock: bool = False) -> Draft | None:
        found = visible(
            select(Draft).where(col(Draft.id) == draft_id),
            Draft,
            self._caller,
            PERMISSION,
            network=None,
            off=self._off,
        )
        return (await self._session.exec(found.with_for_update() if lock else found)).first()

    async def page(
        self, project_id: UUID | None, published: bool | None, after: UUID | None, limit: int
    ) -> Sequence[Draft]:
        """Newest first; one more than `limit` when there are more."""
        found = visible(select(Draft), Draft, self._caller, PERMISSION, network=None, off=self._off)
        if project_id is not None:
            found = found.where(col(Draft.project_id) == project_id)
        if published is not None:
            is_published = col(Draft.published_as).is_not(None)
            found = found.where(is_published if published else ~is_published)
        if after is not None:
            found = found.where(col(Draft.id) < after)
        return (await self._session.exec(found.order_by(col(Draft.id).desc()).limit(limit + 1))).all()

    def add(self, draft: Draft) -> None:
        self._session.add(draft)

    async def remove(self, draft: Draft) -> None:
        await self._session.delete(draft)
