"""Network measures on known graphs, against networkx, and against every division of a small graph."""

import itertools
import math
import random
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from improvement_stats import InputError, networks

Pair = tuple[int, int]

# Krackhardt's kite (1990): the sum of 6 - degree is 24, over 9 * 8.
KITE = [
    (0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5),
    (3, 4), (3, 5), (3, 6), (4, 6), (5, 6), (5, 7), (6, 7), (7, 8), (8, 9),
]  # fmt: skip


@st.composite
def graphs(draw: st.DrawFn, directed: bool = True) -> tuple[int, list[Pair]]:
    n = draw(st.integers(3, 9))
    pairs = [(a, b) for a in range(n) for b in range(n) if a != b and (directed or a < b)]
    return n, draw(st.lists(st.sampled_from(pairs), unique=True, max_size=25))


def near(value: object) -> object:
    return pytest.approx(value, rel=1e-12, abs=1e-12)


def test_the_kite_is_centralised_by_a_third() -> None:
    kite = networks.whole_network(KITE, range(10), directed=False)
    assert kite.degree_centralisation == near(1 / 3)
    assert kite.density == near(18 / 45)
    assert kite.betweenness is not None
    assert kite.betweenness[7] == near(14)
    assert (kite.in_degree, kite.reciprocity) == (None, None)


def test_a_star_is_wholly_centralised() -> None:
    star = networks.whole_network([(0, i) for i in range(1, 6)], range(6), directed=False)
    assert star.degree_centralisation == near(1)
    assert star.betweenness_centralisation == near(1)
    assert star.transitivity == 0
    inward = networks.whole_network([(i, 0) for i in range(1, 6)], range(6), directed=True)
    assert inward.in_degree_centralisation == near(1)
    both = networks.whole_network([p for i in range(1, 6) for p in ((i, 0), (0, i))], range(6), directed=True)
    assert both.degree_centralisation == near(1)
    assert both.betweenness_centralisation == near(1)


@given(graphs())
def test_a_directed_network_agrees_with_networkx(graph: tuple[int, list[Pair]]) -> None:
    n, ties = graph
    found = networks.whole_network(ties, range(n), directed=True)
    other = nx.DiGraph(ties)
    other.add_nodes_from(range(n))
    assert found.density == near(nx.density(other))
    assert found.reciprocity == (near(nx.overall_reciprocity(other)) if ties else None)
    assert found.betweenness == near(nx.betweenness_centrality(other, normalized=False))
    assert found.betweenness_share == near(nx.betweenness_centrality(other))
    assert found.in_degree == dict(other.in_degree())
    assert found.out_degree == dict(other.out_degree())
    assert set(found.isolates) == set(nx.isolates(other))
    if found.transitivity is not None:
        assert found.transitivity == near(nx.transitivity(other.to_undirected()))


@given(graphs(), st.permutations(range(9)))
def test_relabelling_people_changes_no_measure(graph: tuple[int, list[Pair]], names: list[int]) -> None:
    n, ties = graph
    plain = networks.whole_network(ties, range(n), directed=True)
    named = networks.whole_network(
        [(f"p{names[a]}", f"p{names[b]}") for a, b in ties], [f"p{names[i]}" for i in range(n)], directed=True
    )
    for measure in ("density", "reciprocity", "reciprocity_dyadic", "transitivity", "degree_centralisation"):
        assert getattr(plain, measure) == getattr(named, measure)
    assert plain.betweenness_centralisation == pytest.approx(named.betweenness_centralisation, abs=1e-12)
    assert networks.core_periphery(ties, range(n), random_networks=0).errors == (
        networks.core_periphery(
            [(names[a], names[b]) for a, b in ties], [names[i] for i in range(n)], random_networks=0
        ).errors
    )


def test_reciprocity_counts_ties_or_pairs() -> None:
    found = networks.whole_network([(0, 1), (1, 0), (0, 2)], range(3), directed=True)
    assert (found.reciprocity, found.reciprocity_dyadic) == (near(2 / 3), 0.5)


def test_self_ties_are_dropped_duplicates_merged_and_weak_ties_left_out() -> None:
    found = networks.whole_network(
        [(0, 0, 5), (0, 1, 3), (0, 1, 4), (1, 2, 1), (2, 0, None)], range(3), directed=True, threshold=2
    )
    assert found.n_ties == 1
    assert networks.whole_network([(0, 1), (1, 0)], range(2), directed=False).n_ties == 1


def test_people_who_did_not_answer_have_missing_ties_not_none() -> None:
    found = networks.whole_network(
        [(0, 1), (1, 0), (0, 3), (3, 1)], range(4), directed=True, respondents=[0, 1, 2]
    )
    assert found.density == near(3 / 9)
    assert found.out_degree == {0: 2, 1: 1, 2: 0, 3: None}
    assert found.in_degree == {0: 1, 1: 1, 2: 0, 3: 1}
    assert found.reciprocity == 1.0
    assert found.isolates == (2,)
    assert "ties of non-respondents left out" in found.warnings
    assert not found.incomplete


def test_below_seventy_percent_only_the_ties_received_are_shown_by_person() -> None:
    found = networks.whole_network([(0, 1)], range(10), directed=True, respondents=range(6))
    assert found.incomplete
    assert (found.degree, found.out_degree, found.betweenness) == (None, None, None)
    assert found.in_degree is not None
    assert found.possible_isolates == (6, 7, 8, 9)
    assert not networks.whole_network([(0, 1)], range(10), directed=True, respondents=range(7)).incomplete


def test_tiny_networks_are_undefined_rather_than_infinite() -> None:
    for n in range(3):
        small = networks.whole_network([], range(n), directed=True)
        assert small.degree_centralisation is None
        assert small.betweenness_centralisation is None
        assert (small.density is None) == (n < 2)
        assert small.reciprocity is None
        assert small.transitivity is None


def test_the_ei_index_by_hand() -> None:
    ties = [("a", "b"), ("a", "c"), ("c", "d"), ("b", "d")]
    found = networks.ei_index(ties, {"a": 1, "b": 1, "c": 2, "d": 2, "e": 3}, seed=1)
    assert found.value == 0
    assert found.expected == near((8 - 2) / 10)
    assert found.by_group == {1: near(1 / 3), 2: near(1 / 3), 3: None}
    assert found.by_node == {"a": 0, "b": 0, "c": 0, "d": 0, "e": None}
    assert found.low is not None
    assert found.high is not None
    assert -1 <= found.low <= found.high <= 1


def test_the_random_range_of_the_ei_index_comes_back_with_its_seed() -> None:
    draw = random.Random(1)
    ties = [(draw.randrange(20), draw.randrange(20)) for _ in range(60)]
    groups = {i: i % 3 for i in range(20)}
    one, two = networks.ei_index(ties, groups, seed=5), networks.ei_index(ties, groups, seed=5)
    assert (one.low, one.high) == (two.low, two.high)
    assert one.low is not None
    assert one.high is not None
    assert one.expected is not None
    assert one.low < one.expected < one.high


def test_without_ties_the_ei_index_is_undefined() -> None:
    found = networks.ei_index([], {1: "a", 2: "b"}, seed=1)
    assert (found.value, found.low, found.expected) == (None, None, 1.0)


def all_divisions(n: int, ties: list[Pair]) -> tuple[int, list[set[int]]]:
    """Least errors over every division, and every core that reaches it."""
    near_pairs = {frozenset(t) for t in ties if t[0] != t[1]}
    best: tuple[int, list[set[int]]] = (10**9, [])
    for size in range(n + 1):
        for core in itertools.combinations(range(n), size):
            rest = [v for v in range(n) if v not in core]
            errors = sum(frozenset(p) not in near_pairs for p in itertools.combinations(core, 2))
            errors += sum(frozenset(p) in near_pairs for p in itertools.combinations(rest, 2))
            if errors < best[0]:
                best = (errors, [set(core)])
            elif errors == best[0]:
                best[1].append(set(core))
    return best


@settings(max_examples=60)
@given(graphs(directed=False).filter(lambda g: g[0] < 8 and len(g[1]) > 0))
def test_the_core_is_the_best_of_all_divisions(graph: tuple[int, list[Pair]]) -> None:
    n, ties = graph
    errors, cores = all_divisions(n, ties)
    found = networks.core_periphery(ties, range(n), random_networks=0)
    possible = {v for core in cores for v in core}
    assert found.errors == errors
    assert set(found.core) == set.intersection(*cores)
    assert set(found.core) | set(found.either) == possible
    assert set(found.periphery) == set(range(n)) - possible


def test_a_clear_core_is_told_from_a_random_network() -> None:
    clear = [(a, b) for a in range(6) for b in range(a)] + [(i, i % 6) for i in range(6, 24)]
    found = networks.core_periphery(clear, range(24), seed=1)
    assert found.errors == 0
    assert found.fit == 1
    assert found.clear
    ring = networks.core_periphery([(i, (i + 1) % 12) for i in range(12)], range(12), seed=1)
    assert ring.clear is False
    assert ring.warnings == ("no clear core",)


def test_a_network_without_ties_has_no_core() -> None:
    found = networks.core_periphery([], range(4))
    assert (found.core, found.either, found.errors, found.fit, found.clear) == ((), (), 0, None, None)


@given(graphs(directed=False))
def test_ego_measures_agree_with_networkx(graph: tuple[int, list[Pair]]) -> None:
    n, ties = graph
    found = networks.ego_network(range(n), ties)
    other = nx.Graph(ties)
    other.add_edges_from(("ego", v) for v in range(n))
    assert found.constraint == near(nx.constraint(other)["ego"])
    assert found.effective_size == near(nx.effective_size(other)["ego"])
    assert found.efficiency == near(nx.effective_size(other)["ego"] / n)
    assert found.alter_density == near(2 * len(ties) / (n * (n - 1)))


def test_nobody_and_one_alter() -> None:
    nobody = networks.ego_network([], [])
    assert (nobody.size, nobody.effective_size, nobody.constraint, nobody.alter_density) == (
        0,
        None,
        None,
        None,
    )
    one = networks.ego_network(["a"], [])
    assert (one.effective_size, one.constraint, one.alter_density) == (1.0, 1.0, None)


def test_heterogeneity_is_judged_against_the_whole_list_of_categories() -> None:
    roles = {"a": "head", "b": "head", "c": "teacher"}
    found = networks.ego_network(list("abcd"), [], attribute=roles, categories=["head", "teacher", "other"])
    assert found.blau == near(4 / 9)
    assert found.iqv == near(4 / 9 / (2 / 3))
    assert found.n_missing == 1
    assert networks.ego_network(["a"], [], attribute=["x"]).iqv is None
    assert networks.ego_network(["a"], [], attribute=["x"], categories=1).iqv is None


@settings(max_examples=50)
@given(graphs(), st.data())
def test_no_network_measure_is_ever_nan(graph: tuple[int, list[Pair]], data: st.DataObject) -> None:
    n, ties = graph
    answered = data.draw(st.sets(st.integers(0, n - 1)))
    results: list[Any] = [
        networks.whole_network(ties, range(n), directed=data.draw(st.booleans()), respondents=answered),
        networks.core_periphery(ties, range(n), random_networks=3),
        networks.ei_index(ties, {i: i % 3 for i in range(n)}, permutations=9, seed=1),
        networks.ego_network(range(n), ties, attribute=[i % 2 for i in range(n)], categories=2),
    ]
    for result in results:
        assert "NaN" not in result.to_json()


@pytest.mark.parametrize(
    ("argument", "call"),
    [
        ("edges[0]", lambda: networks.whole_network([(0, 9)], range(3), directed=True)),
        ("edges[0]", lambda: networks.whole_network([(0,)], range(3), directed=True)),
        ("threshold", lambda: networks.whole_network([(0, 1, 2)], range(3), directed=True)),
        ("nodes", lambda: networks.whole_network([], [1, 1], directed=True)),
        ("directed", lambda: networks.whole_network([], [1], directed=None)),  # type: ignore[arg-type]  # the wrong kind is the point
        ("respondents", lambda: networks.whole_network([], [1], directed=True, respondents=[2])),
        ("groups", lambda: networks.ei_index([], [1, 2], seed=1)),  # type: ignore[arg-type]  # the wrong kind is the point
        ("seed", lambda: networks.ei_index([], {}, seed=-1)),
        ("edges[0]", lambda: networks.ei_index([(1, 2)], {1: "a"}, seed=1)),
        ("ties[0]", lambda: networks.ego_network(["a"], [("a", "ego")])),
        ("attribute", lambda: networks.ego_network(["a"], [], attribute=["x", "y"])),
        ("attribute", lambda: networks.ego_network(["a"], [], attribute=["x"], categories=["y"])),
        ("categories", lambda: networks.ego_network(["a", "b"], [], attribute=["x", "y"], categories=1)),
    ],
)
def test_wrong_networks_are_refused_by_name(argument: str, call: object) -> None:
    assert callable(call)
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.argument == argument


def test_betweenness_of_a_long_path_and_of_separate_parts() -> None:
    path = networks.whole_network([(i, i + 1) for i in range(59)], range(60), directed=False)
    assert path.betweenness is not None
    assert path.betweenness[30] == near(30 * 29)
    parts = networks.whole_network([(0, 1), (1, 2), (3, 4), (4, 5)], range(7), directed=True)
    assert parts.betweenness == {0: 0, 1: 1, 2: 0, 3: 0, 4: 1, 5: 0, 6: 0}
    assert not math.isnan(parts.betweenness_centralisation or 0)
