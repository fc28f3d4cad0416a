"""What a coach looks for in a cycle, and the gentle questions that follow from it. Pure.

Prompts, never scores: a rule gives a code and the values of its sentence, for the coach and the team alike.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from pdsa_api.cycles.domain import Decision, Loop, Scale, Stage

PATIENCE: Final[dict[Stage, int]] = {Stage.PLAN: 14, Stage.DO: 21, Stage.STUDY: 10, Stage.ACT: 10}
"""Days without a move after which a cycle is quiet, stage by stage: trying takes longer than thinking."""

WINDOW_DAYS: Final = 14
"""What moved is told of this many days, unless somebody asks since another day."""

TESTS_AT_ONE_SCALE: Final = 3
DAYS_TO_BEGIN_THE_NEXT: Final = 14


class Group(StrEnum):
    """The parts of the coach's page. A cycle can be in several."""

    MOVED = "moved"
    WAITING = "waiting"
    QUIET = "quiet"
    NO_PREDICTION = "no_prediction"
    NO_DATA = "no_data"
    REOPENED = "reopened"


@dataclass(frozen=True)
class Facts:
    """What is known of a cycle on a day. `tests_at_scale`: tests of its ramp at its scale, itself among them."""

    stage: Stage
    moved_on: date
    questions: Sequence[str] = field(default_factory=tuple)  # the prediction of each, empty if there is none
    starts_on: date | None = None
    ends_on: date | None = None
    has_data: bool = False
    scale: Scale = Scale.ONE_CLASS
    tests_at_scale: int = 1
    surprised: bool = False
    loop: Loop | None = None
    decision: Decision | None = None
    has_next: bool = False
    open_requests: int = 0
    reopened: bool = False


@dataclass(frozen=True)
class Prompt:
    """A question to the team; the interface has its sentence in each language."""

    code: str
    values: dict[str, int | str] = field(default_factory=dict)


def without_prediction(facts: Facts) -> int:
    """How many questions have no prediction; a cycle without any question counts as one."""
    if not facts.questions:
        return 1
    return sum(1 for prediction in facts.questions if not prediction.strip())


def is_quiet(facts: Facts, today: date) -> bool:
    """No move for longer than its stage needs, or the planned end has passed and it is still being tried."""
    if facts.stage is Stage.CLOSED:
        return False
    return (today - facts.moved_on).days > PATIENCE[facts.stage] or _end_passed(facts, today) is not None


def lacks_data(facts: Facts) -> bool:
    """It has begun, and there is neither an observation of its measures nor evidence."""
    return facts.stage in (Stage.DO, Stage.STUDY, Stage.ACT) and not facts.has_data


def groups_of(facts: Facts, today: date, since: date) -> set[Group]:
    """Where a cycle stands on the coach's page; `coaching.repository` writes the same in SQL."""
    is_open = facts.stage is not Stage.CLOSED
    found = {
        Group.MOVED: facts.moved_on >= since,
        Group.WAITING: facts.open_requests > 0,
        Group.QUIET: is_quiet(facts, today),
        Group.NO_PREDICTION: is_open and without_prediction(facts) > 0,
        Group.NO_DATA: lacks_data(facts),
        Group.REOPENED: facts.reopened,
    }
    return {group for group, holds in found.items() if holds}


def _end_passed(facts: Facts, today: date) -> int | None:
    if facts.stage in (Stage.PLAN, Stage.DO) and facts.ends_on and facts.ends_on < today:
        return (today - facts.ends_on).days
    return None


_Rule = Callable[[Facts, date], Prompt | None]


def _no_question(facts: Facts, _: date) -> Prompt | None:
    return Prompt("no_question") if facts.stage is not Stage.CLOSED and not facts.questions else None


def _no_prediction(facts: Facts, _: date) -> Prompt | None:
    lacking = without_prediction(facts)
    if facts.stage is Stage.CLOSED or not facts.questions or not lacking:
        return None
    return Prompt("no_prediction", {"questions": lacking})


def _end(facts: Facts, today: date) -> Prompt | None:
    days = _end_passed(facts, today)
    return Prompt("end_passed", {"days": days}) if days else None


def _start(facts: Facts, today: date) -> Prompt | None:
    if facts.stage is not Stage.PLAN or not facts.starts_on or facts.starts_on >= today:
        return None
    if _end_passed(facts, today):
        return None
    return Prompt("start_passed", {"days": (today - facts.starts_on).days})


def _quiet(facts: Facts, today: date) -> Prompt | None:
    days = (today - facts.moved_on).days
    if facts.stage is Stage.CLOSED or days <= PATIENCE[facts.stage] or _end_passed(facts, today):
        return None
    return Prompt("quiet", {"days": days, "stage": facts.stage.value})


def _no_data(facts: Facts, _: date) -> Prompt | None:
    return Prompt("no_data") if lacks_data(facts) else None


def _same_scale(facts: Facts, _: date) -> Prompt | None:
    largest = facts.scale is Scale.NETWORK
    if facts.tests_at_scale < TESTS_AT_ONE_SCALE or largest or facts.has_next:
        return None
    return Prompt("same_scale", {"tests": facts.tests_at_scale, "scale": facts.scale.value})


def _surprise(facts: Facts, _: date) -> Prompt | None:
    thinking = facts.stage in (Stage.STUDY, Stage.ACT)
    return (
        Prompt("surprise_single_loop") if thinking and facts.surprised and facts.loop is Loop.SINGLE else None
    )


def _adapted(facts: Facts, today: date) -> Prompt | None:
    days = (today - facts.moved_on).days
    waits = facts.stage is Stage.CLOSED and facts.decision is Decision.ADAPT and not facts.has_next
    return Prompt("adapt_without_next", {"days": days}) if waits and days > DAYS_TO_BEGIN_THE_NEXT else None


_RULES: Final[tuple[_Rule, ...]] = (
    _no_question,
    _no_prediction,
    _end,
    _start,
    _quiet,
    _no_data,
    _surprise,
    _same_scale,
    _adapted,
)


def prompts(facts: Facts, today: date) -> list[Prompt]:
    """The questions to a team on a day, in the order in which a cycle goes."""
    return [prompt for rule in _RULES if (prompt := rule(facts, today)) is not None]
