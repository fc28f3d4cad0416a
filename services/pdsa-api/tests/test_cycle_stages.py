"""The stages of a cycle and the scales of a ramp, as rules."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdsa_api.cycles.domain import (
    PART_OF,
    Content,
    Decision,
    Loop,
    Match,
    Move,
    Question,
    Scale,
    Stage,
    closed_fields,
    dates_in_order,
    is_open,
    missing_in,
    move,
    next_scale,
    scale_fits,
)
from pdsa_api.cycles.schemas import CycleChange

READY = Content(
    objective="Find out",
    questions=[Question("Does it work?", "18 of 24", "15 of 24", Match.PARTLY)],
    who="Two teachers",
    starts_on=date(2026, 10, 5),
    data_to_collect="A tally",
    happened="We tried it",
    learned="Pairs need a question each",
    loop=Loop.SINGLE,
    decision=Decision.ADAPT,
    reason="It helped some",
    next_step="Give each pair a card",
)


def lacking(stage: Stage, **fields: Any) -> list[str]:
    return [one.pointer for one in missing_in(stage, replace(READY, **fields))]


@pytest.mark.parametrize("stage", Stage)
def test_a_cycle_with_all_its_parts_lacks_nothing_in_any_stage(stage: Stage) -> None:
    assert missing_in(stage, READY) == []


def test_an_empty_plan_lacks_all_that_a_test_needs() -> None:
    found = missing_in(Stage.PLAN, Content())
    assert [one.pointer for one in found] == [
        "/objective",
        "/questions",
        "/who",
        "/starts_on",
        "/data_to_collect",
    ]
    assert all(one.stage is Stage.PLAN and one.code and one.message and one.fix for one in found)


@pytest.mark.parametrize(
    ("stage", "field", "empty"),
    [
        (Stage.PLAN, "objective", "  "),
        (Stage.PLAN, "who", ""),
        (Stage.PLAN, "starts_on", None),
        (Stage.PLAN, "data_to_collect", "\n"),
        (Stage.DO, "happened", " "),
        (Stage.STUDY, "learned", ""),
        (Stage.STUDY, "loop", None),
        (Stage.ACT, "decision", None),
        (Stage.ACT, "reason", " "),
        (Stage.ACT, "next_step", ""),
    ],
)
def test_each_field_that_a_stage_needs_is_asked_for_in_that_stage_alone(
    stage: Stage, field: str, empty: object
) -> None:
    assert lacking(stage, **{field: empty}) == [f"/{field}"]
    assert all(lacking(other, **{field: empty}) == [] for other in Stage if other is not stage)


def test_every_question_without_a_prediction_result_or_match_is_named() -> None:
    questions = [
        Question("a", "b", "c", Match.MET),
        Question("a", " ", " ", Match.MET),
        Question("a", "", "c", None),
    ]
    assert lacking(Stage.PLAN, questions=questions) == ["/questions/1/prediction", "/questions/2/prediction"]
    assert lacking(Stage.STUDY, questions=questions) == ["/questions/1/result", "/questions/2/match"]


@pytest.mark.parametrize("decision", [Decision.ADOPT, Decision.ABANDON])
def test_only_an_adaptation_needs_a_next_step(decision: Decision) -> None:
    assert lacking(Stage.ACT, decision=decision, next_step="") == []


@given(st.sampled_from(Stage), st.sampled_from(Stage))
def test_stages_go_forward_one_at_a_time_and_back_as_far_as_wanted(now: Stage, then: Stage) -> None:
    steps = list(Stage).index(then) - list(Stage).index(now)
    wanted = {0: Move.NOWHERE, 1: Move.FORWARD}.get(steps, Move.BACK if steps < 0 else Move.TOO_FAR)
    assert move(now, then) is wanted


def test_a_part_is_open_until_the_cycle_has_left_it() -> None:
    assert [stage.value for stage in Stage if is_open(Stage.DO, stage)] == ["plan", "do"]
    assert not any(is_open(Stage.ACT, stage) for stage in (Stage.CLOSED,))


def closed(stage: Stage, *fields: str, plan: bool = False, study: bool = False) -> list[str]:
    return closed_fields(stage, fields, plan_of_questions=plan, study=study)


def test_a_prediction_is_not_written_after_the_test_began_but_a_result_is() -> None:
    assert closed(Stage.PLAN, "questions", plan=True, study=True) == []
    assert closed(Stage.DO, "questions", plan=True) == ["questions"]
    assert closed(Stage.STUDY, "questions", study=True) == []
    assert closed(Stage.ACT, "questions", study=True) == ["questions"]


def test_fields_of_a_part_that_is_over_are_closed_and_those_to_come_are_not() -> None:
    assert closed(Stage.STUDY, "objective", "happened", "learned", "decision") == ["objective", "happened"]
    assert closed(Stage.CLOSED, "title", "audience", "measure_ids", "reason") == ["reason"]


def test_every_field_of_a_change_belongs_to_a_part_or_is_free_on_purpose() -> None:
    free = {"school_id", "team_id", "aim_id", "idea_id", "measure_ids", "title", "audience", "scale"}
    assert set(CycleChange.model_fields) == set(PART_OF) | free


def test_a_test_may_end_on_the_day_on_which_it_starts_and_not_before() -> None:
    day, before = date(2026, 10, 5), date(2026, 10, 4)
    assert dates_in_order(day, day)
    assert dates_in_order(None, day)
    assert not dates_in_order(day, before)


def test_along_a_ramp_a_test_is_as_large_as_the_one_before_or_larger() -> None:
    assert scale_fits(Scale.GRADE, Scale.ONE_CLASS, [Scale.SCHOOL])
    assert scale_fits(Scale.GRADE, Scale.GRADE, [Scale.GRADE])
    assert not scale_fits(Scale.ONE_CLASS, Scale.GRADE, [])
    assert not scale_fits(Scale.SCHOOL, None, [Scale.GRADE])


def test_what_was_adopted_is_tried_larger_next() -> None:
    assert next_scale(Scale.ONE_CLASS, Decision.ADOPT) is Scale.SEVERAL_CLASSES
    assert next_scale(Scale.NETWORK, Decision.ADOPT) is Scale.NETWORK
    assert next_scale(Scale.ONE_CLASS, Decision.ADAPT) is Scale.ONE_CLASS
