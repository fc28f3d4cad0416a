"""Comments on the wire."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self, TypeAlias
from uuid import UUID

from chassis.given_ids import GivenId
from chassis.schemas import Shape, Text
from pydantic import AfterValidator, Field, StringConstraints, model_validator

from pdsa_api.talk.domain import MOST_MENTIONS, is_pointer

SubjectKind: TypeAlias = Literal["cycle", "idea", "theory", "measure", "evidence"]


def _pointer(value: str) -> str:
    if not is_pointer(value):
        raise ValueError("is no pointer to a field; write it like /questions/0/prediction")
    return value


Pointer = Annotated[
    str,
    StringConstraints(max_length=400),
    AfterValidator(_pointer),
    Field(examples=["/questions/0/prediction"]),
]
Mentions = Annotated[
    list[UUID],
    Field(
        max_length=MOST_MENTIONS, description="Ids of people; each is told, if the record is theirs to see"
    ),
]


class SubjectRef(Shape):
    """Which record it is about."""

    kind: SubjectKind
    id: UUID


class PromptRef(Shape):
    """A prompt that a coach passes on: its code and values, so that each reads it in their own language."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=60)] = Field(
        examples=["no_prediction"]
    )
    values: dict[Annotated[str, StringConstraints(max_length=40)], str | int] = Field(
        default_factory=dict, max_length=8
    )


class CommentIn(Shape):
    """Something said about a record, or with `pointer` about one of its fields. A prompt may go without text."""

    id: GivenId = None
    subject: SubjectRef
    pointer: Pointer | None = None
    text: Text = Field(default="", examples=["Could you say how many learners you expect?"])
    prompt: PromptRef | None = None
    mentions: Mentions = Field(default_factory=list)
    reply_to: UUID | None = Field(default=None, description="A comment of the same record")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.text and self.prompt is None:
            raise ValueError("text is empty; write what you want to say")
        return self


class CommentChange(Shape):
    """The fields that change; the others stay."""

    text: Annotated[Text, Field(min_length=1)] | None = None
    mentions: Mentions | None = None


class Resolution(Shape):
    resolved: bool = Field(description="False opens the thread again")


class CommentOut(Shape):
    id: UUID
    subject: SubjectRef
    pointer: str | None
    text: str = Field(description="Empty once it was deleted")
    prompt: dict[str, Any] | None
    mentions: list[str]
    reply_to: UUID | None = Field(description="The first comment of its thread; null for that one")
    created_by: str = Field(description="Ask identity-api for the name")
    created_at: datetime
    edited_at: datetime | None
    deleted_at: datetime | None
    resolved_at: datetime | None = Field(description="Of the thread: only the first comment carries it")
    resolved_by: str | None
    version: int
    may_change: bool = Field(description="Whether the reader wrote it, and may edit and delete it")
