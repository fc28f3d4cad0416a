"""Columns that every service writes the same way."""

from typing import Any

from sqlalchemy import DateTime
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field


def moment(*, nullable: bool = False, **more: Any) -> Any:
    """A time with its zone; aware datetimes in and out."""
    return Field(sa_type=DateTime(timezone=True), nullable=nullable, **more)


def document(*, nullable: bool = False, **more: Any) -> Any:
    """A JSONB value. Assign a new one to change it: a change in place is not seen."""
    return Field(sa_type=JSONB, nullable=nullable, **more)
