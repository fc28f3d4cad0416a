"""Notes above a chart: in words where they have room, else as numbers with a key below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from improvement_stats.drawing import svg
from improvement_stats.drawing.frame import Frame

ROW = 16.0  # height of a row of notes, legend or footnote
MOST_ROWS = 4
"""More rows of words would take the place of the chart."""

_WIDEST, _SIZE, _GAP = 260.0, 11, 8.0
_KEY_COLUMNS = 3


@dataclass(frozen=True, kw_only=True)
class Annotation:
    """A note at a point, counted from 0."""

    index: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Placed:
    """What is written in a row above the chart, and the note that it stands for; `number` where it is a number."""

    note: Annotation
    text: str
    begin: float
    row: int
    number: int | None = None


@dataclass(frozen=True, kw_only=True)
class Key:
    """What a number stands for, in a row below the chart."""

    x: float
    row: int
    text: str


def placed(
    notes: Sequence[Annotation], points: int, *, left: float, right: float, edge: float
) -> list[Placed]:
    """Every note in a row in which it touches no other; as numbers where words would need more than MOST_ROWS.

    `left` and `right`: of the plotting area. `edge`: nothing is written beyond it.
    """
    texts = [svg.shortened(note.text, _WIDEST, _SIZE) for note in notes]
    in_words = _in_rows(notes, texts, points, left, right, edge)
    if max((one.row for one in in_words), default=0) < MOST_ROWS:
        return in_words
    numbers = [str(k) for k in range(1, len(notes) + 1)]
    return _in_rows(notes, numbers, points, left, right, edge, numbered=True)


def _in_rows(
    notes: Sequence[Annotation],
    texts: Sequence[str],
    points: int,
    left: float,
    right: float,
    edge: float,
    *,
    numbered: bool = False,
) -> list[Placed]:
    step = (right - left) / max(points, 1)
    ends: list[float] = []
    found = []
    for k, (note, text) in enumerate(zip(notes, texts, strict=True)):
        wide = svg.text_width(text, _SIZE)
        begin = max(16.0, min(left + step * (note.index + 0.5) - 3, edge - wide))
        row = next((r for r, taken in enumerate(ends) if taken + _GAP < begin), len(ends))
        ends[row : row + 1] = [begin + wide]
        found.append(Placed(note=note, text=text, begin=begin, row=row, number=k + 1 if numbered else None))
    return found


def keys(notes: Sequence[Placed], *, left: float, right: float) -> list[Key]:
    """What the numbers stand for, in columns, read row by row; none where notes stand in words."""
    numbered = [one for one in notes if one.number is not None]
    wide = (right - left) / _KEY_COLUMNS
    return [
        Key(
            x=left + wide * (k % _KEY_COLUMNS),
            row=k // _KEY_COLUMNS,
            text=svg.shortened(f"{one.number} {one.note.text}", wide - _GAP, _SIZE),
        )
        for k, one in enumerate(numbered)
    ]


def drawn(notes: Sequence[Placed], frame: Frame, values: Sequence[float | None]) -> Iterable[str]:
    """The stems first, so that none runs through a text."""
    lowest = max((one.row for one in notes), default=0)

    def height(one: Placed) -> float:
        return frame.top - 8 - ROW * (lowest - one.row)

    for one in notes:
        x, value = frame.x(one.note.index), values[one.note.index]
        end = frame.bottom if value is None else frame.y(value)
        yield svg.line(x, height(one) + 3, x, end, colour=svg.SOFT, width=0.8)
    for one in notes:
        yield svg.text(one.begin, height(one), one.text, size=_SIZE, halo=True)
