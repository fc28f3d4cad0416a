"""What opening a wave needs from identity-api, read before the transaction begins."""

import logging
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.database import Scope
from chassis.principal import Principal
from chassis.problems import NotFound, Unavailable
from chassis.service_client import CallRefused, ServiceClient

from survey_api.invitations.domain import RosterEntry
from survey_api.running import Survey
from survey_api.waves import domain
from survey_api.waves.repository import Waves

log = logging.getLogger(__name__)

BASE_MINIMUM = 5
"""The least minimum cell size of staff answers; a project may only raise it."""

_PAGE = 200


@dataclass(frozen=True)
class Expectation:
    """Who is expected at a site, and from how many people on its project shows a figure."""

    roster: list[RosterEntry]
    minimum_cell: int


async def read_expectation(survey: Survey, caller: Principal, wave_id: UUID) -> Expectation:
    """The roster of the wave's site. Empty for no draft. Raises NotFound, or Unavailable without identity-api."""
    async with survey.parts.database.transaction(Scope.of(caller)) as work:
        wave = await Waves(work, caller, off=survey.filters_off).find(wave_id, "wave:write")
        if wave is None:
            raise NotFound
        caller.require_everywhere("wave:write", project_id=wave.project_id)
        if domain.opening(wave.state) is not None:
            # Refused inside the transaction, where a repeated request gets its first answer again.
            return Expectation([], BASE_MINIMUM)
        tenant_id, project_id, site_id = wave.tenant_id, wave.project_id, wave.site_id
    own = survey.identity.using(survey.parts.tokens.for_tenant(tenant_id))
    try:
        roster = await _roster(own, project_id, site_id)
    except CallRefused as refused_call:
        raise Unavailable(
            f"identity-api did not give the roster: {refused_call.code}.", part="identity-api"
        ) from refused_call
    ids = {i for entry in roster for i in (entry.network_id, entry.school_id, entry.district_id) if i}
    await survey.directory.ensure(Scope.tenant(tenant_id), {*ids, project_id})
    return Expectation(roster, await _minimum(survey, caller, project_id))


async def _roster(identity: ServiceClient, project_id: UUID, site_id: UUID) -> list[RosterEntry]:
    entries: list[RosterEntry] = []
    cursor: str | None = None
    while True:
        page = await identity.get(
            f"/api/identity/v1/projects/{project_id}/roster", limit=_PAGE, cursor=cursor
        )
        entries += [entry for entry in map(_entry, page["items"]) if entry.site_id == site_id]
        cursor = page["next_cursor"]
        if cursor is None:
            return entries


def _id(raw: Any) -> UUID | None:
    return UUID(raw) if raw else None


def _entry(raw: dict[str, Any]) -> RosterEntry:
    return RosterEntry(
        membership_id=UUID(raw["membership_id"]),
        person_id=UUID(raw["person_id"]),
        network_id=UUID(raw["network_id"]),
        school_id=_id(raw.get("school_id")),
        district_id=_id(raw.get("district_id")),
        site_id=UUID(raw["site_id"]),
        country=raw.get("country"),
        language=raw.get("language"),
        role=raw["role"],
    )


async def _minimum(survey: Survey, caller: Principal, project_id: UUID) -> int:
    """The project's minimum cell, asked in the caller's name; never below the base."""
    asked = survey.identity.using(survey.parts.tokens.on_behalf(caller.id))
    try:
        project = await asked.get(f"/api/identity/v1/projects/{project_id}")
    except (CallRefused, NotFound) as refused:
        log.warning("the project's minimum cell is not known, %d holds: %s", BASE_MINIMUM, refused)
        return BASE_MINIMUM
    return max(BASE_MINIMUM, int(project.get("minimum_cell") or BASE_MINIMUM))
