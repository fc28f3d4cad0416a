"""Agreement of coders and counts of themes."""

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from improvement_stats import InputError
from improvement_stats.agreement import cohen_kappa, percent_agreement
from improvement_stats.themes import theme_counts
from statsmodels.stats.inter_rater import cohens_kappa as other_kappa

CODES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=40)


def test_kappa_by_hand() -> None:
    # 50 units: both yes 20, only a 5, only b 10, both no 15 (Cohen's form: 0.7 observed, 0.5 expected).
    a = ["yes"] * 25 + ["no"] * 25
    b = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    found = cohen_kappa(a, b)
    assert found.value == pytest.approx(0.4, abs=1e-12)
    assert (found.observed, found.expected) == (0.7, 0.5)
    assert percent_agreement(a, b).value == 0.7


def test_high_agreement_can_go_with_a_low_kappa() -> None:
    a = [1] * 90 + [0] * 5 + [1] * 5
    b = [1] * 90 + [1] * 5 + [0] * 5
    kappa = cohen_kappa(a, b).value
    assert kappa is not None
    assert kappa < 0
    assert percent_agreement(a, b).value == 0.9


@given(CODES)
def test_kappa_agrees_with_statsmodels(pairs: list[tuple[int, int]]) -> None:
    table = [[sum(p == (i, j) for p in pairs) for j in range(4)] for i in range(4)]
    found = cohen_kappa([a for a, _ in pairs], [b for _, b in pairs])
    if found.value is None:
        assert len({c for p in pairs for c in p}) == 1
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the other library divides by a standard error of 0
        assert found.value == pytest.approx(other_kappa(table).kappa, abs=1e-12)


@given(CODES)
def test_coders_can_change_places(pairs: list[tuple[int, int]]) -> None:
    a, b = [x for x, _ in pairs], [y for _, y in pairs]
    assert cohen_kappa(a, b).value == cohen_kappa(b, a).value


def test_units_with_a_gap_are_dropped_and_one_code_is_undefined() -> None:
    found = cohen_kappa(["x", None, "y", "x"], ["x", "y", float("nan"), "x"])
    assert (found.n_used, found.n_missing, found.value) == (2, 2, None)
    assert percent_agreement([], []).value is None


def test_coders_of_different_units_are_refused() -> None:
    with pytest.raises(InputError, match="b: has 1 entries, but a has 2"):
        cohen_kappa([1, 2], [1])


def test_a_person_counts_once_however_often_a_theme_is_mentioned() -> None:
    found = theme_counts(
        [("ann", "roles"), ("ann", "roles"), ("ben", "roles"), ("ann", "purpose")], answered=4
    )
    assert (found["roles"].persons, found["roles"].share) == (2, 0.5)
    assert [t.theme for t in found.themes] == ["roles", "purpose"]


def test_a_parent_theme_is_the_union_of_its_people() -> None:
    found = theme_counts(
        [("ann", "trust"), ("ann", "time"), ("ben", "trust")],
        answered=3,
        parents={"trust": "conditions", "time": "conditions", "conditions": "all"},
    )
    assert found["conditions"].persons == 2
    assert found["all"].persons == 2


def test_small_themes_are_suppressed() -> None:
    codings = [(i, "many") for i in range(6)] + [(1, "few")]
    found = theme_counts(codings, answered=9, minimum=5, parents={"none": "many"})
    assert found["many"].persons == 6
    assert (found["few"].persons, found["few"].share, found["few"].suppressed) == (None, None, True)
    assert found["none"].persons == 0
    assert theme_counts([(1, "x")], answered=4, minimum=5)["x"].suppressed


def test_impossible_codings_are_refused() -> None:
    with pytest.raises(InputError, match="answered: is 1, but 2 persons are coded"):
        theme_counts([(1, "x"), (2, "x")], answered=1)
    with pytest.raises(InputError, match="is its own ancestor"):
        theme_counts([(1, "x")], answered=1, parents={"x": "y", "y": "x"})
    with pytest.raises(InputError, match=r"codings\[0\]"):
        theme_counts([("x",)], answered=1)  # type: ignore[list-item]  # the wrong kind is the point
