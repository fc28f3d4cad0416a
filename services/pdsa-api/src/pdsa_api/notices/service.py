"""Telling people, and what they do with what they are told."""

from collections.abc import Mapping
from typing import Any, Protocol
from uuid import UUID

from chassis.database import Transaction
from chassis.ids import new_id
from chassis.problems import NotFound
from sqlalchemy import delete
from sqlmodel import col

from pdsa_api.notices.domain import NoticeKind
from pdsa_api.notices.models import Notice
from pdsa_api.notices.repository import Notices
from pdsa_api.sharing.records import Placed


class NoticeNotFound(NotFound):
    pass


class _Who(Protocol):
    @property
    def id(self) -> str: ...


class _About(Placed, Protocol):
    """A record, as `talk.subjects` knows it."""

    @property
    def kind(self) -> str: ...


async def tell(
    work: Transaction,
    who: _Who,
    about: _About,
    people: Mapping[str, str],
    *,
    comment_id: UUID | None = None,
    request_id: UUID | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Make the notices of one deed, in its transaction: person -> kind. The only place where one is made.

    Whoever did it is not told. Whether a person may see the record is asked when they read, not here: rights
    come and go. A message outside the app, to whoever wants one, is to be asked for here.
    """
    now = work.clock.now()
    for person, kind in people.items():
        if person == who.id:
            continue
        work.session.add(
            Notice(
                tenant_id=about.tenant_id,
                project_id=about.project_id,
                network_id=about.network_id,
                id=new_id(),
                person_id=person,
                kind=NoticeKind(kind).value,
                subject_kind=about.kind,
                subject_id=about.id,
                comment_id=comment_id,
                request_id=request_id,
                detail=dict(detail or {}),
                by=who.id,
                created_at=now,
            )
        )


async def take_back(
    work: Transaction, tenant_id: UUID, *, comment_id: UUID | None = None, request_id: UUID | None = None
) -> None:
    """Nobody is sent to words that are gone."""
    about = col(Notice.comment_id) == comment_id if comment_id else col(Notice.request_id) == request_id
    await work.session.execute(delete(Notice).where(col(Notice.tenant_id) == tenant_id, about))


async def mark_read(work: Transaction, notices: Notices, notice_id: UUID) -> Notice:
    """Raises NoticeNotFound for one that is not the caller's, or about something they may no longer see."""
    found = await notices.get(notice_id)
    if found is None:
        raise NoticeNotFound
    found.read_at = found.read_at or work.clock.now()
    return found
