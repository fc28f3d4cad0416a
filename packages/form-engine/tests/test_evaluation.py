"""What makes a response "stored with problems", and how complete it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from form_engine import CompiledForm, FormState, Program, compile_xform, evaluate
from form_engine.tree import MAX_COUNTED_IN_ALL

FORM = """
    | survey | | | | | | | | | | |
    | | type | name | label | required | relevant | constraint | constraint_message | calculation | choice_filter | parameters |
    | | end | end | | | | | | | | |
    | | text | name | Name | yes | | | | | | |
    | | integer | age | Age | | ${name} = 'Ana' | . >= 18 | Too young | | | |
    | | note | hello | Hello | | | | | | | |
    | | calculate | double | | | | | | ${age} * 2 | | |
    | | integer | guess | Guess | | ${name} = 'Ana' | . < 100 | | ${age} * 3 | | |
    | | calculate | when | | | | | | now() | | |
    | | date | day | Day | | | . <= today() | | | | |
    | | select_one region | region | R | | | | | | | |
    | | select_one town | town | T | | | | | | region = ${region} | |
    | | range | sure | S | | | | | | | start=0 end=10 step=5 |
    | | begin_repeat | r | R | | | | | | | |
    | | integer | n | N | yes | | | | | | |
    | | end_repeat | | | | | | | | | |
    | choices | | | | |
    | | list_name | name | label | region |
    | | region | rm | RM | |
    | | region | v | V | |
    | | town | stgo | Santiago | rm |
    | | town | vina | Viña | v |
    """
END = "2026-11-22T10:00:00.000-03:00"


@pytest.fixture(scope="module")
def program(compiled: Callable[[str], CompiledForm]) -> Program:
    return Program(compiled(FORM).model)


def found(program: Program, answers: dict[str, Any], **moment: str) -> list[tuple[str, str]]:
    return [(finding.pointer, finding.code) for finding in evaluate(program, answers, **moment).findings]


def test_answers_that_hold_have_no_findings(program: Program) -> None:
    answers = {"end": END, "name": "Ana", "age": 30, "double": 60, "day": "2026-11-22", "region": "v"}
    answers |= {"town": "vina", "sure": 5, "r": [{"n": 1}], "when": "2020-01-01T00:00:00.000Z"}
    assert found(program, answers) == []


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, [("/name", "required.missing")]),
        ({"name": "Ana", "age": 7}, [("/age", "constraint.failed")]),
        ({"name": "Eva", "age": 30}, [("/age", "relevance.not_applicable")]),
        ({"name": "Ana", "age": 30, "double": "61"}, [("/double", "calculation.differs")]),
        ({"name": "Ana", "age": 30, "guess": 7}, []),
        ({"name": "Ana", "age": 30, "guess": 700}, [("/guess", "constraint.failed")]),
        ({"name": "Ana", "day": "2026-11-23"}, [("/day", "constraint.failed")]),
        ({"name": "Eva", "region": "rm", "town": "vina"}, [("/town", "choice.not_offered")]),
        ({"name": "Eva", "sure": 7}, [("/sure", "range.outside")]),
        ({"name": "Eva", "sure": 15}, [("/sure", "range.outside")]),
        ({"name": "Eva", "r": [{"n": 1}, {}]}, [("/r/1/n", "required.missing")]),
    ],
)
def test_what_does_not_hold_is_found_by_name(
    answers: dict[str, Any], expected: list[tuple[str, str]], program: Program
) -> None:
    assert found(program, answers, now=END) == expected


def test_today_is_the_day_on_which_the_answers_were_finished(program: Program) -> None:
    answers = {"name": "Eva", "day": "2026-11-22"}
    assert found(program, {**answers, "end": "2026-11-21T10:00:00Z"}) == [("/day", "constraint.failed")]
    assert found(program, {**answers, "end": END}) == []


def test_a_constraint_carries_the_words_of_the_form(program: Program) -> None:
    assert evaluate(program, {"name": "Ana", "age": 7}, now=END).findings[0].message == "Too young"


def test_completeness_counts_only_the_questions_these_answers_make_relevant(program: Program) -> None:
    without_age = evaluate(program, {"name": "Eva", "region": "v", "r": [{"n": 1}]}, now=END)
    assert (without_age.applicable, without_age.answered) == (6, 3)
    assert without_age.completeness == 0.5
    with_age = evaluate(program, {"name": "Ana", "age": 20, "r": [{}, {"n": 2}]}, now=END)
    assert (with_age.applicable, with_age.answered) == (9, 3)


def test_a_function_we_lack_leaves_its_expression_unchecked(compiled: Callable[[str], CompiledForm]) -> None:
    form = compiled("""
        | survey | | | | | | |
        | | type | name | label | constraint | calculation | relevant |
        | | text | a | A | extract-signed(., 'k') = 'x' | | |
        | | calculate | b | | | extract-signed(${a}, 'k') | |
        | | text | c | C | | | intersects(${a}) |
        """)
    assert form.accepted
    assert form.model["web"] is False
    result = evaluate(form.model, {"a": "1", "b": "zz", "c": "kept"})
    assert result.findings == []
    assert result.unchecked == ["extract-signed()", "intersects()"]
    assert result.applicable == 2


def test_a_count_that_the_rows_do_not_meet_is_found(compiled: Callable[[str], CompiledForm]) -> None:
    form = compiled("""
        | survey | | | | |
        | | type | name | label | repeat_count |
        | | integer | many | Many | |
        | | begin_repeat | r | R | ${many} |
        | | text | x | X | |
        | | end_repeat | | | |
        """)
    program = Program(form.model)
    assert found(program, {"many": 1, "r": [{"x": "a"}]}) == []
    assert found(program, {"many": 3, "r": [{"x": "a"}]}) == [("/r", "repeat.count")]
    assert found(program, {"many": 100_000}) == [("/r", "repeat.count")]
    assert evaluate(program, {"many": 100_000}).applicable == 101


def test_a_filter_over_too_many_rows_is_cut_off_and_left_unchecked(
    xform: Callable[[str, str, str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("form_engine.state.MAX_FILTERED", 10_000)
    rows = "".join(f"<item><name>{number}</name></item>" for number in range(200))
    inner = "count(instance('l')/root/item[name = current()/../a])"
    binds = f'<bind nodeset="/data/b" calculate="count(instance(\'l\')/root/item[{inner} = 0])"/>'
    xml = xform("<a/><b/>", binds, '<input ref="/data/a"/>').replace(
        b"</instance>", f'</instance><instance id="l"><root>{rows}</root></instance>'.encode()
    )
    form = compile_xform(xml)
    assert form.accepted, form.problems
    result = evaluate(form.model, {"a": "x", "b": "5"})
    assert result.unchecked == ["a filter over too many rows"]
    assert result.findings == []
    monkeypatch.setattr("form_engine.state.MAX_FILTERED", 1_000_000)
    enough = evaluate(form.model, {"a": "x", "b": "5"})
    assert enough.unchecked == []
    assert [finding.code for finding in enough.findings] == ["calculation.differs"]


def test_a_text_too_long_for_its_pattern_is_left_unchecked(compiled: Callable[[str], CompiledForm]) -> None:
    form = compiled("""
        | survey | | | | |
        | | type | name | label | constraint |
        | | text | a | A | regex(., '([a-z]{100}[0-9]?)*') |
        """)
    assert [finding.code for finding in evaluate(form.model, {"a": "x" * 99}).findings] == [
        "constraint.failed"
    ]
    assert evaluate(form.model, {"a": "x" * 100}).findings == []
    long = evaluate(form.model, {"a": "x" * 20_000})
    assert long.findings == []
    assert long.unchecked[0].startswith("regex()")


NAMES = """
    | survey | | | | | | |
    | | type | name | label | calculation | choice_filter | repeat_count |
    | | begin_repeat | alter | Person | | | min(12, ${last} + 1) |
    | | text | called | Name | | | |
    | | calculate | id | | if(normalize-space(${called}) != '', position(..), 0) | | |
    | | end_repeat | | | | | |
    | | calculate | last | | if(count(${alter}) > 0, max(${id}), 0) | | |
    | | calculate | ids | | join(' ', ${id}) | | |
    | | select_one ${called} | lead | Who leads? | | | |
    | | select_multiple ids | close | Who is close? | | selected(${ids}, name) | |
    | choices | | |
    | | list_name | name | label |
    """ + "".join(f"    | | ids | {at} | {at} |\n" for at in range(1, 13))


@pytest.fixture(scope="module")
def names(compiled: Callable[[str], CompiledForm]) -> Program:
    return Program(compiled(NAMES).model)


def test_who_was_named_is_on_offer_and_nobody_else(names: Program) -> None:
    rows = [{"called": "Ana María"}, {}, {"called": "Ben"}, {}]
    assert found(names, {"alter": rows, "lead": "Ana María", "close": ["1", "3"]}) == []
    assert found(names, {"alter": rows, "lead": "Ana", "close": ["2"]}) == [
        ("/lead", "choice.not_offered"),
        ("/close", "choice.not_offered"),
    ]
    assert found(names, {"alter": [{}], "lead": "Ana María"}) == [("/lead", "choice.not_offered")]


def test_as_many_rows_are_counted_as_were_named_though_no_calculation_was_sent(names: Program) -> None:
    """Each pass brings one more row to count; a sender need not send what the form works out."""
    rows = [{"called": f"Person {at}"} for at in range(12)]
    assert found(names, {"alter": rows, "close": ["12"]}) == []
    assert found(names, {"alter": [*rows, {"called": "One too many"}]}) == [("/alter", "repeat.count")]


def test_a_choice_among_all_rows_of_a_repeat_is_held_to_them(xform: Callable[[str, str, str], bytes]) -> None:
    """A nodeset without a filter offers what the rows hold now."""
    body = (
        '<group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/n"/></repeat></group>'
        '<select1 ref="/data/q"><itemset nodeset="/data/r"><value ref="n"/><label ref="n"/></itemset></select1>'
    )
    rows = Program(compile_xform(xform("<r><n/></r><q/>", "", body)).model)
    assert found(rows, {"r": [{"n": "Ana"}], "q": "Ana"}) == []
    assert found(rows, {"r": [{"n": "Ana"}], "q": "Ben"}) == [("/q", "choice.not_offered")]


def test_counts_within_counts_make_no_more_rows_than_a_session_may_hold(
    compiled: Callable[[str], CompiledForm],
) -> None:
    names = range(6)
    begin = "\n".join(f"| | begin_repeat | r{at} | R | 100 |" for at in names)
    end = "\n".join("| | end_repeat | | | |" for _ in names)
    form = compiled(f"""
        | survey |
        | | type | name | label | repeat_count |
        {begin}
        | | text | a | A | |
        {end}
        """)
    state = FormState(Program(form.model))
    assert MAX_COUNTED_IN_ALL < sum(1 for _ in state.run.root.walk()) < 4 * MAX_COUNTED_IN_ALL
    assert evaluate(form.model, {}).findings
