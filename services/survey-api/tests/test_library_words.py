"""No translation is lost or shifted: a question is the same in every language, whatever order languages stand in."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from survey_api.authoring.sheets import sheets_of, workbook_of
from survey_api.instruments.changes import asked_in
from survey_api.instruments.gate import convert_form
from survey_api.library.contents import contents_of, faults_of, languages_of, questionnaire_of

LANGUAGES = ("Español (es)", "English (en)", "Kiswahili (sw)", "Filipino (fil)")

letters = st.characters(
    codec="utf-8", categories=("L", "N", "P"), exclude_characters="${}<>&_*`#[]()\\\u200b"
)
texts = st.text(letters, min_size=1, max_size=12).map(lambda text: f"a{text}z")
Said = dict[str, str]


@st.composite
def said(draw: st.DrawFn) -> Said:
    """Some languages lack it, one at least has it."""
    found = {language: draw(texts) for language in LANGUAGES if draw(st.booleans())}
    return found or {LANGUAGES[0]: draw(texts)}


@st.composite
def items(draw: st.DrawFn) -> tuple[dict[str, Any], Said, list[Said]]:
    """An item with its languages in any order, in each sheet another one; its label, and its choices' labels."""
    label, choices = draw(said()), draw(st.lists(said(), min_size=1, max_size=4))
    orders = [draw(st.permutations(LANGUAGES)) for _ in range(2)]
    row = ["select_one c", "q", *(label.get(one, "") for one in orders[0])]
    rows = [["c", f"v{at}", *(one.get(name, "") for name in orders[1])] for at, one in enumerate(choices)]
    sheets = {
        "survey": {"columns": ["type", "name", *(f"label::{one}" for one in orders[0])], "rows": [row]},
        "choices": {"columns": ["list_name", "name", *(f"label::{one}" for one in orders[1])], "rows": rows},
    }
    return sheets, label, choices


def code(language: str) -> str:
    return language.rpartition("(")[2].rstrip(")")


@settings(max_examples=40, deadline=None)
@given(items())
def test_a_saved_question_says_the_same_in_every_language_after_export_and_import(
    made: tuple[dict[str, Any], Said, list[Said]],
) -> None:
    sheets, label, choices = made
    saved = contents_of(sheets)
    assert faults_of(saved) == []
    assert set(languages_of(saved)) == {language for one in (label, *choices) for language in one}
    whole = questionnaire_of(saved, "An item", "item", 1)
    content = workbook_of(whole)
    assert contents_of(sheets_of(content)) == saved
    form = convert_form(content)
    assert form["faults"] == []
    asked = asked_in(form["model"])["/q"]
    for language, text in label.items():
        assert asked.label[code(language)] == text.strip()
    for (_, labels), expected in zip(asked.choices, choices, strict=True):
        for language, text in expected.items():
            assert dict(labels)[code(language)] == text.strip()
