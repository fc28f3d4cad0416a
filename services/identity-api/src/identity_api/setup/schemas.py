"""The first set-up on the wire."""

from typing import Annotated

from chassis.schemas import Shape
from pydantic import Field, StringConstraints

from identity_api.tenants.schemas import AdministratorIn, TenantIn


class SetupState(Shape):
    needed: bool


class SetupIn(Shape):
    """The one-time code that the launcher wrote down, the first organisation and its administrator."""

    code: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)] = Field(
        examples=["7KQW-3MXA-9TRE-VB2H"]
    )
    tenant: TenantIn
    administrator: AdministratorIn
