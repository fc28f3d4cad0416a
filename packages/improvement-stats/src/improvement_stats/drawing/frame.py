"""Where things stand on the sheet of a chart."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from improvement_stats.drawing import svg
from improvement_stats.drawing.axis import Axis, NumberStyle


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The plotting area in pixels, and the way from a point and a value to a place in it."""

    left: float
    right: float
    top: float
    bottom: float
    axis: Axis
    count: int

    @property
    def half_step(self) -> float:
        return (self.right - self.left) / max(self.count, 1) / 2

    def x(self, position: float) -> float:
        return self.left + self.half_step * (2 * position + 1)

    def y(self, value: float) -> float:
        return self.bottom - self.axis.share(value) * (self.bottom - self.top)


def value_axis(frame: Frame, style: NumberStyle, label: str) -> Iterable[str]:
    for tick in frame.axis.ticks:
        y = frame.y(tick)
        yield svg.line(frame.left, y, frame.right, y, colour=svg.FAINT, width=0.5)
        written = style.write(tick, frame.axis.digits)
        yield svg.text(frame.left - 7, y + 4, written, anchor="end", size=11, colour=svg.SOFT)
    if label:
        middle = (frame.top + frame.bottom) / 2
        fitted = svg.shortened(label, frame.bottom - frame.top)
        yield svg.text(14, middle, fitted, anchor="middle", colour=svg.SOFT, rotate=-90)


def point_axis(frame: Frame, names: Sequence[str], label: str) -> Iterable[str]:
    """As many point names as stand side by side, evenly spaced from the first."""
    yield svg.line(frame.left, frame.bottom, frame.right, frame.bottom, colour=svg.SOFT)
    widest = max((svg.text_width(name, 11) for name in names), default=0) + 14
    every = max(1, math.ceil(widest / (2 * frame.half_step)))
    for i in range(0, len(names), every):
        x = frame.x(i)
        yield svg.line(x, frame.bottom, x, frame.bottom + 4, colour=svg.SOFT)
        yield svg.text(x, frame.bottom + 17, names[i], anchor="middle", size=11, colour=svg.SOFT)
    if label:
        middle = (frame.left + frame.right) / 2
        yield svg.text(middle, frame.bottom + 36, label, anchor="middle", colour=svg.SOFT)


def time_breaks(frame: Frame, breaks: Sequence[int]) -> Iterable[str]:
    """Two short strokes across the axis where time jumps."""
    for i in breaks:
        x = frame.x(i - 0.5)
        yield svg.rectangle(x - 2.5, frame.bottom - 2, 5, 4, fill=svg.PAPER)
        for shift in (-2.5, 2.5):
            yield svg.line(x + shift - 2, frame.bottom + 5, x + shift + 2, frame.bottom - 5, colour=svg.SOFT)


def apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Heights near the wanted ones, in the same order, at least `gap` from each other, within low..high."""
    order = sorted(range(len(wanted)), key=lambda k: wanted[k])
    placed = [min(max(wanted[k], low), high) for k in order]
    for k in range(1, len(placed)):
        placed[k] = max(placed[k], placed[k - 1] + gap)
    if placed and placed[-1] > high:
        placed[-1] = high
        for k in range(len(placed) - 2, -1, -1):
            placed[k] = min(placed[k], placed[k + 1] - gap)
    back = [0.0] * len(wanted)
    for k, y in zip(order, placed, strict=True):
        back[k] = y
    return back
