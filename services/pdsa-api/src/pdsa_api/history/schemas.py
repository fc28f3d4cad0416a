"""Changes on the wire."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field


class FieldChange(Shape):
    field: str = Field(examples=["objective"])
    old: Any = Field(description="The value before; null when the record was made")
    new: Any = Field(description="The value since then")


class ChangeOut(Shape):
    id: UUID
    version: int = Field(description="The record's version since this change")
    by: str = Field(description="The id of who did it; ask identity-api for the name")
    by_kind: str = Field(examples=["person"])
    at: datetime
    reason: str | None
    fields: list[FieldChange]
