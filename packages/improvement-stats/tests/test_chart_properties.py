"""What must hold for every series: shift, scale, time reversal, and never a NaN out."""

import json
import math
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from improvement_stats import charts

VALUES = st.lists(st.one_of(st.none(), st.integers(-1000, 1000)), max_size=60)
ANY_NUMBER = st.one_of(st.none(), st.just(float("nan")), st.floats(-1e60, 1e60, allow_subnormal=True))
RUN_FIGURES = ("n_useful", "longest_run", "longest_run_limit", "crossings", "crossings_limit", "runs_signal")


def run_figures(chart: charts.Chart) -> list[list[object]]:
    return [[getattr(phase, name) for name in RUN_FIGURES] for phase in chart.phases]


@given(VALUES, st.integers(-1000, 1000), st.integers(1, 50))
def test_shifting_and_scaling_a_series_keeps_its_run_results(
    values: list[int | None], by: int, times: int
) -> None:
    moved = [None if v is None else v * times + by for v in values]
    assert run_figures(charts.run_chart(values)) == run_figures(charts.run_chart(moved))


@given(VALUES)
def test_reversing_time_keeps_the_run_results(values: list[int | None]) -> None:
    assert run_figures(charts.run_chart(values)) == run_figures(charts.run_chart(values[::-1]))


@given(VALUES)
def test_turning_a_series_upside_down_keeps_its_run_results(values: list[int | None]) -> None:
    turned = [None if v is None else -v for v in values]
    assert run_figures(charts.run_chart(values)) == run_figures(charts.run_chart(turned))


@given(VALUES, st.sampled_from(["anhoej", "perla"]))
def test_perla_marks_the_same_points_when_time_is_reversed(values: list[int | None], rules: str) -> None:
    forward, backward = charts.run_chart(values, rules=rules), charts.run_chart(values[::-1], rules=rules)
    assert sorted(len(values) - 1 - i for i in backward.shift) == list(forward.shift)


@given(VALUES.filter(lambda v: len(v) > 1), st.data())
def test_phases_are_judged_as_if_alone(values: list[int | None], data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(values) - 1))
    both = charts.control_chart("i", values, phases=[cut])
    alone = [charts.control_chart("i", values[:cut]), charts.control_chart("i", values[cut:])]
    assert run_figures(both) == [*run_figures(alone[0]), *run_figures(alone[1])]
    assert both.upper == alone[0].upper + alone[1].upper


@settings(max_examples=200)
@given(st.data())
def test_no_chart_ever_holds_a_number_that_is_not_finite(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["run", "icons", *charts.KINDS]))
    size = data.draw(st.integers(0, 30))
    values: list[Any] = data.draw(st.lists(ANY_NUMBER, min_size=size, max_size=size))
    options: dict[str, Any] = {"freeze": data.draw(st.one_of(st.none(), st.integers(1, 40)))}
    options["phases"] = (
        sorted(data.draw(st.sets(st.integers(1, max(1, size - 1)), max_size=3))) if size > 1 else []
    )
    if kind == "icons":
        result: Any = charts.variation_icons(values, direction="increase", target=3.0, **options)
    elif kind == "run":
        result = charts.run_chart(values, rules=data.draw(st.sampled_from(["anhoej", "perla"])), **options)
    else:
        result = _control(kind, values, data, options)
    json.dumps(result.to_dict(), allow_nan=False)


def _control(
    kind: str, values: list[Any], data: st.DataObject, options: dict[str, Any]
) -> charts.ControlChart:
    size = len(values)
    options["screen"] = data.draw(st.booleans())
    if kind in ("i", "mr"):
        return charts.control_chart(kind, values, **options)
    positive = [None if v is None or math.isnan(v) else abs(v) + (1e-3 if kind == "t" else 0) for v in values]
    positive = [None if v is None else min(v, 1e60) for v in positive]
    if kind in ("c", "g", "t"):
        return charts.control_chart(kind, positive, **options)
    bases = data.draw(
        st.lists(st.one_of(st.none(), st.just(0), st.floats(1e-30, 1e60)), min_size=size, max_size=size)
    )
    if kind.startswith("p"):
        positive = [x if x is None or not n or x <= n else n for x, n in zip(positive, bases, strict=True)]
    return charts.control_chart(kind, positive, denominators=bases, **options)
