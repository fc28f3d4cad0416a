"""A service with a few tables, for the tests of the runtime."""

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


class Poster(Table, table=True):
    __tablename__ = "poster"

    tenant_id: UUID = Field(primary_key=True)
    network_id: UUID
    id: UUID = Field(primary_key=True)
    public: bool


class Leaflet(Table, table=True):
    __tablename__ = "leaflet"

    tenant_id: UUID = Field(primary_key=True)
    network_id: UUID
    id: UUID = Field(primary_key=True)
    public: bool


class Remark(Table, table=True):
    __tablename__ = "remark"

    tenant_id: UUID = Field(primary_key=True)
    network_id: UUID
    id: UUID = Field(primary_key=True)
    poster_id: UUID
