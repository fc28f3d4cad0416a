"""Run charts: published limits, and every rule about what counts as a point."""

import math

import pytest
from improvement_stats import InputError, charts
from improvement_stats.charts.runs import crossings_limit, longest_run_limit
from scipy import stats


# Anhøj & Olesen 2014, table 1: useful observations, longest run, fewest crossings.
@pytest.mark.parametrize(("n", "longest", "crossings"), [(10, 6, 2), (12, 7, 3), (20, 7, 6), (24, 8, 8)])
def test_the_limits_are_those_of_the_published_table(n: int, longest: int, crossings: int) -> None:
    assert longest_run_limit(n) == longest
    assert crossings_limit(n) == crossings


def test_the_crossings_limit_is_the_five_percent_point_of_a_fair_coin() -> None:
    for n in range(1, 301):
        assert crossings_limit(n) == (0 if n == 1 else int(stats.binom.ppf(0.05, n - 1, 0.5)))


def test_a_run_as_long_as_the_limit_is_no_signal_and_one_longer_is() -> None:
    wave = [1, 2] * 2
    at_limit = charts.run_chart([*wave, *([1] * 7), *([2] * 5), *wave], freeze=4).phases[0]
    beyond = charts.run_chart([*wave, *([1] * 8), *([2] * 5), *wave], freeze=4).phases[0]
    assert (at_limit.longest_run, at_limit.longest_run_limit, at_limit.longest_run_points) == (7, 7, ())
    assert (beyond.longest_run, beyond.longest_run_limit) == (8, 7)
    assert beyond.runs_signal
    assert beyond.longest_run_points == tuple(range(4, 12))


def test_as_few_crossings_as_the_limit_is_no_signal_and_one_fewer_is() -> None:
    two = charts.run_chart([1, 1, 1, 3, 3, 3, 1, 1, 3, 3, 2]).phases[0]
    assert (two.n_useful, two.crossings, two.crossings_limit, two.runs_signal) == (10, 3, 2, False)
    one = charts.run_chart([1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 2]).phases[0]
    assert (one.crossings, one.crossings_limit, one.longest_run, one.runs_signal) == (1, 2, 5, True)
    assert one.longest_run_points == ()


def test_points_on_the_median_neither_break_nor_extend_a_run() -> None:
    phase = charts.run_chart([1, 2, 1, 2, 1, 3, 3, 2, 3]).phases[0]
    assert phase.centre == 2
    assert (phase.n, phase.n_useful, phase.longest_run, phase.crossings) == (9, 6, 3, 1)


def test_on_the_median_allows_for_rounding() -> None:
    assert charts.run_chart([0.1 + 0.2, 0.3, 0.1, 0.5]).phases[0].n_useful == 2


def test_missing_values_are_counted_and_passed_over() -> None:
    gaps = charts.run_chart([1, None, 1, float("nan"), 3, 3, None])
    assert gaps.values == (1.0, None, 1.0, None, 3.0, 3.0, None)
    assert (gaps.n_used, gaps.n_missing) == (4, 3)
    assert gaps.phases[0].longest_run == 2
    assert gaps.phases[0].crossings == 1


def test_nothing_useful_has_no_run_figures_and_no_signal() -> None:
    for values in ([], [None, None], [5, 5, 5]):
        chart = charts.run_chart(values)
        phase = chart.phases[0]
        assert (phase.longest_run, phase.longest_run_limit, phase.crossings, phase.crossings_limit) == (
            None,
        ) * 4
        assert phase.runs_signal is False
        assert not chart.signals


def test_a_frozen_baseline_makes_the_median_of_all_later_points() -> None:
    chart = charts.run_chart([1, 2, 3, 10, 11, 12], freeze=3)
    assert chart.centre == (2.0,) * 6
    assert chart.phases[0].n_limits == 3


def test_the_baseline_counts_positions_so_that_a_gap_in_it_is_not_made_up_for() -> None:
    assert charts.run_chart([1, None, 3, 100, 100], freeze=3).phases[0].centre == 2


def test_each_phase_has_its_own_median_and_is_judged_alone() -> None:
    chart = charts.run_chart([1, 2, 3, 11, 12, 13], phases=[3])
    assert [p.centre for p in chart.phases] == [2.0, 12.0]
    assert chart.centre == (2.0, 2.0, 2.0, 12.0, 12.0, 12.0)
    assert [(p.start, p.stop, p.n) for p in chart.phases] == [(0, 3, 3), (3, 6, 3)]


def test_an_excluded_point_moves_no_median_and_breaks_no_run() -> None:
    chart = charts.run_chart([1, 1, 99, 1, 3, 3, 3], exclude=[2])
    assert chart.phases[0].centre == 2
    assert chart.phases[0].longest_run == 3
    assert chart.values[2] == 99
    assert chart.n_used == 6


def test_fewer_than_ten_useful_points_are_called_too_few_to_judge() -> None:
    assert "too few points to judge" in charts.run_chart([1, 2] * 4).warnings
    assert "too few points to judge" not in charts.run_chart([1, 2] * 5).warnings


def test_perla_calls_six_in_a_row_a_shift_and_skips_the_median() -> None:
    chart = charts.run_chart([1, 1, 1, 2, 1, 1, 1, 3, 3, 3, 3, 3], rules="perla")
    assert chart.phases[0].centre == 1.5
    six = charts.run_chart([4, 4, 1, 1, 1, 2, 1, 1, 1, 3, 3, 3, 3], rules="perla")
    assert six.phases[0].centre == 2
    assert six.shift == (2, 3, 4, 6, 7, 8)
    assert six.phases[0].longest_run is None
    assert six.phases[0].runs_signal is None


def test_perla_does_not_call_five_in_a_row_a_shift() -> None:
    assert charts.run_chart([1, 3] + [1] * 5 + [3] * 5, rules="perla").shift == ()


def test_a_trend_is_five_points_all_rising_or_all_falling() -> None:
    assert charts.run_chart([5, 1, 2, 3, 4, 5, 1], rules="perla").trend == (1, 2, 3, 4, 5)
    assert charts.run_chart([9, 1, 2, 3, 4, 1], rules="perla").trend == ()
    assert charts.run_chart([5, 4, 3, 2, 1, 2, 3, 4, 5], rules="perla").trend == tuple(range(9))


def test_a_repeated_value_counts_once_in_a_trend() -> None:
    assert charts.run_chart([1, 2, 2, 3, 4, 5], rules="perla").trend == (0, 1, 3, 4, 5)
    assert charts.run_chart([1, 2, 2, 3, 4, 4], rules="perla").trend == ()


def test_trends_do_not_cross_phases() -> None:
    assert charts.run_chart([1, 2, 3, 4, 5, 6], rules="perla", phases=[3]).trend == ()


@pytest.mark.parametrize(
    ("argument", "call"),
    [
        ("values", lambda: charts.run_chart("1,2,3")),
        ("values", lambda: charts.run_chart(None)),  # type: ignore[arg-type]  # the wrong kind is the point
        ("values[1]", lambda: charts.run_chart([1, "2"])),
        ("values[0]", lambda: charts.run_chart([math.inf, 1])),
        ("values[0]", lambda: charts.run_chart([True, 1])),
        ("rules", lambda: charts.run_chart([1, 2], rules="nelson")),
        ("freeze", lambda: charts.run_chart([1, 2], freeze=0)),
        ("freeze", lambda: charts.run_chart([1, 2], freeze=1.5)),  # type: ignore[arg-type]  # the wrong kind is the point
        ("phases[1]", lambda: charts.run_chart([1, 2, 3, 4], phases=[2, 1])),
        ("phases[0]", lambda: charts.run_chart([1, 2, 3, 4], phases=[4])),
        ("phases[0]", lambda: charts.run_chart([1, 2, 3, 4], phases=[0])),
        ("exclude[0]", lambda: charts.run_chart([1, 2, 3, 4], exclude=[4])),
        ("exclude", lambda: charts.run_chart([1, 2, 3, 4], exclude=[1, 1])),
    ],
)
def test_wrong_input_is_refused_by_name(argument: str, call: object) -> None:
    assert callable(call)
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.argument == argument
    assert refused.value.reason


def test_a_baseline_can_be_said_phase_by_phase() -> None:
    values = [1, 2, 3, 9, 9, 9, 20, 21, 22, 23]
    chart = charts.run_chart(values, phases=[6], freeze=[3, None])
    assert [phase.centre for phase in chart.phases] == [2.0, 21.5]
    assert chart.options["freeze"] == [3, None]
    with pytest.raises(InputError, match="entries"):
        charts.run_chart(values, phases=[6], freeze=[3])


def test_shares_are_charted_from_their_parts() -> None:
    chart = charts.run_chart([1, 2, 3], denominators=[2, 0, 4])
    assert chart.values == (0.5, None, 0.75)
    assert "events with a denominator of 0 are not plotted" in chart.warnings
