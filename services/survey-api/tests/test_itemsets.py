"""External choices reach the web page and ODK Collect alike."""

import csv
import io

from survey_api.instruments.gate import check_form
from survey_api.instruments.itemsets import itemsets_csv
from survey_api.instruments.sheets import read_sheets

FORM = """
| survey |
| | type | name | label::English (en) | label::Español (es) | choice_filter |
| | text | region | Region | Región | |
| | select_one_external ward | ward | Ward | Barrio | region=${region} |
| external_choices |
| | list name | name | label :: English (en) | label::Español (es) | region |
| | ward | n1 | Hill, "the old" | | north |
| | ward | s1 | Lake | Lago | south |
| settings |
| | form_id |
| | wards |
""".strip().encode()


def test_a_blank_cell_moves_no_other_cell() -> None:
    made = itemsets_csv(read_sheets(FORM))
    assert made is not None
    rows = list(csv.DictReader(io.StringIO(made)))
    assert rows == [
        {
            "list_name": "ward", "name": "n1", "label::English (en)": 'Hill, "the old"',
            "label::Español (es)": "", "region": "north",
        },
        {
            "list_name": "ward", "name": "s1", "label::English (en)": "Lake",
            "label::Español (es)": "Lago", "region": "south",
        },
    ]  # fmt: skip


def test_a_form_without_the_sheet_has_no_such_file() -> None:
    assert itemsets_csv(read_sheets(b"| survey |\n| | type | name | label |\n| | text | a | A |")) is None


def test_a_form_with_external_choices_can_be_answered_on_the_web() -> None:
    report = check_form(FORM)
    assert report["accepted"]
    assert report["web"]


def test_a_question_for_a_list_that_is_not_there_is_refused_with_its_row() -> None:
    report = check_form(FORM.replace(b"select_one_external ward", b"select_one_external wards"))
    assert not report["accepted"]
    assert any(problem["sheet"] == "survey" and problem["row"] == 4 for problem in report["problems"])
