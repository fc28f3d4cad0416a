"""Networks on the wire."""

from typing import Annotated
from uuid import UUID

from chassis.schemas import Code, Line, Shape
from pydantic import Field

Schools = Annotated[list[UUID], Field(max_length=500, description="The schools in the network")]


class NetworkIn(Shape):
    """A networked improvement community: schools that work on one aim."""

    project_id: UUID
    site_id: UUID
    district_id: UUID | None = None
    code: Code = Field(examples=["SLEP1-R03"])
    name: Line = Field(examples=["Red Lectura Valle Alto"])
    school_ids: Schools = Field(default_factory=list)


class NetworkChange(Shape):
    """The fields that change; `school_ids` replaces the schools of the network."""

    name: Line | None = None
    district_id: UUID | None = None
    school_ids: Schools | None = None


class NetworkOut(Shape):
    id: UUID
    project_id: UUID
    site_id: UUID
    district_id: UUID | None
    code: str
    name: str
    school_ids: list[UUID]
    version: int


class Colleague(Shape):
    """Somebody who works in a network: a name and roles, no address."""

    id: UUID
    name: str = Field(examples=["Rosa Huenchu"])
    roles: list[str] = Field(description="The roles held there, by name", examples=[["teacher"]])
