"""People and memberships on the wire."""

from datetime import date
from typing import Annotated
from uuid import UUID

from chassis.schemas import Code, Language, Line, Shape
from pydantic import AfterValidator, Field, StringConstraints

from identity_api.people.domain import MemberRole, is_email


def _address(value: str) -> str:
    if not is_email(value):
        raise ValueError("is no e-mail address; write it like name@school.example")
    return value.lower()


Email = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=254),
    AfterValidator(_address),
    Field(examples=["rosa.huenchu@escuela.example"]),
]


class PersonIn(Shape):
    """Somebody who takes part in a project."""

    project_id: UUID
    code: Code | None = Field(
        default=None, description="The code in the project's roster; made when left out"
    )
    name: Line = Field(examples=["Rosa Huenchu"])
    email: Email | None = None
    language: Language = Field(default="en", examples=["es"])


class PersonChange(Shape):
    name: Line | None = None
    email: Email | None = None
    language: Language | None = None


class MembershipOut(Shape):
    id: UUID
    project_id: UUID
    network_id: UUID
    person_id: UUID
    school_id: UUID | None
    role: str
    starts_on: date
    ends_on: date | None
    version: int


class PersonOut(Shape):
    """A person with name, address and memberships: only for who holds people:read."""

    id: UUID
    code: str | None = Field(description="The code in the project's roster")
    name: str
    email: str | None
    language: str
    memberships: list[MembershipOut]
    version: int


class NamesIn(Shape):
    ids: list[UUID] = Field(max_length=500)


class NameOut(Shape):
    id: UUID
    name: str


class Names(Shape):
    items: list[NameOut]


class MembershipIn(Shape):
    """A role that a person takes on in a network."""

    network_id: UUID
    person_id: UUID
    school_id: UUID | None = None
    role: MemberRole = Field(examples=["teacher"])
    starts_on: date | None = Field(default=None, description="Today when left out")
    ends_on: date | None = None


class MembershipChange(Shape):
    school_id: UUID | None = None
    ends_on: date | None = None
