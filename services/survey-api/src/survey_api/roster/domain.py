"""Who can be named in an answer: pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from form_engine.roster import Person


@dataclass(frozen=True)
class Place:
    """An invitation of a named wave, as far as naming people goes."""

    invitation_id: UUID
    network_id: UUID
    person: Person


@dataclass
class WaveRoster:
    """The people of a wave by network, and each respondent's place. Nothing of it changes once the wave is open."""

    _network_of: dict[UUID, tuple[UUID, str]] = field(default_factory=dict)
    _people: dict[UUID, dict[str, Person]] = field(default_factory=dict)

    @classmethod
    def of(cls, places: Iterable[Place]) -> "WaveRoster":
        """Somebody with two roles in a network is one person there, in the first of them."""
        made = cls()
        for place in places:
            made._network_of[place.invitation_id] = (place.network_id, place.person.id)
            made._people.setdefault(place.network_id, {}).setdefault(place.person.id, place.person)
        return made

    @property
    def is_empty(self) -> bool:
        return not self._network_of

    def around(self, invitation_id: UUID | None) -> list[Person] | None:
        """The others of a respondent's network; None for an invitation that the wave does not have."""
        if invitation_id is None or invitation_id not in self._network_of:
            return None
        network, own = self._network_of[invitation_id]
        return [person for person in self._people[network].values() if person.id != own]
