"""The parts of a chart, each as SVG elements: lines, limits, points."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from improvement_stats.charts.model import TOO_FEW, Chart, Phase, RunChart
from improvement_stats.drawing import svg
from improvement_stats.drawing.axis import NumberStyle
from improvement_stats.drawing.frame import Frame, apart

LIMIT_DASH, SIGNAL_DASH, GOAL_DASH, PHASE_DASH = "7 4", "10 5", "2 3", "1 3"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """How a point of some meaning looks: a shape of its own, so that grey print keeps it."""

    shape: str
    fill: str
    colour: str


MARKS: Mapping[str, Mark] = {
    "plain": Mark(shape="circle", fill=svg.BLUE, colour=svg.BLUE),
    "excluded": Mark(shape="cross", fill="none", colour=svg.SOFT),
    "outside": Mark(shape="diamond", fill=svg.VERMILLION, colour=svg.INK),
    "long_run": Mark(shape="square", fill=svg.ORANGE, colour=svg.INK),
    "shift": Mark(shape="square", fill=svg.ORANGE, colour=svg.INK),
    "trend": Mark(shape="triangle", fill=svg.PURPLE, colour=svg.INK),
}


def meanings(chart: Chart, *, show_trend: bool) -> list[str]:
    """What each point is, the gravest meaning first: outside, long run, shift, trend."""
    found = ["plain"] * len(chart.values)
    if show_trend and isinstance(chart, RunChart):
        for i in chart.trend:
            found[i] = "trend"
    if isinstance(chart, RunChart):
        for i in chart.shift:
            found[i] = "shift"
    for phase in chart.phases:
        for i in phase.longest_run_points if judged(phase) else ():
            found[i] = "long_run"
    for i in chart.outside:
        found[i] = "outside"
    for i in chart.excluded:
        found[i] = "excluded"
    return found


def judged(phase: Phase) -> bool:
    """Whether the phase has points enough for its verdict to be shown."""
    return TOO_FEW not in phase.warnings


def mark(x: float, y: float, kind: str, radius: float) -> str:
    look = MARKS[kind]
    r = radius if kind == "plain" else radius * 1.45
    if look.shape == "circle":
        return svg.circle(x, y, r, fill=look.fill, colour=look.colour)
    if look.shape == "cross":
        arms = svg.line(x - r, y - r, x + r, y + r, colour=look.colour, width=1.5)
        return arms + svg.line(x - r, y + r, x + r, y - r, colour=look.colour, width=1.5)
    corners = {
        "diamond": [(x, y - r * 1.2), (x + r * 1.2, y), (x, y + r * 1.2), (x - r * 1.2, y)],
        "square": [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)],
        "triangle": [(x, y - r * 1.2), (x + r * 1.1, y + r), (x - r * 1.1, y + r)],
    }[look.shape]
    return svg.path(corners, colour=look.colour, width=1, closed_fill=look.fill)


def series(frame: Frame, chart: Chart, breaks: Collection[int] = ()) -> Iterable[str]:
    """The line through the points: broken at gaps, jumps of time and phases, passing over points left out."""
    out = set(chart.excluded)
    for phase in chart.phases:
        stretch: list[tuple[float, float]] = []
        for i in range(phase.start, phase.stop):
            value = chart.values[i]
            if i in breaks:
                yield from _stretch(stretch)
                stretch = []
            if i in out:
                continue
            if value is None:
                yield from _stretch(stretch)
                stretch = []
            else:
                stretch.append((frame.x(i), frame.y(value)))
        yield from _stretch(stretch)


def _stretch(points: Sequence[tuple[float, float]]) -> Iterable[str]:
    if len(points) > 1:
        yield svg.path(points, colour=svg.BLUE, width=1.4)


def steps(
    frame: Frame, line: Sequence[float | None], phase: Phase, *, colour: str, width: float, dash: str
) -> Iterable[str]:
    """A line that may change at every point, level across each point's own width, broken where it is None."""
    stretch: list[tuple[float, float]] = []
    for i in range(phase.start, phase.stop):
        value = line[i]
        if value is None:
            if stretch:
                yield svg.path(stretch, colour=colour, width=width, dash=dash)
            stretch = []
            continue
        y = frame.y(value)
        left, right = frame.x(i) - frame.half_step, frame.x(i) + frame.half_step
        if stretch and stretch[-1][1] == y:
            stretch[-1] = (right, y)
        else:
            stretch += [(left, y), (right, y)]
    if stretch:
        yield svg.path(stretch, colour=colour, width=width, dash=dash)


def lines(frame: Frame, chart: Chart) -> Iterable[str]:
    """Limits and centre of every phase; a dashed centre says that the pattern about it is unusual."""
    for phase in chart.phases:
        for limit in (chart.lower, chart.upper):
            yield from steps(frame, limit, phase, colour=svg.SOFT, width=1, dash=LIMIT_DASH)
        signal = bool(phase.runs_signal) and judged(phase)
        colour, dash = (svg.VERMILLION, SIGNAL_DASH) if signal else (svg.INK, "")
        yield from steps(frame, chart.centre, phase, colour=colour, width=1.6, dash=dash)
        if phase.start:
            x = frame.left + 2 * frame.half_step * phase.start
            yield svg.line(x, frame.top, x, frame.bottom, colour=svg.SOFT, dash=PHASE_DASH)


def points(frame: Frame, chart: Chart, *, show_trend: bool) -> Iterable[str]:
    radius = min(3.4, max(1.2, frame.half_step * 0.6))
    kinds = meanings(chart, show_trend=show_trend)
    for i, value in enumerate(chart.values):
        if value is not None:
            yield mark(frame.x(i), frame.y(value), kinds[i], radius)


def values_beside(
    frame: Frame, chart: Chart, style: NumberStyle, digits: int, goal: float | None
) -> Iterable[str]:
    """The last centre and limits (and the goal) in figures at the right edge; earlier centres on their line."""
    for phase in chart.phases[:-1]:
        if phase.centre is not None and 2 * frame.half_step * (phase.stop - phase.start) > 45:
            x = frame.left + 2 * frame.half_step * phase.stop - 4
            written = style.write(phase.centre, digits)
            yield svg.text(x, frame.y(phase.centre) - 5, written, anchor="end", size=11, bold=True, halo=True)
    shown = _beside(chart, goal)
    heights = apart([frame.y(value) + 4 for value, _, _ in shown], 13, frame.top + 4, frame.bottom + 4)
    for (value, bold, colour), y in zip(shown, heights, strict=True):
        yield svg.text(frame.right + 6, y, style.write(value, digits), size=11, bold=bold, colour=colour)


def width_beside(chart: Chart, style: NumberStyle, digits: int, goal: float | None) -> float:
    """The room that the figures at the right edge need."""
    return max(
        (svg.text_width(style.write(value, digits), 11) for value, _, _ in _beside(chart, goal)), default=0.0
    )


def _beside(chart: Chart, goal: float | None) -> list[tuple[float, bool, str]]:
    """(value, bold, colour) of what stands at the right edge."""
    if not chart.values:
        return []
    beside = [
        (chart.centre[-1], True, svg.INK),
        (_last(chart.lower), False, svg.SOFT),
        (_last(chart.upper), False, svg.SOFT),
        (goal, False, svg.GREEN),
    ]
    return [(value, bold, colour) for value, bold, colour in beside if value is not None]


def _last(line: Sequence[float | None]) -> float | None:
    return next((v for v in reversed(line) if v is not None), None)
