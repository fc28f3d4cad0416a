"""Accounts on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field, StringConstraints

from identity_api.accounts.domain import LONGEST
from identity_api.people.schemas import Email

Password = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST),
    Field(examples=["cuatro palabras sobre un cerro"]),
]


class AccountIn(Shape):
    """How a person signs in."""

    person_id: UUID
    email: Email
    password: Password


class AccountOut(Shape):
    person_id: UUID
    email: str
    second_factor: bool
    created_at: datetime


class PasswordIn(Shape):
    password: Password
    current: Password | None = Field(default=None, description="Needed to change one's own")
