"""The twelve measures are what the specification says, for every seed."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from demonstration.draws import Draws
from demonstration.generate import Programme
from demonstration.measures import Measured
from demonstration.series import Plan, charted, series
from improvement_stats.charts import control_chart


def of_shape(demo: Programme, shape: str) -> list[Measured]:
    return [one for one in demo.measures if one.plan.plan.shape == shape]


def test_there_are_twelve_of_18_to_30_weeks_in_four_networks(any_seed: Programme) -> None:
    shapes = Counter(one.plan.plan.shape for one in any_seed.measures)
    assert shapes == {"unchanged": 4, "shifted": 4, "drifting": 2, "freak": 1, "gaps": 1}
    assert Counter(one.plan.about.site for one in any_seed.measures) == {"KE": 3, "CLP": 3, "PH": 3, "UG": 3}
    for one in any_seed.measures:
        assert 18 <= len(one.network) <= 30
        days = [value.on for value in one.network]
        assert {(b - a).days for a, b in pairwise(days)} == {7}


def test_what_is_unchanged_gives_no_signal(any_seed: Programme) -> None:
    for one in of_shape(any_seed, "unchanged"):
        assert not charted(one.network).signals, one.plan.about.name


def test_what_shifted_gives_a_signal_and_none_once_the_phase_is_told(any_seed: Programme) -> None:
    for one in of_shape(any_seed, "shifted"):
        chart = charted(one.network)
        assert chart.phases[0].runs_signal, one.plan.about.name
        told = control_chart(
            "p",
            [v.numerator for v in one.network],
            denominators=[v.denominator for v in one.network],
            phases=[one.plan.plan.change],
        )
        assert told.phases[1].centre > told.phases[0].centre  # type: ignore[operator]  # both have points
        assert not any(phase.runs_signal for phase in told.phases if phase.n_useful >= 10)


def test_what_drifts_gives_a_signal_and_ends_higher_than_it_began(any_seed: Programme) -> None:
    for one in of_shape(any_seed, "drifting"):
        chart = charted(one.network)
        assert chart.phases[0].runs_signal
        values = [v for v in chart.values if v is not None]
        assert min(values[-5:]) > max(values[:5])


def test_the_freak_alone_is_outside_and_the_team_noted_why(any_seed: Programme) -> None:
    (one,) = of_shape(any_seed, "freak")
    chart = charted(one.network)
    assert chart.outside == (one.plan.plan.change,)
    assert one.plan.notes[0].on == one.network[one.plan.plan.change].on


def test_gaps_have_reasons_and_no_values(any_seed: Programme) -> None:
    (one,) = of_shape(any_seed, "gaps")
    missing = [value for value in one.network if value.missing]
    assert len(missing) == 6
    assert all(value.numerator is None and value.value is None for value in missing)
    assert not charted(one.network).signals


def test_schools_and_subgroups_add_up_to_their_network(any_seed: Programme) -> None:
    for one in any_seed.measures:
        parts = [line.value for line in one.lines if line.school is not None or line.subgroup]
        for whole in one.network if parts else ():
            same = [value for value in parts if value.on == whole.on]
            assert sum(value.numerator or 0 for value in same) == whole.numerator
            assert sum(value.denominator or 0 for value in same) == whole.denominator
            assert all(0 <= (value.numerator or 0) <= (value.denominator or 0) for value in same)
    of_schools = [one.plan.about.site for one in any_seed.measures if one.plan.schools]
    assert sorted(of_schools) == ["CLP", "KE", "PH", "UG"], (
        "each network has schools with a series of their own"
    )
    assert sum(bool(one.plan.about.subgroups) for one in any_seed.measures) == 1


def test_phases_and_notes_fall_on_a_week_of_their_series_and_every_measure_is_in_its_own_words(
    demo: Programme,
) -> None:
    for one in demo.measures:
        days = [value.on for value in one.network]
        assert all(days[0] <= mark.on <= days[-1] for mark in (*one.plan.phases, *one.plan.notes))
        assert one.plan.about.definition
    cycles = {(site.code, cycle.plan.starts_on) for site in demo.sites for cycle in site.cycles}
    for one in of_shape(demo, "shifted"):
        change = one.network[one.plan.plan.change].on
        assert any(code == one.plan.about.site and abs((day - change).days) < 7 for code, day in cycles), (
            one.plan.about.name
        )


def test_a_plan_whose_shape_can_not_come_out_is_refused() -> None:
    """The negative control: a series that never moves shows no shift, however often it is drawn."""
    plan = Plan("shifted", 12, 1.0, 1.0, size=(30, 30), change=6)
    with pytest.raises(ValueError, match="comes out shifted"):
        series(Draws(1, "x"), plan, date(2023, 1, 2))
