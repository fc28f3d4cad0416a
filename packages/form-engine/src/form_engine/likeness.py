"""Is a calculated value that was sent the one that is computed here? Each client writes some of them its own way."""

from __future__ import annotations

import math
import re

from form_engine.tree import Node
from form_engine.values import (
    date_days,
    date_number,
    instant_days,
    is_date,
    is_date_time,
    offset_of,
    to_number,
)

# How Java writes a double from 10,000,000 on and below 0.001.
_EXPONENT = re.compile(r"-?[0-9]+\.[0-9]+E-?[0-9]{1,3}\Z")
_TRUTHS = {"1": "true", "0": "false"}
_NUMBERS_OF_A_PLACE = range(2, 5)


def java_number(text: str) -> float:
    """A number as an expression reads it, or as Java writes it (``1.0E7``); NaN for anything else."""
    return float(text) if _EXPONENT.match(text) else to_number(text)


def same(sent: str, node: Node) -> bool:
    """``node`` is computed. Collect writes truth as 1 and 0, days as midnights, and NaN into texts."""
    computed = node.value
    if computed in (sent, sent.replace("NaN", "")) or (
        isinstance(node.result, bool) and _TRUTHS.get(sent) == computed
    ):
        return True
    if is_date_time(sent) and (is_date(computed) or is_date_time(computed)):
        return _same_moment(sent, computed)
    ours, theirs = computed.split(), sent.split()
    if len(ours) == len(theirs) and (len(ours) == 1 or len(ours) in _NUMBERS_OF_A_PLACE):
        return all(_near(one, other, node.definition.coarse) for one, other in zip(theirs, ours, strict=True))
    return False


def _same_moment(sent: str, computed: str) -> bool:
    if is_date(computed):
        return date_number(sent) == date_days(computed)
    return abs(instant_days(sent) - instant_days(computed, offset_of(sent))) * 86_400 < 1


def _near(sent: str, computed: str, coarse: bool) -> bool:
    """``coarse``: distances and areas, to a hundredth of a metre or a millionth."""
    one, other = java_number(sent), java_number(computed)
    if math.isnan(one) or math.isnan(other):
        return False
    if coarse:
        return math.isclose(one, other, rel_tol=1e-6, abs_tol=0.01)
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
