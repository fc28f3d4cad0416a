"""Organisations on the wire."""

from uuid import UUID

from chassis.schemas import Code, Line, Shape
from pydantic import Field

from identity_api.organisations.domain import Kind


class OrganisationIn(Shape):
    """A school, district, NGO, university or ministry."""

    project_id: UUID
    site_id: UUID
    kind: Kind = Field(examples=["school"])
    code: Code = Field(examples=["SLEP1-R03-E02"])
    name: Line = Field(examples=["Escuela Los Aromos"])
    parent_id: UUID | None = Field(
        default=None, description="The organisation it lies in: a school's district"
    )


class OrganisationChange(Shape):
    name: Line | None = None
    parent_id: UUID | None = None


class OrganisationOut(Shape):
    id: UUID
    project_id: UUID
    site_id: UUID
    kind: str
    code: str
    name: str
    parent_id: UUID | None
    version: int
