"""A change idea's record as plain values."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

from demonstration.sites.model import Audience

Status: TypeAlias = Literal["idea", "testing", "adopted", "adapted", "abandoned", "spreading"]
Level: TypeAlias = Literal["classroom", "school", "between_schools", "district", "beyond_school"]
Digital: TypeAlias = Literal["yes", "no", "partly"]


@dataclass(frozen=True, slots=True)
class Context:
    grade: str = ""
    size: str = ""
    place: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Adopted:
    """What an idea comes from; `what_changes` empty: taken as it is."""

    parent: str
    why: str
    what_changes: str = ""


@dataclass(frozen=True, slots=True)
class Idea:
    """`key` names it over all networks; cycles name it when they test it."""

    key: str
    network: str
    title: str
    began_on: date
    status: Status
    school: str | None = None
    description: str = ""
    need: str = ""
    level: Level = "classroom"
    context: Context = Context()
    cost: str = ""
    amount: float | None = None
    currency: str | None = None
    digital: Digital = "no"
    source: str = ""
    drivers: tuple[str, ...] = ()
    trial: str = ""
    learned: str = ""
    audience: Audience = "network"
    adopted: Adopted | None = None


_WAY: Final[dict[Status, tuple[Status, ...]]] = {
    "idea": (),
    "testing": ("testing",),
    "adopted": ("testing", "adopted"),
    "adapted": ("testing", "adapted"),
    "abandoned": ("testing", "abandoned"),
    "spreading": ("testing", "adopted", "spreading"),
}


def way_to(status: Status) -> tuple[Status, ...]:
    """Every status that an idea goes through from `idea` to where it stands."""
    return _WAY[status]
