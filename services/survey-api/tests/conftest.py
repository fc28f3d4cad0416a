"""survey-api against a real database, the real queue and a neighbour in identity-api's place."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from chassis.ids import new_id
from chassis.testing import ServiceKit, TestCaller, served
from contracts.permissions import ROLES
from fastapi import FastAPI
from survey_api.main import create
from survey_api.settings import SurveySettings
from survey_api.tables import Table

from . import forms, neighbours

BASE = "/api/survey/v1"


@dataclass
class House:
    """A running survey-api, a project with two districts of two networks each, and people to call it."""

    kit: ServiceKit[SurveySettings]
    app: FastAPI
    client: httpx.AsyncClient
    identity: neighbours.Identity
    tenant: UUID
    project: UUID
    districts: list[UUID] = field(default_factory=list)
    networks: list[UUID] = field(default_factory=list)
    schools: list[UUID] = field(default_factory=list)
    small: str = ""

    def person(
        self, role: str, *networks: UUID, scope: tuple[str, UUID] | None = None, **more: Any
    ) -> TestCaller:
        """Somebody with one role in the project, or in some networks of it."""
        return self.kit.issuer.caller(
            role,
            permissions=more.get("permissions") or ROLES[role],
            tenant_id=more.get("tenant", self.tenant),
            project_id=more.get("project", self.project),
            network_ids=networks or None,
            scope=scope or (("network", networks[0]) if networks else ("project", self.project)),
        )

    @property
    def researcher(self) -> TestCaller:
        return self.person("researcher")

    async def upload(self, content: bytes | None = None) -> dict[str, Any]:
        """An instrument of the project."""
        response = await self.client.post(
            f"{BASE}/instruments",
            params={"project_id": str(self.project), "file_name": "small.xlsx"},
            content=content or forms.titled(f"form-{new_id().hex[:10]}"),
            headers=self.researcher.headers,
        )
        assert response.status_code == 201, response.text
        made: dict[str, Any] = response.json()
        return made

    async def version(self) -> str:
        """The version of one small questionnaire, uploaded once: converting takes a second."""
        if not self.small:
            self.small = (await self.upload())["version_id"]
        return self.small

    def wave_body(self, version_id: str, **changes: Any) -> dict[str, Any]:
        return {
            "project_id": str(self.project),
            "site_id": str(self.identity.site_id),
            "instrument_version_id": version_id,
            "title": "Monitoreo",
            "starts_on": "2023-09-04",
            "ends_on": "2023-10-13",
            "invitation_mode": "named",
            "link_level": "network",
            **changes,
        }

    async def wave(self, *, opened: bool = True, **changes: Any) -> dict[str, Any]:
        """A wave of a new instrument, opened unless told otherwise."""
        caller = self.researcher
        version_id = changes.pop("version_id", None) or await self.version()
        response = await self.client.post(
            f"{BASE}/waves", json=self.wave_body(version_id, **changes), headers=caller.headers
        )
        assert response.status_code == 201, response.text
        made: dict[str, Any] = response.json()
        if opened:
            response = await self.client.post(f"{BASE}/waves/{made['id']}:open", headers=caller.headers)
            assert response.status_code == 200, response.text
            made = response.json()
        return made

    async def invitations(self, wave: dict[str, Any]) -> list[dict[str, Any]]:
        response = await self.client.get(
            f"{BASE}/waves/{wave['id']}/invitations", params={"limit": 200}, headers=self.researcher.headers
        )
        assert response.status_code == 200, response.text
        items: list[dict[str, Any]] = response.json()["items"]
        return items

    def response_body(self, wave: dict[str, Any], **changes: Any) -> dict[str, Any]:
        return {
            "instrument_version_id": wave["instrument_version_id"],
            "language": "es",
            "started_at": "2023-09-05T10:00:00-03:00",
            "ended_at": "2023-09-05T10:12:00-03:00",
            "answers": forms.answers(),
            **changes,
        }

    async def send(
        self, wave: dict[str, Any], body: dict[str, Any], *, id: UUID | None = None, caller: Any = None
    ) -> httpx.Response:
        return await self.client.put(
            f"{BASE}/waves/{wave['id']}/responses/{id or new_id()}",
            json=body,
            headers=(caller or self.researcher).headers,
        )

    async def links(self, wave: dict[str, Any]) -> list[dict[str, Any]]:
        response = await self.client.post(f"{BASE}/waves/{wave['id']}/links", headers=self.researcher.headers)
        assert response.status_code == 201, response.text
        items: list[dict[str, Any]] = response.json()["items"]
        return items

    async def rates(self, wave: dict[str, Any], caller: TestCaller | None = None) -> dict[str, Any]:
        response = await self.client.get(
            f"{BASE}/waves/{wave['id']}/response-rates", headers=(caller or self.researcher).headers
        )
        assert response.status_code == 200, response.text
        table: dict[str, Any] = response.json()
        return table


def furnish(house: House) -> None:
    """Two districts, two networks in each, two schools in a network, three people in a school."""
    identity, tenant, project = house.identity, house.tenant, house.project
    identity.add_unit(tenant, project, "project", "Leading together", unit_id=project)
    identity.add_unit(tenant, project, "site", "Chile", unit_id=identity.site_id)
    for d in range(2):
        district = identity.add_unit(tenant, project, "district", f"District {d + 1}")
        house.districts.append(district)
        for n in range(2):
            network = identity.add_unit(
                tenant, project, "network", f"Network {d + 1}{n + 1}", district_id=district
            )
            house.networks.append(network)
            for s in range(2):
                school = identity.add_unit(tenant, project, "school", f"School {d + 1}{n + 1}{s + 1}")
                house.schools.append(school)
                identity.roster += [
                    neighbours.Place(network, school, district, role)
                    for role in ("school_leader", "teacher", "teacher")
                ]


@asynccontextmanager
async def running_house(folder: Path, **settings: Any) -> AsyncIterator[House]:
    """A survey-api of its own, with an empty database and an empty roster."""
    identity = neighbours.Identity()
    async with served(neighbours.neighbour(identity)) as url:
        kit = await ServiceKit.start(
            "survey-api", "survey_api", Table.metadata, SurveySettings, folder, {"IDENTITY_URL": url}
        )
        try:
            app = create(kit.with_settings(**settings), issuer=lambda _: kit.issuer)
            async with kit.client(app) as client:
                yield House(kit, app, client, identity, new_id(), new_id())
        finally:
            await kit.close()


@pytest.fixture(scope="session")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with running_house(tmp_path_factory.mktemp("survey")) as made:
        furnish(made)
        yield made
