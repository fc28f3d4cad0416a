"""The table of tenants: the organisations that answer for the data."""

from datetime import datetime
from uuid import UUID

from chassis.columns import moment
from sqlmodel import Field

from identity_api.tables import Table


class Tenant(Table, table=True):
    __tablename__ = "tenant"

    id: UUID = Field(primary_key=True)
    name: str
    country: str
    language: str
    time_zone: str
    created_at: datetime = moment()
