"""What two versions of a questionnaire have in common, question by question."""

from survey_api.instruments.changes import Change, changes
from survey_api.instruments.gate import convert_form

BEFORE = """
| survey |
| | type | name | label::English (en) | label::Español (es) | required |
| | text | name | Your name? | ¿Su nombre? | |
| | select_one often | reads | How often? | ¿Cada cuánto? | |
| | integer | pages | Pages? | ¿Páginas? | |
| | text | gone | Old? | ¿Viejo? | |
| choices |
| | list_name | name | label::English (en) | label::Español (es) |
| | often | never | Never | Nunca |
| | often | always | Always | Siempre |
| settings |
| | form_id |
| | reading |
"""


def after(*replaced: tuple[str, str]) -> list[Change]:
    text = BEFORE
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    models = [convert_form(one.strip().encode())["model"] for one in (BEFORE, text)]
    return changes(models[0], models[1])


def test_the_same_form_has_no_changes() -> None:
    assert after() == []


def test_other_words_in_any_language_break_the_comparison() -> None:
    (change,) = after(("¿Páginas?", "¿Cuántas páginas leyó?"))
    assert (change.path, change.kinds, change.comparable) == ("/pages", ("reworded",), False)
    assert change.before["es"] == "¿Páginas?"
    assert change.after["es"] == "¿Cuántas páginas leyó?"


def test_a_new_language_is_no_change_of_words() -> None:
    lines = BEFORE.splitlines()
    wider = (
        "\n".join(
            line
            + (" label::Filipino (fil) |" if "label::" in line else " x |" if line.startswith("| | ") else "")
            for line in lines
        )
        .replace("| reading | x |", "| reading |")
        .replace("| form_id | x |", "| form_id |")
    )
    models = [convert_form(one.strip().encode())["model"] for one in (BEFORE, wider)]
    assert len(models[1]["languages"]) == 3
    assert changes(models[0], models[1]) == []


def test_other_choices_other_labels_and_another_order_of_them_break_the_comparison() -> None:
    for old, new in (
        ("| | often | never | Never | Nunca |", "| | often | never | Hardly ever | Nunca |"),
        ("| | often | always | Always | Siempre |", "| | often | daily | Always | Siempre |"),
    ):
        (change,) = after((old, new))
        assert (change.path, change.kinds, change.comparable) == ("/reads", ("choices",), False)
        assert change.choices_before != change.choices_after


def test_another_kind_of_answer_breaks_it_and_another_rule_does_not() -> None:
    (kind,) = after(("| | integer | pages", "| | text | pages"))
    assert (kind.kinds, kind.comparable) == (("kind",), False)
    (rule,) = after(("| Pages? | ¿Páginas? | |", "| Pages? | ¿Páginas? | yes |"))
    assert (rule.kinds, rule.comparable) == (("rules",), True)


def test_what_is_new_and_what_is_gone_is_named() -> None:
    found = after(("| | text | gone | Old? | ¿Viejo? | |", "| | text | fresh | New? | ¿Nuevo? | |"))
    assert [(one.path, one.kinds) for one in found] == [("/fresh", ("added",)), ("/gone", ("removed",))]
