"""Mappings on the wire."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from chassis.schemas import Code, Shape, Text
from pydantic import Field, StringConstraints, model_validator

from survey_api.examples import with_example

QuestionPath = Annotated[
    str,
    StringConstraints(pattern=r"^(/[^/\x00-\x1f]{1,200}){1,20}$"),
    Field(description="Where the question stands in its questionnaire", examples=["/practices/inquiry"]),
]


class MappingIn(Shape):
    """A question (`instrument_id` and `path`) or an item of the library (`item_id`) measures a dimension."""

    model_config = with_example(
        {
            "framework_version_id": "01938c5e-0000-7000-8000-000000000061",
            "dimension": "talk",
            "instrument_id": "01938c5e-0000-7000-8000-000000000031",
            "path": "/practices/inquiry",
            "note": "Asked of leaders only",
        }
    )

    framework_version_id: UUID
    dimension: Code | None = Field(
        description="Its code in that version; null when a person decided that it measures none of them"
    )
    instrument_id: UUID | None = None
    path: QuestionPath | None = None
    item_id: UUID | None = None
    note: Text = ""

    @model_validator(mode="after")
    def one_subject(self) -> Self:
        question = self.instrument_id is not None and self.path is not None
        half = (self.instrument_id is None) != (self.path is None)
        if half or question == (self.item_id is not None):
            raise ValueError("name either a question (instrument_id and path) or a library item (item_id)")
        return self


class MappingOut(Shape):
    """Who mapped what, and whether it still asks what it asked then."""

    id: UUID
    framework_id: UUID
    framework_version_id: UUID
    number: int = Field(description="The version of the framework")
    dimension: str | None
    instrument_id: UUID | None
    path: str | None
    item_id: UUID | None
    key: str | None = Field(description="Of the library item")
    title: str = Field(description="Of the questionnaire or the item")
    label: dict[str, str] = Field(description="What it asks now, by language; of an item nothing")
    name: str | None = Field(description="The question's own name")
    stands: bool = Field(description="Whether the newest version of the questionnaire still asks it")
    changed: list[str] = Field(
        description="What changed since it was mapped: reworded, kind, choices", examples=[["reworded"]]
    )
    note: str
    origin: Literal["person", "library"] = Field(
        description="library: it came with the library item when the questionnaire was published"
    )
    created_by: str
    created_at: datetime
