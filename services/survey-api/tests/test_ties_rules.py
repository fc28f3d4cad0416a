"""Rules of reading ties that hold for whatever was sent."""

import csv
import io
import json
import random
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from form_engine import evaluate
from form_engine.shape import ShapeChecker
from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types
from survey_api.authoring.sheets import workbook_of
from survey_api.instruments.conversion import convert_sheets
from survey_api.instruments.sheets import read_sheets
from survey_api.openrosa.instance import AnswerReader
from survey_api.ties.domain import ego_of
from survey_api.ties.schemas import AlterOut, EgoOut, NodeOut, TieOut
from survey_api.ties.spreadsheet import nodes_table, ties_table

RESPONSE = UUID("01938c5e-0000-7000-8000-0000000000f1")
PEOPLE = ("p1", "p2", "p3")
NETWORK: dict[str, Any] = {
    "ties": [{"relation": "advice", "path": ["g", "advice"]}],
    "generators": [
        {
            "relation": "support",
            "path": ["who"],
            "name": ["called"],
            "id": ["no"],
            "about": [
                {
                    "path": ["about"],
                    "id": ["of"],
                    "attributes": [
                        {"name": "role", "path": ["card", "role"], "free_text": False},
                        {"name": "words", "path": ["card", "words"], "free_text": True},
                    ],
                    "ties": [{"relation": "know", "path": ["card", "knows"]}],
                }
            ],
        }
    ],
}
ODD: list[Any] = [
    None,
    "",
    "  ",
    "1",
    "2",
    3,
    2.0,
    "p1",
    "ana",
    ["1", "2"],
    ["p1", "p9", "p1"],
    [],
    {},
    [{}],
    "=1+1",
    "ñ 😀",
]


def drawn(draw: random.Random, depth: int = 0) -> Any:
    """Anything that might stand in answers, at any place."""
    if depth > 3 or draw.random() < 0.4:
        return draw.choice(ODD)
    names = ("g", "advice", "who", "called", "no", "about", "of", "card", "role", "words", "knows")
    if draw.random() < 0.4:
        return [drawn(draw, depth + 1) for _ in range(draw.randint(0, 4))]
    return {name: drawn(draw, depth + 1) for name in draw.sample(names, draw.randint(0, 6))}


@pytest.mark.parametrize("seed", range(400))
def test_whatever_was_sent_ties_end_at_people_that_are_known(seed: int) -> None:
    draw = random.Random(seed)
    answers = drawn(draw)
    answers = (
        answers if isinstance(answers, dict) else {"who": answers, "about": drawn(draw), "g": drawn(draw)}
    )
    ego = ego_of("p1", RESPONSE, answers, NETWORK, PEOPLE, lambda _: draw.random() < 0.5)
    advice, support = ego.relations
    assert set(advice.targets) <= {"p2", "p3"}
    assert len(set(advice.targets)) == len(advice.targets)
    alters = [one.id for one in ego.alters]
    assert list(support.targets) == alters
    assert len(set(alters)) == len(alters)
    pairs = [frozenset((one.source, one.target)) for one in ego.alter_ties]
    assert all(len(pair) == 2 and pair <= set(alters) for pair in pairs)
    assert len(set(pairs)) == len(pairs)
    assert all(one.name.strip() for one in ego.alters)
    assert not any(name in alter_id for alter_id in alters for name in ("ana", "😀"))


def said(who: list[dict[str, Any]], about: list[dict[str, Any]]) -> Any:
    return ego_of("p1", RESPONSE, {"who": who, "about": about}, NETWORK, PEOPLE, lambda _: True)


def test_two_people_of_one_name_are_two() -> None:
    ego = said(
        [{"called": "Ana", "no": "1"}, {"called": "Ana", "no": "2"}], [{"of": "1", "card": {"knows": ["2"]}}]
    )
    assert len(ego.alters) == 2
    assert len(ego.alter_ties) == 1


def test_a_tie_to_who_was_taken_back_is_none() -> None:
    ego = said([{"called": "Ana", "no": "1"}, {"no": "0"}], [{"of": "1", "card": {"knows": ["2", "1", "0"]}}])
    assert ego.alter_ties == ()


def test_a_pair_that_is_told_from_both_ends_is_one_tie() -> None:
    cards = [{"of": "1", "card": {"knows": ["2"]}}, {"of": "2", "card": {"knows": "1"}}]
    ego = said([{"called": "Ana", "no": 1}, {"called": "Ben", "no": 2.0}], cards)
    assert len(ego.alter_ties) == 1


def test_without_numbers_the_rows_are_counted() -> None:
    ego = said(
        [{"called": "Ana"}, {"called": "Ben"}],
        [{"card": {"role": "a"}}, {"card": {"role": "b", "words": "x"}}],
    )
    assert [one.attributes for one in ego.alters] == [{"role": "a"}, {"role": "b"}]
    assert [one.typed for one in ego.alters] == [{}, {"words": "x"}]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_file_is_a_formula(sign: str) -> None:
    alter = AlterOut(
        id="a", relation="s", attributes={"x": f"{sign}1", "y": [f"{sign}2"]}, name=f'{sign}3,\n"'
    )
    tie = TieOut(relation="s", target="a", value=1)
    ego = EgoOut(
        id="p1",
        response_id=RESPONSE,
        network_id=RESPONSE,
        answered=[],
        ties=[tie],
        alters=[alter],
        alter_ties=[],
    )
    node = NodeOut(
        id="p1", network_id=RESPONSE, school_id=None, district_id=None, role="teacher", answered=[]
    )
    for written in (nodes_table([node], [ego], frozenset(), names=True), ties_table([ego], frozenset())):
        rows = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline="")))
        assert not [cell for row in rows for cell in row if cell.startswith(sign)]


COLLECT = """<data id="nombres"><people><people_person_count>4</people_person_count>
<people_person><people_name>Ana María</people_name><people_id>1</people_id></people_person>
<people_person><people_name/><people_id>0</people_id></people_person>
<people_person><people_name>Ben</people_name><people_id>3</people_id></people_person>
<people_person><people_name/><people_id>0</people_id></people_person>
<people_last>3</people_last><people_ids>1 0 3 0</people_ids>
<people_names><people_name_1>Ana María</people_name_1><people_name_2/><people_name_3>Ben</people_name_3>
<people_name_4/></people_names>
<people_about><people_about_id>1</people_about_id><people_about_name>Ana María</people_about_name>
<people_card><people_role>coach</people_role><people_contact>weekly</people_contact><people_know>3</people_know>
</people_card></people_about>
<people_about><people_about_id>2</people_about_id><people_about_name/></people_about>
<people_about><people_about_id>3</people_about_id><people_about_name>Ben</people_about_name>
<people_card><people_role>teacher</people_role><people_contact/></people_card></people_about>
</people><meta><instanceID>uuid:0a3c2f34-0f0e-4f6a-8d0e-6f8f2d8f0b11</instanceID></meta></data>"""


def test_what_collect_writes_for_a_name_generator_holds_and_has_its_ties() -> None:
    """The rows of the builder, filled in as ODK Collect writes an instance: with a blank place in the middle."""
    vectors = Path(__file__).parents[3] / "packages/form-engine/vectors/name-generator.json"
    content = workbook_of(json.loads(vectors.read_text()))
    form = convert_sheets(content, read_sheets(content), {})
    answers = AnswerReader(form["model"]).read(etree.fromstring(COLLECT))
    assert ShapeChecker(form["model"]).check(answers) == []
    assert evaluate(form["model"], answers).findings == []
    ego = ego_of("p1", RESPONSE, answers, form["measures"]["network"], PEOPLE, lambda _: False)
    assert [(one.name, one.attributes) for one in ego.alters] == [
        ("Ana María", {"role": "coach", "contact": "weekly"}),
        ("Ben", {"role": "teacher"}),
    ]
    (tie,) = ego.alter_ties
    assert (tie.source, tie.target) == (ego.alters[0].id, ego.alters[1].id)
    answers["people"]["people_about"][0]["people_card"]["people_know"] = ["2", "3"]
    (finding,) = evaluate(form["model"], answers).findings
    assert (finding.code, finding.message) == ("choice.not_offered", "2")
