"""The table of observations."""

from datetime import date, datetime
from uuid import UUID

from chassis.columns import moment
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field

from pdsa_api.tables import Table


class Observation(Table, table=True):
    """What was found on a day: a value, or a numerator of a denominator, or why there is none.

    One for each day, school (none: the network itself) and subgroup of a measure. One that was taken back
    stays, so that the same id sent again does not come back to life.
    """

    __tablename__ = "observation"
    __table_args__ = (
        ForeignKeyConstraint(
            ["tenant_id", "measure_id"], ["measure.tenant_id", "measure.id"], ondelete="CASCADE"
        ),
        CheckConstraint(
            "(missing is null) = (value is not null or (numerator is not null and denominator is not null))"
        ),
        CheckConstraint("value is null or (numerator is null and denominator is null)"),
        Index(
            "observation_day",
            "tenant_id",
            "measure_id",
            "on_date",
            "school_id",
            "subgroup",
            unique=True,
            postgresql_nulls_not_distinct=True,
            postgresql_where=text("not withdrawn"),
        ),
    )

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID
    network_id: UUID
    id: UUID = Field(primary_key=True)
    measure_id: UUID
    school_id: UUID | None = None
    subgroup: str | None = None
    on_date: date
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    missing: str | None = None
    note: str | None = None
    excluded: str | None = None
    source: str
    withdrawn: bool = False
    version: int = 1
    created_by: str
    first_body: str
    created_at: datetime = moment()
    updated_at: datetime = moment()
