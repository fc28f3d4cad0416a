"""From a roster to expected responses, and from waiting responses to the slots that they fill."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID


@dataclass(frozen=True)
class RosterEntry:
    """One place in a network, as identity-api tells it: who is expected, without a name."""

    membership_id: UUID
    person_id: UUID
    network_id: UUID
    school_id: UUID | None
    district_id: UUID | None
    site_id: UUID
    country: str | None
    language: str | None
    role: str


@dataclass(frozen=True)
class Expected:
    """An invitation before it has an id."""

    slot: str
    network_id: UUID
    school_id: UUID | None
    district_id: UUID | None
    role: str
    country: str | None
    language: str | None
    person_id: UUID | None
    anonymous: bool


def one_district_each(roster: Sequence[RosterEntry]) -> list[RosterEntry]:
    """A network that crosses districts counts in the one that most of its places belong to.

    So that the rows of a table of districts add up to its total, and no network stands in two of them.
    """
    seen: dict[UUID, Counter[UUID]] = defaultdict(Counter)
    for entry in roster:
        if entry.district_id is not None:
            seen[entry.network_id][entry.district_id] += 1
    chosen = {
        network: min(districts, key=lambda district: (-districts[district], str(district)))
        for network, districts in seen.items()
    }
    return [replace(entry, district_id=chosen.get(entry.network_id)) for entry in roster]


def invitations(roster: Sequence[RosterEntry], *, anonymous: bool) -> list[Expected]:
    """One invitation a membership. An anonymous one keeps no trace of the person: it is a number in its unit.

    School and role stay, so that a rate by role is possible; who of that role answered is not known.
    """
    numbers: Counter[UUID] = Counter()
    made = []
    for entry in sorted(
        one_district_each(roster), key=lambda e: (str(e.network_id), str(e.school_id), e.role)
    ):
        numbers[entry.network_id] += 1
        made.append(
            Expected(
                slot=f"{entry.network_id}:{numbers[entry.network_id]}"
                if anonymous
                else str(entry.membership_id),
                network_id=entry.network_id,
                school_id=entry.school_id,
                district_id=entry.district_id,
                role=entry.role,
                country=entry.country,
                language=entry.language,
                person_id=None if anonymous else entry.person_id,
                anonymous=anonymous,
            )
        )
    return made


@dataclass(frozen=True)
class Unit:
    """What one public link is for: a network, or a school in a network."""

    kind: Literal["network", "school"]
    id: UUID
    network_id: UUID
    district_id: UUID | None


def link_units(slots: Iterable[tuple[UUID, UUID | None, UUID | None]], *, level: str) -> list[Unit]:
    """The units of a wave from (network, school, district) of its invitations, each once.

    Places without a school get their network's link even where links go by school.
    """
    found: dict[tuple[UUID, UUID], Unit] = {}
    for network_id, school_id, district_id in slots:
        school = school_id if level == "school" else None
        unit = (
            Unit("school", school, network_id, district_id)
            if school is not None
            else Unit("network", network_id, network_id, district_id)
        )
        found.setdefault((network_id, unit.id), unit)
    return sorted(found.values(), key=lambda unit: (str(unit.network_id), str(unit.id)))


@dataclass(frozen=True)
class Slot:
    """An invitation as far as filling it goes."""

    id: UUID
    network_id: UUID
    school_id: UUID | None
    role: str
    free: bool


@dataclass(frozen=True)
class Waiting:
    """An evaluated response that has no place yet; in the order in which they came."""

    id: UUID
    network_id: UUID
    school_id: UUID | None
    role: str | None
    invitation_id: UUID | None


def place(waiting: Sequence[Waiting], slots: Sequence[Slot]) -> Mapping[UUID, UUID | None]:
    """Response -> the invitation that it fills, or None for one too many.

    A response to a named invitation fills that one, if nobody did before: the first counts. One that came by
    a public link fills a free slot of its unit, of the role it states if such a one is free.
    """
    free = {slot.id: slot for slot in slots if slot.free}
    placed: dict[UUID, UUID | None] = {}
    for response in waiting:
        chosen = _choose(response, free)
        placed[response.id] = chosen
        if chosen is not None:
            del free[chosen]
    return placed


def _choose(response: Waiting, free: Mapping[UUID, Slot]) -> UUID | None:
    if response.invitation_id is not None:
        return response.invitation_id if response.invitation_id in free else None
    fitting = [
        slot
        for slot in free.values()
        if slot.network_id == response.network_id
        and (response.school_id is None or slot.school_id == response.school_id)
    ]
    same_role = [slot for slot in fitting if slot.role == response.role]
    return min((slot.id for slot in same_role or fitting), default=None)
