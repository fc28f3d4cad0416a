"""Who makes a team. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

SMALLEST, LARGEST = 2, 8
POSITIONS_AT_LEAST = 2


class Position(StrEnum):
    """Where somebody stands in or beside the school: a test is judged better from several."""

    SCHOOL_LEADER = "school_leader"
    DEPUTY_LEADER = "deputy_leader"
    CURRICULUM_COORDINATOR = "curriculum_coordinator"
    TEACHER = "teacher"
    STUDENT = "student"
    PARENT = "parent"
    FACILITATOR = "facilitator"
    DISTRICT_REPRESENTATIVE = "district_representative"
    RESEARCHER = "researcher"
    OTHER = "other"


@dataclass(frozen=True)
class Member:
    """A person with an account, or somebody under a code name."""

    person_id: str | None
    code_name: str | None
    position: Position


@dataclass(frozen=True)
class Fault:
    """A rule of teams that is not met: the field at fault, and what to do."""

    pointer: str
    code: str
    message: str
    fix: str


def wrong_with(members: Sequence[Member]) -> list[Fault]:
    """Every rule that these members do not meet."""
    found = []
    if not SMALLEST <= len(members) <= LARGEST:
        found.append(
            Fault(
                "/members",
                "team.size",
                f"a team has {SMALLEST} to {LARGEST} members, this one {len(members)}",
                f"Name {SMALLEST} to {LARGEST} people.",
            )
        )
    if len(members) >= SMALLEST and len({one.position for one in members}) < POSITIONS_AT_LEAST:
        found.append(
            Fault(
                "/members",
                "team.one_position",
                "everyone stands in the same position",
                "Add somebody from another position: a student, a parent, a colleague of another role.",
            )
        )
    for number, one in enumerate(members):
        found += _wrong_with_one(number, one, members[:number])
    return found


def _wrong_with_one(number: int, one: Member, earlier: Sequence[Member]) -> list[Fault]:
    here = f"/members/{number}"
    if (one.person_id is None) == (one.code_name is None):
        return [
            Fault(
                here,
                "team.member_unclear",
                "a member is either a person with an account or has a code name",
                "Give person_id or code_name, not both and not neither.",
            )
        ]
    found = []
    if one.code_name is not None and gives_away(one.code_name):
        found.append(
            Fault(
                f"{here}/code_name",
                "team.code_name_personal",
                "this looks like an address or a telephone number",
                "Choose a code name that tells nobody who it is, for example a colour and an animal.",
            )
        )
    if _key(one) in {_key(other) for other in earlier}:
        found.append(
            Fault(
                f"{here}/{'person_id' if one.person_id else 'code_name'}",
                "team.member_twice",
                "this member is named twice",
                "Name each member once; give two people two code names.",
            )
        )
    return found


def _key(member: Member) -> tuple[str, str]:
    return (member.person_id or "", (member.code_name or "").casefold())


_ADDRESS = re.compile(r"\S+@\S+")
_DIGITS_OF_A_TELEPHONE = 7


def gives_away(code_name: str) -> bool:
    """Whether a code name is an address or a telephone number. A real name can not be told from a code name."""
    digits = sum(character.isdigit() for character in code_name)
    return bool(_ADDRESS.search(code_name)) or digits >= _DIGITS_OF_A_TELEPHONE
