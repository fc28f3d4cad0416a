"""What is noticed about a cycle, and what is asked of its team."""

from datetime import date, timedelta
from typing import Any

import pytest
from pdsa_api.coaching.domain import PATIENCE, Facts, Group, groups_of, prompts
from pdsa_api.cycles.domain import Decision, Loop, Scale, Stage

TODAY = date(2026, 11, 29)
FORTNIGHT = TODAY - timedelta(days=14)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def facts(stage: Stage = Stage.DO, **more: Any) -> Facts:
    """A cycle that gives no cause for a question."""
    calm = {"moved_on": days_ago(1), "questions": ("18 of 24 answer",), "has_data": True}
    return Facts(stage=stage, **{**calm, **more})


def asked(one: Facts) -> list[str]:
    return [prompt.code for prompt in prompts(one, TODAY)]


def test_a_cycle_that_goes_well_is_asked_nothing() -> None:
    for stage in Stage:
        assert asked(facts(stage)) == []


def test_a_plan_is_asked_what_it_wants_to_learn_and_what_it_expects() -> None:
    assert asked(facts(Stage.PLAN, questions=())) == ["no_question"]
    lacking = facts(Stage.PLAN, questions=("Most do", " ", ""))
    assert prompts(lacking, TODAY)[0].values == {"questions": 2}
    assert asked(facts(Stage.CLOSED, questions=())) == []


def test_a_planned_end_that_passed_asks_what_happened_and_hides_the_lesser_questions() -> None:
    late = facts(Stage.DO, ends_on=days_ago(5), moved_on=days_ago(90))
    assert [(one.code, one.values) for one in prompts(late, TODAY)] == [("end_passed", {"days": 5})]
    assert asked(facts(Stage.DO, ends_on=TODAY)) == []
    assert asked(facts(Stage.STUDY, ends_on=days_ago(5))) == []


def test_a_start_that_passed_asks_whether_it_has_begun() -> None:
    assert asked(facts(Stage.PLAN, starts_on=days_ago(3))) == ["start_passed"]
    assert asked(facts(Stage.PLAN, starts_on=TODAY)) == []
    assert asked(facts(Stage.PLAN, starts_on=days_ago(9), ends_on=days_ago(3))) == ["end_passed"]


@pytest.mark.parametrize("stage", PATIENCE)
def test_each_stage_has_its_own_patience(stage: Stage) -> None:
    assert asked(facts(stage, moved_on=days_ago(PATIENCE[stage]))) == []
    quiet = prompts(facts(stage, moved_on=days_ago(PATIENCE[stage] + 1)), TODAY)
    assert [(one.code, one.values["stage"]) for one in quiet] == [("quiet", stage.value)]


def test_a_test_that_began_without_data_is_asked_what_could_be_counted() -> None:
    for stage in (Stage.DO, Stage.STUDY, Stage.ACT):
        assert asked(facts(stage, has_data=False)) == ["no_data"]
    assert asked(facts(Stage.PLAN, has_data=False)) == []


def test_three_tests_at_one_scale_ask_what_would_make_it_bigger() -> None:
    third = facts(tests_at_scale=3, scale=Scale.ONE_CLASS)
    assert prompts(third, TODAY)[0].values == {"tests": 3, "scale": "one_class"}
    assert asked(facts(tests_at_scale=2)) == []
    assert asked(facts(tests_at_scale=3, has_next=True)) == []
    assert asked(facts(tests_at_scale=5, scale=Scale.NETWORK)) == []


def test_a_surprise_that_changed_only_the_practice_asks_for_the_assumption() -> None:
    assert asked(facts(Stage.STUDY, surprised=True, loop=Loop.SINGLE)) == ["surprise_single_loop"]
    assert asked(facts(Stage.STUDY, surprised=True, loop=Loop.DOUBLE)) == []
    assert asked(facts(Stage.STUDY, surprised=True)) == []


def test_an_adaptation_that_nobody_tried_is_remembered_after_a_fortnight() -> None:
    adapted = {"decision": Decision.ADAPT, "moved_on": days_ago(15)}
    assert asked(facts(Stage.CLOSED, **adapted)) == ["adapt_without_next"]
    assert asked(facts(Stage.CLOSED, **adapted, has_next=True)) == []
    assert asked(facts(Stage.CLOSED, **{**adapted, "moved_on": days_ago(14)})) == []


def test_a_cycle_stands_in_every_part_of_the_page_that_it_belongs_to() -> None:
    assert groups_of(facts(), TODAY, FORTNIGHT) == {Group.MOVED}
    quiet = facts(
        Stage.STUDY, moved_on=days_ago(40), has_data=False, open_requests=1, reopened=True, questions=()
    )
    assert groups_of(quiet, TODAY, FORTNIGHT) == set(Group) - {Group.MOVED}
    closed = facts(Stage.CLOSED, moved_on=days_ago(40), has_data=False, questions=())
    assert groups_of(closed, TODAY, FORTNIGHT) == set()
