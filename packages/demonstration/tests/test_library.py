"""The library of the demonstration: whole in four languages, and mapped to a framework with a gap."""

import json
from itertools import pairwise
from typing import Any

import pytest
from demonstration.library import leadership
from demonstration.library.items import ITEMS, Item
from demonstration.library.pulse import TAKEN, pulse
from demonstration.library.wording import LANGUAGES
from demonstration.questionnaire import xlsform
from survey_api.authoring.sheets import missing_texts, workbook_of
from survey_api.frameworks.domain import faults_in, onward
from survey_api.frameworks.importing import read_file
from survey_api.instruments.changes import asked_in, changes
from survey_api.instruments.gate import convert_form
from survey_api.library.contents import contents_of, faults_of, languages_of, questionnaire_of


def model(item: Item, number: int) -> Any:
    sheets: Any = contents_of(item.sheets(number))  # type: ignore[arg-type]  # the client's shape of the same sheets
    assert faults_of(sheets) == []
    assert languages_of(sheets) == list(LANGUAGES)
    assert list(missing_texts(sheets)) == []
    form = convert_form(workbook_of(questionnaire_of(sheets, item.title, item.key, number)))
    assert form["faults"] == []
    assert form["web"]
    return form["model"]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_each_item_stands_by_itself_in_four_languages_and_each_version_differs(item: Item) -> None:
    models = [model(item, number) for number in range(1, len(item.versions) + 1)]
    for before, after in pairwise(models):
        assert changes(before, after)


def test_there_are_enough_of_them_and_some_have_two_versions() -> None:
    assert 12 <= len(ITEMS) <= 20
    assert sum(len(item.versions) == 2 for item in ITEMS) >= 3
    assert len({item.key for item in ITEMS}) == len(ITEMS)


def content(said: Any) -> Any:
    return read_file(json.dumps({"key": leadership.KEY, "content": said}).encode()).content


def test_the_second_version_says_what_became_of_each_action() -> None:
    first, second = content(leadership.FIRST), content(leadership.SECOND)
    assert faults_in(first, None) == faults_in(second, first) == []
    became = {one["code"]: onward(second, one["code"]).kind for one in first["dimensions"]}
    assert set(became.values()) == {"same", "renamed", "split", "merged"}
    assert "new" in {one["change"] for one in second["dimensions"]}
    for one in (*first["dimensions"], *second["dimensions"]):
        assert set(one["label"]) == set(one["description"]) == {"es", "en", "fil", "sw"}


def test_what_is_mapped_is_there_and_one_dimension_is_left_for_all_to_see() -> None:
    asked = set(asked_in(convert_form(xlsform())["model"]))
    assert {path for path, _ in (*leadership.ON_FIRST, *leadership.ON_SECOND)} <= asked
    second = {one["code"] for one in leadership.SECOND["dimensions"]}
    measured = {code for _, code in leadership.ON_SECOND} | {code for item in ITEMS for code in item.measures}
    assert measured <= second
    assert second - measured == {"inequity"}


def test_the_pulse_is_made_of_the_library_and_the_same_bytes_each_time() -> None:
    assert pulse() == pulse()
    form = convert_form(pulse())
    assert form["faults"] == []
    assert [(one["key"], one["number"]) for one in form["taken"]] == list(TAKEN)
    newest = {item.key: len(item.versions) for item in ITEMS}
    assert [key for key, number in TAKEN if number < newest[key]] == ["lesson_observed"]
