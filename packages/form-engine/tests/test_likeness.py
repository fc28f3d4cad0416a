"""What Collect writes for a calculation is the same answer, however Java spells it; another answer is found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from form_engine import CompiledForm, FormState, Program, compile_xform, evaluate

FORM = """
    | survey | | | | | |
    | | type | name | label::English (en) | label::Kiswahili (sw) | calculation | readonly |
    | | end | end | | | |
    | | integer | a | A | A | |
    | | date | d | D | D | |
    | | dateTime | dt | D | D | |
    | | geopoint | pt | P | P | |
    | | select_one ab | o | O | O | |
    | | calculate | truth | | | ${a} > 2 |
    | | calculate | large | | | ${a} * 10000000.5 |
    | | calculate | small | | | ${a} div 100000 |
    | | calculate | later | | | date(${d} + 7) |
    | | calculate | copy | | | ${dt} |
    | | calculate | place | | | ${pt} |
    | | calculate | words | | | concat('x', ${a} div ${a} - 1, number('')) |
    | | calculate | named | | | jr:choice-name(${o}, '${o}') |
    | | calculate | month | | | format-date(${d}, '%b %Y') |
    | | calculate | drawn | | | once(random()) |
    | | calculate | from_drawn | | | if(${drawn} > 0.5, 'high', 'low') |
    | | integer | half | H | H | ${a} div 2 | yes |
    | | integer | rough | R | R | ${a} * 2 | |
    | | calculate | from_rough | | | ${rough} + 1 | |
    | choices | | | |
    | | list_name | name | label::English (en) | label::Kiswahili (sw) |
    | | ab | a | Yes | Ndiyo |
    """
ANSWERS: dict[str, Any] = {
    "end": "2026-11-22T10:00:00.000-03:00",
    "a": 3,
    "d": "2026-03-31",
    "dt": "2026-03-31T14:30:00.000-03:00",
    "pt": [-33.45, -70.66, 520, 4],
    "o": "a",
}


@pytest.fixture(scope="module")
def program(compiled: Callable[[str], CompiledForm]) -> Program:
    return Program(compiled(FORM).model)


@pytest.mark.parametrize(
    "sent",
    [
        {"truth": "1"},
        {"truth": "true"},
        {"large": "3.00000015E7"},
        {"small": "3.0E-5"},
        {"later": "2026-04-07"},
        {"later": "2026-04-07T00:00:00.000-03:00"},
        {"copy": "2026-03-31T17:30:00.000Z"},
        {"place": "-33.45 -70.66 520.0 4.0"},
        {"words": "x0NaN"},
        {"words": "x0"},
        {"named": "Ndiyo"},
        {"month": "mar 2026"},
        {"drawn": "0.75", "from_drawn": "high"},
        {"drawn": "0.25", "from_drawn": "low"},
        {"half": 1},
        {"rough": 7, "from_rough": "8"},
    ],
)
def test_a_client_may_spell_the_same_result_its_own_way(program: Program, sent: dict[str, Any]) -> None:
    assert evaluate(program, ANSWERS | sent).findings == []


@pytest.mark.parametrize(
    "sent",
    [
        {"truth": "0"},
        {"large": "3.00000016E7"},
        {"later": "2026-04-08"},
        {"later": "2026-04-07T10:00:00.000-03:00"},
        {"copy": "2026-03-31T17:31:00.000Z"},
        {"place": "-33.45 -70.66 521.0 4.0"},
        {"words": "x1"},
        {"drawn": "0.75", "from_drawn": "low"},
        {"half": 2},
        {"rough": 7, "from_rough": "7"},
    ],
)
def test_another_result_is_found(program: Program, sent: dict[str, Any]) -> None:
    assert [one.code for one in evaluate(program, ANSWERS | sent).findings] == ["calculation.differs"]


def test_a_row_that_is_added_has_the_rows_of_the_template(xform: Callable[[str, str, str], bytes]) -> None:
    instance = (
        '<house xmlns:jr="http://openrosa.org/javarosa" jr:template=""><child jr:template=""><age/></child></house>'
        "<house><child><age/></child></house>"
    )
    body = (
        '<group ref="/data/house"><repeat nodeset="/data/house"><group ref="/data/house/child">'
        '<repeat nodeset="/data/house/child"><input ref="/data/house/child/age"/></repeat></group></repeat></group>'
    )
    state = FormState(Program(compile_xform(xform(instance, "", body)).model))
    assert state.answers(draft=True) == {"house": [{"child": [{}]}]}
    state.add("/data/house")
    assert state.answers(draft=True) == {"house": [{"child": [{}]}, {"child": []}]}


def test_the_first_row_has_its_own_defaults_and_later_rows_those_of_the_template(
    xform: Callable[[str, str, str], bytes],
) -> None:
    instance = (
        '<visit xmlns:jr="http://openrosa.org/javarosa" jr:template=""><a>again</a><g><b>x</b></g></visit>'
        "<visit><a>first</a><g><b/></g></visit>"
    )
    body = (
        '<group ref="/data/visit"><repeat nodeset="/data/visit"><input ref="/data/visit/a"/>'
        '<group ref="/data/visit/g"><input ref="/data/visit/g/b"/></group></repeat></group>'
    )
    state = FormState(Program(compile_xform(xform(instance, "", body)).model))
    state.add("/data/visit")
    assert state.answers() == {"visit": [{"a": "first"}, {"a": "again", "g": {"b": "x"}}]}
