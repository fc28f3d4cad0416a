"""How many are invited and how many answer in each network of a district."""

from dataclasses import dataclass

from demonstration.draws import Draws
from demonstration.published import (
    ANSWER_FLOOR,
    PRINCIPAL_ANSWERS,
    PRINCIPAL_DISTRICT,
    PRINCIPAL_MEMBERS,
    DistrictFigures,
)

# Below the floor a network has two answers or more, or none at all: with one answer each hidden
# count could only be 0 or 1.
_FEWEST_HIDDEN = 2
_MOST_ANSWERS = 34
_FEWEST_MEMBERS = 4
_MOST_MORE = 48


@dataclass(frozen=True, slots=True)
class Size:
    invited: int
    answers: int
    principal: bool = False


def sizes_of(district: DistrictFigures, draws: Draws) -> list[Size]:
    """Return one size a network; the sums are the district's published counts."""
    principal = district.code == PRINCIPAL_DISTRICT
    answers = _answers_below_floor(district, draws) + _answers_above_floor(district, draws, principal)
    draws.shuffle(answers)
    invited = _invited(answers, district.invited - (PRINCIPAL_MEMBERS if principal else 0), draws)
    sizes = [Size(*pair) for pair in zip(invited, answers, strict=True)]
    if principal:
        sizes.insert(0, Size(PRINCIPAL_MEMBERS, PRINCIPAL_ANSWERS, principal=True))
    return sizes


def _answers_below_floor(district: DistrictFigures, draws: Draws) -> list[int]:
    answering = district.below_floor - district.without_answer
    counts = draws.spread(district.answers_below_floor, answering, _FEWEST_HIDDEN, ANSWER_FLOOR - 1)
    return counts + [0] * district.without_answer


def _answers_above_floor(district: DistrictFigures, draws: Draws, principal: bool) -> list[int]:
    parts = district.networks - district.below_floor - principal
    total = district.answers - district.answers_below_floor - (PRINCIPAL_ANSWERS if principal else 0)
    return draws.spread(total, parts, ANSWER_FLOOR, _MOST_ANSWERS)


def _invited(answers: list[int], total: int, draws: Draws) -> list[int]:
    least = [max(count, _FEWEST_MEMBERS) for count in answers]
    more = draws.spread(total - sum(least), len(least), 0, _MOST_MORE)
    return [low + extra for low, extra in zip(least, more, strict=True)]
