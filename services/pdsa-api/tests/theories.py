"""Networks with a theory, and people who write it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
from chassis.ids import new_id
from contracts.permissions import ROLES

from .conftest import House, add_unit
from .people import person

PATH = "/api/pdsa/v1/theories"


def node(text: str, parent: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return {"id": str(new_id()), "parent_id": parent and parent["id"], "text": text, "note": "", **more}


READ = node("Learners read aloud every day")
TIME = node("Twenty minutes after the break", READ)
BOOKS = node("A book for each learner", READ)
PEERS = node("Teachers visit each other")
PEOPLE = node("People")
FEW = node("Few learners read aloud", PEOPLE, note="9 of 41 in a week")


@dataclass
class Desk:
    """A network without a theory yet, and its school leader at work."""

    house: House
    network: UUID
    headers: dict[str, str]

    def body(self, **changes: Any) -> dict[str, Any]:
        return {
            "project_id": str(self.house.project),
            "network_id": str(self.network),
            "problem": "Half of our grade 3 learners can not read a paragraph.",
            "causes": [PEOPLE, FEW],
            "drivers": [READ, TIME, BOOKS, PEERS],
            "note": "First draft",
            **changes,
        }

    async def send(self, body: dict[str, Any]) -> httpx.Response:
        return await self.house.client.post(PATH, json=body, headers=self.headers)

    async def begun(self, **changes: Any) -> dict[str, Any]:
        made = await self.send(self.body(**changes))
        assert made.status_code == 201, made.text
        found: dict[str, Any] = made.json()
        return found

    async def get(self, path: str, **params: Any) -> Any:
        answer = await self.house.client.get(f"{PATH}{path}", params=params, headers=self.headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def change(self, theory: dict[str, Any], version: int, **fields: Any) -> httpx.Response:
        return await self.house.client.patch(
            f"{PATH}/{theory['id']}", json=fields, headers={**self.headers, "If-Match": f'"{version}"'}
        )

    async def post(
        self, theory: dict[str, Any], what: str, body: dict[str, Any], version: int | None = None
    ) -> httpx.Response:
        match = {"If-Match": f'"{version}"'} if version else {}
        return await self.house.client.post(
            f"{PATH}/{theory['id']}/{what}", json=body, headers={**self.headers, **match}
        )

    async def varied(self, theory: dict[str, Any]) -> dict[str, Any]:
        made = await self.post(theory, "variants", {"school_id": str(self.house.school)})
        assert made.status_code == 201, made.text
        found: dict[str, Any] = made.json()
        return found


async def desk_in(house: House) -> Desk:
    network = await add_unit(house.app, house.tenant, house.project, "network", f"Net {new_id().hex[-9:]}")
    leader = house.kit.issuer.caller(
        "school_leader",
        permissions=ROLES["school_leader"],
        tenant_id=house.tenant,
        project_id=house.project,
        network_ids=[network],
        scope=("network", network),
    )
    return Desk(house, network, leader.headers)


async def driver(house: House, network: UUID | None = None) -> str:
    """A new driver of the network's theory, which is begun with it if there is none."""
    at = network or house.network
    leader = person(house, "school_leader", at)
    found = await house.client.get(PATH, params={"network_id": str(at)}, headers=leader.headers)
    there = [one for one in found.json()["items"] if one["school_id"] is None]
    node = {"id": str(new_id()), "parent_id": None, "text": f"Driver {new_id().hex[-6:]}", "note": ""}
    if not there:
        body: dict[str, Any] = {
            "project_id": str(house.project),
            "network_id": str(at),
            "problem": "Half can not read.",
            "drivers": [node],
        }
        made = await house.client.post(PATH, json=body, headers=leader.headers)
        assert made.status_code == 201, made.text
        return str(node["id"])
    url = f"{PATH}/{there[0]['id']}"
    now = (await house.client.get(url, headers=leader.headers)).json()
    changed = await house.client.patch(
        url,
        json={"drivers": [*now["drivers"], node]},
        headers={**leader.headers, "If-Match": f'"{now["version"]}"'},
    )
    assert changed.status_code == 200, changed.text
    return str(node["id"])


async def without_drivers(house: House, network: UUID) -> None:
    """The network's theory loses all its drivers."""
    leader = person(house, "school_leader", network)
    found = await house.client.get(PATH, params={"network_id": str(network)}, headers=leader.headers)
    (theory,) = [one for one in found.json()["items"] if one["school_id"] is None]
    gone = await house.client.patch(
        f"{PATH}/{theory['id']}",
        json={"drivers": []},
        headers={**leader.headers, "If-Match": f'"{theory["version"]}"'},
    )
    assert gone.status_code == 200, gone.text
