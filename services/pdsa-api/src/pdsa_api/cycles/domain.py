"""The stages of a PDSA cycle, what each asks before the next begins, and how tests grow along a ramp. Pure.

Source of the rules: the Model for Improvement, which asks for a prediction before a test, so that study can
compare, and for a decision after it.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Stage(StrEnum):
    PLAN = "plan"
    DO = "do"
    STUDY = "study"
    ACT = "act"
    CLOSED = "closed"


class Match(StrEnum):
    """How what came compares with what was predicted."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    UNCLEAR = "unclear"


class Loop(StrEnum):
    """Single: we improved the practice. Double: we questioned what it rests on."""

    SINGLE = "single"
    DOUBLE = "double"


class Decision(StrEnum):
    ADOPT = "adopt"
    ADAPT = "adapt"
    ABANDON = "abandon"


class Scale(StrEnum):
    """How many a test touches, from the smallest."""

    ONE_PERSON = "one_person"
    ONE_CLASS = "one_class"
    SEVERAL_CLASSES = "several_classes"
    GRADE = "grade"
    SCHOOL = "school"
    SEVERAL_SCHOOLS = "several_schools"
    NETWORK = "network"


@dataclass(frozen=True)
class Question:
    """A question of the plan, what the team expects to see, and afterwards what came."""

    question: str
    prediction: str
    result: str = ""
    match: Match | None = None


@dataclass(frozen=True)
class Content:
    """What a team wrote into the four parts, as far as rules ask for it."""

    objective: str = ""
    questions: Sequence[Question] = field(default_factory=tuple)
    who: str = ""
    starts_on: date | None = None
    data_to_collect: str = ""
    happened: str = ""
    learned: str = ""
    loop: Loop | None = None
    decision: Decision | None = None
    reason: str = ""
    next_step: str = ""


@dataclass(frozen=True)
class Missing:
    """A rule of a stage that is not met: the field at fault, and what to do."""

    pointer: str
    code: str
    message: str
    fix: str
    stage: Stage


_Rule = Callable[[Content], list[tuple[str, str, str, str]]]


def _needs(name: str, message: str, fix: str) -> _Rule:
    """The field must say something."""

    def rule(content: Content) -> list[tuple[str, str, str, str]]:
        value = getattr(content, name)
        if value is not None and str(value).strip():
            return []
        return [(f"/{name}", f"cycle.{name}_missing", message, fix)]

    return rule


def _a_question(content: Content) -> list[tuple[str, str, str, str]]:
    if content.questions:
        return []
    return [("/questions", "cycle.question_missing", "there is no question", "Ask at least one question.")]


def _each_question(name: str, message: str, fix: str) -> _Rule:
    """Every question must have this field."""

    def rule(content: Content) -> list[tuple[str, str, str, str]]:
        return [
            (f"/questions/{number}/{name}", f"cycle.{name}_missing", f"question {number + 1} {message}", fix)
            for number, one in enumerate(content.questions)
            if not (getattr(one, name) or "").strip()
        ]

    return rule


def _next_step_to_adapt(content: Content) -> list[tuple[str, str, str, str]]:
    if content.decision is not Decision.ADAPT:
        return []
    return _needs("next_step", "an adaptation has no next step", "Say what you will change and try next.")(
        content
    )


_BEFORE_THE_NEXT: dict[Stage, tuple[_Rule, ...]] = {
    Stage.PLAN: (
        _needs("objective", "the objective is empty", "Say what this test is for."),
        _a_question,
        _each_question("prediction", "has no prediction", "Write what you expect to see before you try it."),
        _needs("who", "nobody is named", "Say who tries it."),
        _needs("starts_on", "there is no first day", "Choose the day on which it starts."),
        _needs("data_to_collect", "no data are named", "Say what you will count or note down."),
    ),
    Stage.DO: (_needs("happened", "nothing is written about the test", "Write what happened."),),
    Stage.STUDY: (
        _each_question("result", "has no result", "Write what came, beside what you predicted."),
        _each_question("match", "is not compared", "Say whether what came is what you predicted."),
        _needs("learned", "nothing was learned yet", "Write what you learned."),
        _needs(
            "loop", "the kind of learning is open", "Say whether you improved or questioned the practice."
        ),
    ),
    Stage.ACT: (
        _needs("decision", "there is no decision", "Adopt, adapt or abandon."),
        _needs("reason", "the decision has no reason", "Say why."),
        _next_step_to_adapt,
    ),
    Stage.CLOSED: (),
}

_ORDER = tuple(Stage)


def missing_in(stage: Stage, content: Content) -> list[Missing]:
    """What a cycle that stands in `stage` still lacks before the next stage."""
    found = [fault for rule in _BEFORE_THE_NEXT[stage] for fault in rule(content)]
    return [Missing(*fault, stage=stage) for fault in found]


class Move(StrEnum):
    FORWARD = "forward"
    BACK = "back"
    NOWHERE = "nowhere"
    TOO_FAR = "too_far"


def move(now: Stage, then: Stage) -> Move:
    """Forwards a cycle goes one stage at a time; backwards as far as wanted."""
    steps = _ORDER.index(then) - _ORDER.index(now)
    if steps == 0:
        return Move.NOWHERE
    if steps < 0:
        return Move.BACK
    return Move.FORWARD if steps == 1 else Move.TOO_FAR


PART_OF: dict[str, Stage] = {
    **dict.fromkeys(
        (
            "objective",
            "questions",
            "who",
            "what",
            "where",
            "starts_on",
            "ends_on",
            "data_to_collect",
            "subgroup",
        ),
        Stage.PLAN,
    ),
    **dict.fromkeys(("happened", "differed", "observations"), Stage.DO),
    **dict.fromkeys(("learned", "surprised", "loop"), Stage.STUDY),
    **dict.fromkeys(("decision", "reason", "next_step"), Stage.ACT),
}
"""Each field that belongs to a part; `result` and `match` of a question belong to study. The others are free."""


def is_open(part: Stage, stage: Stage) -> bool:
    """Whether a part may be written: the one the cycle stands in and those to come. Earlier ones are re-opened,
    so that a prediction is not written after the result."""
    return _ORDER.index(part) >= _ORDER.index(stage)


def closed_fields(
    stage: Stage, changing: Collection[str], *, plan_of_questions: bool, study: bool
) -> list[str]:
    """Of the fields that a change alters, those whose part is over.

    `plan_of_questions`: the change alters a question or a prediction; `study`: a result or a match.
    """
    found = [
        name
        for name in changing
        if name in PART_OF and name != "questions" and not is_open(PART_OF[name], stage)
    ]
    if "questions" in changing and (
        (plan_of_questions and not is_open(Stage.PLAN, stage)) or (study and not is_open(Stage.STUDY, stage))
    ):
        found.append("questions")
    return found


def dates_in_order(starts_on: date | None, ends_on: date | None) -> bool:
    return starts_on is None or ends_on is None or ends_on >= starts_on


_SCALES = tuple(Scale)


def scale_fits(scale: Scale, before: Scale | None, after: Collection[Scale]) -> bool:
    """Along a ramp a test is never smaller than the one before it."""
    size = _SCALES.index(scale)
    return (before is None or size >= _SCALES.index(before)) and all(
        size <= _SCALES.index(one) for one in after
    )


def next_scale(scale: Scale, decision: Decision | None) -> Scale:
    """What is adopted is tried larger, all else at the same size again, unless the team says otherwise."""
    if decision is not Decision.ADOPT:
        return scale
    return _SCALES[min(_SCALES.index(scale) + 1, len(_SCALES) - 1)]
