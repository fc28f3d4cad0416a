"""Reliability and effect sizes by hand, by other libraries, and where they are undefined."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from improvement_stats import InputError, scales
from scipy import stats
from statsmodels.multivariate.factor import Factor

LIKERT = st.integers(4, 15).flatmap(
    lambda n: st.lists(st.lists(st.integers(1, 5), min_size=4, max_size=4), min_size=n, max_size=n)
)


def one_factor_answers(people: int, loadings: list[float], seed: int) -> list[list[float]]:
    draw = np.random.default_rng(seed)
    factor = draw.normal(size=(people, 1))
    noise = draw.normal(size=(people, len(loadings)))
    answers: list[list[float]] = np.clip(np.round(3 + factor * loadings + 0.8 * noise), 1, 5).tolist()
    return answers


def near(value: object) -> object:
    return pytest.approx(value, rel=1e-12, abs=1e-12)


def test_alpha_by_hand() -> None:
    # Variances 1, 1, 1/3; the sums 3, 4, 8, 9 have variance 26/3.
    items = [[1, 1, 1], [2, 1, 1], [3, 3, 2], [3, 3, 3]]
    variances = [11 / 12, 4 / 3, 11 / 12]
    of_sum = np.var([3, 4, 8, 9], ddof=1)
    assert scales.cronbach_alpha(items).value == near(1.5 * (1 - sum(variances) / of_sum))


def test_alpha_may_be_negative_and_is_shown() -> None:
    found = scales.cronbach_alpha([[1, 5], [2, 4], [5, 2], [4, 1], [3, 4]])
    assert found.value is not None
    assert found.value < 0


def test_people_with_a_gap_are_left_out_of_the_scale() -> None:
    items = [[1, 2, 2], [2, 2, 3], [4, 5, 4], [5, 5, 5], [3, 3, 4]]
    whole = scales.cronbach_alpha(items)
    gaps = scales.cronbach_alpha([*items, [1, None, 2], [5, 5, float("nan")]])
    assert gaps.value == whole.value
    assert (gaps.n_used, gaps.n_missing, gaps.n_items) == (5, 2, 3)


@pytest.mark.parametrize(
    "items", [[], [[1], [2], [3]], [[1, 2], [2, 3]], [[3, 3], [3, 3], [3, 3]], [[1, 5], [5, 1], [3, 3]]]
)
def test_alpha_is_undefined_for_one_item_two_people_or_a_sum_that_does_not_vary(
    items: list[list[int]],
) -> None:
    found = scales.cronbach_alpha(items)
    assert found.value is None
    assert "undefined for these items" in found.warnings


def test_fewer_than_thirty_people_are_not_enough_to_report() -> None:
    answers = one_factor_answers(30, [0.7] * 4, seed=1)
    assert "not enough answers" in scales.cronbach_alpha(answers[:29]).warnings
    assert "not enough answers" not in scales.cronbach_alpha(answers).warnings


def test_item_statistics_leave_each_item_out_in_turn() -> None:
    answers = one_factor_answers(60, [0.5, 0.6, 0.7, 0.8], seed=2)
    found = scales.item_statistics(answers)
    table = np.array(answers)
    for i in range(4):
        others = np.delete(table, i, axis=1)
        assert found.item_rest[i] == near(np.corrcoef(table[:, i], others.sum(axis=1))[0, 1])
        assert found.alpha_if_deleted[i] == near(scales.cronbach_alpha(others).value)
        assert found.mean[i] == near(table[:, i].mean())
        assert found.standard_deviation[i] == near(table[:, i].std(ddof=1))


def test_an_item_that_does_not_vary_has_no_item_rest_correlation() -> None:
    found = scales.item_statistics([[1, 3, 2], [2, 3, 3], [4, 3, 5], [5, 3, 4]])
    assert found.item_rest[1] is None
    assert found.alpha_if_deleted[1] is not None
    assert scales.item_statistics([[1, 2], [2, 3], [4, 4]]).alpha_if_deleted == (None, None)


@pytest.mark.parametrize("seed", range(5))
def test_omega_agrees_with_the_maximum_likelihood_of_statsmodels(seed: int) -> None:
    answers = np.array(one_factor_answers(200, [0.9, 0.7, 0.6, 0.8, 0.5], seed=seed))
    fitted = Factor(answers, n_factor=1, method="ml").fit(maxiter=10_000, tol=1e-12)
    spread = answers.std(axis=0, ddof=1)
    loading = fitted.loadings[:, 0] * spread
    rest = fitted.uniqueness * spread**2
    expected = loading.sum() ** 2 / (loading.sum() ** 2 + rest.sum())
    found = scales.mcdonald_omega(answers)
    assert found.value == pytest.approx(expected, abs=1e-4)
    assert found.loadings is not None
    assert found.uniquenesses is not None


def test_omega_sits_at_a_maximum_of_the_likelihood() -> None:
    answers = np.array(one_factor_answers(150, [0.9, 0.7, 0.6, 0.8], seed=9))
    found = scales.mcdonald_omega(answers)
    assert found.loadings is not None
    assert found.uniquenesses is not None
    loading, rest, seen = (
        np.array(found.loadings),
        np.array(found.uniquenesses),
        np.cov(answers, rowvar=False),
    )
    implied = np.linalg.inv(np.outer(loading, loading) + np.diag(rest))
    slope = implied - implied @ seen @ implied
    assert np.abs(np.diag(slope)).max() < 1e-9
    assert np.abs(slope @ loading).max() < 1e-9


def test_items_that_follow_one_factor_exactly_give_the_omega_they_were_made_with() -> None:
    loading = np.array([1.0, 2.0, 1.5, 0.5])
    rest = np.array([1.0, 1.5, 0.7, 0.4])
    root = np.linalg.cholesky(np.outer(loading, loading) + np.diag(rest))
    draw = np.random.default_rng(4).normal(size=(80, 4))
    draw -= draw.mean(axis=0)
    white = draw @ np.linalg.inv(np.linalg.cholesky(np.cov(draw, rowvar=False))).T
    found = scales.mcdonald_omega(white @ root.T)
    assert found.value == pytest.approx(25 / 28.6, abs=1e-9)
    assert found.uniquenesses == pytest.approx(rest, abs=1e-8)


def test_omega_warns_of_what_makes_it_doubtful() -> None:
    answers = np.array(one_factor_answers(40, [0.9, 0.8, 0.7, 0.8], seed=3))
    turned = answers * [1, 1, 1, -1]
    assert "a loading is negative" in scales.mcdonald_omega(turned).warnings
    assert "fewer than 50 people" in scales.mcdonald_omega(answers).warnings
    two = scales.mcdonald_omega(answers[:, :2])
    assert two.value is None
    assert "fewer than 3 items" in two.warnings
    doubled = np.column_stack([answers[:, 0], answers[:, 0] + 1e-4 * answers[:, 1], answers[:, 2]])
    assert "a uniqueness is at its bound" in scales.mcdonald_omega(doubled).warnings


@pytest.mark.parametrize(
    "items",
    [[[1, 2, 3]] * 10, [[i, i, i] for i in range(10)], [[1, 2, 3], [3, 2, 1]]],
    ids=["no spread", "identical items", "two people"],
)
def test_omega_is_undefined_where_no_factor_can_be_fitted(items: list[list[int]]) -> None:
    assert scales.mcdonald_omega(items).value is None


@settings(max_examples=60)
@given(LIKERT)
def test_reliability_is_a_finite_number_or_none(items: list[list[int]]) -> None:
    for value in (scales.cronbach_alpha(items).value, scales.mcdonald_omega(items).value):
        assert value is None or math.isfinite(value)


@given(LIKERT, st.integers(-10, 10), st.integers(1, 9))
def test_alpha_keeps_under_shift_and_scale(items: list[list[int]], by: int, times: int) -> None:
    moved = [[v * times + by for v in row] for row in items]
    before, after = scales.cronbach_alpha(items).value, scales.cronbach_alpha(moved).value
    assert (before is None) == (after is None)
    assert before is None or before == pytest.approx(after, rel=1e-9, abs=1e-9)


def test_person_scores_need_four_fifths_of_the_items() -> None:
    found = scales.person_scores([[1, 2, 3, 4, None], [1, 2, 3, None, None], [None] * 5])
    assert found.values == (2.5, None, None)
    assert (found.n_used, found.n_missing) == (1, 2)


@given(
    st.lists(st.integers(1, 5), min_size=1, max_size=30), st.lists(st.integers(1, 5), min_size=1, max_size=30)
)
def test_cliffs_delta_is_the_mann_whitney_count(x: list[int], y: list[int]) -> None:
    u = stats.mannwhitneyu(x, y).statistic
    found = scales.cliffs_delta(x, y)
    assert found.value == near(2 * u / (len(x) * len(y)) - 1)
    assert found.superiority == near(u / (len(x) * len(y)))


def test_d_and_g_by_hand() -> None:
    x, y = [2, 4, 6], [1, 2, 3, 4]
    pooled = math.sqrt((8 + 5) / 5)
    d = 1.5 / pooled
    assert scales.cohens_d(x, y).value == near(d)
    correction = math.gamma(2.5) / (math.sqrt(2.5) * math.gamma(2))
    assert scales.hedges_g(x, y).value == near(d * correction)


def test_effect_sizes_without_spread_or_people_are_undefined() -> None:
    assert scales.cohens_d([3, 3], [3, 3]).value is None
    assert scales.cohens_d([3, 4], []).value is None
    assert scales.hedges_g([1], [2]).value is None
    assert scales.cliffs_delta([], [1]).value is None
    assert scales.kruskal_epsilon([[1, 1], [1, 1]]).value is None
    assert scales.kruskal_epsilon([[1, 2], []]).value is None


def test_epsilon_squared_is_h_over_n_less_one() -> None:
    groups = [[1, 2, 2, 3], [3, 4, 4], [5, 5, 4, 3, 2]]
    h, p = stats.kruskal(*groups)
    found = scales.kruskal_epsilon([*groups, [None]])
    assert found.statistic == near(float(h))
    assert found.p_value == near(float(p))
    assert found.value == near(float(h) / 11)
    assert found.n_missing == 1


def test_huge_samples_do_not_overflow_the_correction() -> None:
    many = [float(i % 7) for i in range(5000)]
    found = scales.hedges_g(many, [v + 1 for v in many])
    assert found.value == pytest.approx(-0.5, abs=0.01)


@pytest.mark.parametrize(
    ("argument", "call"),
    [
        ("items[1]", lambda: scales.cronbach_alpha([[1, 2], [1]])),
        ("items[0][1]", lambda: scales.cronbach_alpha([[1, "x"]])),
        ("items[1][0]", lambda: scales.mcdonald_omega(np.array([[1.0, 2.0], [np.inf, 1.0]]))),
        ("items", lambda: scales.item_statistics(np.zeros(3))),
        ("x[0]", lambda: scales.cohens_d(["a"], [1])),
        ("groups[1][0]", lambda: scales.kruskal_epsilon([[1], ["b"]])),
        ("answered_percent", lambda: scales.person_scores([[1]], answered_percent=0)),
    ],
)
def test_wrong_items_are_refused_by_name(argument: str, call: object) -> None:
    assert callable(call)
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.argument == argument
