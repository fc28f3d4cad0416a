"""Rosters on the wire."""

from typing import Annotated
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field

_Cell = Annotated[str | None, Field(max_length=4000)]


class RosterRow(Shape):
    """One seat: a person in a role in a network. Cells are checked together, so that all faults are told."""

    row: int | None = Field(default=None, ge=0, le=2_000_000, description="Its number in the sheet")
    person_code: _Cell = Field(default=None, examples=["P0001"])
    name: _Cell = Field(default=None, examples=["Rosa Huenchu"])
    email: _Cell = Field(default=None, examples=["rosa.huenchu@escuela.example"])
    role: _Cell = Field(default=None, examples=["school_leader"])
    language: _Cell = Field(default=None, examples=["es"])
    school_code: _Cell = Field(default=None, examples=["SLEP1-R03-E02"])
    school_name: _Cell = Field(default=None, examples=["Escuela Los Aromos"])
    network_code: _Cell = Field(default=None, examples=["SLEP1-R03"])
    network_name: _Cell = Field(default=None, examples=["Red Lectura Valle Alto"])
    district_code: _Cell = Field(default=None, examples=["SLEP1"])
    district_name: _Cell = Field(default=None, examples=["SLEP Valle Alto"])


class RosterIn(Shape):
    site_id: UUID
    rows: list[RosterRow] = Field(min_length=1, max_length=5000)


class RosterCounts(Shape):
    districts: int
    schools: int
    networks: int
    people: int
    memberships: int


class RosterResult(Shape):
    """What the import did, or would do. `unchanged` counts rows that were there already."""

    created: RosterCounts
    updated: RosterCounts
    unchanged: int
    dry_run: bool


class ExpectedOut(Shape):
    """Somebody who is expected to answer, without a name."""

    membership_id: UUID
    person_id: UUID
    network_id: UUID
    school_id: UUID | None
    district_id: UUID | None
    site_id: UUID
    country: str = Field(examples=["CL"])
    language: str = Field(examples=["es"])
    role: str = Field(examples=["teacher"])
