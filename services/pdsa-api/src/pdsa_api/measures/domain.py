"""What a measure may say of itself. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Fault = dict[str, Any]


class Data(StrEnum):
    """What is written down each time."""

    PROPORTION = "proportion"
    RATE = "rate"
    COUNT = "count"
    NUMBER = "number"
    TIME_BETWEEN = "time_between"
    OPPORTUNITIES_BETWEEN = "opportunities_between"


RATIOS = frozenset({Data.PROPORTION, Data.RATE})
"""Written down as a numerator and a denominator; the others as one value."""

MULTIPLIERS = (1, 10, 100, 1_000, 10_000, 100_000)

PLAIN = ("auto", "line", "run")
CHARTS: Mapping[Data, tuple[str, ...]] = {
    Data.PROPORTION: (*PLAIN, "p", "p_prime"),
    Data.RATE: (*PLAIN, "u", "u_prime"),
    Data.COUNT: (*PLAIN, "c", "i"),
    Data.NUMBER: (*PLAIN, "i", "mr"),
    Data.TIME_BETWEEN: (*PLAIN, "t"),
    Data.OPPORTUNITIES_BETWEEN: (*PLAIN, "g"),
}
"""The charts that can be drawn of each kind of data."""

ANHOEJ, PERLA = "anhoej", "perla"


@dataclass(frozen=True)
class Definition:
    """The parts of a measure that must fit each other."""

    data: Data
    numerator: str
    denominator: str
    multiplier: int
    goal: float | None
    chart: str
    rules: str
    subgroups: Sequence[str]
    surveyed: bool = False


def scale_of(data: Data, multiplier: int) -> int:
    """What a charted value is multiplied by to be read: 100 for a share in percent."""
    return 100 if data is Data.PROPORTION else multiplier


def faults_of(said: Definition) -> list[Fault]:
    """Each field that does not fit the others, with its mend."""
    found = [*_of_ratio(said), *_of_goal(said), *_of_chart(said.data, said.chart, said.rules)]
    twice = {name for name in said.subgroups if said.subgroups.count(name) > 1}
    found += [
        fault("/subgroups", "measure.subgroup_twice", f"{name} is named twice", "Name each group once.")
        for name in sorted(twice)
    ]
    if said.surveyed and said.data is not Data.PROPORTION:
        found.append(
            fault(
                "/data",
                "measure.survey_data",
                "answers to a question make a proportion",
                "Choose proportion, or type the values in.",
            )
        )
    return found


def fault(pointer: str, code: str, message: str, fix: str) -> Fault:
    return {"pointer": pointer, "code": code, "message": message, "fix": fix}


def _of_ratio(said: Definition) -> list[Fault]:
    found = []
    if said.data in RATIOS:
        for name, words in (("numerator", said.numerator), ("denominator", said.denominator)):
            if not words:
                message = f"a {said.data.value} needs its {name} described"
                found.append(
                    fault(f"/{name}", "measure.part_missing", message, "Say who or what is counted.")
                )
    if said.multiplier != 1 and said.data is not Data.RATE:
        found.append(
            fault(
                "/multiplier",
                "measure.multiplier",
                "only a rate is shown as so many in a number",
                "Leave it 1.",
            )
        )
    return found


def _of_goal(said: Definition) -> list[Fault]:
    if said.goal is None or said.data is Data.NUMBER:
        return []
    if said.goal < 0 or (said.data is Data.PROPORTION and said.goal > 100):
        most = "100 %" if said.data is Data.PROPORTION else "any number"
        return [fault("/goal", "measure.goal", f"a goal lies between 0 and {most} here", "Check the goal.")]
    return []


def _of_chart(data: Data, chart: str, rules: str) -> list[Fault]:
    found = []
    if chart not in CHARTS[data]:
        message = f"no {chart} chart can be drawn of a {data.value}"
        found.append(fault("/chart", "measure.chart", message, f"Choose one of {', '.join(CHARTS[data])}."))
    elif rules == PERLA and chart not in PLAIN:
        found.append(
            fault(
                "/rules",
                "measure.rules",
                "Perla's rules are made for run charts",
                "Choose a run chart, or Anhøj's rules.",
            )
        )
    return found
