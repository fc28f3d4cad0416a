"""The kind of variation and the assurance of a measure, as in "Making Data Count".

Rules after the NHSRplotthedots package (MIT); wording and drawings are our own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from improvement_stats._inputs import Numbers, choice, flag, optional_number, series
from improvement_stats.charts import limits
from improvement_stats.charts.judging import ANHOEJ, all_warnings, along, judge, limits_warnings
from improvement_stats.charts.limits import Lines
from improvement_stats.charts.model import Phase
from improvement_stats.charts.runs import side
from improvement_stats.charts.window import Division, Window
from improvement_stats.results import Result

XMR_FACTOR = 2.66
RULE_LENGTH = 7
DIRECTIONS = ("increase", "decrease", "neutral")
COMMON = "common_cause"


@dataclass(frozen=True, kw_only=True)
class Icons(Result):
    """point_types and rules have one entry a point, None where there is no point.

    A type is common_cause, special_cause_improvement, special_cause_concern, special_cause_neutral_high or
    special_cause_neutral_low; a rule is outside, trend, two_of_three, shift or None. `variation` is the
    type of the last point; `assurance` consistent_pass, consistent_fail, inconsistent or None.
    """

    point_types: tuple[str | None, ...]
    rules: tuple[str | None, ...]
    variation: str | None
    assurance: str | None
    values: tuple[float | None, ...]
    centre: tuple[float | None, ...]
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    phases: tuple[Phase, ...]


def variation_icons(
    values: Numbers,
    *,
    direction: str,
    target: float | None = None,
    phases: Iterable[int] = (),
    freeze: int | None = None,
    screen: bool = True,
) -> Icons:
    """Point types of an XmR chart (mean ± 2.66 mean moving range), and what they say of the measure.

    direction: "increase" or "decrease" is better, or "neutral". The first rule that holds names a point:
    outside a limit; one of 7 all rising or all falling; two of three beyond 2/3 of a limit with all three
    on the same side of the mean (the near ones are marked); one of 7 in a row on one side. Rules do not
    cross phases and pass over missing values. assurance compares the last phase's limits with `target`.
    """
    read = series("values", values)
    direction = choice("direction", direction, DIRECTIONS)
    aim = optional_number("target", target)
    screen = flag("screen", screen)
    division = Division.read(len(read), freeze, phases, ())
    windows = division.windows()
    lines = [limits.individuals(read, window, screen=screen, factor=XMR_FACTOR) for window in windows]
    marks: list[tuple[str, int] | None] = [None] * len(read)
    for window, line in zip(windows, lines, strict=True):
        _mark(read, window, line, marks)
    types = tuple(
        None if value is None else _type(mark, direction) for value, mark in zip(read, marks, strict=True)
    )
    judged = tuple(_phase(read, window, line) for window, line in zip(windows, lines, strict=True))
    plotted = [t for t in types[windows[-1].start :] if t is not None]
    return Icons(
        n_used=sum(phase.n for phase in judged),
        n_missing=sum(phase.n_missing for phase in judged),
        method="XmR point types, limits 2.66 mean moving ranges",
        options={**division.options(), "direction": direction, "target": aim, "screen": screen},
        warnings=all_warnings(judged),
        point_types=types,
        rules=tuple(None if mark is None else mark[0] for mark in marks),
        variation=plotted[-1] if plotted else None,
        assurance=_assurance(lines[-1], aim, direction),
        values=tuple(read),
        centre=along(len(read), judged),
        lower=tuple(v for line in lines for v in line.lower),
        upper=tuple(v for line in lines for v in line.upper),
        phases=judged,
    )


def _phase(values: Sequence[float | None], window: Window, line: Lines) -> Phase:
    said = [line.trouble] if line.trouble else limits_warnings(line.n_limits)
    return judge(
        values,
        window,
        line.centre,
        rules=ANHOEJ,
        n_limits=line.n_limits,
        warnings=said if line.n_limits else (),
    )


def _mark(
    values: Sequence[float | None], window: Window, line: Lines, marks: list[tuple[str, int] | None]
) -> None:
    """Enter (rule, 1 high or -1 low) for every special point of one phase."""
    points = [(i, v) for i in window.included if (v := values[i]) is not None]
    if line.centre is None or not points:
        return
    numbers = [v for _, v in points]
    sides = [side(v, line.centre) for v in numbers]
    low, high = line.lower[0], line.upper[0]
    beyond = [0] * len(points)
    near = [False] * len(points)
    if low is not None and high is not None:
        third = (high - line.centre) / 3
        beyond = [1 if v > high else -1 if v < low else 0 for v in numbers]
        near = [
            not out and (v > line.centre + 2 * third or v < line.centre - 2 * third)
            for v, out in zip(numbers, beyond, strict=True)
        ]
    trends, pairs, shifts = _trends(numbers), _two_of_three(near, sides), _shifts(sides)
    for k, (i, _) in enumerate(points):
        if beyond[k]:
            marks[i] = ("outside", beyond[k])
        elif trends[k]:
            marks[i] = ("trend", trends[k])
        elif pairs[k]:
            marks[i] = ("two_of_three", sides[k])
        elif shifts[k]:
            marks[i] = ("shift", sides[k])


def _trends(values: Sequence[float]) -> list[int]:
    """1 or -1 for points of 7 all rising or falling; a point that ends one and starts another takes the new."""
    steps = [(b > a) - (b < a) for a, b in pairwise(values)]
    found = [0] * len(values)
    for start in range(len(values) - RULE_LENGTH + 1):
        window = set(steps[start : start + RULE_LENGTH - 1])
        if len(window) == 1 and 0 not in window:
            found[start : start + RULE_LENGTH] = [window.pop()] * RULE_LENGTH
    return found


def _two_of_three(near: Sequence[bool], sides: Sequence[int]) -> list[bool]:
    found = [False] * len(near)
    for start in range(len(near) - 2):
        three = range(start, start + 3)
        if abs(sum(sides[k] for k in three)) == 3 and sum(near[k] for k in three) >= 2:
            for k in three:
                found[k] = found[k] or near[k]
    return found


def _shifts(sides: Sequence[int]) -> list[bool]:
    found = [False] * len(sides)
    for start in range(len(sides) - RULE_LENGTH + 1):
        if abs(sum(sides[start : start + RULE_LENGTH])) == RULE_LENGTH:
            found[start : start + RULE_LENGTH] = [True] * RULE_LENGTH
    return found


def _type(mark: tuple[str, int] | None, direction: str) -> str:
    if mark is None:
        return COMMON
    high = mark[1] > 0
    if direction == "neutral":
        return "special_cause_neutral_high" if high else "special_cause_neutral_low"
    better = high == (direction == "increase")
    return "special_cause_improvement" if better else "special_cause_concern"


def _assurance(line: Lines, target: float | None, direction: str) -> str | None:
    low, high = (line.lower[-1], line.upper[-1]) if line.lower else (None, None)
    if target is None or direction == "neutral" or low is None or high is None:
        return None
    if low <= target <= high:
        return "inconsistent"
    above = target > high
    return "consistent_fail" if above == (direction == "increase") else "consistent_pass"
