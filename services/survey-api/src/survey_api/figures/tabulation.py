"""Counts of answers by network and item, and which cells of them may be shown. Pure; standard library and statistics.

Base rule: a unit's own document shows its figures when at least `minimum` people answered there, however few of
them chose one answer. What must not happen is that the counts of a network below that follow from the district's
totals less the other networks' documents: so the tables of a district (networks by answers, one for each item)
go through complementary suppression, in which every cell of such a network is hidden first. How many people of
each network answered an item is taken as known to whoever reads all documents, though it is not always printed.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from improvement_stats.suppression import suppress

Item = dict[str, Any]
"""One measured question as `instruments.measures` describes it."""

TOO_FEW, PROTECTS_OTHERS = "too_few", "protects_others"


@dataclass(frozen=True)
class Network:
    """One network: its district (None for none) and the values that its people gave, one row a response."""

    id: str
    district: str | None
    rows: Sequence[Sequence[str | None]]

    @property
    def answers(self) -> int:
        return len(self.rows)


@dataclass(frozen=True)
class Tally:
    """How often each choice was given, in the order of the scale, and how many gave none."""

    counts: tuple[int, ...]
    valid: int
    missing: int

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            tuple(a + b for a, b in zip(self.counts, other.counts, strict=True)),
            self.valid + other.valid,
            self.missing + other.missing,
        )


def tally(item: Item, values: Sequence[str | None]) -> Tally:
    """Choices set apart ("don't know") are counted and are no valid answer."""
    counted = Counter(values)
    counts = tuple(counted[choice["value"]] for choice in item["scale"])
    valid = sum(n for n, choice in zip(counts, item["scale"], strict=True) if not choice["apart"])
    return Tally(counts, valid, len(values) - sum(counts))


@dataclass
class Verdict:
    """Of one item in one district: the places in the scale that each network hides, the networks that show nothing
    of it, and whether the district's sums may be told.
    """

    hidden: dict[str, set[int]] = field(default_factory=dict)
    primary: set[str] = field(default_factory=set)
    sums_shown: bool = True


def judge(item: Item, networks: Sequence[Network], tallies: Sequence[Tally], minimum: int) -> Verdict:
    """Which cells of one district's table stay hidden so that no network below the minimum can be worked out."""
    verdict = Verdict()
    present = [(n, t) for n, t in zip(networks, tallies, strict=True) if n.answers]
    whole = total(item, tallies)
    # A choice that nobody in the district took tells nothing more about one of its networks.
    places = [place for place, count in enumerate(whole.counts) if count]
    verdict.primary = {n.id for n, t in present if n.answers < minimum or 0 < t.valid < minimum}
    cells = {
        (row, column)
        for row, (network, _) in enumerate(present)
        if network.id in verdict.primary
        for column in range(len(places))
    }
    enough = sum(network.answers for network in networks) >= minimum
    verdict.sums_shown = enough and not 0 < whole.valid < minimum
    if cells and verdict.sums_shown:
        table = [[one.counts[place] for place in places] for _, one in present]
        found = suppress(table, minimum=minimum, primary=cells)
        verdict.sums_shown = found.audit.passed and not found.withheld_totals
        cells = set(found.hidden) if verdict.sums_shown else cells
    for row, column in cells:
        verdict.hidden.setdefault(present[row][0].id, set()).add(places[column])
    return verdict


def _sum(tallies: Sequence[Tally], width: int) -> Tally:
    return sum(tallies, Tally((0,) * width, 0, 0))


def total(item: Item, tallies: Sequence[Tally]) -> Tally:
    return _sum(tallies, len(item["scale"]))


def mean_is_safe(unshown: Sequence[int], minimum: int) -> bool:
    """Whether a mean over several networks may stand beside the means of those that are shown.

    `unshown` are the people of the networks whose own mean is not shown: subtracting gives the mean of them
    all, which must be of two networks and `minimum` people at least, or of none.
    """
    people = [n for n in unshown if n]
    return not people or (len(people) > 1 and sum(people) >= minimum)
