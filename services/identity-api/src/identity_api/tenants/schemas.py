"""Tenants on the wire."""

from uuid import UUID

from chassis.schemas import Language, Line, Shape
from pydantic import Field

from identity_api.accounts.schemas import Password
from identity_api.people.schemas import Email
from identity_api.projects.schemas import Country, TimeZone


class TenantIn(Shape):
    """The organisation that answers for its own data."""

    name: Line = Field(examples=["Fundación Redes"])
    country: Country
    language: Language = Field(examples=["es"])
    time_zone: TimeZone


class AdministratorIn(Shape):
    name: Line = Field(examples=["Elena Paredes"])
    email: Email
    password: Password


class TenantWithAdministrator(TenantIn):
    administrator: AdministratorIn


class TenantMade(Shape):
    tenant_id: UUID
    person_id: UUID = Field(description="The administrator")
