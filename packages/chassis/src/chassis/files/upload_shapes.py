"""Uploads on the wire, beside the headers of tus."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from chassis.schemas import Shape


class UploadOut(Shape):
    id: UUID
    state: Literal["receiving", "complete", "refused"]
    offset: int = Field(description="Bytes that have arrived and are on disk")
    length: int = Field(description="Bytes of the whole")
    name: str
    media_type: str = Field(description="As the sender says; what it is, is looked at when it is used")
    sha256: str | None = Field(description="Of all that arrived, in hex; null before the last byte")
    refusal: str | None = Field(description="Why it was refused: a code")
    created_at: datetime
    expires_at: datetime = Field(description="Then it is forgotten, unless a piece comes or it is used")
