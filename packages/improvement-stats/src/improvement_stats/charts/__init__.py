"""Run charts and control charts. Indexes count from 0; an entry is None where a thing is undefined."""

from improvement_stats.charts.advice import Recommendation, recommend_chart
from improvement_stats.charts.control import KINDS, control_chart
from improvement_stats.charts.icons import Icons, variation_icons
from improvement_stats.charts.line import plain_line
from improvement_stats.charts.model import Chart, ControlChart, Phase, RunChart
from improvement_stats.charts.run import run_chart

__all__ = [
    "KINDS",
    "Chart",
    "ControlChart",
    "Icons",
    "Phase",
    "Recommendation",
    "RunChart",
    "control_chart",
    "plain_line",
    "recommend_chart",
    "run_chart",
    "variation_icons",
]
