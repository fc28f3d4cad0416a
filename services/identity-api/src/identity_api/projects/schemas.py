"""Projects and sites on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis.schemas import Code, Language, Line, Shape, Text
from pydantic import AfterValidator, Field, StringConstraints

from identity_api.projects.domain import LARGEST_CELL, SMALLEST_CELL, USUAL_CELL, is_time_zone


def _known_zone(value: str) -> str:
    if not is_time_zone(value):
        raise ValueError("is no time zone; write it like America/Santiago")
    return value


Country = Annotated[
    str, StringConstraints(pattern=r"^[A-Z]{2}$"), Field(description="ISO 3166-1", examples=["CL"])
]
TimeZone = Annotated[
    str,
    StringConstraints(max_length=64),
    AfterValidator(_known_zone),
    Field(description="IANA", examples=["America/Santiago"]),
]
Languages = Annotated[list[Language], Field(min_length=1, max_length=20, examples=[["es", "en"]])]
MinimumCell = Annotated[
    int,
    Field(
        ge=SMALLEST_CELL,
        le=LARGEST_CELL,
        description="Figures of fewer answers than this are not shown",
        examples=[5],
    ),
]


class ProjectIn(Shape):
    """A programme, in one or more countries."""

    code: Code = Field(examples=["redes"])
    name: Line = Field(examples=["Redes que mejoran"])
    summary: Text = ""
    languages: Languages
    minimum_cell: MinimumCell = USUAL_CELL


class ProjectChange(Shape):
    """The fields that change; the others stay."""

    name: Line | None = None
    summary: Text | None = None
    languages: Languages | None = None
    minimum_cell: MinimumCell | None = None


class ProjectOut(Shape):
    id: UUID
    code: str
    name: str
    summary: str
    languages: list[str]
    minimum_cell: int
    version: int
    created_at: datetime
    updated_at: datetime


class SiteIn(Shape):
    """A country's, or a region's, part of a project."""

    project_id: UUID
    code: Code = Field(examples=["CL"])
    name: Line = Field(examples=["Chile"])
    country: Country
    language: Language = Field(examples=["es"])
    time_zone: TimeZone


class SiteOut(Shape):
    id: UUID
    project_id: UUID
    code: str
    name: str
    country: str
    language: str
    time_zone: str


class Counts(Shape):
    organisations: int
    networks: int
    people: int


class ProjectWhole(ProjectOut):
    """A project with its sites and how much there is in it that the reader may see."""

    sites: list[SiteOut]
    counts: Counts
