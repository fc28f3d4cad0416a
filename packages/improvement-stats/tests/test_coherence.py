"""Rule v1 of purpose coherence, at and around its thresholds."""

import pytest
from improvement_stats import InputError
from improvement_stats.coherence import CoherenceRule, purpose_coherence


def test_the_card_of_the_principal_network_is_medium_with_and_without_themes() -> None:
    assert purpose_coherence(8, 8, 6, 8).level == "medium"
    assert purpose_coherence(8, 8, 6, 8, (4, 3, 1)).level == "medium"


@pytest.mark.parametrize(
    ("counts", "themes", "level"),
    [
        ((4, 4, 4, 4), (), "insufficient"),
        ((5, 5, 5, 5), (), "high"),
        ((10, 8, 8, 8), (), "high"),
        ((10, 8, 8, 7), (), "medium"),
        ((10, 8, 8, 8), (6, 4), "high"),
        ((10, 8, 8, 8), (5, 5), "medium"),
        ((10, 4, 10, 10), (), "low"),
        ((10, 5, 10, 10), (), "medium"),
        ((10, 5, 5, 5), (), "medium"),
        ((10, 5, 5, 4), (), "low"),
        ((0, 0, 0, 0), (), "insufficient"),
    ],
)
def test_the_thresholds_are_exact(
    counts: tuple[int, int, int, int], themes: tuple[int, ...], level: str
) -> None:
    assert purpose_coherence(*counts, themes).level == level


def test_a_level_that_one_answer_would_change_is_fragile_and_says_which() -> None:
    card = purpose_coherence(8, 8, 6, 8)
    assert card.fragile
    assert [(f.question, f.change, f.level) for f in card.flips] == [("took_part", 1, "high")]
    assert not purpose_coherence(8, 8, 6, 8, (4, 3, 1)).fragile
    assert not purpose_coherence(10, 7, 7, 7).fragile
    themes = purpose_coherence(10, 10, 10, 10, (6, 4))
    assert [(f.question, f.change, f.level) for f in themes.flips] == [("largest_theme", -1, "medium")]


def test_shares_are_of_those_who_answered() -> None:
    found = purpose_coherence(8, 8, 6, 8, {"learning": 4, "support": 3})
    assert found.shares == {"knows": 1.0, "took_part": 0.75, "adequate": 1.0, "largest_theme": 0.5}
    assert purpose_coherence(0, 0, 0, 0).shares["knows"] is None


def test_a_project_can_set_its_own_thresholds() -> None:
    rule = CoherenceRule(name="ours", high=75)
    found = purpose_coherence(8, 8, 6, 8, rule=rule)
    assert (found.level, found.method) == ("high", "purpose coherence ours")


def test_counts_beyond_the_answers_and_unknown_rules_are_refused() -> None:
    with pytest.raises(InputError, match="took_part: must be at most 8"):
        purpose_coherence(8, 8, 9, 8)
    with pytest.raises(InputError, match=r"themes\[0\]"):
        purpose_coherence(8, 8, 6, 8, (9,))
    with pytest.raises(InputError, match="rule"):
        purpose_coherence(8, 8, 6, 8, rule="v2")
    with pytest.raises(InputError, match=r"rule\.low"):
        CoherenceRule(low=90)
