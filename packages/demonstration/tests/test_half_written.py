"""The draft of the demonstration: half written, yet a form."""

from typing import Any

import httpx
from demonstration.generate import Programme
from demonstration.half_written import SHEETS, TITLE
from demonstration.load.loader import Loader
from demonstration.load.settings import Settings
from duru_client import Retry
from survey_api.authoring.sheets import missing_texts, workbook_of
from survey_api.instruments.gate import convert_form


def test_it_is_a_form_in_two_languages_that_lacks_some_english() -> None:
    sheets: Any = SHEETS
    form = convert_form(workbook_of(sheets))
    assert form["faults"] == []
    assert [language["code"] for language in form["languages"]] == ["es", "en"]
    assert set(form["measures"]["scales"]) == {"use_of_visit"}
    missing = [(one["sheet"], one["row"], one["language"]) for one in missing_texts(sheets)]
    assert missing == [
        ("survey", 6, "English (en)"),
        ("survey", 7, "English (en)"),
        ("survey", 9, "English (en)"),
        ("choices", 6, "English (en)"),
    ]


def test_a_second_run_makes_no_second_draft(installation: Any, settings: Settings, demo: Programme) -> None:
    for _ in range(2):
        transport = httpx.MockTransport(installation)
        Loader(settings, demo, lambda _: None, transport=transport, retry=Retry(attempts=1)).run()
    assert [draft["title"] for draft in installation.rows("drafts")] == [TITLE]
