"""Who turns to whom among the Kenyan leaders: believable for every seed, and a questionnaire that can be asked."""

from typing import Any

from demonstration.advice import NEIGHBOURS, TITLE, questionnaire
from demonstration.generate import Programme
from form_engine.evaluation import evaluate
from form_engine.program import Program
from form_engine.roster import Person, with_people
from form_engine.shape import check_shape
from survey_api.instruments.gate import convert_form


def leaders(demo: Programme) -> list[str]:
    return [member.person.code for member in demo.sites[0].district.networks[0].members]


def test_it_is_a_form_for_the_web_in_four_languages_that_needs_no_file() -> None:
    form = convert_form(questionnaire())
    assert form["faults"] == []
    assert (form["web"], form["problems"], form["title"]) == (True, [], TITLE.sw)
    assert [language["code"] for language in form["languages"]] == ["sw", "en", "es", "fil"]
    texts = form["model"]["texts"]
    assert not [row for row in texts if None in row]


def test_five_in_six_leaders_answer_and_name_nobody_twice_or_themselves(any_seed: Programme) -> None:
    answers, codes = any_seed.advice.answers, leaders(any_seed)
    assert (len(codes), len(answers)) == (12, 10)
    for answer in answers:
        assert answer.person not in answer.named
        assert len(set(answer.named)) == len(answer.named)
        assert set(answer.named) <= set(codes)
        assert {(answer.person, other) for other in answer.named} <= set(any_seed.advice.ties)


def test_some_ties_are_returned_most_are_near_and_one_or_two_leaders_have_none(any_seed: Programme) -> None:
    codes, ties = leaders(any_seed), any_seed.advice.ties
    answering = {answer.person for answer in any_seed.advice.answers}
    among = {(one, other) for one, other in ties if {one, other} <= answering}
    returned = sum((other, one) in among for one, other in among) / len(among)
    assert 0.3 <= returned <= 0.5
    near = sum(codes.index(one) // NEIGHBOURS == codes.index(other) // NEIGHBOURS for one, other in ties)
    assert 0.5 < near / len(ties) < 0.9
    alone = [code for code in codes if not any(code in tie for tie in ties)]
    assert 1 <= len([code for code in alone if code in answering]) <= 2


def test_the_answers_hold_together_in_the_form(any_seed: Programme) -> None:
    model: dict[str, Any] = convert_form(questionnaire())["model"]
    codes = leaders(any_seed)
    program = Program(model)
    for answer in any_seed.advice.answers:
        said = answer.answers({code: code for code in codes})
        assert check_shape(model, said) == []
        others = [Person(code, "", "school_leader") for code in codes if code != answer.person]
        found = evaluate(with_people(program, others), said, now=answer.ended_at)
        assert (found.findings, found.unchecked) == ([], [])
