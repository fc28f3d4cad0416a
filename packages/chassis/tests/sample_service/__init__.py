"""A service with one table, for the tests of the runtime."""

from uuid import UUID

from sqlalchemy import MetaData
from sqlmodel import Field, SQLModel


class Table(SQLModel):
    metadata = MetaData()


class Note(Table, table=True):
    __tablename__ = "note"

    tenant_id: UUID = Field(primary_key=True)
    network_id: UUID
    id: UUID = Field(primary_key=True)
    words: str
