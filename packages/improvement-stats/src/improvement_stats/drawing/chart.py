"""One picture of a run chart or control chart, for reports, the web and the command line alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from improvement_stats._inputs import flag, indexes, integer, listing, number
from improvement_stats.charts.model import Chart, RunChart
from improvement_stats.drawing import layers, notes, svg
from improvement_stats.drawing.axis import Axis, NumberStyle, axis
from improvement_stats.drawing.frame import Frame, point_axis, time_breaks, value_axis
from improvement_stats.drawing.labels import WARNING_KEYS, counted, merged
from improvement_stats.drawing.notes import ROW, Annotation
from improvement_stats.drawing.words import describe, number_style, point_names
from improvement_stats.errors import InputError

CROWDED = 1.0  # half the way from one point to the next


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    """The checked wishes of one drawing."""

    chart: Chart
    names: list[str]
    notes: list[Annotation]
    breaks: tuple[int, ...]
    goal: float | None
    words: dict[str, str]
    style: NumberStyle
    digits: int | None
    show_trend: bool


def draw_chart(
    chart: Chart,
    *,
    title: str = "",
    points: Sequence[str] | None = None,
    annotations: Iterable[Annotation | tuple[int, str]] = (),
    breaks: Iterable[int] = (),
    goal: float | None = None,
    value_label: str = "",
    point_label: str = "",
    labels: Mapping[str, str] | None = None,
    decimal: str = ".",
    percent: bool | None = None,
    multiplier: float = 1,
    digits: int | None = None,
    show_trend: bool = False,
    language: str = "en",
    width: int = 760,
    height: int = 400,
) -> str:
    """The chart as SVG text.

    points: a name (a date) for each point. annotations: (index, text). breaks: points
    before which time jumps (a holiday); the line is broken there. goal: in the unit of the values.
    labels: words in another language, see `drawing.LABELS`. decimal: "." or ",". percent: write shares as
    percent (default: p and p′ charts). multiplier: write rates as so many in this number. digits: decimals of the
    figures beside the lines and in the sentences. show_trend: mark Perla trends, which mostly mark noise.
    The <title> and <desc> hold `title` and the sentences of `describe`. Same input, same bytes.
    """
    if not isinstance(chart, Chart):
        raise InputError("chart", f"must be a run chart or control chart, not {type(chart).__name__}")
    words = merged(labels)
    sheet = _Sheet(
        chart=chart,
        names=point_names(chart, points),
        notes=_notes(annotations, len(chart.values)),
        breaks=indexes("breaks", breaks, len(chart.values)),
        goal=None if goal is None else number("goal", goal),
        words=words,
        style=number_style(chart, decimal, percent, multiplier),
        digits=digits,
        show_trend=flag("show_trend", show_trend),
    )
    width, height = (
        integer("width", width, least=320, most=4000),
        integer("height", height, least=240, most=4000),
    )
    said = describe(
        chart,
        points=points,
        goal=goal,
        labels=labels,
        decimal=decimal,
        percent=percent,
        multiplier=multiplier,
        digits=digits,
        show_trend=show_trend,
    )
    for note in sheet.notes:
        said += " " + words["say_annotation"].format(where=sheet.names[note.index], what=note.text)
    heading = title or words[f"kind_{chart.kind}"]
    body = _body(sheet, heading, value_label, point_label, width, height)
    return svg.document(width, height, title=heading, description=said, language=language, body=body)


def _notes(given: Iterable[Annotation | tuple[int, str]], length: int) -> list[Annotation]:
    read = []
    for i, note in enumerate(listing("annotations", given)):
        if isinstance(note, Annotation):
            index, text = note.index, note.text
        elif isinstance(note, tuple | list) and len(note) == 2:
            index, text = note
        else:
            raise InputError(f"annotations[{i}]", f"must be (index, text), not {note!r}")
        most = integer(f"annotations[{i}] index", index)
        if most >= length:
            raise InputError(f"annotations[{i}] index", f"is {most}, but the chart has {length} points")
        read.append(Annotation(index=most, text=str(text)))
    return sorted(read, key=lambda note: note.index)


def _body(
    sheet: _Sheet, heading: str, value_label: str, point_label: str, width: int, height: int
) -> list[str]:
    chart = sheet.chart
    shown = [
        v for line in (chart.values, chart.lower, chart.upper, chart.centre) for v in line if v is not None
    ]
    scale = axis(
        shown + ([] if sheet.goal is None else [sheet.goal]),
        percent=sheet.style.percent,
        scale=sheet.style.multiplier,
    )
    left = 30 + max(svg.text_width(sheet.style.write(t, scale.digits), 11) for t in scale.ticks)
    left += 12 if value_label else 0
    digits = _digits(sheet, scale)
    right = width - max(66.0, layers.width_beside(chart, sheet.style, digits, sheet.goal) + 14)
    legend = list(_legend(sheet, left, width - 16))
    footnote = list(_footnote(sheet, width - left - 16))
    placed = notes.placed(sheet.notes, len(chart.values), left=left, right=right, edge=width - 6)
    keys = notes.keys(placed, left=left, right=width - 16)
    rows_of_legend = 1 + max((row for _, row, _ in legend), default=-1)
    rows_of_keys = 1 + max((key.row for key in keys), default=-1)
    top = 40 + ROW * (max((note.row for note in placed), default=-1) + 1)
    rows_below = len(footnote) + rows_of_legend + rows_of_keys
    bottom = height - 26 - (18 if point_label else 0) - ROW * rows_below - 8
    if bottom - top < 80:
        top = max(40.0, bottom - 80)
    frame = Frame(left=left, right=right, top=top, bottom=bottom, axis=scale, count=len(chart.values))
    body = [svg.text(16, 24, svg.shortened(heading, width - 32, 15), size=15, bold=True)]
    body += value_axis(frame, sheet.style, value_label)
    body += point_axis(frame, sheet.names, point_label)
    body += notes.drawn(placed, frame, chart.values)
    if sheet.goal is not None:
        y = frame.y(sheet.goal)
        body.append(svg.line(left, y, right, y, colour=svg.GREEN, width=2, dash=layers.GOAL_DASH))
    series = [
        *layers.series(frame, chart, sheet.breaks),
        *layers.points(frame, chart, show_trend=sheet.show_trend),
    ]
    lines = list(layers.lines(frame, chart))
    # Where points stand so close that they make a band, the lines would be lost below it.
    body += series + lines if frame.half_step < CROWDED else lines + series
    body += time_breaks(frame, sheet.breaks)
    body += layers.values_beside(frame, chart, sheet.style, digits, sheet.goal)
    base = height - ROW * rows_below
    for x, row, element in legend:
        body += _legend_entry(sheet, x, base + ROW * row, element)
    for key in keys:
        y = base + ROW * (rows_of_legend + key.row)
        body.append(svg.text(key.x, y, key.text, size=11))
    for row, line in enumerate(reversed(footnote)):
        body.append(svg.text(left, height - 8 - 14 * row, line, size=11, colour=svg.SOFT))
    return body


def _digits(sheet: _Sheet, scale: Axis) -> int:
    """Decimals of the figures beside the lines: one more than the ticks have, none where those are in hundreds."""
    if sheet.digits is not None:
        return sheet.digits
    step = (scale.ticks[1] - scale.ticks[0]) * sheet.style.scale
    return 0 if step >= 100 else min(max(scale.digits + 1, 1), 9)


def _legend(sheet: _Sheet, left: float, right: float) -> Iterable[tuple[float, int, str]]:
    """(x, row, key) of every entry that the picture needs."""
    x, row = left, 0
    for key in _legend_keys(sheet):
        wide = 34 + svg.text_width(sheet.words[key], 11)
        if x > left and x + wide > right:
            x, row = left, row + 1
        yield x, row, key
        x += wide + 10


def _legend_keys(sheet: _Sheet) -> Iterable[str]:
    chart = sheet.chart
    if any(v is not None for v in chart.centre):
        yield "median" if isinstance(chart, RunChart) or chart.kind == "g" else "centre"
    if any(phase.runs_signal and layers.judged(phase) for phase in chart.phases):
        yield "signal_line"
    if any(v is not None for v in chart.upper):
        yield "limits"
    if sheet.goal is not None:
        yield "goal"
    kinds = {
        kind
        for kind, v in zip(layers.meanings(chart, show_trend=sheet.show_trend), chart.values, strict=True)
        if v is not None
    }
    yield from (key for key in ("outside", "long_run", "shift", "trend", "excluded") if key in kinds)


def _legend_entry(sheet: _Sheet, x: float, y: float, key: str) -> Iterable[str]:
    middle = y - 4
    strokes = {
        "median": (svg.INK, 1.6, ""),
        "centre": (svg.INK, 1.6, ""),
        "signal_line": (svg.VERMILLION, 1.6, layers.SIGNAL_DASH),
        "limits": (svg.SOFT, 1.0, layers.LIMIT_DASH),
        "goal": (svg.GREEN, 2.0, layers.GOAL_DASH),
    }
    if key in strokes:
        colour, wide, dash = strokes[key]
        yield svg.line(x, middle, x + 26, middle, colour=colour, width=wide, dash=dash)
    else:
        yield layers.mark(x + 16, middle, key, 3.4)
    yield svg.text(x + 31, y, sheet.words[key], size=11)


def _footnote(sheet: _Sheet, width: float) -> Iterable[str]:
    """The rules in use, the number of points, and what to be careful about: in a second line where one is short."""
    chart, words = sheet.chart, sheet.words
    said = [
        words[f"kind_{chart.kind}"],
        words[f"rules_{chart.rules}"],
        counted(words, "points", chart.n_used) if chart.n_used else words["no_points"],
    ]
    first = " · ".join(said)
    cautions = " ".join(words[WARNING_KEYS[w]] for w in chart.warnings)
    whole = first + (". " + cautions if cautions else "")
    if svg.text_width(whole, 11) <= width:
        yield whole
    else:
        yield svg.shortened(first, width, 11)
        yield svg.shortened(cautions, width, 11)
