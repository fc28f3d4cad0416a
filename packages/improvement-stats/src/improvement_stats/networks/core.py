"""A core that is tied within itself and a periphery that is not."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from improvement_stats._inputs import integer, names
from improvement_stats.networks.ties import Edges, read_ties
from improvement_stats.results import Result


@dataclass(frozen=True, kw_only=True)
class CorePeriphery(Result):
    """core: in the core of every best division; either: of some; periphery: of none.

    errors: missing ties within the core plus ties within the periphery, the least possible. fit:
    1 - errors / pairs counted (of the smallest best core), None when no pair counts. clear: whether the
    fit reaches the 95th percentile of random networks with as many people and ties (None if not tried).
    """

    core: tuple[Any, ...]
    either: tuple[Any, ...]
    periphery: tuple[Any, ...]
    errors: int
    fit: float | None
    clear: bool | None
    random_fit: float | None


def core_periphery(
    edges: Edges,
    nodes: Iterable[Hashable],
    *,
    random_networks: int = 500,
    seed: int = 0,
    threshold: float | None = None,
) -> CorePeriphery:
    """The division with fewest errors against the ideal of Borgatti & Everett, found exactly.

    Any tie between two people counts once, in whatever direction. Ties between core and periphery do not
    count. Sources: Borgatti & Everett 2000, Social Networks 21:375; Lip 2011, arXiv:1102.5511 (a best core
    of k people are k of highest degree). The errors depend on the degrees alone, so a comparison with
    random networks of the same degrees would compare a number with itself: people and ties are kept.
    """
    roster = names("nodes", nodes)
    ties = read_ties(edges, roster, directed=False, threshold=threshold)
    tried, seed = integer("random_networks", random_networks, most=10**5), integer("seed", seed)
    degree = dict.fromkeys(roster, 0)
    for a, b in ties:
        degree[a] += 1
        degree[b] += 1
    ordered = sorted(degree.values(), reverse=True)
    errors, sizes = _best(ordered, len(ties))
    core, possible = _members(roster, degree, ordered, sizes) if ties else (set(), set())
    fit = _fit(errors, sizes[0], len(roster)) if ties else None
    chance = _random_fit(len(roster), len(ties), tried, seed) if tried and fit is not None else None
    clear = None if fit is None or chance is None else fit >= chance
    warnings = ["no ties"] if not ties else ["no clear core"] if clear is False else []
    return CorePeriphery(
        n_used=len(roster),
        n_missing=0,
        method="core and periphery, least errors (Lip)",
        options={"random_networks": tried, "seed": seed, "threshold": threshold},
        warnings=tuple(warnings),
        core=tuple(v for v in roster if v in core),
        either=tuple(v for v in roster if v in possible and v not in core),
        periphery=tuple(v for v in roster if v not in possible),
        errors=errors,
        fit=fit,
        clear=clear,
        random_fit=chance,
    )


def _best(degrees: Sequence[int], ties: int) -> tuple[int, list[int]]:
    """Least errors and every core size that reaches it; degrees from the largest down.

    The ties within a core of k, less those within its periphery, are the sum of its degrees less all ties,
    so the errors are k(k-1)/2 + ties - sum of the k degrees.
    """
    errors, found = ties, [(ties, 0)]
    for k, degree in enumerate(degrees):
        errors += k - degree
        found.append((errors, k + 1))
    least = min(errors for errors, _ in found)
    return least, [k for errors, k in found if errors == least]


def _members(
    roster: Sequence[Any], degree: dict[Any, int], degrees: Sequence[int], sizes: Sequence[int]
) -> tuple[set[Any], set[Any]]:
    """Who is in every best core, and who is in at least one: equal degrees at the edge are exchangeable."""
    certain, possible = set(roster), set()
    for k in sizes:
        last = degrees[k - 1] if k else float("inf")
        split = k < len(degrees) and degrees[k] == last
        certain &= {v for v in roster if degree[v] > last or (degree[v] == last and not split)}
        possible |= {v for v in roster if degree[v] >= last}
    return certain, possible


def _fit(errors: int, core: int, n: int) -> float | None:
    rest = n - core
    pairs = core * (core - 1) // 2 + rest * (rest - 1) // 2
    return 1 - errors / pairs if pairs else None


def _random_fit(n: int, ties: int, tried: int, seed: int) -> float | None:
    """95th percentile of the fit over random networks with n people and as many ties."""
    import numpy as np  # noqa: PLC0415  # slow to load

    draw = np.random.default_rng(seed)
    first, second = np.triu_indices(n, 1)
    fits = []
    for _ in range(tried):
        chosen = draw.choice(len(first), ties, replace=False, shuffle=False)
        degrees = np.bincount(np.concatenate((first[chosen], second[chosen])), minlength=n)
        errors, sizes = _best(sorted(degrees.tolist(), reverse=True), ties)
        fit = _fit(errors, sizes[0], n)
        if fit is not None:
            fits.append(fit)
    return float(np.quantile(fits, 0.95)) if fits else None
