"""Reading lists of ties."""

from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import Any

from improvement_stats._inputs import listing, number, optional_number
from improvement_stats.errors import InputError

Edges = Iterable[Sequence[Any]]
Pair = tuple[Any, Any]


def read_ties(
    edges: Edges,
    nodes: Collection[Any],
    *,
    directed: bool,
    threshold: float | None = None,
    argument: str = "edges",
) -> list[Pair]:
    """Distinct ties in the order first given, without ties of a node to itself.

    An edge is (source, target) or (source, target, value); a value counts as a tie from `threshold` up,
    and a missing value as none. Undirected: (a, b) and (b, a) are one tie. Raises InputError for a node
    that is not in `nodes`, and for values without a declared threshold.
    """
    at_least = None if threshold is None else number("threshold", threshold)
    known = set(nodes)
    ties: dict[Any, Pair] = {}
    for i, edge in enumerate(listing(argument, edges)):
        place = f"{argument}[{i}]"
        read = listing(place, edge)
        if len(read) not in (2, 3):
            raise InputError(place, f"must be (source, target) or (source, target, value), not {edge!r}")
        source, target = read[0], read[1]
        for end in (source, target):
            if not isinstance(end, Hashable) or end not in known:
                raise InputError(place, f"{end!r} is not among the nodes")
        if len(read) == 3 and not _counts(place, read[2], at_least):
            continue
        if source != target:
            ties.setdefault((source, target) if directed else frozenset((source, target)), (source, target))
    return list(ties.values())


def _counts(place: str, value: object, at_least: float | None) -> bool:
    if at_least is None:
        raise InputError("threshold", f"must be declared, because {place} carries a value")
    strength = optional_number(place, value)
    return strength is not None and strength >= at_least
