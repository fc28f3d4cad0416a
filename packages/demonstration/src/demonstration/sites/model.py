"""A site's records as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

from demonstration.model import District, Membership, Network, Person, School
from demonstration.names import slug

Decision: TypeAlias = Literal["adopt", "adapt", "abandon"]
Loop: TypeAlias = Literal["single", "double"]
Match: TypeAlias = Literal["met", "partly", "not_met", "unclear"]
Position: TypeAlias = Literal["school_leader", "deputy_leader", "teacher", "student", "parent", "facilitator"]
Method: TypeAlias = Literal["photo", "observation", "interview", "document", "test"]
Voice: TypeAlias = Literal["learner", "teacher", "leader", "parent"]
Audience: TypeAlias = Literal["team", "mentor", "network", "project"]
Scale: TypeAlias = Literal[
    "one_person", "one_class", "several_classes", "grade", "school", "several_schools", "network"
]
Stage: TypeAlias = Literal["plan", "do", "study", "act", "closed"]
SCALES: Final[tuple[Scale, ...]] = (
    "one_person", "one_class", "several_classes", "grade", "school", "several_schools", "network",
)  # fmt: skip
"""How many a test touches, from the smallest."""


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
    ends_on: date | None  # None: the team has not said until when
    data_to_collect: str


@dataclass(frozen=True, slots=True)
class Did:
    """`over` False: it is still being tried, and this is what was written so far."""

    happened: str
    differed: str
    observations: str
    over: bool = True


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
    """One test of one change idea; the parts after the plan are None until they are reached.

    `school`: the number of the school whose team tries it, in the roster. `idea`: the key of what is tried.
    `follows`: the title of the test before it on its ramp. `measures`: which of its network's measures are watched,
    by their place.
    """

    title: str
    plan: Plan
    school: int
    scale: Scale
    idea: str
    follows: str = ""
    measures: tuple[int, ...] = (0,)
    audience: Audience = "network"
    did: Did | None = None
    studied: Studied | None = None
    acted: Acted | None = None

    @property
    def stage(self) -> Stage:
        """What its team has reached."""
        if self.acted:
            return "closed"
        if self.studied:
            return "act"
        if self.did:
            return "study" if self.did.over else "do"
        return "plan"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the roster by number, or a student, parent or colleague without an account by a code name."""

    position: Position
    leader: int | None = None
    code_name: str = ""


@dataclass(frozen=True, slots=True)
class Team:
    """Those of one school who try things together; its leader is one of them."""

    school: int
    name: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A board with strokes in bundles of five, one line for each count; drawn in `demonstration.pictures`."""

    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What hangs on a cycle: a photo has a `drawing`, a file its `text` and `name`, a link its `url`, a chart the
    place of a measure among its network's."""

    cycle: str
    kind: Literal["photo", "file", "link", "chart"]
    title: str
    shows: str
    method: Method
    collected_on: date
    stage: Literal["plan", "do", "study", "act"] = "do"
    voice: Voice | None = None
    name: str = ""
    alt: str = ""
    drawing: Drawing | None = None
    text: str = ""
    url: str = ""
    measure: int | None = None


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
    teams: tuple[Team, ...]
    evidence: tuple[Evidence, ...]

    @property
    def network(self) -> Network:
        return self.district.networks[0]

    def school_code(self, number: int) -> str:
        """Of the school with this number in the roster, from 1."""
        return self.network.schools[number - 1].code

    def leader_code(self, number: int) -> str:
        """Of the leader of that school."""
        return self.network.members[number - 1].person.code


def school_team(school: int, name: str, *others: tuple[Position, str] | tuple[Position, int]) -> Team:
    """The team of a school: its leader, and others by a code name or by their number in the roster."""
    members = [Member("school_leader", leader=school)]
    for position, who in others:
        members.append(
            Member(position, leader=who) if isinstance(who, int) else Member(position, code_name=who)
        )
    return Team(school, name, tuple(members))


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
