"""Every example of the manual is run, and every public function has its section."""

import doctest
import re
from pathlib import Path

import pytest
from improvement_stats import PARTS, agreement, charts, drawing, networks, proportions, scales, suppression

PACKAGE = Path(__file__).parents[1]
PAGES = [PACKAGE / "README.md", *sorted((PACKAGE / "docs").glob("*.md"))]
FENCE = re.compile(r"^```.*$", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_the_manual_hold(page: Path) -> None:
    # A closing fence would count as expected output.
    source = FENCE.sub("", page.read_text(encoding="utf-8"))
    test = doctest.DocTestParser().get_doctest(source, {}, page.name, str(page), 0)
    assert test.examples
    said: list[str] = []
    outcome = doctest.DocTestRunner().run(test, out=said.append)
    assert outcome.failed == 0, "".join(said)


def test_every_public_function_has_its_place_in_the_manual() -> None:
    manual = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    for part in (charts, proportions, scales, suppression, networks, drawing):
        for name in part.__all__:
            if name.islower() and name != "audit_hidden":
                assert f"{name}(" in manual, name
    for function in (agreement.cohen_kappa, agreement.percent_agreement):
        assert f"{function.__name__}(" in manual
    assert len(PARTS) == 9
