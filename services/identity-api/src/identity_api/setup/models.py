"""One row, once the installation is set up."""

from datetime import datetime

from chassis.columns import moment
from sqlmodel import Field

from identity_api.tables import Table


class Installation(Table, table=True):
    __tablename__ = "installation"

    single: bool = Field(default=True, primary_key=True, sa_column_kwargs={"server_default": "true"})
    set_up_at: datetime = moment()
