"""The metadata of this service's tables."""

from sqlalchemy import MetaData
from sqlmodel import SQLModel


class Table(SQLModel):
    metadata = MetaData()
