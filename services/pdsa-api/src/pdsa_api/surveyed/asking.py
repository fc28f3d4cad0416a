"""What is asked of survey-api in the name of a person, with the rights they have now and no more than is needed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.problems import NotFound, PermissionDenied
from chassis.service_client import CallRefused, Exchange, ServiceClient

_FREEZE_SECONDS = 90.0
_API = "/api/survey/v1"


@dataclass(frozen=True)
class ClosedWave:
    id: UUID
    title: str
    version_id: str


class SurveyAs:
    """survey-api as one person sees it. Raises Unavailable, PermissionDenied or NotFound."""

    def __init__(self, client: ServiceClient, tokens: Exchange, principal_id: str) -> None:
        self._client = client
        self._tokens = tokens
        self._principal = principal_id

    def _with(self, *permissions: str, unit: UUID | None = None) -> ServiceClient:
        limit: dict[str, Any] = {"permissions": list(permissions)}
        if unit is not None:
            limit["network_ids"] = [str(unit)]
        return self._client.using(self._tokens.on_behalf(self._principal, limit))

    async def closed_waves(self, project_id: UUID, form_id: str) -> list[ClosedWave]:
        """Closed waves of the project that ask with this questionnaire, at any of its versions."""
        async with _refusals():
            waves = await self._every("waves", project_id, "wave:read")
            forms = await self._every("instruments", project_id, "instrument:read")
            instrument = next((one for one in forms if one["form_id"] == form_id), None)
            if instrument is None:
                return []
            found = []
            known = {instrument["version_id"]: True}
            for wave in waves:
                version = wave["instrument_version_id"]
                if wave["state"] == "closed":
                    if version not in known:
                        known[version] = await self._is_version(instrument["id"], version)
                    if known[version]:
                        found.append(ClosedWave(UUID(wave["id"]), wave["title"], version))
        return found

    async def _every(self, noun: str, project_id: UUID, permission: str) -> list[dict[str, Any]]:
        client = self._with(permission)
        found: list[dict[str, Any]] = []
        cursor = None
        while True:
            page = await client.get(f"{_API}/{noun}", project_id=str(project_id), limit=200, cursor=cursor)
            found += page["items"]
            cursor = page.get("next_cursor")
            if cursor is None:
                return found

    async def _is_version(self, instrument_id: str, version_id: str) -> bool:
        try:
            await self._with("instrument:read").get(
                f"{_API}/instruments/{instrument_id}", version_id=version_id
            )
        except CallRefused as refused:
            if refused.status == 404:
                return False
            raise
        return True

    async def figure_set(self, wave_id: UUID) -> UUID | None:
        """The newest frozen figures of a wave; frozen now where there are none and the person may do that."""
        async with _refusals():
            page = await self._with("figures:read").get(f"{_API}/figures", wave_id=str(wave_id), limit=1)
            if page["items"]:
                return UUID(page["items"][0]["id"])
            try:
                made = await self._with("figures:freeze", "figures:read", "wave:read").post(
                    f"{_API}/figures", {"wave_id": str(wave_id)}, seconds=_FREEZE_SECONDS
                )
            except CallRefused as refused:
                if refused.status == 403:
                    return None
                raise
        return UUID(made["id"])

    async def slice(self, set_id: UUID, unit_id: UUID) -> dict[str, Any] | None:
        """The figures of one unit; None where the wave has none of it."""
        try:
            async with _refusals():
                found: dict[str, Any] = await self._with("figures:read", unit=unit_id).get(
                    f"{_API}/figures/{set_id}/slices/{unit_id}"
                )
        except NotFound:
            return None
        return found


@asynccontextmanager
async def _refusals() -> AsyncIterator[None]:
    try:
        yield
    except CallRefused as refused:
        if refused.status in (401, 403):
            raise PermissionDenied(
                f"survey-api refused: {refused.body.get('detail', refused.code)}"
            ) from refused
        if refused.status == 404:
            raise NotFound from refused
        raise
