"""Values of people: the roles a member can hold in a network, and what an e-mail address looks like."""

import re
from datetime import date
from typing import Final, Literal, TypeAlias, get_args

MemberRole: TypeAlias = Literal[
    "school_leader",
    "curriculum_coordinator",
    "teacher",
    "facilitator",
    "district_representative",
    "supervisor",
    "researcher",
]
MEMBER_ROLES: Final[tuple[str, ...]] = get_args(MemberRole)
# One @, a dot in the domain, nothing that mail software could read as more than one address.
_EMAIL: Final = re.compile(
    r"^[^\s@<>,;:\"()\[\]\\]{1,64}@[^\s@<>,;:\"()\[\]\\]{1,190}\.[^\s@<>,;:\"()\[\]\\.]{2,63}$"
)


def is_email(text: str) -> bool:
    return len(text) <= 254 and _EMAIL.match(text) is not None


def is_current(starts_on: date, ends_on: date | None, day: date) -> bool:
    """Whether a membership holds on a day, both ends included."""
    return starts_on <= day and (ends_on is None or day <= ends_on)
