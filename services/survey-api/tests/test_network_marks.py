"""What the column duru_network makes of a questionnaire, and what is said of a mark that can not be followed."""

import json
from pathlib import Path
from typing import Any

import pytest
from survey_api.authoring.sheets import workbook_of
from survey_api.instruments.conversion import convert_sheets
from survey_api.instruments.sheets import read_sheets

from . import forms

VECTORS = Path(__file__).parents[3] / "packages/form-engine/vectors"
HEAD = ["type", "name", "label", "calculation", "duru_network"]


def converted(content: bytes) -> dict[str, Any]:
    return convert_sheets(content, read_sheets(content), {})


def network(*rows: list[str]) -> dict[str, Any]:
    """Of a form of these rows."""
    choices = [["list_name", "name", "label"], ["yn", "1", "Yes"], ["yn", "2", "No"]]
    return converted(forms.xlsx([HEAD, *rows], choices, [["form_title", "form_id"], ["F", "f"]]))


NAMING = [
    ["begin_repeat", "who", "Who", "", ""],
    ["text", "called", "Name", "", "alter:help"],
    ["calculate", "no", "", "position(..)", "alter_id"],
    ["end_repeat", "", "", "", ""],
]


def about(*rows: list[str]) -> list[list[str]]:
    return [
        ["begin_repeat", "about", "About", "", ""],
        ["calculate", "of", "", "position(..)", "alter_id"],
        *rows,
        ["end_repeat", "", "", "", ""],
    ]


def test_what_the_builder_writes_is_a_network_here() -> None:
    """The file is written by the builder's own test."""
    sheets = json.loads((VECTORS / "name-generator.json").read_text())
    found = converted(workbook_of(sheets))
    assert found["faults"] == []
    assert found["web"] is True
    (generator,) = found["measures"]["network"]["generators"]
    assert (generator["relation"], generator["name"], generator["id"]) == (
        "support",
        ["people_name"],
        ["people_id"],
    )
    (told,) = generator["about"]
    assert [one["name"] for one in told["attributes"]] == ["role", "contact"]
    assert [(one["relation"], one["path"]) for one in told["ties"]] == [
        ("know", ["people_card", "people_know"])
    ]
    assert generator["label"]["en"] == "Who supports your work?"


def test_a_choice_from_the_roster_is_a_tie_named_by_its_mark_or_its_question() -> None:
    found = network(
        ["select_multiple_from_file roster.csv", "advice", "Whom do you ask?", "", "tie:asks"],
        ["select_one_from_file roster.csv", "trust", "Whom do you trust?", "", ""],
        ["select_one_from_file schools.csv", "school", "School", "", ""],
    )
    ties = found["measures"]["network"]["ties"]
    assert [(one["relation"], one["path"]) for one in ties] == [("asks", ["advice"]), ("trust", ["trust"])]


def test_a_form_without_marks_has_no_network() -> None:
    found = network(["text", "a", "A", "", ""])
    assert found["measures"]["network"] == {"ties": [], "generators": []}


ROSTER = "select_one_from_file roster.csv"
WRONG: dict[str, tuple[list[list[str]], int, str]] = {
    "no word of ours": ([["text", "a", "A", "", "friend"]], 2, "network.unknown"),
    "a tie without a relation": ([[ROSTER, "a", "A", "", "tie:"]], 2, "network.unknown"),
    "a tie that chooses nobody": ([["select_one yn", "a", "A", "", "tie:asks"]], 2, "network.tie"),
    "one relation twice": (
        [[ROSTER, "a", "A", "", "tie:asks"], [ROSTER, "b", "B", "", "tie:asks"]],
        3,
        "network.relation_twice",
    ),
    "a name outside a repeat": ([["text", "a", "A", "", "alter"]], 2, "network.alter"),
    "names without numbers": (
        [["begin_repeat", "r", "R", "", ""], ["text", "a", "A", "", "alter"], ["end_repeat", "", "", "", ""]],
        3,
        "network.alter_id",
    ),
    "a number outside a repeat": (
        [["text", "q", "Q", "", ""], ["calculate", "a", "", "1", "alter_id"]],
        3,
        "network.alter_id",
    ),
    "an attribute of nobody": ([["text", "a", "A", "", "attribute:role"]], 2, "network.no_alter"),
    "rows that are about nobody": (about(["text", "a", "A", "", "attribute:role"]), 3, "network.alter_id"),
    "an attribute twice": (
        [*NAMING, *about(["text", "a", "A", "", "attribute:x"], ["text", "b", "B", "", "attribute:x"])],
        9,
        "network.attribute_twice",
    ),
    "a tie that is written": ([*NAMING, *about(["text", "a", "A", "", "alter_tie:know"])], 8, "network.alter_tie"),
    "a note as attribute": ([*NAMING, *about(["note", "a", "A", "", "attribute:x"])], 8, "network.attribute"),
    "a mark at a section": (
        [["begin_group", "g", "G", "", "tie:x"], ["text", "a", "A", "", ""], ["end_group", "", "", "", ""]],
        2,
        "network.question",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_mark_that_can_not_be_followed_is_named_with_its_row_and_mend(case: str) -> None:
    rows, row, code = WRONG[case]
    found = network(*rows)
    told = [(one["sheet"], one["row"], one["column"], one["code"]) for one in found["faults"]]
    assert told == [("survey", row, "duru_network", code)]
    assert found["faults"][0]["message"]
    assert found["faults"][0]["fix"]


def test_with_two_name_generators_it_must_be_said_whom_rows_are_about() -> None:
    second = [
        [*row[:1], row[1] and f"{row[1]}2", *row[2:4], row[4].replace("help", "advice")] for row in NAMING
    ]
    rows = [*NAMING, *second, *about(["select_one yn", "a", "A", "", "attribute:role"])]
    (fault,) = network(*rows)["faults"]
    assert (fault["row"], fault["code"]) == (11, "network.alter_id")
    assert fault["fix"] == "Write alter_id:help or alter_id:advice."
    rows[9][4] = "alter_id:advice"
    generators = network(*rows)["measures"]["network"]["generators"]
    assert [(one["relation"], len(one["about"])) for one in generators] == [("help", 0), ("advice", 1)]
