"""What takes a walk through the network."""

from collections.abc import Iterable, Sequence
from typing import Any

from improvement_stats.networks.ties import Pair

# Up to here a square of people fits in memory easily, and all sources are followed at once.
LARGEST_SQUARE = 2000


def betweenness_scores(nodes: Sequence[Any], ties: Sequence[Pair], *, directed: bool) -> dict[Any, float]:
    """Shortest paths between others through each node, shared among equally short ones (not normalised)."""
    if not ties:
        return dict.fromkeys(nodes, 0.0)
    if len(nodes) > LARGEST_SQUARE:
        return _one_source_at_a_time(nodes, ties, directed)
    position = {v: i for i, v in enumerate(nodes)}
    pairs = [(position[a], position[b]) for a, b in ties]
    if not directed:
        pairs += [(b, a) for a, b in pairs]
    found = _all_sources_at_once(len(nodes), pairs)
    return {v: found[i] / (1 if directed else 2) for v, i in position.items()}


def _one_source_at_a_time(nodes: Sequence[Any], ties: Iterable[Pair], directed: bool) -> dict[Any, float]:
    import networkx as nx  # noqa: PLC0415  # slow to load

    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(ties)
    found = nx.betweenness_centrality(graph, normalized=False)
    return {v: float(found[v]) for v in nodes}


def _all_sources_at_once(n: int, pairs: Sequence[tuple[int, int]]) -> list[float]:
    """Brandes' two sweeps (2001, J Math Sociol 25:163) with a column for each source, step by step."""
    import numpy as np  # noqa: PLC0415  # slow to load
    from scipy import sparse  # noqa: PLC0415  # slow to load

    source, target = zip(*pairs, strict=True)
    backward = sparse.csr_array((np.ones(len(pairs)), (source, target)), shape=(n, n))
    forward = backward.T.tocsr()
    paths = np.eye(n)  # [node, source]: number of shortest paths
    steps = np.full((n, n), -1, dtype=np.int32)
    np.fill_diagonal(steps, 0)
    frontier, depth = paths, 0
    while True:
        frontier = np.where(steps < 0, forward @ frontier, 0.0)
        fresh = frontier > 0
        if not fresh.any():
            break
        depth += 1
        steps[fresh] = depth
        paths += frontier
    depends = np.zeros((n, n))
    for level in range(depth, 0, -1):
        here = steps == level
        share = np.divide(1 + depends, paths, out=np.zeros((n, n)), where=here)
        depends += np.where(steps == level - 1, paths * (backward @ share), 0.0)
    np.fill_diagonal(depends, 0.0)
    return [float(v) for v in depends.sum(axis=1)]


def transitivity_share(nodes: Sequence[Any], ties: Iterable[Pair]) -> float | None:
    """Closed among connected triples of the graph of any tie; None without a connected triple."""
    near: dict[Any, set[Any]] = {v: set() for v in nodes}
    for a, b in ties:
        near[a].add(b)
        near[b].add(a)
    triples = sum(len(others) * (len(others) - 1) for others in near.values())
    closed = sum(len(near[v] & near[w]) for v in nodes for w in near[v])
    return closed / triples if triples else None
