"""More people to call pdsa-api with."""

from uuid import UUID

from chassis.testing import TestCaller
from contracts.permissions import ROLES

from .conftest import House

# Somebody who may write in the cycles of their own teams and in nothing else.
_PERMISSIONS = {**ROLES, "contributor": frozenset({"cycle:read", "cycle:contribute"})}


def person(house: House, role: str, *networks: UUID) -> TestCaller:
    """Somebody who holds a role in networks of the house (in its first one, if none is named)."""
    held = networks or (house.network,)
    return house.kit.issuer.caller(
        role,
        permissions=_PERMISSIONS[role],
        tenant_id=house.tenant,
        project_id=house.project,
        network_ids=held,
        scope=("network", held[0]),
    )


def also(house: House, who: TestCaller, role: str, network: UUID) -> None:
    """Give somebody another role, in another network; before they call for the first time."""
    granted = house.kit.issuer.documents[who.id]["grants"]
    other = person(house, role, network)
    granted.extend(house.kit.issuer.documents[other.id]["grants"])
