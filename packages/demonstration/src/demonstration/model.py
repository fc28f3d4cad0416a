"""What the generator makes: plain, frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, TypeAlias

Role: TypeAlias = Literal["school_leader", "curriculum_coordinator", "teacher"]
Answers: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Person:
    code: str
    name: str
    email: str
    language: str


@dataclass(frozen=True, slots=True)
class School:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Membership:
    """One invited place in a network: a person, in a school, in a role."""

    person: Person
    school: School
    role: Role
    answers: bool


@dataclass(frozen=True, slots=True)
class Network:
    code: str
    name: str
    members: tuple[Membership, ...]

    @property
    def invited(self) -> int:
        return len(self.members)

    @property
    def respondents(self) -> tuple[Membership, ...]:
        return tuple(member for member in self.members if member.answers)

    @property
    def schools(self) -> tuple[School, ...]:
        """Each school of the network once, in roster order."""
        return tuple(dict.fromkeys(member.school for member in self.members))


@dataclass(frozen=True, slots=True)
class District:
    code: str
    name: str
    networks: tuple[Network, ...]

    @property
    def invited(self) -> int:
        return sum(network.invited for network in self.networks)


@dataclass(frozen=True, slots=True)
class WavePlan:
    title: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Response:
    """One submission; `answers` mirrors the form's instance (groups are objects)."""

    id: str
    network: str
    person: str
    language: str
    started_at: datetime
    ended_at: datetime
    answers: Answers
