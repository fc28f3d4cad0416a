"""Drawings: valid, accessible, the same bytes every time, and showing what the chart says."""

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from improvement_stats import InputError, charts, drawing

SVG = "{http://www.w3.org/2000/svg}"
WAVE = [10.0, 12.0, 9.0, 11.0] * 4


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text.encode())


def texts(picture: ET.Element) -> list[str]:
    return [element.text or "" for element in picture.iter(f"{SVG}text")]


def marks(picture: str) -> dict[str, int]:
    """Points by their shape: circles are plain, filled paths by their colour, crosses by their lines."""
    root = parsed(picture)
    fills = [p.get("fill") for p in root.iter(f"{SVG}path") if p.get("fill") != "none"]
    return {"circle": len(list(root.iter(f"{SVG}circle"))), **{str(f): fills.count(f) for f in set(fills)}}


def test_a_drawing_has_a_title_and_says_in_words_what_it_shows() -> None:
    chart = charts.control_chart("i", [*WAVE, 40.0], freeze=16)
    picture = parsed(drawing.draw_chart(chart, title="Attendance & co <1>"))
    title, said = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert title is not None
    assert said is not None
    assert title.text == "Attendance & co <1>"
    assert said.text == drawing.describe(chart)
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == f"{title.get('id')} {said.get('id')}"


def test_every_point_is_drawn_once_and_signals_have_shapes_of_their_own() -> None:
    chart = charts.control_chart("i", [*WAVE, None, 40.0, *([12.5] * 9)], freeze=16, exclude=[3])
    drawn = marks(drawing.draw_chart(chart))
    assert chart.outside == (17,)
    # The legend holds one example of each marked kind.
    assert drawn["#D55E00"] == 1 + 1
    assert drawn["#E69F00"] == len(set(chart.phases[0].longest_run_points) - {17}) + 1
    plain = (
        sum(v is not None for v in chart.values) - 1 - 1 - len(set(chart.phases[0].longest_run_points) - {17})
    )
    assert drawn["circle"] == plain


def test_a_gap_and_a_new_phase_break_the_line() -> None:
    def lines(chart: charts.Chart) -> int:
        root = parsed(drawing.draw_chart(chart))
        return sum(p.get("stroke-width") == "1.4" for p in root.iter(f"{SVG}path"))

    assert lines(charts.run_chart([1, 2, 3, 4, 5, 6])) == 1
    assert lines(charts.run_chart([1, 2, None, 4, 5, 6])) == 2
    assert lines(charts.run_chart([1, 2, 3, 4, 5, 6], phases=[3])) == 2


def test_annotations_goal_and_labels_are_written() -> None:
    chart = charts.run_chart(WAVE)
    found = texts(
        parsed(
            drawing.draw_chart(
                chart,
                points=[f"week {i}" for i in range(16)],
                annotations=[(3, "Breakfast club"), drawing.Annotation(index=4, text="Mentor visit")],
                goal=11.5,
                labels={"median": "mediana", "goal": "meta"},
                decimal=",",
                value_label="Days",
                point_label="Week",
            )
        )
    )
    for expected in ("Breakfast club", "Mentor visit", "mediana", "meta", "11,5", "Days", "Week", "week 0"):
        assert expected in found, expected


def test_the_same_chart_gives_the_same_bytes() -> None:
    def draw() -> str:
        chart = charts.control_chart("p", [5, 6, 7, 4], denominators=[10, 12, 11, 9])
        return drawing.draw_chart(chart, title="A", goal=0.7)

    assert draw() == draw()
    assert "http" not in draw().replace('xmlns="http://www.w3.org/2000/svg"', "")


def test_shares_are_written_as_percent_in_the_style_of_the_reader() -> None:
    chart = charts.control_chart("p", [5, 6, 7, 4] * 3, denominators=[10, 12, 11, 9] * 3)
    assert "The centre line is 52.4 %." in drawing.describe(chart)
    assert "52,4 %" in drawing.describe(chart, decimal=",")
    assert "0.524" in drawing.describe(chart, percent=False)


def test_too_few_points_are_not_given_a_verdict() -> None:
    chart = charts.run_chart([1, 5, 9, 9, 9, 9, 9, 9, 9], freeze=2)
    assert chart.phases[0].runs_signal
    said = drawing.describe(chart)
    assert "Too few points to judge." in said
    assert "Sign of a change" not in said
    assert "unusual pattern about the line" not in texts(parsed(drawing.draw_chart(chart)))


def test_the_description_follows_the_verdict() -> None:
    long_run = charts.run_chart([*WAVE, *([20] * 9)], freeze=16)
    assert "Sign of a change: 10 points in a row on one side, more than 8." in drawing.describe(long_run)
    assert "No sign of a change." in drawing.describe(charts.run_chart(WAVE))
    perla = charts.run_chart([*WAVE, *([20] * 6)], rules="perla", freeze=16)
    assert "Sign of a change: a shift at 16, 17, 18, 19, 20, 21, 22." in drawing.describe(perla)
    assert "A trend" not in drawing.describe(charts.run_chart([1, 2, 3, 4, 5, 6], rules="perla"))
    trend = drawing.describe(charts.run_chart([1, 2, 3, 4, 5, 6], rules="perla"), show_trend=True)
    assert "A trend at 1, 2, 3, 4, 5, 6." in trend


def test_another_language_brings_its_own_words() -> None:
    words = {key: "«" + text + "»" for key, text in drawing.LABELS.items()}
    chart = charts.control_chart("c", [3, 5, 4, None, 6], exclude=[1])
    said = drawing.describe(chart, labels=words, goal=3)
    assert said.count("«") == said.count("»")
    assert said.startswith("««C chart» of 3 points.»")


def test_one_point_is_said_in_the_singular() -> None:
    chart = charts.plain_line([12])
    assert drawing.describe(chart).startswith("Line of 1 point.")
    assert any("· 1 point." in text for text in texts(parsed(drawing.draw_chart(chart))))
    phases = charts.control_chart("i", [*WAVE, 12], phases=[16])
    assert "Phase 2, 1 point." in drawing.describe(phases)


@pytest.mark.parametrize("count", [3, 40, 400, 1500, 4000])
def test_names_below_the_axis_never_touch_however_many_points_there_are(count: int) -> None:
    days = [f"2024-{i:04d}" for i in range(count)]
    picture = parsed(drawing.draw_chart(charts.run_chart([i % 7 for i in range(count)]), points=days))
    named = [e for e in picture.iter(f"{SVG}text") if (e.text or "") in set(days)]
    places = sorted(float(e.get("x", "0")) for e in named)
    wide = len(days[0]) * 11 * 0.56
    assert places
    assert all(b - a > wide for a, b in pairwise(places))


def test_large_figures_are_grouped_and_stand_within_the_sheet() -> None:
    values = [3.2e9 + 1e8 * (i % 5) for i in range(24)]
    picture = parsed(drawing.draw_chart(charts.control_chart("i", values), goal=3.5e9))
    beside = [e for e in picture.iter(f"{SVG}text") if (e.text or "").startswith("3\u00a0")]
    assert len(beside) >= 4
    for element in beside:
        x, wide = float(element.get("x", "0")), len(element.text or "") * 11 * 0.56
        begin = x - wide if element.get("text-anchor") == "end" else x
        assert begin >= 0, element.text
        assert begin + wide <= 760, element.text
    assert "9999" in drawing.describe(charts.plain_line([9999]))


@pytest.mark.parametrize("several", [1, 3, 9, 14])
def test_notes_touch_no_other_and_turn_into_numbers_with_a_key_before_they_take_the_chart_its_place(
    several: int,
) -> None:
    told = [(8 + k % 8, f"A note of some length, number {k}") for k in range(several)]
    text = drawing.draw_chart(charts.run_chart(WAVE), annotations=told)
    picture = parsed(text)
    found = texts(picture)
    in_words = any(note in found for _, note in told)
    assert in_words is (several < 5)
    if not in_words:
        assert {str(k + 1) for k in range(several)} <= set(found)
        assert sum(entry.split(" ", 1)[-1][:10] == "A note of " for entry in found) == several
    above = [e for e in picture.iter(f"{SVG}text") if e.get("paint-order")][:several]
    for one in above:
        for other in above:
            if one is not other and one.get("y") == other.get("y"):
                low, high = sorted((one, other), key=lambda e: float(e.get("x", "0")))
                assert float(low.get("x", "0")) + len(low.text or "") * 11 * 0.56 < float(high.get("x", "0"))
    lines = [float(e.get("y1", "0")) for e in picture.iter(f"{SVG}line") if e.get("stroke-width") == "0.5"]
    assert max(lines) - min(lines) >= 150, "the chart keeps its place"
    assert text.rindex('stroke-width="0.8"') < text.index("paint-order")


def test_a_long_footnote_takes_two_lines() -> None:
    chart = charts.control_chart("i", [*WAVE, 12, 13, 11, 12, 13, 12, 11, 13], phases=[16])
    found = texts(parsed(drawing.draw_chart(chart, width=400)))
    assert any(text.startswith("I chart") and text.endswith("points") for text in found)
    assert any(text.startswith(drawing.LABELS["warn_provisional"][:20]) or "judge" in text for text in found)


def test_lines_lie_over_points_that_make_a_band_and_below_those_that_stand_apart() -> None:
    def order(count: int) -> bool:
        picture = drawing.draw_chart(charts.control_chart("i", [10 + i % 7 for i in range(count)]))
        return picture.index('stroke-width="1.6"') < picture.index('stroke-width="1.4"')

    assert order(30)
    assert not order(1500)


@pytest.mark.parametrize(
    ("argument", "options"),
    [
        ("labels['nothing']", {"labels": {"nothing": "x"}}),
        ("labels['say_median']", {"labels": {"say_median": "median {center}"}}),
        ("labels['say_median']", {"labels": {"say_median": "median {centre"}}),
        ("points", {"points": ["a"]}),
        ("annotations[0] index", {"annotations": [(16, "late")]}),
        ("annotations[0]", {"annotations": ["late"]}),
        ("decimal", {"decimal": ";"}),
        ("goal", {"goal": float("inf")}),
        ("width", {"width": 10}),
    ],
)
def test_wrong_wishes_for_a_drawing_are_refused_by_name(argument: str, options: dict[str, object]) -> None:
    with pytest.raises(InputError) as refused:
        drawing.draw_chart(charts.run_chart(WAVE), **options)  # type: ignore[arg-type]  # wrong kinds are the point
    assert refused.value.argument == argument


@given(
    st.lists(st.one_of(st.none(), st.floats(-1e9, 1e9)), max_size=25),
    st.text(max_size=30),
    st.sampled_from(["run", "i", "mr"]),
)
def test_any_series_and_any_text_give_a_valid_picture(
    values: list[float | None], title: str, kind: str
) -> None:
    chart = charts.run_chart(values) if kind == "run" else charts.control_chart(kind, values)
    notes = [(0, title)] if values else []
    picture = drawing.draw_chart(chart, title=title, annotations=notes)
    parsed(picture)
    assert "nan" not in picture
    assert "inf" not in picture.replace(title, "")


def test_a_series_of_tiny_and_of_equal_values_has_an_axis() -> None:
    for values in ([1e-7, 2e-7, 3e-7], [5.0, 5.0], [0.0], [-3.0, -3.0], [1e9, 1.000001e9]):
        parsed(drawing.draw_chart(charts.run_chart(values)))


def test_bars_show_shares_and_say_what_is_hidden() -> None:
    picture = parsed(drawing.bars([drawing.Bar(label="Knows", share=8 / 9, note="8 of 9"), ("Small", None)]))
    assert {"Knows", "89 % (8 of 9)", "Small", "too few answers"} <= set(texts(picture))
    said = picture.find(f"{SVG}desc")
    assert said is not None
    assert said.text == "Knows: 89 % (8 of 9). Small: too few answers."


def test_stacked_bars_are_as_wide_as_their_counts() -> None:
    picture = parsed(
        drawing.stacked_bars(
            [drawing.StackedBar(label="Shared", counts=(0, 1, 1, 2, 4), note="n = 8"), ("Hidden", None)],
            categories=["never", "almost never", "sometimes", "almost always", "always"],
        )
    )
    wide = [float(r.get("width") or 0) for r in picture.iter(f"{SVG}rect") if r.get("height") == "20"]
    assert wide[3] == pytest.approx(4 * wide[0], abs=0.02)
    assert len(wide) == 4
    assert {"50 %", "n = 8", "too few answers", "always"} <= set(texts(picture))


def test_wrong_bars_are_refused_by_name() -> None:
    with pytest.raises(InputError, match=r"items\[0\]\.share: must lie in 0\.\.1"):
        drawing.bars([("a", 1.2)])
    with pytest.raises(InputError, match=r"items\[0\]\.counts: has 2 entries for 3 categories"):
        drawing.stacked_bars([("a", [1, 2])], categories=["x", "y", "z"])
    with pytest.raises(InputError, match="categories: must be 2 to 7 names, not 1"):
        drawing.stacked_bars([], categories=["x"])


def test_where_time_jumps_the_line_is_broken_and_the_axis_says_so() -> None:
    chart = charts.run_chart([1, 2, 3, 4, 5, 6])
    whole, broken = drawing.draw_chart(chart), drawing.draw_chart(chart, breaks=[3])
    assert (whole.count('stroke-width="1.4"'), broken.count('stroke-width="1.4"')) == (1, 2)
    assert broken.count("<line") == whole.count("<line") + 2


def test_rates_are_written_as_so_many_in_a_number_and_digits_can_be_said() -> None:
    chart = charts.control_chart("u", [2, 3, 2, 4], denominators=[1500, 1600, 1400, 1500])
    assert "The last value is 2.67." in drawing.describe(chart, multiplier=1000)
    assert "The last value is 2.7." in drawing.describe(chart, multiplier=1000, digits=1)
    assert "<text" in drawing.draw_chart(chart, multiplier=1000)
    with pytest.raises(InputError):
        drawing.describe(chart, multiplier=0)


def test_a_point_outside_is_not_said_to_be_no_sign_of_a_change() -> None:
    chart = charts.control_chart("i", [10, 12, 11, 13, 24, 12, 11, 10, 12, 11, 13, 12, 11, 12])
    assert "Outside the limits" in drawing.describe(chart)
    assert "No sign of a change" not in drawing.describe(chart)
    assert "Outside the limits: 5." in drawing.describe_phase(chart, 0)


def test_a_plain_line_says_that_there_is_too_little_to_judge() -> None:
    said = drawing.describe(charts.plain_line([1, 2, 3]))
    assert said == "Line of 3 points. From 1 to 3. The last value is 3. Too few points to judge."
    assert "without statistics" in drawing.draw_chart(charts.plain_line([1, 2, 3]))
