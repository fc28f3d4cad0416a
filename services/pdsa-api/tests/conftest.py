"""pdsa-api against a real database and the real queue."""

from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from chassis.database import Scope
from chassis.directory import _UPSERT, _row
from chassis.ids import new_id
from chassis.problems import Unavailable
from chassis.testing import ServiceKit, TestCaller
from contracts.permissions import ROLES
from fastapi import FastAPI
from pdsa_api.main import create
from pdsa_api.settings import PdsaSettings
from pdsa_api.tables import Table


@dataclass
class House:
    """A running pdsa-api, two tenants in its directory, and people to call it."""

    kit: ServiceKit[PdsaSettings]
    app: FastAPI
    client: httpx.AsyncClient
    tenant: UUID
    project: UUID
    network: UUID
    other_network: UUID
    school: UUID
    leader: TestCaller
    teacher: TestCaller
    facilitator: TestCaller
    facilitator_elsewhere: TestCaller
    stranger: TestCaller
    people: "Acquaintances"


@dataclass
class Acquaintances:
    """identity-api as far as it says whom somebody knows: here, everybody of the same organisation."""

    kit: ServiceKit[PdsaSettings]
    away: bool = False
    asked: list[frozenset[str]] = field(default_factory=list)

    async def known(self, principal_id: str, ids: Collection[str]) -> frozenset[str]:
        if not ids:
            return frozenset()
        if self.away:
            raise Unavailable("identity-api does not answer.", part="identity-api")
        self.asked.append(frozenset(ids))
        people = self.kit.issuer.documents
        here = people[principal_id]["tenant_id"]
        return frozenset(one for one in ids if one in people and people[one]["tenant_id"] == here)


async def add_unit(app: FastAPI, tenant: UUID, project: UUID, kind: str, label: str) -> UUID:
    """Put a unit into the service's copy of the directory, as a pull from identity-api would."""
    unit = new_id()
    item = {
        "id": str(unit),
        "kind": kind,
        "tenant_id": str(tenant),
        "project_id": str(project),
        "code": label.lower().replace(" ", "-"),
        "label": label,
        "position": 1,
    }
    async with app.state.database.transaction(Scope.tenant(tenant)) as work:
        await work.session.execute(_UPSERT, [_row(item)])
    return unit


@pytest.fixture(scope="session")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    folder: Path = tmp_path_factory.mktemp("pdsa")
    kit = await ServiceKit.start("pdsa-api", "pdsa_api", Table.metadata, PdsaSettings, folder)
    app = create(kit.settings, issuer=lambda _: kit.issuer)
    tenant, project, other = new_id(), new_id(), new_id()
    app.state.people = people = Acquaintances(kit)
    async with kit.client(app) as client:
        network = await add_unit(app, tenant, project, "network", "Umoja")
        elsewhere = await add_unit(app, tenant, project, "network", "Tumaini")
        school = await add_unit(app, tenant, project, "school", "Mwangaza Primary")

        def person(role: str, at: UUID, *networks: UUID, project_id: UUID = project) -> TestCaller:
            return kit.issuer.caller(
                role,
                permissions=ROLES[role],
                tenant_id=at,
                project_id=project_id,
                network_ids=networks or None,
                scope=("network", networks[0]) if networks else ("project", project_id),
            )

        yield House(
            kit,
            app,
            client,
            tenant,
            project,
            network,
            elsewhere,
            school,
            leader=person("school_leader", tenant, network),
            teacher=person("teacher", tenant, network),
            facilitator=person("facilitator", tenant, network),
            facilitator_elsewhere=person("facilitator", tenant, elsewhere),
            stranger=person("administrator", other, project_id=new_id()),
            people=people,
        )
    await kit.close()


@pytest.fixture(scope="session")
async def second_school(house: House) -> str:
    return str(await add_unit(house.app, house.tenant, house.project, "school", "Chini Primary"))
