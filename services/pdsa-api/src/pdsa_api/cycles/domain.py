"""The stages of a PDSA cycle and what each asks before the next begins. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    PLAN = "plan"
    DO = "do"
    STUDY = "study"
    ACT = "act"
    CLOSED = "closed"


@dataclass(frozen=True)
class Question:
    """A question of the plan, and what the team expects to see."""

    question: str
    prediction: str


@dataclass(frozen=True)
class Missing:
    """A rule of a stage that is not met: the field at fault, and what to do."""

    pointer: str
    code: str
    message: str
    fix: str


@dataclass(frozen=True)
class Plan:
    objective: str
    questions: Sequence[Question]


def missing_before(stage: Stage, plan: Plan) -> list[Missing]:
    """What a plan still lacks before its cycle may be in `stage`. Source: the Model for Improvement asks for a
    prediction before the test, so that study can compare."""
    if stage is Stage.PLAN:
        return []
    found: list[Missing] = []
    if not plan.objective.strip():
        found.append(
            Missing(
                "/objective",
                "cycle.objective_missing",
                "the objective is empty",
                "Say what this test is for.",
            )
        )
    if not plan.questions:
        found.append(
            Missing(
                "/questions", "cycle.question_missing", "there is no question", "Ask at least one question."
            )
        )
    for number, one in enumerate(plan.questions):
        if not one.prediction.strip():
            found.append(
                Missing(
                    f"/questions/{number}/prediction",
                    "cycle.prediction_missing",
                    f"question {number + 1} has no prediction",
                    "Write what you expect to see before you try it.",
                )
            )
    return found


_NEXT = {
    Stage.PLAN: {Stage.DO},
    Stage.DO: {Stage.STUDY},
    Stage.STUDY: {Stage.ACT},
    Stage.ACT: {Stage.CLOSED},
    Stage.CLOSED: set[Stage](),
}


def may_follow(now: Stage, then: Stage) -> bool:
    """A cycle goes through its stages in order, one at a time."""
    return then is now or then in _NEXT[now]
