"""Requests for review on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis.given_ids import GivenId
from chassis.schemas import Shape, Text
from pydantic import Field

from pdsa_api.reviews.domain import ReviewState

Said = Annotated[Text, Field(min_length=1)]


class ReviewIn(Shape):
    """A question to the mentor about a cycle."""

    id: GivenId = None
    cycle_id: UUID
    asked: UUID | None = Field(
        default=None, description="The person; whoever coaches the network if left out"
    )
    question: Said = Field(examples=["Is one class enough to tell whether it works?"])


class AnswerIn(Shape):
    """Becomes a comment on the cycle."""

    id: GivenId = None
    text: Said
    mentions: list[UUID] = Field(default_factory=list, max_length=20)


class ReviewOut(Shape):
    id: UUID
    project_id: UUID
    network_id: UUID
    network: str | None = Field(description="The network's name")
    cycle_id: UUID
    cycle: str = Field(description="The cycle's title")
    asked: str | None = Field(description="The person asked; null: whoever coaches")
    question: str
    state: ReviewState
    answer_id: UUID | None = Field(description="The comment that answers it")
    created_by: str
    created_at: datetime
    closed_at: datetime | None
    closed_by: str | None
    version: int
    may_answer: bool = Field(description="Whether the reader can answer it now")
    may_withdraw: bool
