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
    present = [(n, t) for n, t in zip(networks, tallies, strict=True) if n.answers]
    whole = total(item, tallies)
    enough = sum(network.answers for network in networks) >= minimum
    verdict = Verdict(
        primary={n.id for n, t in present if n.answers < minimum or 0 < t.valid < minimum},
        sums_shown=enough and not 0 < whole.valid < minimum,
    )
    # A choice that nobody in the district took tells nothing more about one of its networks.
    places = [place for place, count in enumerate(whole.counts) if count]
    for network_id in verdict.primary:
        verdict.hidden[network_id] = set(places)
    if verdict.primary and verdict.sums_shown:
        rows = [
            _Row((n.id,), [t.counts[place] for place in places], n.id in verdict.primary) for n, t in present
        ]
        verdict.sums_shown = _protect(rows, places, verdict, minimum)
    return verdict


@dataclass(frozen=True)
class _Row:
    """One row of the table: a network, or a few that are seen as one."""

    ids: tuple[str, ...]
    counts: Sequence[int]
    hidden: bool

    @property
    def answers(self) -> int:
        return sum(self.counts)

    def __add__(self, other: "_Row") -> "_Row":
        counts = [a + b for a, b in zip(self.counts, other.counts, strict=True)]
        return _Row(self.ids + other.ids, counts, self.hidden or other.hidden)


def _protect(rows: Sequence[_Row], places: Sequence[int], verdict: Verdict, minimum: int) -> bool:
    """Hide what else is needed in the verdict; False if the district's sums can not be told beside it."""
    joined = _join_lone_answers(rows)
    if joined is None:
        return False
    table, alone = joined
    for row in alone:
        for network_id in row.ids:
            verdict.hidden[network_id] = set(places)
    primary = {(at, column) for at, row in enumerate(table) if row.hidden for column in range(len(places))}
    if not primary:
        return True
    found = suppress([row.counts for row in table], minimum=minimum, primary=primary)
    if found.withheld_totals or not found.audit.passed:
        for row in alone:
            for network_id in set(row.ids) - verdict.primary:
                del verdict.hidden[network_id]
        return False
    for at, column in found.hidden:
        for network_id in table[at].ids:
            verdict.hidden.setdefault(network_id, set()).add(places[column])
    return True


def _join_lone_answers(rows: Sequence[_Row]) -> tuple[list[_Row], list[_Row]] | None:
    """The table to protect, and rows that protect each other beside it.

    One answer of a network can never have three possible counts. It is seen together with another hidden
    network, in which it disappears; where there is none, with the smallest shown ones, whose counts of this item
    are then hidden too. None if even all of them together gave one and the same answer.
    """
    lone = [row for row in rows if row.hidden and row.answers == 1]
    hidden = [row for row in rows if row.hidden and row.answers > 1]
    shown = sorted(
        (row for row in rows if not row.hidden and row.answers), key=lambda row: (row.answers, row.ids)
    )
    if not lone:
        return [*hidden, *shown], []
    if hidden or len(lone) > 1:
        hidden.sort(key=lambda row: (-row.answers, row.ids))
        together, *others = [*hidden, *lone] if not hidden else [hidden[0], *lone]
        for row in others:
            together = together + row
        return [together, *hidden[1:], *shown], []
    together = lone[0]
    while shown:
        together = together + shown.pop(0)
        if sum(count > 0 for count in together.counts) > 1:
            return shown, [together]
    return None


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
