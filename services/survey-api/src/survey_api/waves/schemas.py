"""Waves on the wire."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from chassis.schemas import Line, Shape
from pydantic import Field, model_validator

from survey_api.examples import with_example

State = Literal["draft", "open", "closed"]
InvitationMode = Literal["named", "anonymous"]
LinkLevel = Literal["network", "school"]

_EXAMPLE = {
    "project_id": "01938c5e-0000-7000-8000-000000000001",
    "site_id": "01938c5e-0000-7000-8000-000000000002",
    "instrument_version_id": "01938c5e-0000-7000-8000-000000000003",
    "title": "Network monitoring 2023",
    "starts_on": "2023-09-04",
    "ends_on": "2023-10-13",
    "invitation_mode": "anonymous",
    "link_level": "network",
}


class WaveIn(Shape):
    """A new wave; it starts as a draft."""

    model_config = with_example(_EXAMPLE)

    project_id: UUID
    site_id: UUID
    instrument_version_id: UUID
    title: Line
    starts_on: date
    ends_on: date
    invitation_mode: InvitationMode
    link_level: LinkLevel = "network"
    amendments: bool = Field(
        default=False,
        description="Whether what was sent may be changed and sent again, on a device or on the web",
    )

    @model_validator(mode="after")
    def _period(self) -> "WaveIn":
        if self.ends_on < self.starts_on:
            raise ValueError("ends_on is before starts_on; a wave ends on or after the day it starts")
        return self


class WavePatch(Shape):
    """What to change; fields left out stay as they are."""

    model_config = with_example({"ends_on": "2023-10-20"})

    title: Line | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    invitation_mode: InvitationMode | None = None
    link_level: LinkLevel | None = None
    amendments: bool | None = None
    instrument_version_id: UUID | None = None


class WaveOut(Shape):
    """A wave; `invited` counts the invitations that the caller may see."""

    model_config = with_example(
        {
            **_EXAMPLE,
            "id": "01938c5e-0000-7000-8000-000000000004",
            "amendments": False,
            "state": "open",
            "invited": 1127,
            "minimum_cell": 5,
            "version": 2,
            "created_at": "2023-09-01T12:00:00Z",
            "opened_at": "2023-09-04T12:00:00Z",
            "closed_at": None,
        }
    )

    id: UUID
    project_id: UUID
    site_id: UUID
    instrument_version_id: UUID
    title: str
    starts_on: date
    ends_on: date
    invitation_mode: InvitationMode
    link_level: LinkLevel
    amendments: bool
    state: State
    invited: int
    minimum_cell: int
    version: int
    created_at: datetime
    opened_at: datetime | None
    closed_at: datetime | None


class RateRow(Shape):
    """One row of the response table.

    `rr1` = complete / invited, `rr2` = (complete + partial) / invited, as fractions; null where nobody was
    invited or more answers came than there are places. `surplus` answers fill no place and enter no rate.
    """

    model_config = with_example(
        {
            "id": "01938c5e-0000-7000-8000-000000000005",
            "label": "SLEP 1",
            "code": "SLEP1",
            "invited": 192,
            "complete": 76,
            "partial": 0,
            "break_off": 0,
            "surplus": 0,
            "answers": 76,
            "rr1": 0.3958333333333333,
            "rr2": 0.3958333333333333,
        }
    )

    id: UUID | None = Field(
        description="The unit; null for the total, for a role, and for networks outside a district that is the caller's"
    )
    label: str
    code: str
    networks: "list[RateRow] | None" = Field(default=None, description="Of a district: its networks")
    invited: int
    complete: int
    partial: int
    break_off: int
    surplus: int
    answers: int
    rr1: float | None
    rr2: float | None


class RatedWave(Shape):
    id: UUID
    title: str
    state: State
    version: int


class ResponseRates(Shape):
    """The response table of a wave, as far as the caller may see it."""

    wave: RatedWave
    total: RateRow
    districts: list[RateRow]
    roles: list[RateRow]
    computed_at: datetime
