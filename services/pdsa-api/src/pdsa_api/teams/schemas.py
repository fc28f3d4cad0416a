"""Teams on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis.given_ids import GivenId
from chassis.schemas import Line, Shape
from pydantic import Field

from pdsa_api.teams.domain import Position

CodeName = Annotated[Line, Field(max_length=60)]


class MemberIn(Shape):
    """Either `person_id` or `code_name`."""

    person_id: UUID | None = Field(default=None, description="A person with an account")
    code_name: CodeName | None = Field(
        default=None,
        description="For a student or parent without an account; never the real name",
        examples=["Blue Heron"],
    )
    position: Position


class TeamIn(Shape):
    """2 to 8 members, from at least two different positions."""

    id: GivenId = None
    project_id: UUID
    network_id: UUID
    school_id: UUID | None = None
    name: Line = Field(examples=["Reading team of Mwangaza"])
    members: list[MemberIn] = Field(max_length=50)


class TeamChange(Shape):
    """The fields that change; the others stay. `members` is the whole list."""

    name: Line | None = None
    school_id: UUID | None = None
    members: list[MemberIn] | None = Field(default=None, max_length=50)


class MemberOut(Shape):
    id: UUID
    person_id: UUID | None
    code_name: str | None
    position: Position


class TeamOut(Shape):
    id: UUID
    project_id: UUID
    network_id: UUID
    network: str | None = Field(description="The network's name")
    school_id: UUID | None
    school: str | None = Field(description="The school's name")
    name: str
    members: list[MemberOut]
    version: int
    created_by: str
    created_at: datetime
    updated_at: datetime
    may_write: bool = Field(description="Whether the caller may change it")
