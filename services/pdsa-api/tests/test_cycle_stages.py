"""The stages of a cycle, as rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdsa_api.cycles.domain import Plan, Question, Stage, may_follow, missing_before

READY = Plan("Find out", [Question("Does it work?", "It does")])


@pytest.mark.parametrize("stage", [Stage.DO, Stage.STUDY, Stage.ACT, Stage.CLOSED])
def test_a_plan_with_an_objective_and_a_predicted_question_may_go_on(stage: Stage) -> None:
    assert missing_before(stage, READY) == []


def test_a_plan_may_be_empty_while_it_is_being_written() -> None:
    assert missing_before(Stage.PLAN, Plan("", [])) == []


def test_nothing_is_tried_without_an_objective_and_a_question() -> None:
    assert {m.pointer for m in missing_before(Stage.DO, Plan(" ", []))} == {"/objective", "/questions"}


def test_every_question_without_a_prediction_is_named() -> None:
    plan = Plan("x", [Question("a", "b"), Question("c", " "), Question("d", "")])
    assert [m.pointer for m in missing_before(Stage.DO, plan)] == [
        "/questions/1/prediction",
        "/questions/2/prediction",
    ]


@given(st.sampled_from(Stage), st.sampled_from(Stage))
def test_stages_go_forward_one_at_a_time(now: Stage, then: Stage) -> None:
    order = list(Stage)
    assert may_follow(now, then) == (order.index(then) - order.index(now) in (0, 1))
