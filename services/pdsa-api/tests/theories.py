"""Drivers of a network's theory for other tests."""

from typing import Any
from uuid import UUID

from chassis.ids import new_id

from .conftest import House
from .people import person

PATH = "/api/pdsa/v1/theories"


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
