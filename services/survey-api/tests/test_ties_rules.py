"""Rules of reading ties that hold for whatever was sent."""

import csv
import io
import random
from typing import Any
from uuid import UUID

import pytest
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
