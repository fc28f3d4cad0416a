"""Who knows the network's purpose, helped define it, finds it fitting, and which purpose they name.

Counts are chosen so that each network gets its planned level by the coherence rule v1 (five answers or
more; low: fewer than half know, or the mean of the three shares is below a half; high: all three shares
at 80 % or more and one purpose named by 60 % or more; else medium). The rule is ours, not the one of the
monitoring whose totals are reproduced.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from demonstration.draws import Draws
from demonstration.model import District, Membership, Network
from demonstration.published import (
    ANSWER_FLOOR,
    COHERENCE_HIGH,
    COHERENCE_LOW,
    PRINCIPAL_FITS,
    PRINCIPAL_KNOWS,
    PRINCIPAL_NAME,
    PRINCIPAL_PURPOSES,
    PRINCIPAL_TOOK_PART,
)
from demonstration.questionnaire import PURPOSES

Level: TypeAlias = Literal["high", "medium", "low"]

# Twice in each column of a district's hidden block (yes, no, each purpose): see `published.DISTRICTS`.
_FEWEST_HIDDEN = 2
# A network needs this many answers before it may be planned as low, so that it holds clearly.
_FEWEST_LOW = 6


@dataclass(frozen=True, slots=True)
class PurposeAnswer:
    knows: bool
    took_part: bool
    fits: bool
    closest: str | None


@dataclass(frozen=True, slots=True)
class _Counts:
    knows: int
    took_part: int
    fits: int
    named: tuple[tuple[str, int], ...]


def purpose_answers(districts: tuple[District, ...], seed: int) -> dict[str, PurposeAnswer]:
    """Return each respondent's purpose block by person code."""
    levels = _planned_levels(districts, Draws(seed, "coherence levels"))
    draws = Draws(seed, "purpose answers")
    answers: dict[str, PurposeAnswer] = {}
    for district in districts:
        hidden = [network for network in district.networks if network.code not in levels]
        people = sum(len(network.respondents) for network in hidden)
        if people:
            counts = _hidden_counts(people, draws)
            answers |= _dealt(_hidden_order(hidden, people - counts.knows, draws), counts, draws)
        for network in district.networks:
            if network.code in levels:
                answers |= _shown(network, levels[network.code], draws)
    return answers


def _planned_levels(districts: tuple[District, ...], draws: Draws) -> dict[str, Level]:
    """Only networks at or above the floor have a level; the principal network is medium."""
    shown = [
        network
        for district in districts
        for network in district.networks
        if len(network.respondents) >= ANSWER_FLOOR
    ]
    levels: dict[str, Level] = {network.code: "medium" for network in shown}
    free = draws.shuffled([network for network in shown if network.name != PRINCIPAL_NAME])
    low = [network for network in free if len(network.respondents) >= _FEWEST_LOW][:COHERENCE_LOW]
    high = [network for network in free if network not in low][:COHERENCE_HIGH]
    levels |= {network.code: "low" for network in low}
    levels |= {network.code: "high" for network in high}
    return levels


def _shown(network: Network, level: Level, draws: Draws) -> dict[str, PurposeAnswer]:
    people = list(network.respondents)
    if network.name == PRINCIPAL_NAME:
        counts = _Counts(PRINCIPAL_KNOWS, PRINCIPAL_TOOK_PART, PRINCIPAL_FITS, PRINCIPAL_PURPOSES)
    else:
        counts = _LEVEL_COUNTS[level](len(people), draws)
    return _dealt(draws.shuffled(people), counts, draws)


def _share(people: int, percent: int) -> int:
    """The fewest people who make up the percentage."""
    return -(-people * percent // 100)


def _high_counts(people: int, draws: Draws) -> _Counts:
    least = _share(people, 80)
    knows = draws.between(_share(people, 90), people)
    leading = draws.between(_share(people, 60), _share(people, 75))
    return _Counts(
        knows,
        draws.between(least, people),
        draws.between(_share(people, 85), people),
        _named(knows, min(leading, knows), draws),
    )


def _medium_counts(people: int, draws: Draws) -> _Counts:
    knows = draws.between(_share(people, 70), people)
    took_part = draws.between(_share(people, 40), _share(people, 80) - 1)
    fits = draws.between(_share(people, 60), _share(people, 95))
    return _Counts(knows, took_part, fits, _named(knows, _share(knows, 40), draws))


def _low_counts(people: int, draws: Draws) -> _Counts:
    knows = (people - 1) // 2
    return _Counts(knows, knows // 2, draws.between(_share(people, 40), _share(people, 60)),
                   _named(knows, _share(knows, 40), draws))  # fmt: skip


_LEVEL_COUNTS = {"high": _high_counts, "medium": _medium_counts, "low": _low_counts}


def _named(knows: int, leading: int, draws: Draws) -> tuple[tuple[str, int], ...]:
    """One leading purpose; the others share what is left, none of them above it where that is possible."""
    themes = draws.shuffled(list(PURPOSES))
    counts = dict.fromkeys(themes, 0)
    counts[themes[0]] = leading
    for number in range(knows - leading):
        counts[themes[1 + number % (len(themes) - 1)]] += 1
    return tuple((theme, count) for theme, count in counts.items() if count)


def _hidden_counts(people: int, draws: Draws) -> _Counts:
    knows = people - max(_FEWEST_HIDDEN, people // 7)
    took_part = people - max(_FEWEST_HIDDEN, people * 2 // 5)
    fits = people - max(_FEWEST_HIDDEN, people // 5)
    counts = dict.fromkeys(PURPOSES, _FEWEST_HIDDEN)
    for _ in range(knows - sum(counts.values())):
        counts[draws.pick(list(PURPOSES))] += 1
    return _Counts(knows, took_part, fits, tuple(counts.items()))


def _hidden_order(networks: list[Network], without: int, draws: Draws) -> list[Membership]:
    """Everybody in random order, the last `without` such that two or more who know are left in each network."""
    left = {network.code: len(network.respondents) for network in networks}
    first: list[Membership] = []
    last: list[Membership] = []
    for code, member in draws.shuffled([(n.code, member) for n in networks for member in n.respondents]):
        if len(last) < without and left[code] > _FEWEST_HIDDEN:
            left[code] -= 1
            last.append(member)
        else:
            first.append(member)
    return first + last


def _dealt(people: list[Membership], counts: _Counts, draws: Draws) -> dict[str, PurposeAnswer]:
    """Deal the counts to people in their order: those who know the purpose, and helped define it, come first."""
    order = [member.person.code for member in people]
    fits = frozenset(draws.shuffled(order)[: counts.fits])
    named = draws.shuffled([theme for theme, count in counts.named for _ in range(count)])
    return {
        code: PurposeAnswer(
            knows=seat < counts.knows,
            took_part=seat < counts.took_part,
            fits=code in fits,
            closest=named[seat] if seat < counts.knows else None,
        )
        for seat, code in enumerate(order)
    }
