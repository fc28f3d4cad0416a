"""A wave closed: every measure that asks one of its questions gets its observation."""

import logging
from uuid import UUID

from chassis.consumers import Delivery, Subscription
from chassis.database import Database, Scope
from chassis.problems import NotFound, PermissionDenied
from contracts.events import WaveClosed
from sqlalchemy import type_coerce
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import col, select

from pdsa_api.measures.models import Measure
from pdsa_api.surveyed import service
from pdsa_api.surveyed.endpoints import Surveys

log = logging.getLogger(__name__)


class WaveFollower:
    """Asks in the name of whoever defined the measure, with the rights that they have now."""

    def __init__(self, database: Database, surveys: Surveys) -> None:
        self._database = database
        self._surveys = surveys

    async def on_wave_closed(self, delivery: Delivery[WaveClosed]) -> None:
        """Raises Unavailable while survey-api or identity-api is away: the event comes again."""
        collected = []
        for measure in await self._following(delivery.tenant_id, delivery.project_id):
            try:
                found = await service.collect(self._surveys(measure.created_by), measure)
            except (PermissionDenied, NotFound) as refused:
                log.warning("measure %s is not refreshed: %s", measure.id, refused)
                continue
            collected.append((measure, found))
        async with delivery.transaction() as work:
            for measure, found in collected:
                await service.store(work, measure, found.found, measure.created_by, "A wave closed")

    async def _following(self, tenant_id: UUID, project_id: UUID | None) -> list[Measure]:
        async with self._database.transaction(Scope.tenant(tenant_id)) as work:
            found = select(Measure).where(
                Measure.tenant_id == tenant_id,
                Measure.project_id == project_id,
                ~col(Measure.archived),
                type_coerce(col(Measure.source), JSONB)["kind"].astext == "survey",
            )
            return list((await work.session.exec(found.order_by(col(Measure.id)))).all())


def subscription(service_name: str, follower: WaveFollower) -> Subscription[WaveClosed]:
    return Subscription(
        f"{service_name}-measures",
        "SURVEY",
        WaveClosed.TYPE,
        WaveClosed,
        follower.on_wave_closed,
        ack_wait=120.0,
    )
