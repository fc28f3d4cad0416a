"""Hiding small cells of a table of counts, and enough others that they cannot be worked out."""

from improvement_stats.suppression.audit import Audit, CellInterval, audit_hidden
from improvement_stats.suppression.cells import SuppressedTable, suppress
from improvement_stats.suppression.figures import (
    differencing_is_safe,
    figure_is_reportable,
    guarded_percent,
)

__all__ = [
    "Audit",
    "CellInterval",
    "SuppressedTable",
    "audit_hidden",
    "differencing_is_safe",
    "figure_is_reportable",
    "guarded_percent",
    "suppress",
]
