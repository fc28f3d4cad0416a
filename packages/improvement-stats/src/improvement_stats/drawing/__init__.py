"""Charts and bars as SVG text: same input, same bytes; readable in grey; a text alternative in each."""

from improvement_stats.drawing.bars import Bar, bars
from improvement_stats.drawing.chart import draw_chart
from improvement_stats.drawing.labels import LABELS
from improvement_stats.drawing.notes import Annotation
from improvement_stats.drawing.stacked import StackedBar, stacked_bars
from improvement_stats.drawing.words import describe, describe_phase

__all__ = [
    "LABELS",
    "Annotation",
    "Bar",
    "StackedBar",
    "bars",
    "describe",
    "describe_phase",
    "draw_chart",
    "stacked_bars",
]
