"""The directory's feed over HTTP, for services."""

from typing import Annotated
from uuid import UUID

from chassis.routing import allowed, router
from chassis.schemas import Shape
from fastapi import Query
from pydantic import Field

from identity_api.changes import feed
from identity_api.identity import Running

routes = router("/directory", tags=["services"])

Syncing = allowed("directory:sync")


class ChangeOut(Shape):
    position: int = Field(examples=[1204])
    id: UUID
    kind: str = Field(
        description="project, site, network, or the kind of an organisation", examples=["network"]
    )
    tenant_id: UUID
    project_id: UUID
    parent_id: UUID | None
    district_id: UUID | None
    site_id: UUID | None
    code: str = Field(examples=["SLEP1-R03"])
    label: str
    country: str | None = Field(examples=["CL"])
    language: str | None = Field(examples=["es"])
    time_zone: str | None = Field(examples=["America/Santiago"])
    deleted: bool


class Changes(Shape):
    items: list[ChangeOut]
    next: int = Field(description="Ask again `after` this position")


@routes.get("/changes", dependencies=[Syncing], summary="Units that changed after a position")
async def read_directory_changes(
    identity: Running,
    after: Annotated[int, Query(ge=0, le=2**62)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 500,
) -> Changes:
    """For services, across tenants. Empty `items` say that there is nothing newer."""
    async with identity.database.system() as work:
        found = await feed.read(work, after, limit)
    items = [ChangeOut.model_validate(row) for row in found]
    return Changes(items=items, next=items[-1].position if items else after)
