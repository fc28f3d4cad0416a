"""The roster: six districts, 59 networks, 1,127 invited places, and who of them answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from demonstration.allocation import Size, sizes_of
from demonstration.draws import Draws
from demonstration.model import District, Membership, Network, Person, Role, School
from demonstration.names import (
    DISTRICT_NAMES,
    FIRST_NAMES,
    NETWORK_PLACES,
    NETWORK_THEMES,
    PLACES,
    SCHOOL_KINDS,
    SCHOOL_NAMES,
    SURNAMES,
    slug,
)
from demonstration.published import ANSWER_FLOOR, DISTRICTS, INVITED, PRINCIPAL_NAME, DistrictFigures

_ROLE_SHARES: tuple[tuple[Role, int], ...] = (
    ("school_leader", 45),
    ("curriculum_coordinator", 35),
    ("teacher", 20),
)
# Each role at least this often among a district's hidden answers: fewer would let a reader conclude
# who answered in a network below the floor.
_FEWEST_OF_A_ROLE = 2


def make_roster(seed: int) -> tuple[District, ...]:
    """Return the districts in their published order."""
    sizes = {figures.code: sizes_of(figures, Draws(seed, f"sizes {figures.code}")) for figures in DISTRICTS}
    schools = sum(_schools_for(size) for of_district in sizes.values() for size in of_district)
    people = _people(Draws(seed, "people"), INVITED)
    seats = _seat_roles(Draws(seed, "roles"), schools)
    return tuple(_district(figures, sizes[figures.code], seed, people, seats) for figures in DISTRICTS)


def role_counts(total: int) -> dict[Role, int]:
    """Share `total` places among the roles, 45/35/20, by largest remainder."""
    floors = {role: total * share // 100 for role, share in _ROLE_SHARES}
    by_remainder = sorted(_ROLE_SHARES, key=lambda pair: -(total * pair[1] % 100))
    for role, _ in by_remainder[: total - sum(floors.values())]:
        floors[role] += 1
    return floors


def _people(draws: Draws, count: int) -> Iterator[Person]:
    for number in range(1, count + 1):
        name = f"{draws.pick(FIRST_NAMES)} {draws.pick(SURNAMES)} {draws.pick(SURNAMES)}"
        email = f"{slug(name)}.{number:04d}@escuelas.example"
        yield Person(f"P{number:04d}", name, email, "es")


@dataclass(frozen=True, slots=True)
class _SeatRoles:
    """Roles still to be given: to the first seat of a school (leaders before others), to other seats."""

    first: Iterator[Role]
    other: Iterator[Role]


def _seat_roles(draws: Draws, schools: int) -> _SeatRoles:
    counts = role_counts(INVITED)
    extra = schools - counts["school_leader"]
    if extra < 0:
        raise ValueError(f"{counts['school_leader']} leaders do not fit into {schools} schools, one each")
    first: list[Role] = ["school_leader"] * counts["school_leader"]
    first += ["curriculum_coordinator"] * extra
    other: list[Role] = ["curriculum_coordinator"] * (counts["curriculum_coordinator"] - extra)
    other += ["teacher"] * counts["teacher"]
    return _SeatRoles(iter(draws.shuffled(first)), iter(draws.shuffled(other)))


def _schools_for(size: Size) -> int:
    return size.invited // 2


def _district(
    figures: DistrictFigures, sizes: list[Size], seed: int, people: Iterator[Person], seats: _SeatRoles
) -> District:
    draws = Draws(seed, f"district {figures.code}")
    schools = _school_names(figures.code, draws)
    titles = _network_names(figures, draws)
    drafts = []
    for number, size in enumerate(sizes, start=1):
        name = PRINCIPAL_NAME if size.principal else next(titles)
        code = f"{figures.code}-R{number:02d}"
        drafts.append(_Draft(code, name, size, _places(code, size, schools, people, seats)))
    return District(figures.code, DISTRICT_NAMES[figures.code], _with_answers(drafts, draws))


def _school_names(district: str, draws: Draws) -> Iterator[str]:
    # The kind follows the name, so that one place never has an "Escuela" and a "Liceo" of one name.
    pairs = [
        (SCHOOL_KINDS[(index + len(place)) % len(SCHOOL_KINDS)], name, place)
        for place in PLACES[district]
        for index, name in enumerate(SCHOOL_NAMES)
    ]
    return (f"{kind} {name} de {place}" for kind, name, place in draws.shuffled(pairs))


def _network_names(figures: DistrictFigures, draws: Draws) -> Iterator[str]:
    pairs = [(theme, place) for place in NETWORK_PLACES[figures.code] for theme in NETWORK_THEMES]
    return (f"Red {theme} {place}" for theme, place in draws.shuffled(pairs))


@dataclass(frozen=True, slots=True)
class _Place:
    person: Person
    school: School
    role: Role


@dataclass(frozen=True, slots=True)
class _Draft:
    """A network before it is known who answers."""

    code: str
    name: str
    size: Size
    places: list[_Place]


def _places(
    code: str, size: Size, names: Iterator[str], people: Iterator[Person], seats: _SeatRoles
) -> list[_Place]:
    count = _schools_for(size)
    schools = [School(f"{code}-E{number:02d}", next(names)) for number in range(1, count + 1)]
    return [
        _Place(next(people), schools[seat % count], next(seats.first if seat < count else seats.other))
        for seat in range(size.invited)
    ]


def _with_answers(drafts: list[_Draft], draws: Draws) -> tuple[Network, ...]:
    """Choose who answers, again until no role is rare among the district's hidden answers."""
    while True:
        networks = tuple(
            Network(draft.code, draft.name, _members(draft.places, draft.size.answers, draws))
            for draft in drafts
        )
        if _roles_are_mixed(networks):
            return networks


def _members(places: list[_Place], answers: int, draws: Draws) -> tuple[Membership, ...]:
    answering = draws.shuffled(range(len(places)))[:answers]
    return tuple(
        Membership(place.person, place.school, place.role, seat in answering)
        for seat, place in enumerate(places)
    )


def _roles_are_mixed(networks: tuple[Network, ...]) -> bool:
    hidden = [
        member.role
        for network in networks
        if len(network.respondents) < ANSWER_FLOOR
        for member in network.respondents
    ]
    return not hidden or all(hidden.count(role) >= _FEWEST_OF_A_ROLE for role, _ in _ROLE_SHARES)
