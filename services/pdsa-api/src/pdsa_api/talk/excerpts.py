"""The first words of what a notice is about."""

from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from chassis.database import Transaction
from sqlmodel import col, select

from pdsa_api.reviews.models import Review
from pdsa_api.talk.models import Comment

_LONGEST = 160


class _Pointing(Protocol):
    id: UUID
    comment_id: UUID | None
    request_id: UUID | None


def shorten(text: str) -> str:
    """The first words of a text, cut between two of them."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rsplit(" ", 1)[0] + " …"


async def excerpts(work: Transaction, notices: Iterable[_Pointing]) -> dict[UUID, str]:
    """notice -> the first words of its comment, or else of its request; two queries."""
    rows = list(notices)
    comments = {one.comment_id for one in rows if one.comment_id}
    requests = {one.request_id for one in rows if one.request_id}
    words: dict[UUID, str] = {}
    if comments:
        said = select(Comment.id, Comment.text).where(col(Comment.id).in_(comments))
        words |= {key: shorten(text) for key, text in (await work.session.exec(said)).all()}
    if requests:
        asked = select(Review.id, Review.question).where(col(Review.id).in_(requests))
        words |= {key: shorten(text) for key, text in (await work.session.exec(asked)).all()}
    found = ((one.id, one.comment_id or one.request_id) for one in rows)
    return {notice: words[key] for notice, key in found if key in words}
