"""The tables of measures: definitions, and the phases and notes of their charts."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field

from pdsa_api.tables import Table


class Measure(Table, table=True):
    """`school_id` is empty for a measure of the whole network."""

    __tablename__ = "measure"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "aim_id"], ["aim.tenant_id", "aim.id"]),
        Index("measure_project", "tenant_id", "project_id", "id"),
        Index("measure_network", "tenant_id", "network_id", "id"),
        Index("measure_aim", "tenant_id", "aim_id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    network_id: UUID
    id: UUID = Field(primary_key=True)
    school_id: UUID | None = None
    name: str
    kind: str
    definition: str
    data: str
    numerator: str
    denominator: str
    unit: str
    multiplier: int
    direction: str
    cadence: str
    goal: float | None = None
    decimals: int | None = None
    subgroups: list[str] = document()
    aim_id: UUID | None = None
    driver_id: UUID | None = None
    idea_id: UUID | None = None
    source: dict[str, Any] = document()
    chart: str
    rules: str
    screen: bool
    baseline: int | None = None
    archived: bool = False
    refreshed_at: datetime | None = moment(nullable=True, default=None)
    version: int = 1
    created_by: str
    first_body: str
    created_at: datetime = moment()
    updated_at: datetime = moment()


class Mark(Table):
    """What people set beside a measure's chart. Without a school it holds for all."""

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    network_id: UUID
    id: UUID = Field(primary_key=True)
    measure_id: UUID
    school_id: UUID | None = None
    created_by: str
    first_body: str
    created_at: datetime = moment()


def _of_measure() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["tenant_id", "measure_id"], ["measure.tenant_id", "measure.id"], ondelete="CASCADE"
    )


_ASKED_OTHERWISE = "asked otherwise than in: "


class MeasurePhase(Mark, table=True):
    """From a day on, another centre line: set by a person, for a reason, or because a survey asks otherwise now.

    One that no person set has no body that made it: `first_body` holds the title of the wave before.
    """

    __tablename__ = "measure_phase"
    __table_args__ = (
        _of_measure(),
        Index("measure_phase_measure", "tenant_id", "measure_id", "starts_on"),
    )

    starts_on: date
    reason: str
    baseline: int | None = None

    @property
    def asked_otherwise_in(self) -> str | None:
        """The title of the wave that asked the question in other words; None for a phase that a person set."""
        if not self.first_body.startswith(_ASKED_OTHERWISE):
            return None
        return self.first_body.removeprefix(_ASKED_OTHERWISE)

    @classmethod
    def because_asked_otherwise(cls, wave_title: str, **where: Any) -> "MeasurePhase":
        """In English here; charts and screens say it in the reader's language."""
        reason = f"The survey asks otherwise than in “{wave_title}”"
        return cls(**where, reason=reason, first_body=f"{_ASKED_OTHERWISE}{wave_title}")


class MeasureNote(Mark, table=True):
    """What happened on a day, in words beside the chart."""

    __tablename__ = "measure_note"
    __table_args__ = (_of_measure(), Index("measure_note_measure", "tenant_id", "measure_id", "on_date"))

    on_date: date
    text: str
