"""Who is asking, on the wire."""

from uuid import UUID

from chassis.schemas import Shape

from identity_api.grants.schemas import ScopeOut
from identity_api.projects.schemas import SiteOut


class MyTenant(Shape):
    id: UUID
    name: str


class MyGrant(Shape):
    role: str
    permissions: list[str]
    scope: ScopeOut
    project_id: UUID | None


class MyProject(Shape):
    id: UUID
    code: str
    name: str
    languages: list[str]
    sites: list[SiteOut]


class Me(Shape):
    """The caller: a person or an API client, with all it may do and the projects it may see."""

    id: UUID
    kind: str
    name: str
    email: str | None
    language: str
    time_zone: str
    second_factor: bool
    tenant: MyTenant
    grants: list[MyGrant]
    projects: list[MyProject]
