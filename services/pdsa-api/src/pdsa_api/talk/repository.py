"""Every query of comments, and of who stands around a record."""

from collections.abc import Iterable
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from sqlmodel import col, or_, select

from pdsa_api.cycles.models import Cycle
from pdsa_api.talk.models import Comment
from pdsa_api.talk.subjects import Subject, Subjects
from pdsa_api.teams.models import TeamMember


class Comments:
    """The comments on records that a caller may read."""

    def __init__(self, work: Transaction, subjects: Subjects) -> None:
        self._work = work
        self._subjects = subjects

    def add(self, comment: Comment) -> None:
        self._work.session.add(comment)

    async def get(self, comment_id: UUID, *, lock: bool = False) -> Comment | None:
        found = select(Comment).where(Comment.id == comment_id, self._subjects.seen(Comment))
        return (await self._work.session.exec(found.with_for_update() if lock else found)).first()

    async def page(
        self, kind: str, subject_id: UUID, *, pointer: str | None, after: UUID | None, limit: int
    ) -> list[Comment]:
        """Oldest first; one row more than `limit` when there are more."""
        found = select(Comment).where(
            Comment.subject_kind == kind, Comment.subject_id == subject_id, self._subjects.seen(Comment)
        )
        if pointer:
            found = found.where(Comment.pointer == pointer)
        if after:
            found = found.where(col(Comment.id) > after)
        return list((await self._work.session.exec(found.order_by(col(Comment.id)).limit(limit + 1))).all())

    async def voices(self, tenant_id: UUID, thread: UUID) -> list[str]:
        """Who spoke in a thread, in order."""
        found = (
            select(Comment.created_by)
            .where(Comment.tenant_id == tenant_id, or_(Comment.id == thread, Comment.reply_to == thread))
            .order_by(col(Comment.id))
        )
        return list(dict.fromkeys((await self._work.session.exec(found)).all()))


async def team_of(work: Transaction, subject: Subject) -> list[str]:
    """The people with an account in the record's team."""
    if subject.team_id is None:
        return []
    found = select(TeamMember.person_id).where(
        TeamMember.tenant_id == subject.tenant_id,
        TeamMember.team_id == subject.team_id,
        col(TeamMember.person_id).is_not(None),
    )
    return [one for one in (await work.session.exec(found)).all() if one]


async def my_teams(work: Transaction, caller: Principal, cycles: Iterable[UUID]) -> set[UUID]:
    """Those of the cycles in whose team the caller has a place."""
    own = select(TeamMember.team_id).where(
        TeamMember.person_id == caller.id, col(TeamMember.tenant_id).in_(caller.tenant_ids)
    )
    found = select(Cycle.id).where(col(Cycle.id).in_(set(cycles)), col(Cycle.team_id).in_(own))
    return set((await work.session.exec(found)).all())


def owners(subject: Subject, team: Iterable[str]) -> list[str]:
    """Whose work a record is: its author and its team."""
    return list(dict.fromkeys((subject.author, *team)))
