"""What is refused at every door for answers, and what is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from form_engine import CompiledForm, ShapeChecker
from form_engine.shape import MAX_ERRORS, MAX_TEXT
from hypothesis import given
from hypothesis import strategies as st

FORM = """
    | survey | | | | |
    | | type | name | label | parameters |
    | | start | start | | |
    | | text | t | T | |
    | | integer | i | I | |
    | | decimal | dec | D | |
    | | select_one c | one | One | |
    | | select_multiple c | many | Many | |
    | | rank c | rank | Rank | |
    | | range | range | Range | start=0 end=1 step=0.5 |
    | | date | date | Date | |
    | | time | time | Time | |
    | | dateTime | dt | DateTime | |
    | | geopoint | where | Where | |
    | | geotrace | way | Way | |
    | | geoshape | field | Field | |
    | | image | photo | Photo | |
    | | acknowledge | ack | Ack | |
    | | begin_group | g | G | |
    | | text | inner | Inner | |
    | | begin_repeat | r | R | |
    | | integer | n | N | |
    | | end_repeat | | | |
    | | end_group | | | |
    | choices | | | |
    | | list_name | name | label |
    | | c | a | A |
    | | c | b | B |
    """
GOOD: dict[str, Any] = {
    "start": "2026-11-22T10:00:00.000-03:00",
    "t": "¿Qué?",
    "i": -3,
    "dec": 2.5,
    "one": "a",
    "many": ["a", "b"],
    "rank": ["b", "a"],
    "range": 0.5,
    "date": "2026-02-28",
    "time": "23:59:00",
    "dt": "2026-11-22T10:00:00Z",
    "where": [-33.4, -70.6, 520, 4.5],
    "way": "-33.4 -70.6 0 0; -33.5 -70.6 0 0",
    "field": "0 36 0 0;0 37 0 0;1 37 0 0;0 36 0 0",
    "photo": "photo 1.jpg",
    "ack": "OK",
    "g": {"inner": "", "r": [{"n": 1}, {}, {"n": None}]},
    "meta": {"instanceID": "uuid:x"},
}


@pytest.fixture(scope="module")
def checker(compiled: Callable[[str], CompiledForm]) -> ShapeChecker:
    return ShapeChecker(json.loads(json.dumps(compiled(FORM).model)))


def test_answers_of_every_type_in_their_form_are_not_refused(checker: ShapeChecker) -> None:
    assert checker.check(GOOD) == []
    assert checker.check({}) == []
    assert checker.check(dict.fromkeys(GOOD)) == []


@pytest.mark.parametrize(
    ("answers", "pointer", "code"),
    [
        ({"nope": 1}, "/nope", "question.unknown"),
        ({"g": {"t": "x"}}, "/g/t", "question.unknown"),
        ({"a/b~c": 1}, "/a~1b~0c", "question.unknown"),
        ({"t": 3}, "/t", "type.wrong"),
        ({"t": "a\x00b"}, "/t", "text.characters"),
        ({"t": "a\ud800"}, "/t", "text.characters"),
        ({"t": "x" * (MAX_TEXT + 1)}, "/t", "limit.text"),
        ({"i": "3"}, "/i", "type.wrong"),
        ({"i": True}, "/i", "type.wrong"),
        ({"i": 2.5}, "/i", "type.wrong"),
        ({"i": 10**5000}, "/i", "limit.number"),
        ({"dec": float("inf")}, "/dec", "type.wrong"),
        ({"dec": float("nan")}, "/dec", "type.wrong"),
        ({"dec": "2,5"}, "/dec", "type.wrong"),
        ({"dec": 10**400}, "/dec", "limit.number"),
        ({"one": "c"}, "/one", "choice.unknown"),
        ({"one": ["a"]}, "/one", "type.wrong"),
        ({"many": "a b"}, "/many", "type.wrong"),
        ({"many": ["a", "c"]}, "/many", "choice.unknown"),
        ({"many": ["a", "a"]}, "/many", "choice.repeated"),
        ({"many": [["a"]]}, "/many", "type.wrong"),
        ({"many": ["a"] * 1001}, "/many", "limit.selected"),
        ({"rank": ["x"]}, "/rank", "choice.unknown"),
        ({"range": "1"}, "/range", "type.wrong"),
        ({"date": "31-03-2026"}, "/date", "type.wrong"),
        ({"date": "2026-02-30"}, "/date", "type.wrong"),
        ({"date": "2026-02-28\n"}, "/date", "type.wrong"),
        ({"time": "25:00"}, "/time", "type.wrong"),
        ({"dt": "2026-02-28"}, "/dt", "type.wrong"),
        ({"where": [91, 0]}, "/where", "type.wrong"),
        ({"where": [1]}, "/where", "type.wrong"),
        ({"way": "-33.4 -70.6 0 0"}, "/way", "type.wrong"),
        ({"way": "here; there"}, "/way", "type.wrong"),
        ({"way": "0 0 0 0; 0 nan 0 0"}, "/way", "type.wrong"),
        ({"field": "0 36 0 0;91 37 0 0;0 36 0 0"}, "/field", "type.wrong"),
        ({"field": [1, 2]}, "/field", "type.wrong"),
        ({"ack": "yes"}, "/ack", "choice.unknown"),
        ({"g": "x"}, "/g", "type.wrong"),
        ({"g": []}, "/g", "type.wrong"),
        ({"g": {"r": {}}}, "/g/r", "type.wrong"),
        ({"g": {"r": [3]}}, "/g/r/0", "type.wrong"),
        ({"g": {"r": [{}, {"n": "x"}]}}, "/g/r/1/n", "type.wrong"),
        ({"g": {"r": [{}] * 1001}}, "/g/r", "limit.rows"),
        ([], "", "type.wrong"),
        ("x", "", "type.wrong"),
    ],
)
def test_a_wrong_answer_is_refused_with_its_place_and_a_mend(
    answers: Any, pointer: str, code: str, checker: ShapeChecker
) -> None:
    errors = checker.check(answers)
    assert [(error.pointer, error.code) for error in errors] == [(pointer, code)]
    assert errors[0].message
    assert errors[0].fix
    json.dumps(errors[0].to_json()).encode()


def test_every_fault_is_named_up_to_a_limit(checker: ShapeChecker) -> None:
    errors = checker.check({f"q{number}": 1 for number in range(500)})
    assert len(errors) == MAX_ERRORS


_LEAF = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(alphabet=st.characters()), st.just("\ud800")
)
_JSON = st.recursive(
    _LEAF,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from([*GOOD, "inner", "r", "n", "x\ud800"]), inner, max_size=5),
    ),
    max_leaves=20,
)


@given(answers=_JSON)
def test_no_json_makes_the_check_raise_and_every_error_can_be_sent(
    answers: Any, checker: ShapeChecker
) -> None:
    for error in checker.check(answers):
        json.dumps(error.to_json(), ensure_ascii=False).encode()
