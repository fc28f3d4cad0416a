"""Scales made of items, and the size of differences between groups."""

from improvement_stats.scales.effects import (
    EffectSize,
    GroupEffect,
    Superiority,
    cliffs_delta,
    cohens_d,
    hedges_g,
    kruskal_epsilon,
)
from improvement_stats.scales.omega import Omega, mcdonald_omega
from improvement_stats.scales.reliability import (
    ItemStatistics,
    PersonScores,
    Reliability,
    cronbach_alpha,
    item_statistics,
    person_scores,
)

__all__ = [
    "EffectSize",
    "GroupEffect",
    "ItemStatistics",
    "Omega",
    "PersonScores",
    "Reliability",
    "Superiority",
    "cliffs_delta",
    "cohens_d",
    "cronbach_alpha",
    "hedges_g",
    "item_statistics",
    "kruskal_epsilon",
    "mcdonald_omega",
    "person_scores",
]
