"""Control charts: limits by hand from the formulas, and the rules about gaps, screens and phases."""

import math

import numpy as np
import pytest
from improvement_stats import InputError, charts
from improvement_stats.charts import KINDS, control_chart

RATIO = ("p", "u", "p_prime", "u_prime")


def near(value: object) -> object:
    return pytest.approx(value, rel=1e-12, abs=1e-12)


def test_the_i_chart_spreads_its_limits_by_the_mean_moving_range() -> None:
    chart = control_chart("i", [10, 12, 11, 15, 12])
    m = (2 + 1 + 4 + 3) / 4
    assert chart.centre[0] == near(12)
    assert chart.upper[0] == near(12 + 3 * m / 1.128)
    assert chart.lower[0] == near(12 - 3 * m / 1.128)


def test_the_mr_chart_shows_ranges_under_3_267_times_their_mean() -> None:
    chart = control_chart("mr", [10, 12, 11, 15, 12])
    assert chart.values == (None, 2.0, 1.0, 4.0, 3.0)
    assert (chart.centre[0], chart.lower[0], chart.upper[0]) == (2.5, 0.0, near(3.267 * 2.5))


def test_the_p_chart_has_limits_of_each_denominator_held_within_0_and_1() -> None:
    chart = control_chart("p", [8, 45, 9], denominators=[10, 50, 10])
    centre = 62 / 70
    assert chart.centre[0] == near(centre)
    assert chart.values == (0.8, 0.9, 0.9)
    assert chart.upper == (1.0, 1.0, 1.0)
    assert chart.lower[1] == near(centre - 3 * math.sqrt(centre * (1 - centre) / 50))


def test_the_u_chart_has_no_limit_below_0() -> None:
    chart = control_chart("u", [1, 3, 2], denominators=[10, 40, 10])
    assert chart.lower[0] == 0
    assert chart.upper[1] == near(0.1 + 3 * math.sqrt(0.1 / 40))


def test_the_c_chart_stands_on_the_mean_count() -> None:
    chart = control_chart("c", [9, 16, 11, 28])
    assert (chart.centre[0], chart.lower[0], chart.upper[0]) == (16.0, 4.0, 28.0)
    assert chart.outside == ()  # 28 is on the limit, not beyond it


def test_laneys_sigma_z_is_the_screened_mean_range_of_z_and_may_be_below_1() -> None:
    x, n = [50, 51, 49, 50, 52, 48, 50, 51], [100] * 8
    chart = control_chart("p_prime", x, denominators=n)
    centre = sum(x) / sum(n)
    z = [(a / 100 - centre) / math.sqrt(centre * (1 - centre) / 100) for a in x]
    sigma_z = float(np.mean(np.abs(np.diff(z)))) / 1.128
    assert sigma_z < 1
    assert chart.sigma_z[0] == near(sigma_z)
    assert chart.upper[0] == near(centre + 3 * sigma_z * math.sqrt(centre * (1 - centre) / 100))


def test_u_prime_widens_the_limits_of_overdispersed_rates() -> None:
    x, n = [10, 40, 12, 38, 9, 45, 20, 31], [1000, 1200, 900, 1100, 1000, 1000, 950, 1050]
    plain, wide = control_chart("u", x, denominators=n), control_chart("u_prime", x, denominators=n)
    sigma_z = wide.sigma_z[0]
    assert sigma_z is not None
    assert sigma_z > 1
    low, high, centre = plain.upper[0], wide.upper[0], plain.centre[0]
    assert low is not None
    assert high is not None
    assert centre is not None
    assert high - centre == near((low - centre) * sigma_z)


def test_the_g_chart_has_the_median_between_limits_about_the_mean() -> None:
    chart = control_chart("g", [0, 1, 2, 3, 14])
    assert chart.centre[0] == 2
    assert chart.upper[0] == near(4 + 3 * math.sqrt(4 * 5))
    assert chart.lower[0] == 0


def test_the_t_chart_is_an_i_chart_of_the_transformed_times() -> None:
    times = [3.0, 10.0, 1.0, 7.0, 25.0, 4.0]
    chart = control_chart("t", times)
    inner = control_chart("i", [t ** (1 / 3.6) for t in times])
    assert chart.centre[0] == near((inner.centre[0] or 0) ** 3.6)
    assert chart.upper[0] == near((inner.upper[0] or 0) ** 3.6)
    assert chart.lower[0] == 0
    assert inner.lower[0] is not None
    assert inner.lower[0] < 0


def test_screening_drops_large_ranges_once_and_can_be_switched_off() -> None:
    values = [10, 11, 10, 11, 10, 40, 41, 40, 41, 40]
    ranges = np.abs(np.diff(values))
    kept = ranges[ranges < 3.267 * ranges.mean()]
    assert len(kept) == len(ranges) - 1
    screened, whole = control_chart("i", values), control_chart("i", values, screen=False)
    assert screened.upper[0] == near(25.4 + 3 * kept.mean() / 1.128)
    assert whole.upper[0] == near(25.4 + 3 * ranges.mean() / 1.128)
    assert screened.options["screen"] is True


def test_screening_is_a_single_pass() -> None:
    values = [0, 1, 0, 1, 0, 1, 0, 1, 0, 8, 0, 1, 0, 60, 0]
    ranges = np.abs(np.diff(values))
    once = ranges[ranges < 3.267 * ranges.mean()]
    assert (once >= 3.267 * once.mean()).any()
    assert control_chart("i", values).upper[0] == near(np.mean(values) + 3 * once.mean() / 1.128)


def test_a_missing_value_breaks_the_moving_range() -> None:
    chart = control_chart("i", [1, 2, None, 10, 12])
    assert chart.upper[0] == near(6.25 + 3 * 1.5 / 1.128)
    assert control_chart("mr", [1, 2, None, 10, 12]).values == (None, 1.0, None, None, 2.0)


def test_an_excluded_point_is_bridged_by_the_moving_range() -> None:
    chart = control_chart("i", [1, 2, 500, 10, 12], exclude=[2])
    assert chart.centre[0] == near(6.25)
    assert chart.upper[0] == near(6.25 + 3 * (1 + 8 + 2) / 3 / 1.128)
    assert chart.outside == ()
    assert control_chart("mr", [1, 2, 500, 10, 12], exclude=[2]).values == (None, 1.0, None, 8.0, 2.0)


def test_moving_ranges_do_not_cross_phases() -> None:
    chart = control_chart("mr", [1, 2, 100, 103], phases=[2])
    assert chart.values == (None, 1.0, None, 3.0)


def test_without_variation_there_are_no_limits() -> None:
    for kind in KINDS:
        denominators = [10] * 6 if kind in RATIO else None
        chart = control_chart(kind, [0.0 if kind != "t" else 2.0] * 6, denominators=denominators)
        assert chart.upper == (None,) * 6, kind
        assert chart.lower == (None,) * 6, kind
        assert "no limits: no variation" in chart.warnings, kind


def test_equal_shares_that_differ_by_rounding_do_not_vary() -> None:
    chart = control_chart("p_prime", [1, 3, 7, 9], denominators=[10, 30, 70, 90])
    assert chart.upper == (None,) * 4
    assert control_chart("i", [0.3, 0.1 + 0.2, 0.3]).upper == (None,) * 3


def test_one_difference_makes_no_limits() -> None:
    for values in ([1, 2], [1, 2, None, 4]):
        chart = control_chart("i", values)
        assert chart.upper[0] is None
        assert "no limits: fewer than two differences" in chart.warnings
    assert control_chart("i", [1, 2, 4]).upper[0] is not None
    lonely = control_chart("mr", [7]).warnings
    assert "no limits: fewer than two differences" in lonely
    assert "trial limits" not in lonely


def test_a_point_without_a_denominator_is_not_plotted_and_moves_nothing() -> None:
    whole = control_chart("p", [5, 6, 4], denominators=[10, 10, 10])
    chart = control_chart("p", [5, 0, 6, 3, 4], denominators=[10, 0, 10, None, 10])
    assert chart.values == (0.5, None, 0.6, None, 0.4)
    assert (chart.upper[1], chart.upper[3]) == (None, None)
    assert (chart.centre[0], chart.upper[0]) == (whole.centre[0], whole.upper[0])
    assert (chart.n_used, chart.n_missing) == (3, 2)


def test_events_without_a_denominator_are_said_to_be_left_out() -> None:
    chart = control_chart("u", [5, 2, 6], denominators=[10, 0, 10])
    assert "events with a denominator of 0 are not plotted" in chart.warnings


def test_a_missing_numerator_leaves_its_denominator_out_too() -> None:
    chart = control_chart("p", [5, None, 6], denominators=[10, 1000, 10])
    assert chart.centre[0] == near(11 / 20)


def test_outside_is_strict_on_both_sides() -> None:
    chart = control_chart("i", [10, 11, 10, 11, 10, 11, 30, -20], freeze=6)
    assert chart.outside == (6, 7)


def test_few_points_make_trial_and_then_provisional_limits() -> None:
    wave = [1.0, 2.0] * 20
    assert "trial limits" in control_chart("i", wave[:11]).warnings
    assert "provisional limits" in control_chart("i", wave[:12]).warnings
    assert "provisional limits" in control_chart("i", wave[:19]).warnings
    assert control_chart("i", wave[:20]).warnings == ()
    assert control_chart("mr", [1.0, 3.0, 4.0] * 4).phases[0].n_limits == 12
    assert "trial limits" in control_chart("i", wave, freeze=11).warnings


def test_runs_are_judged_about_the_centre_of_every_kind() -> None:
    for kind in KINDS:
        values = [2.0, 6.0] * 6 + [5.0] * 14
        chart = control_chart(kind, values, denominators=[10.0] * 26 if kind in RATIO else None, freeze=12)
        assert chart.phases[0].longest_run is not None
        assert chart.phases[0].runs_signal, kind


def test_a_baseline_longer_than_the_phase_is_said_to_be_incomplete() -> None:
    chart = control_chart("i", [1, 2, 3, 2], freeze=12)
    assert "baseline not complete" in chart.warnings
    assert chart.upper[0] is not None


def test_an_empty_series_is_a_chart_of_nothing() -> None:
    chart = control_chart("i", [])
    assert (chart.values, chart.n_used, chart.phases[0].centre) == ((), 0, None)


@pytest.mark.parametrize(
    ("argument", "call"),
    [
        ("kind", lambda: control_chart("x", [1])),
        ("denominators", lambda: control_chart("p", [1, 2])),
        ("denominators", lambda: control_chart("i", [1, 2], denominators=[3, 4])),
        ("denominators", lambda: control_chart("p", [1, 2], denominators=[3])),
        ("denominators[0]", lambda: control_chart("u", [1], denominators=[-3])),
        ("values[1]", lambda: control_chart("p", [1, 5], denominators=[3, 4])),
        ("values[0]", lambda: control_chart("c", [-1, 5])),
        ("values[1]", lambda: control_chart("t", [2, 0, 5])),
        ("screen", lambda: control_chart("i", [2, 1, 5], screen="yes")),  # type: ignore[arg-type]  # the wrong kind is the point
    ],
)
def test_wrong_input_of_a_control_chart_is_refused_by_name(argument: str, call: object) -> None:
    assert callable(call)
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.argument == argument


@pytest.mark.parametrize(
    ("data", "points", "more", "kind"),
    [
        ("proportion", 7, {}, "line"),
        ("proportion", 11, {}, "run"),
        ("proportion", 12, {}, "p"),
        ("proportion", 12, {"typical_denominator": 501}, "p_prime"),
        ("rate", 30, {"sigma_z": 1.31}, "u_prime"),
        ("rate", 30, {"sigma_z": 1.3}, "u"),
        ("number", 11, {}, "run"),
        ("number", 12, {}, "i"),
        ("number", 30, {"same_people": True}, "line"),
        ("time_between", 12, {}, "t"),
    ],
)
def test_the_recommended_chart_follows_the_kind_and_the_number_of_points(
    data: str, points: int, more: dict[str, float], kind: str
) -> None:
    advice = charts.recommend_chart(data, points, **more)  # type: ignore[arg-type]  # mixed keywords of one table
    assert advice.kind == kind
    assert advice.why


def test_limits_of_an_i_chart_are_held_within_what_values_can_be_and_no_verdict_changes() -> None:
    values = [0, 6, 5, 5, 8, 7, 2, 1, 4, 1, 6, 0, 0, 0, 3, 1, 2, 4, 6, 3, 0, 30]
    free, held = control_chart("i", values), control_chart("i", values, within=(0, None))
    assert free.lower[0] is not None
    assert free.lower[0] < 0
    assert set(held.lower) == {0.0}
    assert (held.upper, held.centre, held.outside) == (free.upper, free.centre, free.outside)
    assert "within" not in free.options
    assert held.options["within"] == [0.0, None]
    high = control_chart("i", [97, 100, 99, 95, 100, 98, 96, 100], within=(0, 100))
    assert set(high.upper) == {100.0}


@pytest.mark.parametrize(
    ("kind", "values", "within", "words"),
    [
        ("c", [1, 2, 3], (0, None), "for i charts"),
        ("i", [1, 2, 3], (5, 5), "is not below"),
        ("i", [1, -2, 3], (0, None), "beyond what values can be"),
        ("i", [1, 102, 3], (None, 100), "beyond what values can be"),
        ("i", [1, 2, 3], (float("nan"), None), "within"),
    ],
)
def test_bounds_that_do_not_fit_are_refused(
    kind: str, values: list[float], within: tuple[float | None, float | None], words: str
) -> None:
    with pytest.raises(InputError, match=words):
        control_chart(kind, values, within=within)
