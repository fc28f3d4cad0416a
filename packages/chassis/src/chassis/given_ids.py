"""Ids that a client gives: a phone makes a record offline, refers to it, and sends it later, perhaps twice.

A table whose rows are made so keeps `first_body`, the fingerprint of the body that made the row.
"""

import hashlib
from typing import Annotated, Protocol, TypeVar
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field
from sqlmodel import SQLModel

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.problems import Conflict


class IdTaken(Conflict):
    code, title = "conflict", "Another record has this id"


def _of_version_7(value: UUID) -> UUID:
    if value.version != 7:
        raise ValueError("must be a UUIDv7 (RFC 9562)")
    return value


GivenId = Annotated[
    UUID | None,
    AfterValidator(lambda value: value and _of_version_7(value)),
    Field(
        description="A UUIDv7 of your own, so that sending it again makes nothing twice; one is made if left out"
    ),
]


class Given(Protocol):
    """A row that was made under an id which its author may have given."""

    tenant_id: UUID
    id: UUID
    created_by: str
    first_body: str


R = TypeVar("R", bound=SQLModel)


def fingerprint(body: BaseModel) -> str:
    """SHA-256 of what was sent, apart from its id."""
    return hashlib.sha256(body.model_dump_json(exclude={"id"}).encode()).hexdigest()


async def made_before(
    work: Transaction, model: type[R], caller: Principal, body: BaseModel, given: UUID | None
) -> R | None:
    """The row that the same caller made with the same body under the id `given`.

    Raises IdTaken where a row that can be seen here has the id with another author or body; one that can not
    be seen is met by the table's primary key, with the same 409.
    """
    if given is None:
        return None
    row = await work.session.get(model, (caller.only_tenant(), given))
    if row is None:
        return None
    if (row.created_by, row.first_body) != (caller.id, fingerprint(body)):  # type: ignore[attr-defined]  # see Given
        raise IdTaken("The id was used for something else; make a new one.")
    return row
