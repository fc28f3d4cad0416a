"""Questions that are answered with people: `roster.csv` is supplied, and never a file."""

from __future__ import annotations

from typing import Any

import pytest
from form_engine import CompiledForm, FormState, Program, check_shape, compile_xform
from form_engine.evaluation import evaluate
from form_engine.roster import Person, asks_for_people, people_questions, unknown_people, with_people
from pyxform.xls2xform import convert

ADVICE = """
    | survey | | | | |
    | | type | name | label | choice_filter | relevant |
    | | select_multiple_from_file roster.csv | advice | Whom do you turn to? | | |
    | | select_one_from_file roster.csv | head | Which head? | role = 'school_leader' | |
    | | text | why | Why this head? | | ${head} != '' |
    """
ANA, BO, CLEO = (
    Person("a1", "North", "school_leader", "Ana"),
    Person("b2", "North", "teacher", "Bo"),
    Person("c3", "South", "school_leader", "Cleo"),
)


def compiled(table: str = ADVICE) -> CompiledForm:
    rows = "\n".join(line.strip() for line in table.strip().splitlines())
    return compile_xform(convert(rows, file_type=".md").xform.encode())


@pytest.fixture(scope="module")
def model() -> dict[str, Any]:
    form = compiled()
    assert form.problems == []
    return form.model


def test_the_people_are_no_file_that_somebody_must_add(model: dict[str, Any]) -> None:
    assert (model["web"], model["web_reasons"]) == (True, [])
    assert asks_for_people(model)
    assert people_questions(model) == [("advice",), ("head",)]


def test_another_missing_list_still_keeps_a_form_from_the_web() -> None:
    form = compiled(ADVICE.replace("select_one_from_file roster.csv", "select_one_from_file towns.csv"))
    assert form.model["web"] is False


def test_filters_and_what_depends_on_them_follow_the_people_of_the_network(
    model: dict[str, Any],
) -> None:
    seated = with_people(Program(model), [ANA, BO, CLEO])
    state = FormState(seated, {"head": "c3"})
    shown = {n["path"]: n for n in state.snapshot()}
    assert [(c["value"], c["label"]) for c in shown["/data/advice"]["choices"]] == [
        ("a1", "Ana"),
        ("b2", "Bo"),
        ("c3", "Cleo"),
    ]
    assert [c["value"] for c in shown["/data/head"]["choices"]] == ["a1", "c3"]
    assert shown["/data/why"]["relevant"]


def test_people_put_in_are_a_list_like_any_other(model: dict[str, Any]) -> None:
    people = [ANA, BO, CLEO]
    table = {k: v for k, v in model["lists"]["roster"].items() if k != "missing"}
    plain = {**model, "lists": {"roster": {**table, "rows": [one.row for one in people]}}}
    answers = {"advice": ["a1", "c3"], "head": "c3", "why": "x"}
    put_in, listed = (FormState(form, answers) for form in (with_people(Program(model), people), plain))
    assert list(put_in.snapshot()) == list(listed.snapshot())


def test_somebody_whom_a_filter_leaves_out_is_found_by_the_evaluation(model: dict[str, Any]) -> None:
    found = evaluate(
        with_people(Program(model), [ANA, BO, CLEO]), {"advice": ["a1"], "head": "b2", "why": "x"}
    )
    assert [(one.pointer, one.code) for one in found.findings] == [("/head", "choice.not_offered")]
    assert found.unchecked == []


def test_without_people_nothing_that_needs_them_is_judged(model: dict[str, Any]) -> None:
    found = evaluate(model, {"head": "b2", "why": "x"})
    assert found.findings == []
    assert found.unchecked == ["the list roster.csv"]
    assert check_shape(model, {"advice": ["a1"], "head": "nobody"}) == []


def test_one_respondents_people_are_not_anothers(model: dict[str, Any]) -> None:
    program = Program(model)
    one, other = with_people(program, [ANA]), with_people(program, [BO])
    assert [len(p.tables["roster"].items) for p in (one, other, program)] == [1, 1, 0]
    assert program.tables["roster"].missing == "roster.csv"


def test_a_person_whom_nobody_knows_is_refused_where_they_stand(model: dict[str, Any]) -> None:
    paths, known = people_questions(model), {"a1", "b2"}
    assert unknown_people({"advice": ["a1", "b2"], "head": "a1"}, paths, known) == []
    assert unknown_people({"advice": None}, paths, known) == []
    faults = unknown_people({"advice": ["a1", "zz"], "head": "c3"}, paths, known)
    assert [(one.pointer, one.code) for one in faults] == [
        ("/advice", "choice.unknown"),
        ("/head", "choice.unknown"),
    ]
    assert "zz" in faults[0].message


def test_people_are_looked_for_in_every_row_of_a_repeat() -> None:
    form = compiled(
        """
        | survey | | | |
        | | type | name | label |
        | | begin_repeat | talk | Talk |
        | | select_one_from_file roster.csv | who | Who? |
        | | end_repeat | | |
        """
    )
    paths = people_questions(form.model)
    faults = unknown_people({"talk": [{"who": "a1"}, {"who": "x"}, {}]}, paths, {"a1"})
    assert [one.pointer for one in faults] == ["/talk/1/who"]


@pytest.mark.parametrize("parameters", ["value=role", "label=name"])
def test_an_answer_is_the_persons_id_and_nothing_else(parameters: str) -> None:
    form = compiled(
        f"""
        | survey | | | | |
        | | type | name | label | parameters |
        | | select_one_from_file roster.csv | who | Who? | {parameters} |
        """
    )
    assert [one.code for one in form.problems] == ["roster.column"]
    assert not form.accepted


def test_a_column_that_people_do_not_have_is_named() -> None:
    form = compiled(ADVICE.replace("role = 'school_leader'", "rolle = 'school_leader'"))
    (problem,) = form.problems
    assert (problem.severity, problem.code) == ("warning", "reference.undefined")
    assert "role" in problem.fix
