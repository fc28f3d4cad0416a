"""Measures of a network with a roster."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from improvement_stats._inputs import flag, names
from improvement_stats.errors import InputError
from improvement_stats.networks.paths import betweenness_scores, transitivity_share
from improvement_stats.networks.ties import Edges, Pair, read_ties
from improvement_stats.results import Result

COMPLETE_PERCENT = 70
Scores = dict[Any, int | None]


@dataclass(frozen=True, kw_only=True)
class WholeNetwork(Result):
    """Scores by node; None where undefined or not known.

    degree is in + out in a directed network. in_degree, out_degree and both reciprocities are None for an
    undirected one. betweenness counts shortest paths, betweenness_share divides by its greatest possible
    value. n_used: respondents; n_missing: others on the roster. incomplete: fewer than 70 % responded, so
    only in_degree is given by node and every whole-network figure must be marked. possible_isolates:
    people without a known tie who did not respond.
    """

    directed: bool
    nodes: tuple[Any, ...]
    n_ties: int
    incomplete: bool
    density: float | None
    reciprocity: float | None
    reciprocity_dyadic: float | None
    transitivity: float | None
    isolates: tuple[Any, ...]
    possible_isolates: tuple[Any, ...]
    degree: Scores | None
    in_degree: Scores | None
    out_degree: Scores | None
    betweenness: dict[Any, float] | None
    betweenness_share: dict[Any, float | None] | None
    degree_centralisation: float | None
    in_degree_centralisation: float | None
    out_degree_centralisation: float | None
    betweenness_centralisation: float | None


def whole_network(
    edges: Edges,
    nodes: Iterable[Hashable],
    *,
    directed: bool,
    respondents: Iterable[Hashable] | None = None,
    threshold: float | None = None,
) -> WholeNetwork:
    """Density, reciprocity, transitivity, degrees, betweenness and centralisations.

    edges: (source, target) or (source, target, value) with values counted from `threshold`. nodes: the
    whole roster. respondents: those who answered (default all); ties that only a non-respondent could
    have reported are missing, not absent, and are left out. Self-ties are dropped, duplicates merged.
    Reciprocity is edge-wise (reciprocated ties / ties) between respondents, reciprocity_dyadic mutual pairs
    / connected pairs. Transitivity is of the graph of any tie. Centralisation after Freeman 1979, Social
    Networks 1:215; betweenness after Brandes 2001.
    """
    roster = names("nodes", nodes)
    directed = flag("directed", directed)
    answered = _respondents(respondents, roster)
    given = read_ties(edges, roster, directed=directed, threshold=threshold)
    ties = [(a, b) for a, b in given if a in answered or (not directed and b in answered)]
    incomplete = 100 * len(answered) < COMPLETE_PERCENT * len(roster)
    into, out, either = _degrees(ties, roster)
    degree: Scores = {v: None if directed and v not in answered else d for v, d in either.items()}
    sent: Scores = {v: out[v] if v in answered else None for v in roster}
    scores = betweenness_scores(roster, ties, directed=directed)
    silent = [v for v in roster if not either[v]]
    reciprocity, dyadic = _reciprocity(ties, answered) if directed else (None, None)
    n, r = len(roster), len(answered)
    most = _most_paths(n, directed)
    return WholeNetwork(
        n_used=r,
        n_missing=n - r,
        method="whole network",
        options={"directed": directed, "threshold": threshold},
        warnings=_warnings(incomplete, len(given) - len(ties), n),
        directed=directed,
        nodes=roster,
        n_ties=len(ties),
        incomplete=incomplete,
        density=_density(len(ties), n, r, directed),
        reciprocity=reciprocity,
        reciprocity_dyadic=dyadic,
        transitivity=transitivity_share(roster, ties),
        isolates=tuple(v for v in silent if v in answered),
        possible_isolates=tuple(v for v in silent if v not in answered),
        degree=None if incomplete else degree,
        in_degree=dict(into) if directed else None,
        out_degree=sent if directed and not incomplete else None,
        betweenness=None if incomplete else scores,
        betweenness_share=None if incomplete else {v: b / most if most else None for v, b in scores.items()},
        degree_centralisation=_centralisation(
            [d for d in degree.values() if d is not None], (2 if directed else 1) * (n - 2), n
        ),
        in_degree_centralisation=_centralisation(list(into.values()), n - 1, n) if directed else None,
        out_degree_centralisation=_centralisation([d for d in sent.values() if d is not None], n - 1, n)
        if directed
        else None,
        betweenness_centralisation=_centralisation(list(scores.values()), most, n),
    )


def _respondents(given: Iterable[Hashable] | None, roster: Sequence[Any]) -> frozenset[Any]:
    if given is None:
        return frozenset(roster)
    read = names("respondents", sorted(given, key=repr) if isinstance(given, set | frozenset) else given)
    for who in read:
        if who not in roster:
            raise InputError("respondents", f"{who!r} is not among the nodes")
    return frozenset(read)


def _warnings(incomplete: bool, left_out: int, n: int) -> tuple[str, ...]:
    said = ["incomplete: fewer than 70 % responded"] if incomplete else []
    if left_out:
        said.append("ties of non-respondents left out")
    if n < 5:
        said.append("fewer than 5 people: do not draw this network")
    return tuple(said)


def _degrees(
    ties: Iterable[Pair], roster: Sequence[Any]
) -> tuple[dict[Any, int], dict[Any, int], dict[Any, int]]:
    """Ties received, sent, and touching each node."""
    into, out = dict.fromkeys(roster, 0), dict.fromkeys(roster, 0)
    for source, target in ties:
        out[source] += 1
        into[target] += 1
    return into, out, {v: into[v] + out[v] for v in roster}


def _density(ties: int, n: int, respondents: int, directed: bool) -> float | None:
    """Ties over the pairs that somebody was asked about."""
    pairs = respondents * (n - 1)
    if not directed:
        pairs -= respondents * (respondents - 1) // 2
    return ties / pairs if pairs > 0 else None


def _reciprocity(ties: Iterable[Pair], answered: frozenset[Any]) -> tuple[float | None, float | None]:
    known = {(a, b) for a, b in ties if b in answered}
    returned = sum((b, a) in known for a, b in known)
    connected = len(known) - returned // 2
    return (returned / len(known) if known else None), (returned / 2 / connected if connected else None)


def _most_paths(n: int, directed: bool) -> int:
    """The greatest betweenness: (n-1)(n-2) ordered pairs of others, half as many unordered."""
    return (n - 1) * (n - 2) // (1 if directed else 2) if n >= 3 else 0


def _centralisation(scores: Sequence[float], most_apart: float, n: int) -> float | None:
    """Sum of distances to the largest score over the greatest sum, (people - 1) * most_apart."""
    if n < 3 or len(scores) < 2:
        return None
    top = max(scores)
    return sum(top - s for s in scores) / ((len(scores) - 1) * most_apart)
