"""The network around one person."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from improvement_stats._inputs import integer, listing, names, optional_key
from improvement_stats.errors import InputError
from improvement_stats.networks.ties import Edges, read_ties
from improvement_stats.results import Result


@dataclass(frozen=True, kw_only=True)
class EgoNetwork(Result):
    """None where undefined: without alters, and alter_density below two.

    size: alters; ties: ties among them. blau: chance that two alters drawn with replacement differ in the
    attribute; iqv: blau over its greatest value. n_used counts alters whose attribute is known (all of them
    when no attribute was given).
    """

    size: int
    ties: int
    alter_density: float | None
    effective_size: float | None
    efficiency: float | None
    constraint: float | None
    blau: float | None
    iqv: float | None


def ego_network(
    alters: Iterable[Hashable],
    ties: Edges,
    *,
    attribute: Mapping[Any, Hashable] | Sequence[Hashable] | None = None,
    categories: Sequence[Hashable] | int | None = None,
    threshold: float | None = None,
) -> EgoNetwork:
    """Burt's measures in the ego's own network, any tie, undirected, everybody tied to the ego.

    alters: whom the ego named. ties: pairs among the alters (not with the ego). attribute: alter -> category,
    or categories in the order of the alters; None where unknown. categories: the whole list of possible
    categories, or their number; without it iqv is None, since the categories seen are not all there are.
    effective size n - 2t/n and efficiency (Borgatti 1997); constraint (Burt 1992, Structural Holes);
    Blau 1977; IQV: Mueller & Schuessler 1961. Egos from a survey and from a whole network compare only
    when both are computed this way.
    """
    people = names("alters", alters)
    pairs = read_ties(ties, people, directed=False, threshold=threshold, argument="ties")
    n, t = len(people), len(pairs)
    known = _attribute(attribute, people)
    count = _category_count(categories, known)
    blau = 1 - sum(c * c for c in Counter(known).values()) / len(known) ** 2 if known else None
    missing = n - len(known) if attribute is not None else 0
    return EgoNetwork(
        n_used=n - missing,
        n_missing=missing,
        method="ego network",
        options={"categories": count, "threshold": threshold},
        warnings=_warnings(n, blau, count),
        size=n,
        ties=t,
        alter_density=2 * t / (n * (n - 1)) if n > 1 else None,
        effective_size=n - 2 * t / n if n else None,
        efficiency=(n - 2 * t / n) / n if n else None,
        constraint=_constraint(people, pairs) if n else None,
        blau=blau,
        iqv=blau / (1 - 1 / count) if blau is not None and count is not None and count > 1 else None,
    )


def _warnings(n: int, blau: float | None, categories: int | None) -> tuple[str, ...]:
    said = [] if n else ["no alters"]
    if blau is not None and categories is None:
        said.append("iqv needs the list of categories")
    return tuple(said)


def _attribute(given: object, people: Sequence[Any]) -> list[Any]:
    """Known categories of the alters."""
    if given is None:
        return []
    if isinstance(given, Mapping):
        for who in given:
            if who not in people:
                raise InputError("attribute", f"{who!r} is not among the alters")
        values = [given.get(who) for who in people]
    else:
        values = listing("attribute", given)
        if len(values) != len(people):
            raise InputError("attribute", f"has {len(values)} entries, but there are {len(people)} alters")
    read = [optional_key(f"attribute[{i}]", v) for i, v in enumerate(values)]
    return [v for v in read if v is not None]


def _category_count(categories: object, known: Sequence[Any]) -> int | None:
    if categories is None:
        return None
    if isinstance(categories, Iterable):
        listed = names("categories", categories)
        for value in known:
            if value not in listed:
                raise InputError("attribute", f"{value!r} is not among the categories")
        return len(listed)
    count = integer("categories", categories, least=1)
    if len(set(known)) > count:
        raise InputError("categories", f"is {count}, but {len(set(known))} categories occur")
    return count


def _constraint(people: Sequence[Any], pairs: Iterable[tuple[Any, Any]]) -> float:
    """Sum over alters j of (p_ij + sum over q of p_iq p_qj)²; an alter's ties are shared with the ego."""
    near: dict[Any, set[Any]] = {v: set() for v in people}
    for a, b in pairs:
        near[a].add(b)
        near[b].add(a)
    n = len(people)
    return sum((1 / n + sum(1 / n / (1 + len(near[q])) for q in near[j])) ** 2 for j in people)
