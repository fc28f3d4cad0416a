"""The table of when a coach last looked."""

from datetime import datetime
from uuid import UUID

from chassis.columns import moment
from sqlmodel import Field

from pdsa_api.tables import Table


class CoachLook(Table, table=True):
    """When a person last looked over a project's cycles; `before` is the time before that."""

    __tablename__ = "coach_look"

    tenant_id: UUID = Field(primary_key=True)
    project_id: UUID = Field(primary_key=True)
    person_id: str = Field(primary_key=True)
    at: datetime = moment()
