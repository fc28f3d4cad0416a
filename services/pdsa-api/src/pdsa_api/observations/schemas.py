"""Observations on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from chassis.given_ids import GivenId
from chassis.schemas import Line, Shape, Text
from pydantic import Field

Number = Annotated[float, Field(ge=-1e15, le=1e15)]
MissingWhy = Literal["holiday", "closed", "not_collected", "not_submitted", "other"]
Note = Annotated[Text, Field(min_length=1, max_length=500)]
Reason = Annotated[Text, Field(min_length=1, max_length=500)]


class ObservationIn(Shape):
    """What was found on a day: a value, or numerator and denominator, or why there is none."""

    id: GivenId = None
    on_date: date = Field(examples=["2027-03-08"])
    school_id: UUID | None = Field(default=None, description="Null for the network itself")
    subgroup: Line | None = Field(default=None, description="One of the measure's groups")
    value: Number | None = None
    numerator: Number | None = Field(default=None, examples=[27])
    denominator: Number | None = Field(default=None, examples=[31])
    missing: MissingWhy | None = Field(default=None, description="Why there is no value")
    note: Note | None = None


class ObservationChange(Shape):
    """A correction: the fields that change, and why. A value takes a reason for its absence away, and back."""

    on_date: date | None = None
    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    missing: MissingWhy | None = None
    note: Note | None = None
    excluded: Note | None = Field(
        default=None, description="Why the point enters no calculation; null takes it in again"
    )
    reason: Reason = Field(description="Why it is corrected", examples=["Two learners were counted twice"])


class ObservationOut(Shape):
    id: UUID
    measure_id: UUID
    on_date: date
    school_id: UUID | None
    school: str | None
    subgroup: str | None
    value: float | None
    numerator: float | None
    denominator: float | None
    missing: MissingWhy | Literal["suppressed"] | None
    note: str | None
    excluded: str | None = Field(description="Why it enters no calculation")
    source: Literal["typed", "import", "survey"]
    withdrawn: bool
    version: int
    created_by: str
    created_at: datetime
    updated_at: datetime


class Observations(Shape):
    """Several at once, as a sheet of paper holds them or a phone kept them."""

    observations: list[ObservationIn] = Field(min_length=1, max_length=500)


class TakenIn(Shape):
    """What became of one of several."""

    index: int
    id: UUID | None
    status: Literal["created", "repeated", "exists", "conflict", "refused"]
    errors: list[dict[str, object]] = Field(default=[])
    current: ObservationOut | None = Field(default=None, description="The one that is there already")


class Taken(Shape):
    results: list[TakenIn]
