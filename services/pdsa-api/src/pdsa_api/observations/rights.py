"""Who writes an observation: measure:write in its measure's network, or cycle:contribute there and a place in a team.

Any team of the network counts, whether or not one of its cycles names the measure: a baseline is counted before
there is a cycle, and mended after it. What was found at a school is written by that school's teams and by teams of
no single school; what belongs to no single school is written by every team of the network.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from chassis.principal import Principal
from chassis.problems import PermissionDenied

from pdsa_api.measures.domain import Fault, fault
from pdsa_api.measures.models import Measure

WRITE, CONTRIBUTE = "measure:write", "cycle:contribute"


@dataclass(frozen=True)
class Place:
    """A team that the caller is in: its network, and its school if it is of one."""

    network_id: UUID
    school_id: UUID | None


@dataclass(frozen=True)
class Observer:
    """A caller with their places in teams."""

    caller: Principal
    places: Collection[Place]

    @property
    def id(self) -> str:
        return self.caller.id

    def may(self, measure: Measure, school_id: UUID | None = None) -> bool:
        """Whether they write what was found at a school; left out, anything of the measure at all."""
        if self._defines(measure):
            return True
        schools = self._schools(measure)
        at = measure.school_id or school_id
        return bool(schools) and (at is None or None in schools or at in schools)

    def schools(self, measure: Measure) -> list[UUID] | None:
        """The schools that they are bound to; None = not bound."""
        schools = self._schools(measure)
        if self._defines(measure) or None in schools:
            return None
        return sorted(one for one in schools if one)

    def require(self, measure: Measure, school_id: UUID | None = None) -> None:
        """Raises PermissionDenied."""
        if not self.may(measure, school_id):
            raise PermissionDenied(
                "This needs the permission measure:write there, or cycle:contribute and a place in a team of the"
                " network, for what was found at a school in a team of that school."
            )

    def _defines(self, measure: Measure) -> bool:
        return self.caller.may(WRITE, project_id=measure.project_id, network_id=measure.network_id)

    def _schools(self, measure: Measure) -> frozenset[UUID | None]:
        if not self.caller.may(CONTRIBUTE, project_id=measure.project_id, network_id=measure.network_id):
            return frozenset()
        return frozenset(one.school_id for one in self.places if one.network_id == measure.network_id)


def of_another_school() -> Fault:
    return fault(
        "/school_id",
        "observation.school_of_others",
        "this school has teams of its own, and you are in none of them",
        "Name a school of one of your teams, or ask somebody of that school.",
    )
