"""Reading a roster: rows of a sheet -> units, people and memberships, or what is at fault in which row."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Final, Generic, TypeAlias, TypeVar

from identity_api.people.domain import MEMBER_ROLES, is_email

_CODE: Final = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")
_LANGUAGE: Final = re.compile(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
_LONGEST: Final = 200

K = TypeVar("K")
T = TypeVar("T")
SeatKey: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True)
class District:
    code: str
    name: str


@dataclass(frozen=True)
class School:
    code: str
    name: str
    district: str | None


@dataclass(frozen=True)
class Network:
    code: str
    name: str
    district: str | None


@dataclass(frozen=True)
class Member:
    """A person as the roster has them."""

    code: str
    name: str
    email: str | None
    language: str | None


@dataclass(frozen=True)
class Seat:
    """A role of a person in a network, for a school."""

    person: str
    network: str
    role: str
    school: str | None

    @property
    def key(self) -> SeatKey:
        return self.person, self.network, self.role


@dataclass(frozen=True)
class Roster:
    """Each thing once, by its code; a seat by person, network and role."""

    districts: Mapping[str, District] = field(default_factory=dict)
    schools: Mapping[str, School] = field(default_factory=dict)
    networks: Mapping[str, Network] = field(default_factory=dict)
    people: Mapping[str, Member] = field(default_factory=dict)
    seats: Mapping[SeatKey, Seat] = field(default_factory=dict)


@dataclass(frozen=True)
class RowFault:
    """What is wrong in one cell."""

    row: int
    column: str
    code: str
    message: str
    fix: str


Row = Mapping[str, str | int | None]


class _Collected(Generic[T]):
    """Things by code; a second mention must say the same as the first."""

    def __init__(self, column: str) -> None:
        self.column = column
        self.things: dict[str, T] = {}
        self._first_row: dict[str, int] = {}

    def add(self, code: str, thing: T, row: int) -> RowFault | None:
        known = self.things.setdefault(code, thing)
        first = self._first_row.setdefault(code, row)
        if known == thing:
            return None
        return RowFault(
            row,
            self.column,
            "roster.differs",
            f"{code} is described otherwise in row {first}",
            "Say the same.",
        )


class _Reader:
    def __init__(self, elsewhere: Mapping[str, frozenset[str]]) -> None:
        self._elsewhere = elsewhere
        self.faults: list[RowFault] = []
        self._districts = _Collected[District]("district_name")
        self._schools = _Collected[School]("school_name")
        self._networks = _Collected[Network]("network_name")
        self._people = _Collected[Member]("name")
        self._seats: dict[SeatKey, tuple[int, Seat]] = {}

    def read(self, rows: Iterable[Row]) -> Roster:
        for number, row in enumerate(rows, start=1):
            given = row.get("row")
            self._row(given if isinstance(given, int) else number, row)
        return Roster(
            self._districts.things,
            self._schools.things,
            self._networks.things,
            self._people.things,
            {key: seat for key, (_, seat) in self._seats.items()},
        )

    def _row(self, number: int, row: Row) -> None:
        before = len(self.faults)
        person_code = self._code(number, row, "person_code")
        name = self._text(number, row, "name", needed=True)
        role = self._role(number, row)
        email, language = self._email(number, row), self._lang(number, row)
        network, network_name = self._pair(number, row, "network", needed=True)
        school, school_name = self._pair(number, row, "school")
        district, district_name = self._pair(number, row, "district")
        if len(self.faults) > before:
            return
        if district:
            self._keep(self._districts.add(district, District(district, district_name), number))
        if school:
            self._keep(self._schools.add(school, School(school, school_name, district or None), number))
        self._keep(self._networks.add(network, Network(network, network_name, district or None), number))
        self._keep(self._people.add(person_code, Member(person_code, name, email, language), number))
        self._seat(number, Seat(person_code, network, role, school or None))

    def _seat(self, number: int, seat: Seat) -> None:
        if seat.key in self._seats:
            first = self._seats[seat.key][0]
            message = f"{seat.person} is {seat.role} of {seat.network} in row {first} already"
            self._fault(number, "person_code", "roster.twice", message, "Keep one of the rows.")
            return
        self._seats[seat.key] = (number, seat)

    def _keep(self, fault: RowFault | None) -> None:
        if fault:
            self.faults.append(fault)

    def _fault(self, row: int, column: str, code: str, message: str, fix: str) -> None:
        self.faults.append(RowFault(row, column, code, message, fix))

    def _text(self, number: int, row: Row, column: str, *, needed: bool = False) -> str:
        value = str(row.get(column) or "").strip()
        if needed and not value:
            self._fault(number, column, "roster.missing", "is empty", "Fill it in.")
        if len(value) > _LONGEST:
            self._fault(number, column, "roster.long", f"has {len(value)} characters", f"At most {_LONGEST}.")
        if any(ord(character) < 32 for character in value):
            self._fault(number, column, "roster.control", "holds a control character", "Write plain text.")
        return value

    def _code(self, number: int, row: Row, column: str, *, needed: bool = True) -> str:
        value = self._text(number, row, column, needed=needed)
        if value and not _CODE.match(value):
            fix = "Letters, digits, dot, hyphen and underscore; at most 64."
            self._fault(number, column, "roster.code", f"{value[:64]!r} is no code", fix)
        return value

    def _pair(self, number: int, row: Row, unit: str, *, needed: bool = False) -> tuple[str, str]:
        """Code and name of a unit: both or neither."""
        code = self._code(number, row, f"{unit}_code", needed=needed)
        name = self._text(number, row, f"{unit}_name", needed=needed)
        if bool(code) != bool(name) and not needed:
            column = f"{unit}_name" if code else f"{unit}_code"
            self._fault(
                number, column, "roster.missing", "is empty", f"Give code and name of the {unit}, or neither."
            )
        if code in self._elsewhere.get(unit, frozenset()):
            message = f"{code} lies in another site of this project"
            self._fault(number, f"{unit}_code", "roster.elsewhere", message, "Import it with its own site.")
        return code, name

    def _role(self, number: int, row: Row) -> str:
        value = self._text(number, row, "role", needed=True)
        if value and value not in MEMBER_ROLES:
            fix = "One of " + ", ".join(MEMBER_ROLES) + "."
            self._fault(number, "role", "roster.role", f"{value[:64]!r} is no role in a network", fix)
        return value

    def _email(self, number: int, row: Row) -> str | None:
        value = self._text(number, row, "email").lower()
        if value and not is_email(value):
            fix = "Write it like name@school.example, or leave it empty."
            self._fault(number, "email", "roster.email", f"{value[:64]!r} is no e-mail address", fix)
        return value or None

    def _lang(self, number: int, row: Row) -> str | None:
        value = self._text(number, row, "language")
        if value and not _LANGUAGE.match(value):
            self._fault(
                number, "language", "roster.language", f"{value[:64]!r} is no language", "Write it like es."
            )
        return value or None


def read_roster(
    rows: Iterable[Row], *, elsewhere: Mapping[str, frozenset[str]] | None = None
) -> tuple[Roster, list[RowFault]]:
    """A roster, and every fault in its rows.

    `elsewhere` holds the codes of districts, schools and networks of the project's other sites.
    """
    reader = _Reader(elsewhere or {})
    roster = reader.read(rows)
    return roster, reader.faults


def settled(wanted: Mapping[K, T], there: Mapping[K, T]) -> dict[K, T]:
    """What the roster leaves out stays as it is there."""
    return {key: _filled(thing, there[key]) if key in there else thing for key, thing in wanted.items()}


def _filled(thing: T, known: T) -> T:
    blanks = {
        one.name: getattr(known, one.name)
        for one in fields(thing)  # type: ignore[arg-type]  # T is one of the dataclasses above
        if getattr(thing, one.name) is None
    }
    return replace(thing, **blanks)  # type: ignore[type-var]  # as above


@dataclass(frozen=True)
class Difference(Generic[K, T]):
    """What has to be made, and what has to be changed; what is only there stays as it is."""

    made: Mapping[K, T]
    changed: Mapping[K, T]

    def touches(self, key: K | None) -> bool:
        return key in self.made or key in self.changed


def difference(wanted: Mapping[K, T], there: Mapping[K, T]) -> Difference[K, T]:
    return Difference(
        {key: thing for key, thing in wanted.items() if key not in there},
        {key: thing for key, thing in wanted.items() if key in there and there[key] != thing},
    )


@dataclass(frozen=True)
class Plan:
    """All that an import does."""

    districts: Difference[str, District]
    schools: Difference[str, School]
    networks: Difference[str, Network]
    people: Difference[str, Member]
    seats: Difference[SeatKey, Seat]
    network_schools: frozenset[tuple[str, str]]
    unchanged: int


def plan(wanted: Roster, there: Roster, network_schools: frozenset[tuple[str, str]]) -> Plan:
    """What makes the directory hold the roster. `network_schools` are the (network, school) pairs there."""
    seats = settled(wanted.seats, there.seats)
    made = Plan(
        districts=difference(wanted.districts, there.districts),
        schools=difference(settled(wanted.schools, there.schools), there.schools),
        networks=difference(settled(wanted.networks, there.networks), there.networks),
        people=difference(settled(wanted.people, there.people), there.people),
        seats=difference(seats, there.seats),
        network_schools=frozenset((one.network, one.school) for one in seats.values() if one.school)
        - network_schools,
        unchanged=0,
    )
    return replace(made, unchanged=sum(not _touched(made, wanted, seat) for seat in seats.values()))


def _touched(made: Plan, roster: Roster, seat: Seat) -> bool:
    network = roster.networks[seat.network]
    return (
        made.seats.touches(seat.key)
        or made.people.touches(seat.person)
        or made.networks.touches(seat.network)
        or made.schools.touches(seat.school)
        or made.districts.touches(network.district)
    )
