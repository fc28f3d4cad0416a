"""The stage rules as cases, which the pages' own rules are held to as well (`rules.test.ts` reads the same file)."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pdsa_api.cycles.domain import (
    PART_OF,
    Content,
    Decision,
    Loop,
    Match,
    Move,
    Question,
    Stage,
    is_open,
    missing_in,
    move,
)

FILE = Path(__file__).parents[3] / "packages" / "contracts" / "vectors" / "cycle-stages.json"
VECTORS: dict[str, Any] = json.loads(FILE.read_text())
PARTS = [Stage.PLAN, Stage.DO, Stage.STUDY, Stage.ACT]


def content(change: dict[str, Any]) -> Content:
    said = {**VECTORS["ready"], **change}
    questions = [
        Question(
            one["question"], one["prediction"], one["result"], Match(one["match"]) if one["match"] else None
        )
        for one in said.pop("questions")
    ]
    starts, loop, decision = (said.pop(name) for name in ("starts_on", "loop", "decision"))
    return Content(
        **said,
        questions=questions,
        starts_on=date.fromisoformat(starts) if starts else None,
        loop=Loop(loop) if loop else None,
        decision=Decision(decision) if decision else None,
    )


def test_every_stage_has_cases_of_what_it_lacks_and_of_what_it_does_not() -> None:
    for stage in PARTS:
        mine = [case["missing"] for case in VECTORS["missing"] if case["stage"] == stage]
        assert [] in mine
        assert any(mine)


@pytest.mark.parametrize("case", VECTORS["missing"], ids=lambda case: f"{case['stage']}: {case['name']}")
def test_a_stage_lacks_what_the_shared_cases_say(case: dict[str, Any]) -> None:
    found = missing_in(Stage(case["stage"]), content(case["change"]))
    assert [{"pointer": one.pointer, "code": one.code} for one in found] == case["missing"]


def test_the_codes_of_the_cases_are_all_that_there_are() -> None:
    """A rule that is added without a case fails here: every rule is broken by some case."""
    empty = next(case["change"] for case in VECTORS["missing"] if case["name"] == "nothing is written")
    broken = content(empty)
    blank = Question("?", "", "", None)
    adapting = Content(questions=[blank], decision=Decision.ADAPT)
    possible = {one.code for stage in Stage for said in (broken, adapting) for one in missing_in(stage, said)}
    assert {one["code"] for case in VECTORS["missing"] for one in case["missing"]} == possible


def test_fields_belong_to_their_parts() -> None:
    assert {name: part.value for name, part in PART_OF.items()} == {
        name: part for part, names in VECTORS["fields_of_part"].items() for name in names
    }


@pytest.mark.parametrize("stage", Stage)
def test_parts_are_open_and_stages_follow_as_the_shared_cases_say(stage: Stage) -> None:
    assert [part for part in PARTS if is_open(part, stage)] == VECTORS["open_parts"][stage]
    moves = VECTORS["moves"][stage]
    onward = [then for then in Stage if move(stage, then) is Move.FORWARD]
    assert onward == ([moves["next"]] if moves["next"] else [])
    assert [then for then in Stage if move(stage, then) is Move.BACK] == moves["back"]
