"""Point types in their order of precedence, and what the last phase says of a target."""

from collections.abc import Sequence

import pytest
from improvement_stats import InputError, charts

CALM = [10, 11, 9, 10, 11, 9, 10, 11, 9, 10, 11, 9, 10, 11, 9, 10]


def rules(values: Sequence[float | None], **more: object) -> tuple[str | None, ...]:
    return charts.variation_icons(values, direction="increase", **more).rules  # type: ignore[arg-type]  # keywords pass through


def test_a_point_beyond_2_66_ranges_is_outside() -> None:
    found = charts.variation_icons([*CALM, 20], direction="increase", freeze=16)
    assert found.upper[0] == pytest.approx(10 + 2.66 * 20 / 15, rel=1e-12)
    assert found.rules[-1] == "outside"
    assert found.point_types[-1] == "special_cause_improvement"
    assert found.variation == "special_cause_improvement"


def test_direction_decides_what_is_an_improvement() -> None:
    def last(direction: str) -> str | None:
        return charts.variation_icons([*CALM, 20], direction=direction, freeze=16).variation

    assert last("decrease") == "special_cause_concern"
    assert last("neutral") == "special_cause_neutral_high"
    assert (
        charts.variation_icons([*CALM, 1], direction="neutral", freeze=16).variation
        == "special_cause_neutral_low"
    )


def test_seven_points_rising_are_a_trend_and_six_are_not() -> None:
    rise = [9.7, 9.8, 9.9, 10.0, 10.1, 10.2, 10.3]
    assert rules([*CALM[:15], *rise[:7]], freeze=15)[15:] == ("trend",) * 7
    assert "trend" not in rules([*CALM[:15], 9.7, 9.8, 9.9, 10.0, 10.1, 10.1, 10.3], freeze=15)


def test_two_of_three_near_a_limit_marks_only_the_near_ones() -> None:
    near = 10 + 2.66 * 20 / 15 * 0.8
    assert rules([*CALM, near, 10.5, near, 9], freeze=16)[16:] == ("two_of_three", None, "two_of_three", None)
    assert rules([*CALM, near, 9.5, near, 9], freeze=16)[16:] == (None, None, None, None)


def test_seven_in_a_row_on_one_side_are_a_shift_and_a_point_on_the_mean_breaks_it() -> None:
    side = [10.5, 10.6, 10.5, 10.6, 10.5, 10.6, 10.5]
    assert rules([*CALM, *side], freeze=16)[16:] == ("shift",) * 7
    assert "shift" not in rules([*CALM, *side[:3], 10, *side[3:]], freeze=16)


def test_rules_do_not_cross_phases() -> None:
    rise = [1, 2, 3, 4, 5, 6, 7, 8]
    assert "trend" in rules(rise)
    assert "trend" not in rules(rise, phases=[4])


@pytest.mark.parametrize(
    ("direction", "target", "expected"),
    [
        ("increase", 30, "consistent_fail"),
        ("increase", 1, "consistent_pass"),
        ("increase", 10, "inconsistent"),
        ("decrease", 30, "consistent_pass"),
        ("decrease", 1, "consistent_fail"),
        ("neutral", 30, None),
        ("increase", None, None),
    ],
)
def test_assurance_compares_the_last_limits_with_the_target(
    direction: str, target: float | None, expected: str | None
) -> None:
    assert charts.variation_icons(CALM, direction=direction, target=target).assurance == expected


def test_a_target_on_the_limit_is_not_passed_consistently() -> None:
    limit = charts.variation_icons(CALM, direction="increase").lower[0]
    assert charts.variation_icons(CALM, direction="increase", target=limit).assurance == "inconsistent"


def test_without_limits_there_is_no_assurance_and_no_point_outside() -> None:
    flat = charts.variation_icons([5, 5, 5, 5], direction="increase", target=9)
    assert (flat.assurance, flat.variation) == (None, "common_cause")


def test_the_variation_is_that_of_the_last_point_there_is() -> None:
    found = charts.variation_icons([*CALM, 20, None], direction="increase", freeze=16)
    assert found.point_types[-1] is None
    assert found.variation == "special_cause_improvement"
    assert charts.variation_icons([], direction="increase").variation is None


def test_an_unknown_direction_is_refused() -> None:
    with pytest.raises(InputError, match="direction: must be one of increase, decrease, neutral"):
        charts.variation_icons([1, 2], direction="up")
