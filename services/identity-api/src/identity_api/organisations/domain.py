"""Rules of organisations: what can lie in what."""

from typing import Final, Literal, TypeAlias

Kind: TypeAlias = Literal["school", "ngo", "university", "district", "ministry"]
# A unit lies in one of these kinds, or in nothing.
PARENTS: Final[dict[str, frozenset[str]]] = {
    "school": frozenset({"district", "ministry", "ngo"}),
    "district": frozenset({"district", "ministry"}),
    "ngo": frozenset({"ngo", "ministry"}),
    "university": frozenset({"university", "ministry"}),
    "ministry": frozenset({"ministry"}),
}


def may_lie_in(kind: str, parent_kind: str) -> bool:
    return parent_kind in PARENTS[kind]
