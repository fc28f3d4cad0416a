"""What takes a walk through the network."""

from collections.abc import Iterable, Sequence
from typing import Any

from improvement_stats.networks.ties import Pair


def betweenness_scores(nodes: Sequence[Any], ties: Iterable[Pair], *, directed: bool) -> dict[Any, float]:
    """Shortest paths between others through each node, shared among equally short ones (not normalised)."""
    import networkx as nx  # noqa: PLC0415  # slow to load

    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(ties)
    found = nx.betweenness_centrality(graph, normalized=False)
    return {v: float(found[v]) for v in nodes}


def transitivity_share(nodes: Sequence[Any], ties: Iterable[Pair]) -> float | None:
    """Closed among connected triples of the graph of any tie; None without a connected triple."""
    near: dict[Any, set[Any]] = {v: set() for v in nodes}
    for a, b in ties:
        near[a].add(b)
        near[b].add(a)
    triples = sum(len(others) * (len(others) - 1) for others in near.values())
    closed = sum(len(near[v] & near[w]) for v in nodes for w in near[v])
    return closed / triples if triples else None
