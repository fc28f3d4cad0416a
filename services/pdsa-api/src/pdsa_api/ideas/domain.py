"""What a change idea is, where it may stand, and how it is taken over. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pdsa_api.sharing.domain import Audience


class Level(StrEnum):
    CLASSROOM = "classroom"
    SCHOOL = "school"
    BETWEEN_SCHOOLS = "between_schools"
    DISTRICT = "district"
    BEYOND_SCHOOL = "beyond_school"


class Digital(StrEnum):
    YES = "yes"
    NO = "no"
    PARTLY = "partly"


class Status(StrEnum):
    IDEA = "idea"
    TESTING = "testing"
    ADOPTED = "adopted"
    ADAPTED = "adapted"
    ABANDONED = "abandoned"
    SPREADING = "spreading"


_NEXT: Mapping[Status, tuple[Status, ...]] = {
    Status.IDEA: (Status.TESTING, Status.ABANDONED),
    Status.TESTING: (Status.ADOPTED, Status.ADAPTED, Status.ABANDONED, Status.IDEA),
    Status.ADOPTED: (Status.SPREADING, Status.TESTING, Status.ADAPTED, Status.ABANDONED),
    Status.ADAPTED: (Status.SPREADING, Status.TESTING, Status.ADOPTED, Status.ABANDONED),
    Status.ABANDONED: (Status.TESTING, Status.IDEA),
    Status.SPREADING: (Status.ADOPTED, Status.ADAPTED, Status.TESTING, Status.ABANDONED),
}

_ASKS_WHAT_WAS_LEARNED = frozenset({Status.ADOPTED, Status.ADAPTED, Status.ABANDONED, Status.SPREADING})


@dataclass(frozen=True)
class Standing:
    """What is known of an idea when its status is to move.

    `cycles`: PDSA cycles that test it; `schools`: how many schools those are in; `adoptions`: ideas that adapt it.
    """

    trial: str = ""
    learned: str = ""
    cycles: int = 0
    schools: int = 0
    adoptions: int = 0


@dataclass(frozen=True)
class Missing:
    """A rule that is not met: the field at fault, and what to do."""

    pointer: str
    code: str
    message: str
    fix: str


def following(now: Status) -> tuple[Status, ...]:
    """Where an idea may go from where it stands."""
    return _NEXT[now]


def may_follow(now: Status, then: Status) -> bool:
    return then is now or then in _NEXT[now]


def missing_before(status: Status, known: Standing) -> list[Missing]:
    """What is still needed before an idea may stand at `status`. Empty = it may."""
    found: list[Missing] = []
    if status is Status.TESTING and not known.cycles and not known.trial.strip():
        found.append(
            Missing(
                "/trial",
                "idea.trial_missing",
                "nobody has planned a cycle of this idea, and nothing says how it is tried",
                "Plan a cycle of it, or say who tries it, where and since when.",
            )
        )
    if status in _ASKS_WHAT_WAS_LEARNED and not known.learned.strip():
        found.append(
            Missing(
                "/learned",
                "idea.learned_missing",
                "it does not say what was learned",
                "Say what was learned, also when it did not work: others decide by it.",
            )
        )
    if status is Status.SPREADING and not known.adoptions and known.schools < 2:
        found.append(
            Missing(
                "/status",
                "idea.not_taken_up",
                "no other school has taken it up yet",
                "Let another school adopt it, or begin a cycle of it in a second school, first.",
            )
        )
    return found


def wrong_with_adoption(*, as_is: bool, what_changes: str) -> Missing | None:
    """Whoever takes an idea over says what changes, or says that nothing does; never both, never neither."""
    if as_is and what_changes.strip():
        return Missing(
            "/what_changes",
            "idea.as_is_but_changed",
            "it is taken as it is, and yet something changes",
            "Leave out what changes, or say that it is adapted.",
        )
    if not as_is and not what_changes.strip():
        return Missing(
            "/what_changes",
            "idea.change_missing",
            "it does not say what changes",
            "Say what you will do differently, or take it as it is (as_is).",
        )
    return None


_WIDTH = {audience: width for width, audience in enumerate(Audience)}


def may_show(audience: Audience, parent: Audience | None) -> bool:
    """Whether an adaptation may be shown to `audience`, when the idea it adapts is shown to `parent`.

    It holds the other team's words, so it goes no further than they let them go; None = not shown to the asker.
    """
    widest = Audience.TEAM if parent is None else parent
    return _WIDTH[audience] <= _WIDTH[widest]


def may_be_told(audience: Audience, *, same_network: bool) -> bool:
    """Whether those who wrote an idea may hear that it was taken over: where they may read the new one."""
    return audience is Audience.PROJECT or (same_network and audience is Audience.NETWORK)


def narrower(one: Audience, other: Audience) -> Audience:
    return min(one, other, key=_WIDTH.__getitem__)
