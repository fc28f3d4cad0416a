"""The table of signing keys."""

from datetime import datetime

from chassis.columns import moment
from sqlmodel import Field

from identity_api.tables import Table


class SigningKeyRow(Table, table=True):
    """Signs from `starts_at` to `ends_at`; published from the moment it is made."""

    __tablename__ = "signing_key"

    kid: str = Field(primary_key=True)
    pem: str
    starts_at: datetime = moment()
    ends_at: datetime = moment()
