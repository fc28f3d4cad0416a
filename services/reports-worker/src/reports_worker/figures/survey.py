"""What is asked of survey-api, on behalf of the person or client a run is made for.

Each call carries a token narrowed to what it needs; a slice's token sees its own unit only. Raises GivenUp where
trying again can not help (a right that was lost, an owner who is gone), Unavailable and CallRefused where it can.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.problems import NotFound
from chassis.service_client import CallRefused, ServiceClient, ServiceTokens
from pydantic import ValidationError

from reports_worker.documents.failures import GivenUp, for_good
from reports_worker.resolving.slices import Slice

_PART = "survey-api"
_FREEZE_SECONDS = 90.0
"""All networks, districts and their suppression are computed while we wait."""
_REMEMBER_SECONDS = 60.0


@dataclass(frozen=True)
class UnitOfSet:
    id: UUID
    kind: str
    label: str


@dataclass(frozen=True)
class FigureSet:
    id: UUID
    hash: str
    units: tuple[UnitOfSet, ...]


class Survey:
    def __init__(self, client: ServiceClient, tokens: ServiceTokens) -> None:
        self._client = client
        self._tokens = tokens
        self._frozen: dict[tuple[str, str], tuple[float, asyncio.Task[FigureSet]]] = {}

    def _as(self, principal_id: str, permissions: list[str], unit_id: UUID | None = None) -> ServiceClient:
        limit: dict[str, Any] = {"permissions": permissions}
        if unit_id is not None:
            limit["network_ids"] = [str(unit_id)]
        return self._client.using(self._tokens.on_behalf(principal_id, limit))

    async def newest_closed_wave(self, principal_id: str, project_id: UUID) -> UUID | None:
        """The closed wave of the project that ended last."""
        client = self._as(principal_id, ["wave:read"])
        closed: list[tuple[str, str]] = []
        cursor = None
        async with _refusals():
            while True:
                page = await client.get(
                    "/api/survey/v1/waves", project_id=str(project_id), limit=200, cursor=cursor
                )
                closed += [(one["ends_on"], one["id"]) for one in page["items"] if one["state"] == "closed"]
                cursor = page.get("next_cursor")
                if cursor is None:
                    break
        return UUID(max(closed)[1]) if closed else None

    async def freeze(self, principal_id: str, wave_id: UUID, key: str) -> FigureSet:
        """One frozen, suppressed set; the same key gives the same set.

        Runs of one occasion begin together: the later ones wait for the answer that the first asked for.
        """
        known = self._frozen.get((principal_id, key))
        if known is None or known[0] < time.monotonic() or _went_wrong(known[1]):
            now = time.monotonic()
            self._frozen = {k: v for k, v in self._frozen.items() if v[0] >= now}
            asked = asyncio.create_task(self._freeze(principal_id, wave_id, key))
            known = self._frozen[principal_id, key] = (now + _REMEMBER_SECONDS, asked)
        return await asyncio.shield(known[1])

    async def _freeze(self, principal_id: str, wave_id: UUID, key: str) -> FigureSet:
        client = self._as(principal_id, ["figures:freeze", "figures:read", "wave:read"])
        async with _refusals():
            body = await client.post(
                "/api/survey/v1/figures", {"wave_id": str(wave_id)}, key=key, seconds=_FREEZE_SECONDS
            )
        return FigureSet(
            UUID(body["id"]),
            str(body["hash"]),
            tuple(UnitOfSet(UUID(one["id"]), one["kind"], one["label"]) for one in body["units"]),
        )

    async def slice(self, principal_id: str, figure_set_id: UUID, unit_id: UUID) -> Slice:
        """What one document shows. Raises GivenUp for a slice that can not be read."""
        client = self._as(principal_id, ["figures:read"], unit_id)
        async with _refusals():
            body = await client.get(f"/api/survey/v1/figures/{figure_set_id}/slices/{unit_id}")
        try:
            return Slice.model_validate(body)
        except ValidationError as error:
            first = error.errors()[0]
            where = "/".join(str(part) for part in first["loc"])
            raise GivenUp(
                "slice.unreadable", f"The figures can not be read at {where}: {first['msg']}."
            ) from error


def _went_wrong(asked: "asyncio.Task[FigureSet]") -> bool:
    return asked.done() and (asked.cancelled() or asked.exception() is not None)


@asynccontextmanager
async def _refusals() -> AsyncIterator[None]:
    try:
        yield
    except (CallRefused, NotFound) as error:
        given_up = for_good(error, _PART)
        if given_up is not None:
            raise given_up from error
        raise
