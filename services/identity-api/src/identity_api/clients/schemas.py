"""API clients on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis.schemas import Line, Shape
from pydantic import Field


class ClientIn(Shape):
    """Another system that calls in its own name, in one project."""

    name: Line = Field(examples=["Partner's record system"])
    project_id: UUID
    permissions: Annotated[
        list[str], Field(min_length=1, max_length=50, examples=[["wave:read", "response:create"]])
    ]
    network_ids: Annotated[list[UUID], Field(min_length=1, max_length=500)] | None = Field(
        default=None, description="Only these networks; the whole project when left out"
    )


class ClientOut(Shape):
    """`id` is the `client_id` of the token request."""

    id: UUID
    name: str
    project_id: UUID
    permissions: list[str]
    network_ids: list[UUID] | None
    created_at: datetime


class ClientMade(ClientOut):
    client_secret: str | None = Field(description="Shown this once; null when the answer is asked for again")
