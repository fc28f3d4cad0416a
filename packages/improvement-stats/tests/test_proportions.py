"""Rates, intervals and tests of shares against published figures, scipy and statsmodels."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from improvement_stats import InputError
from improvement_stats import proportions as pr
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import confint_proportions_2indep

PART_OF = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def near(value: object) -> object:
    return pytest.approx(value, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize(
    ("x", "n", "lower", "upper"),
    # Newcombe 1998, Stat Med 17:857, table I, method 3
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_published_bounds(x: int, n: int, lower: float, upper: float) -> None:
    found = pr.wilson(x, n)
    assert found.lower == pytest.approx(lower, abs=5e-5)
    assert found.upper == pytest.approx(upper, abs=5e-5)


@given(PART_OF)
def test_wilson_agrees_with_scipy_everywhere(part: tuple[int, int]) -> None:
    found, other = pr.wilson(*part), stats.binomtest(*part).proportion_ci(method="wilson")
    assert found.lower == near(other.low)
    assert found.upper == near(other.high)


@given(PART_OF)
def test_wilson_turns_round_with_the_answer(part: tuple[int, int]) -> None:
    x, n = part
    yes, no = pr.wilson(x, n), pr.wilson(n - x, n)
    assert yes.lower == near(1 - (no.upper or 0.0))


@pytest.mark.parametrize(
    ("counts", "lower", "upper"),
    # Newcombe 1998, Stat Med 17:873, table II, method 10
    [((56, 70, 48, 80), 0.0524, 0.3339), ((9, 10, 3, 10), 0.1705, 0.8090), ((10, 10, 0, 20), 0.6791, 1.0)],
)
def test_newcombe_gives_the_published_bounds(
    counts: tuple[int, int, int, int], lower: float, upper: float
) -> None:
    found = pr.newcombe(*counts)
    assert found.lower == pytest.approx(lower, abs=5e-5)
    assert found.upper == pytest.approx(upper, abs=5e-5)


@given(PART_OF, PART_OF)
def test_newcombe_agrees_with_statsmodels(one: tuple[int, int], two: tuple[int, int]) -> None:
    found = pr.newcombe(*one, *two)
    other = confint_proportions_2indep(*one, *two, method="newcomb")
    assert found.lower == pytest.approx(other[0], abs=1e-9)
    assert found.upper == pytest.approx(other[1], abs=1e-9)


def test_the_role_gap_is_25_points() -> None:
    gap = pr.newcombe(25, 34, 56, 116)
    assert [round(100 * (v or 0), 1) for v in (gap.estimate, gap.lower, gap.upper)] == [25.3, 6.3, 40.1]
    p = pr.fisher_exact(25, 34, 56, 116).p_value
    assert p is not None
    assert round(p, 3) == 0.011


def test_nobody_gives_no_interval_rather_than_a_number() -> None:
    for empty in (pr.wilson(0, 0), pr.newcombe(0, 0, 3, 5), pr.roster_bounds(0, 0, 0)):
        assert (empty.estimate, empty.lower, empty.upper) == (None, None, None)
        assert empty.warnings


def test_a_roster_bounds_the_share_by_what_the_silent_could_say() -> None:
    bounds = pr.roster_bounds(6, 8, 9)
    assert (bounds.estimate, bounds.lower, bounds.upper) == (0.75, near(6 / 9), near(7 / 9))
    assert bounds.n_missing == 1


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_mcnemar_agrees_with_statsmodels(a: int, b: int, c: int, d: int) -> None:
    found = pr.mcnemar_exact(a, b, c, d)
    if a + b + c + d == 0:
        assert (found.estimate, found.statistic, found.p_value) == (None, None, None)
        return
    other = mcnemar([[a, b], [c, d]], exact=True)
    assert found.p_value == near(float(other.pvalue))
    assert found.statistic == min(b, c)
    assert found.estimate == near((c - b) / (a + b + c + d))


def test_mcnemar_holds_for_very_many_people() -> None:
    found = pr.mcnemar_exact(10, 20_000, 20_400, 5)
    assert found.p_value == pytest.approx(stats.binomtest(20_000, 40_400).pvalue, rel=1e-9)


def test_the_trend_test_divides_by_n() -> None:
    found = pr.cochran_armitage([15, 10, 5], [30, 30, 30])
    assert found.statistic == near(-math.sqrt(7.5))
    assert found.p_value == near(stats.chi2.sf(7.5, 1))
    assert found.estimate == near(-1 / 6)


@given(st.lists(PART_OF, min_size=2, max_size=6))
def test_the_trend_turns_sign_when_the_waves_are_reversed(parts: list[tuple[int, int]]) -> None:
    x, n = [p[0] for p in parts], [p[1] for p in parts]
    forward, backward = pr.cochran_armitage(x, n), pr.cochran_armitage(x[::-1], n[::-1])
    assert (forward.estimate or 0) == pytest.approx(-(backward.estimate or 0), abs=1e-9)
    assert forward.p_value == pytest.approx(backward.p_value, abs=1e-9)


def test_no_trend_is_tested_where_none_can_be() -> None:
    alike = pr.cochran_armitage([0, 0], [5, 5])
    assert (alike.estimate, alike.statistic, alike.p_value) == (0.0, None, None)
    assert pr.cochran_armitage([1, 0], [5, 0]).estimate is None


def test_response_rates_keep_unknown_eligibility_in_the_denominator() -> None:
    rate = pr.response_rate(invited=110, ineligible=10, complete=30, partial=5)
    assert (rate.rr1, rate.rr2) == (0.3, 0.35)
    assert (rate.n_used, rate.n_missing) == (100, 65)
    none = pr.response_rate(invited=4, ineligible=4, complete=0)
    assert (none.rr1, none.rr2) == (None, None)


@pytest.mark.parametrize(
    ("answered", "applicable", "status"),
    [
        (8, 10, "complete"),
        (79, 100, "partial"),
        (5, 10, "partial"),
        (49, 100, "break_off"),
        (0, 0, "break_off"),
    ],
)
def test_a_submission_counts_by_the_share_of_its_applicable_items(
    answered: int, applicable: int, status: str
) -> None:
    assert pr.response_status(answered, applicable) == status


def test_frequencies_count_both_ends_over_the_valid_answers() -> None:
    answers = [5] * 200 + [4] * 163 + [3] * 40 + [2] * 5 + [1] * 4 + [None] * 3 + ["dk"] * 2
    found = pr.frequencies(answers, scale=[1, 2, 3, 4, 5], not_applicable=["dk"])
    assert found.counts == {1: 4, 2: 5, 3: 40, 4: 163, 5: 200}
    assert (found.n, found.n_missing, found.n_not_applicable) == (412, 3, 2)
    assert (found.top, found.bottom) == (near(363 / 412), near(9 / 412))
    assert pr.percent(found.top_count, found.n) == "88"
    assert json.loads(found.to_json())["counts"]["5"] == 200


def test_frequencies_without_an_answer_have_counts_and_no_shares() -> None:
    empty = pr.frequencies([None], scale=5)
    assert (empty.counts, empty.top, empty.bottom) == (dict.fromkeys(range(1, 6), 0), None, None)


@pytest.mark.parametrize(
    ("x", "n", "digits", "text"),
    [
        (1, 8, 0, "13"),
        (1, 200, 0, "1"),
        (412, 1127, 2, "36.56"),
        (5, 8, 1, "62.5"),
        (3, 3, 0, "100"),
        (0, 0, 0, ""),
    ],
)
def test_percentages_round_half_away_from_zero_once(x: int, n: int, digits: int, text: str) -> None:
    assert pr.percent(x, n, digits=digits) == text


@pytest.mark.parametrize(
    ("argument", "call"),
    [
        ("x", lambda: pr.wilson(5, 4)),
        ("x", lambda: pr.wilson(-1, 4)),
        ("n", lambda: pr.wilson(1, 4.5)),  # type: ignore[arg-type]  # the wrong kind is the point
        ("confidence", lambda: pr.wilson(1, 4, confidence=95)),
        ("x2", lambda: pr.newcombe(1, 2, 4, 3)),
        ("yes_no", lambda: pr.mcnemar_exact(1, -2, 3, 4)),
        ("successes", lambda: pr.cochran_armitage([1], [2, 3])),
        ("successes[1]", lambda: pr.cochran_armitage([1, 4], [2, 3])),
        ("scores", lambda: pr.cochran_armitage([1, 2], [2, 3], scores=[1, 1])),
        ("complete", lambda: pr.response_rate(invited=3, complete=4)),
        ("partial", lambda: pr.response_rate(invited=3, complete=2, partial=2)),
        ("ineligible", lambda: pr.response_rate(invited=3, ineligible=4, complete=0)),
        ("answers[1]", lambda: pr.frequencies([1, 6], scale=5)),
        ("scale", lambda: pr.frequencies([1], scale=[1, 1])),
        ("top", lambda: pr.frequencies([1], scale=[1, 2], top=3)),
        ("not_applicable", lambda: pr.frequencies([1], scale=[1, 2], not_applicable=[2])),
    ],
)
def test_wrong_counts_are_refused_by_name(argument: str, call: object) -> None:
    assert callable(call)
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.argument == argument
