"""Shares of people: intervals, differences, change between waves, response rates, frequencies."""

from improvement_stats.proportions.answers import Frequencies, frequencies, percent
from improvement_stats.proportions.change import (
    ProportionTest,
    cochran_armitage,
    fisher_exact,
    mcnemar_exact,
)
from improvement_stats.proportions.intervals import Interval, newcombe, roster_bounds, wilson
from improvement_stats.proportions.response import ResponseRate, response_rate, response_status

__all__ = [
    "Frequencies",
    "Interval",
    "ProportionTest",
    "ResponseRate",
    "cochran_armitage",
    "fisher_exact",
    "frequencies",
    "mcnemar_exact",
    "newcombe",
    "percent",
    "response_rate",
    "response_status",
    "roster_bounds",
    "wilson",
]
