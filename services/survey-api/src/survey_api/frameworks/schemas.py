"""Frameworks on the wire."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from chassis.schemas import Code, Language, Line, Shape, Text
from pydantic import Field

from survey_api.examples import with_example
from survey_api.mappings.schemas import MappingOut

Change = Literal["same", "renamed", "split", "merged", "new"]
Label = Annotated[dict[Language, Line], Field(min_length=1, max_length=12)]
Said = Annotated[dict[Language, Text], Field(max_length=12)]

_CONTENT = {
    "title": {"en": "What a good lesson does", "es": "Lo que hace una buena clase"},
    "description": {"en": "Two things that our schools look for."},
    "citation": {},
    "dimensions": [
        {"code": "talk", "label": {"en": "Pupils talk", "es": "Los estudiantes hablan"}},
        {"code": "pairs", "parent": "talk", "label": {"en": "In pairs", "es": "De a dos"}},
    ],
}


class Dimension(Shape):
    """One thing that the framework names. Their order is the list's."""

    code: Code
    parent: Code | None = Field(default=None, description="The dimension that it is part of")
    label: Label
    description: Said = Field(default_factory=dict)
    change: Change | None = Field(
        default=None, description="What it was in the version before; nothing in a first version"
    )
    from_codes: Annotated[list[Code], Field(max_length=50)] = Field(
        default=[], description="The dimensions of the version before that it comes from"
    )


class FrameworkContent(Shape):
    """Everything that one version says."""

    model_config = with_example(_CONTENT)

    title: Label
    description: Said = Field(default_factory=dict)
    citation: Said = Field(default={}, description="Where it is published, and how it is cited")
    dimensions: Annotated[list[Dimension], Field(max_length=300)]
    dropped: Annotated[list[Code], Field(max_length=300)] = Field(
        default=[], description="The dimensions of the version before that became nothing"
    )


class FrameworkIn(Shape):
    """A new framework, with version 1 as a draft."""

    model_config = with_example(
        {"project_id": "01938c5e-0000-7000-8000-000000000001", "key": "good_lesson", "content": _CONTENT}
    )

    project_id: UUID
    key: Code
    content: FrameworkContent


class FrameworkDraftIn(Shape):
    """The draft as it is to be."""

    model_config = with_example({"content": _CONTENT})

    content: FrameworkContent


class FrameworkHead(Shape):
    """A framework in a list, at its newest published version, or the draft where nothing is published."""

    id: UUID
    project_id: UUID
    key: str
    title: dict[str, str]
    number: int
    state: Literal["draft", "published"]
    version_id: UUID
    dimensions: int
    has_draft: bool
    created_at: datetime


class FrameworkVersionHead(Shape):
    id: UUID
    number: int
    state: Literal["draft", "published"]
    created_at: datetime
    published_at: datetime | None


class FrameworkOut(FrameworkHead):
    """One version of a framework, and which others there are."""

    content: FrameworkContent
    version: int = Field(description="Of a draft, for If-Match")
    versions: list[FrameworkVersionHead] = Field(description="All of them, newest first")


class MeasuringItem(Shape):
    """A question or an item of the library that is mapped to a dimension."""

    mapping: MappingOut
    dimension: str = Field(description="The dimension of the version that is looked at")
    carried_from: int | None = Field(
        description="The version of the framework that it was mapped on, when that is an earlier one"
    )


class Undecided(Shape):
    """Mapped on an earlier version, to a dimension that did not simply go on: a person must decide."""

    mapping: MappingOut
    kind: Literal["split", "merged", "dropped"]
    candidates: list[str] = Field(description="What the dimension became; none where it was dropped")


class MeasuringInstrument(Shape):
    """A questionnaire that is mapped, with all its versions, so that its waves are found."""

    id: UUID
    title: str
    version_ids: list[UUID]


class FrameworkItems(Shape):
    """Which items measure which dimension."""

    framework_id: UUID
    number: int
    items: list[MeasuringItem]
    undecided: list[Undecided]
    gaps: list[str] = Field(description="Dimensions that nothing measures, nor any part of them")
    instruments: list[MeasuringInstrument]
