"""Ties within and across groups."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from improvement_stats._inputs import flag, integer, key
from improvement_stats.errors import InputError
from improvement_stats.networks.ties import Edges, Pair, read_ties
from improvement_stats.results import Result


@dataclass(frozen=True, kw_only=True)
class EIIndex(Result):
    """value -1 (all ties within groups) .. 1 (all across); None without a tie.

    expected: the index of all possible pairs. low, high: the middle 95 % of the index when group labels
    are shuffled. by_group, by_node: the index of the ties that touch a group or a person.
    """

    value: float | None
    expected: float | None
    low: float | None
    high: float | None
    by_group: dict[Any, float | None]
    by_node: dict[Any, float | None]
    internal: int
    external: int


def ei_index(
    edges: Edges,
    groups: Mapping[Any, Hashable],
    *,
    permutations: int = 999,
    seed: int,
    directed: bool = True,
    threshold: float | None = None,
) -> EIIndex:
    """(external - internal) / (external + internal) ties.

    groups: node -> group, for everybody. directed: whether (a, b) and (b, a) are two ties. The index hangs
    on the sizes of the groups, so read it beside `expected` and low..high. Same seed, same range.
    Source: Krackhardt & Stern 1988, Soc Psychol Q 51:123.
    """
    if not isinstance(groups, Mapping):
        raise InputError("groups", f"must map each node to its group, not {type(groups).__name__}")
    labels = {v: key(f"groups[{v!r}]", g) for v, g in groups.items()}
    shuffles = integer("permutations", permutations, most=10**6)
    seed = integer("seed", seed)
    ties = read_ties(edges, labels, directed=flag("directed", directed), threshold=threshold)
    external = sum(labels[a] != labels[b] for a, b in ties)
    by_group, by_node = _touching(ties, labels)
    low, high = _range(ties, labels, shuffles, seed) if ties and shuffles else (None, None)
    return EIIndex(
        n_used=len(labels),
        n_missing=0,
        method="E-I index",
        options={"permutations": shuffles, "seed": seed, "directed": directed, "threshold": threshold},
        warnings=() if ties else ("no ties",),
        value=_index(external, len(ties) - external),
        expected=_expected(labels),
        low=low,
        high=high,
        by_group=by_group,
        by_node=by_node,
        internal=len(ties) - external,
        external=external,
    )


def _index(external: int, internal: int) -> float | None:
    return (external - internal) / (external + internal) if external + internal else None


def _expected(labels: Mapping[Any, Any]) -> float | None:
    n = len(labels)
    internal = sum(size * (size - 1) // 2 for size in Counter(labels.values()).values())
    return _index(n * (n - 1) // 2 - internal, internal)


def _touching(
    ties: Iterable[Pair], labels: Mapping[Any, Any]
) -> tuple[dict[Any, float | None], dict[Any, float | None]]:
    crossing: Counter[tuple[str, Any]] = Counter()
    within: Counter[tuple[str, Any]] = Counter()
    for a, b in ties:
        crosses = labels[a] != labels[b]
        tally = crossing if crosses else within
        tally.update([("node", a), ("node", b), *{("group", labels[a]), ("group", labels[b])}])
    return (
        {g: _index(crossing["group", g], within["group", g]) for g in dict.fromkeys(labels.values())},
        {v: _index(crossing["node", v], within["node", v]) for v in labels},
    )


def _range(ties: Iterable[Pair], labels: Mapping[Any, Any], shuffles: int, seed: int) -> tuple[float, float]:
    import numpy as np  # noqa: PLC0415  # slow to load

    position = {v: i for i, v in enumerate(labels)}
    number = {g: i for i, g in enumerate(dict.fromkeys(labels.values()))}
    group = np.array([number[g] for g in labels.values()])
    ends = np.array([(position[a], position[b]) for a, b in ties])
    draw = np.random.default_rng(seed)
    found = np.empty(shuffles)
    for k in range(shuffles):
        mixed = draw.permutation(group)
        found[k] = 2 * np.mean(mixed[ends[:, 0]] != mixed[ends[:, 1]]) - 1
    low, high = np.quantile(found, (0.025, 0.975))
    return float(low), float(high)
