"""A site's records as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from demonstration.model import District, Membership, Network, Person, School
from demonstration.names import slug

Decision: TypeAlias = Literal["adopt", "adapt", "abandon"]
Loop: TypeAlias = Literal["single", "double"]
Match: TypeAlias = Literal["met", "partly", "not_met", "unclear"]


@dataclass(frozen=True, slots=True)
class Aim:
    """What is to improve, for whom, by how much and by when."""

    what: str
    for_whom: str
    how_much: str
    by_when: date


@dataclass(frozen=True, slots=True)
class Prediction:
    """A question of the plan, what the team predicts, and afterwards what the data said ("" and None before)."""

    question: str
    predicted: str
    found: str = ""
    match: Match | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    objective: str
    predictions: tuple[Prediction, ...]
    who: str
    what: str
    where: str
    starts_on: date
    ends_on: date
    data_to_collect: str


@dataclass(frozen=True, slots=True)
class Did:
    happened: str
    differed: str
    observations: str


@dataclass(frozen=True, slots=True)
class Studied:
    learned: str
    surprised: str
    loop: Loop


@dataclass(frozen=True, slots=True)
class Acted:
    decision: Decision
    reason: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Cycle:
    """One test of one change idea; the parts after the plan are None until they are reached."""

    change_idea: str
    plan: Plan
    did: Did | None = None
    studied: Studied | None = None
    acted: Acted | None = None


@dataclass(frozen=True, slots=True)
class Site:
    code: str
    name: str
    country: str
    language: str
    time_zone: str
    district: District
    aim: Aim
    cycles: tuple[Cycle, ...]

    @property
    def network(self) -> Network:
        return self.district.networks[0]


def leaders_network(
    code: str, name: str, language: str, leaders: Sequence[tuple[str, str]], host: str
) -> Network:
    """Return a network of one school leader a school, from (person, school) names."""
    members = []
    for number, (person, school) in enumerate(leaders, start=1):
        email = f"{slug(person)}.{number:02d}@{host}"
        members.append(
            Membership(
                Person(f"{code}-P{number:02d}", person, email, language),
                School(f"{code}-E{number:02d}", school),
                "school_leader",
                answers=False,
            )
        )
    return Network(code, name, tuple(members))
