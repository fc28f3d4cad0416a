"""Notices on the wire."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field

from pdsa_api.notices.domain import NoticeKind
from pdsa_api.talk.schemas import SubjectRef


class NoticeOut(Shape):
    """Somebody (`by`) did something that the reader should know of."""

    id: UUID
    kind: NoticeKind
    subject: SubjectRef
    title: str = Field(description="What the record is called")
    project_id: UUID
    network_id: UUID
    network: str | None = Field(description="The network's name")
    comment_id: UUID | None
    request_id: UUID | None
    excerpt: str = Field(description="The first words of the comment or request", max_length=200)
    detail: dict[str, Any] = Field(examples=[{"stage": "do"}])
    by: str = Field(description="Ask identity-api for the name")
    created_at: datetime
    read_at: datetime | None


class Unread(Shape):
    """`unread` stops at 100."""

    unread: int = Field(ge=0, le=100)
    newest_id: UUID | None


class ReadUpTo(Shape):
    """The newest notice that was shown; what came since stays unread. All, if left out."""

    up_to: UUID | None = None
