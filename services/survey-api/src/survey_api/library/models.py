"""Items of the library, their versions, and which questionnaires took them. A version is never changed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlmodel import Field

from survey_api.tables import Table


class LibraryItem(Table, table=True):
    """`newest`, `languages`, `kinds`, `questions` and `words` are those of its newest version, for the list.

    `words`: everything that may be searched for, folded (see `library.words`).
    """

    __tablename__ = "library_item"
    __table_args__ = (UniqueConstraint("tenant_id", "project_id", "key"),)

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    key: str = Field(sa_type=Text)
    title: str = Field(sa_type=Text)
    about: str = Field(sa_type=Text)
    source: str = Field(sa_type=Text)
    licence: str = Field(sa_type=Text)
    tags: list[str] = document()
    archived_at: datetime | None = moment(nullable=True, default=None)
    newest: int = 1
    languages: list[str] = document()
    kinds: list[str] = document()
    questions: int = 0
    words: str = Field(sa_type=Text)
    version: int = 1
    created_by: str = Field(sa_type=Text)
    created_at: datetime = moment()
    updated_at: datetime = moment()


class LibraryVersion(Table, table=True):
    """`sheets`: small sheets of an XLSForm (see `library.contents`); `model` is what they compile to."""

    __tablename__ = "library_version"
    __table_args__ = (
        UniqueConstraint("tenant_id", "item_id", "number"),
        ForeignKeyConstraint(["tenant_id", "item_id"], ["library_item.tenant_id", "library_item.id"]),
    )

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    item_id: UUID
    number: int
    sheets: dict[str, Any] = document()
    sha256: str = Field(sa_type=Text)
    languages: list[str] = document()
    kinds: list[str] = document()
    questions: int
    model: dict[str, Any] = document()
    note: str = Field(sa_type=Text)
    created_by: str = Field(sa_type=Text)
    created_at: datetime = moment()


class LibraryUse(Table, table=True):
    """A row of a published questionnaire that came from the library: its path, and `key@number`."""

    __tablename__ = "library_use"
    __table_args__ = (
        UniqueConstraint("tenant_id", "instrument_version_id", "path"),
        Index("library_use_key", "tenant_id", "project_id", "key"),
        ForeignKeyConstraint(
            ["tenant_id", "instrument_version_id"], ["instrument_version.tenant_id", "instrument_version.id"]
        ),
    )

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    instrument_version_id: UUID
    path: str = Field(sa_type=Text)
    key: str = Field(sa_type=Text)
    number: int
