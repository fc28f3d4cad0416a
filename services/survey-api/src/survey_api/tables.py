"""The base of this service's tables, with a metadata of its own."""

from typing import ClassVar

from sqlalchemy import MetaData
from sqlmodel import SQLModel


class Table(SQLModel):
    """Every table of survey-api."""

    metadata: ClassVar[MetaData] = MetaData()
