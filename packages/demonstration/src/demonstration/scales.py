"""Answers to the two blocks of rated items, with exact totals and a common factor.

Every person gets a score for an item; the item's published counts are then dealt out by the order of the
scores. So the totals are exact and the items keep their correlation.
"""

from dataclasses import dataclass

from demonstration.draws import Draws
from demonstration.model import District, Membership
from demonstration.published import ANSWER_FLOOR, CAPITAL, PRACTICES

_CATEGORIES = 5
# Each category at least this often in a district's hidden block: see `published.DISTRICTS`.
_FEWEST_HIDDEN = 2
# Shares of network and person in a score; the rest is the item's own.
_NETWORK_WEIGHT = 0.5
_PRACTICE_LOADING = 0.55

Counts = tuple[int, int, int, int, int]
# Item name -> person code -> category 0..4.
Rated = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class _Strata:
    """Respondents whose networks are shown, and those below the floor, one list a district."""

    shown: list[str]
    hidden: list[list[str]]


def practice_answers(districts: tuple[District, ...], seed: int) -> Rated:
    """Return the six practice items; how often something happens is mostly the network's doing."""
    draws = Draws(seed, "practices")
    strata = _strata(districts)
    level = {
        member.person.code: effect
        for district in districts
        for network in district.networks
        for effect in [draws.normal() * _NETWORK_WEIGHT]
        for member in network.respondents
    }
    factor = {code: effect + draws.normal() for code, effect in level.items()}
    return {
        item: _deal(counts, _scores(factor, _PRACTICE_LOADING, draws), strata, draws)
        for item, counts in PRACTICES.items()
    }


def capital_answers(districts: tuple[District, ...], seed: int) -> Rated:
    """Return the six professional-capital items, each with its loading on the one factor."""
    draws = Draws(seed, "professional capital")
    strata = _strata(districts)
    factor = {member.person.code: draws.normal() for member in _respondents(districts)}
    return {
        item: _deal(counts, _scores(factor, loading, draws), strata, draws)
        for item, (counts, loading) in CAPITAL.items()
    }


def _respondents(districts: tuple[District, ...]) -> list[Membership]:
    return [
        member for district in districts for network in district.networks for member in network.respondents
    ]


def _strata(districts: tuple[District, ...]) -> _Strata:
    strata = _Strata([], [])
    for district in districts:
        below: list[str] = []
        for network in district.networks:
            codes = [member.person.code for member in network.respondents]
            (below if len(codes) < ANSWER_FLOOR else strata.shown).extend(codes)
        if below:
            strata.hidden.append(below)
    return strata


def _scores(factor: dict[str, float], loading: float, draws: Draws) -> dict[str, float]:
    # The square root is correctly rounded on every machine, unlike other functions of the C library.
    own = (1.0 - loading * loading) ** 0.5
    return {code: loading * value + own * draws.normal() for code, value in factor.items()}


def _deal(counts: Counts, scores: dict[str, float], strata: _Strata, draws: Draws) -> dict[str, int]:
    left = list(counts)
    shares = [_hidden_share(left, len(block), draws) for block in strata.hidden]
    dealt: dict[str, int] = {}
    for people, share in zip([*strata.hidden, strata.shown], [*shares, left], strict=True):
        categories = [category for category in range(_CATEGORIES) for _ in range(share[category])]
        by_score = sorted(people, key=lambda code: (scores[code], code))
        dealt |= dict(zip(by_score, categories, strict=True))
    return dealt


def _hidden_share(left: list[int], size: int, draws: Draws) -> list[int]:
    """Take `size` answers out of `left`: the fewest of each category, the others as they lie."""
    share = [_FEWEST_HIDDEN] * _CATEGORIES
    for category in range(_CATEGORIES):
        left[category] -= _FEWEST_HIDDEN
    for _ in range(size - sum(share)):
        ticket = draws.below(sum(left))
        category = 0
        while ticket >= left[category]:
            ticket -= left[category]
            category += 1
        left[category] -= 1
        share[category] += 1
    return share
