"""Aims on the wire."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from chassis.schemas import Line, Shape, Text
from pydantic import Field

Statement = Annotated[Text, Field(min_length=1, max_length=1000)]


class AimIn(Shape):
    """What a network wants to reach: what, for whom, how much, by when."""

    project_id: UUID
    network_id: UUID
    statement: Statement = Field(
        examples=[
            "By December 2027, 80 % of grade 5 learners in our 12 schools read a short text with understanding."
        ]
    )
    what: Line = Field(examples=["Reading with understanding"])
    for_whom: Line = Field(examples=["Grade 5 learners"])
    how_much: Line = Field(examples=["from 46 % to 80 %"])
    by_when: date = Field(examples=["2027-12-01"])
    group: Line | None = Field(
        default=None, description="The group that the aim looks at first", examples=["Girls"]
    )


class AimChange(Shape):
    """The fields that change; the others stay."""

    statement: Statement | None = None
    what: Line | None = None
    for_whom: Line | None = None
    how_much: Line | None = None
    by_when: date | None = None
    group: Line | None = None


class AimOut(Shape):
    id: UUID
    project_id: UUID
    network_id: UUID
    network: str | None = Field(description="The network's name")
    statement: str
    what: str
    for_whom: str
    how_much: str
    by_when: date
    group: str | None
    version: int
    created_at: datetime
    updated_at: datetime
