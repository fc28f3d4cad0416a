"""Each workload of improvement-stats beside the best Python library that computes the same thing.

Run `python benchmarks/improvement_stats/bench.py`. One line a workload, both sides in this one run on the
same data, the median of several rounds in alternation; "times" is their time over ours, so above 1 we are
faster. Where no library computes the thing, the line says so and what stands beside it instead.
"""

import importlib
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import numpy as np
from improvement_stats import charts, networks, scales, suppression
from scipy.optimize import linprog

ROUNDS = 7


def seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(
    name: str, ours: Callable[[], Any], other: str, theirs: Callable[[], Any], rounds: int = ROUNDS
) -> None:
    """Both once to load what they load, then in turns, so that a busy moment meets both."""
    ours()
    theirs()
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    own, another = median(a for a, _ in pairs), median(b for _, b in pairs)
    print(
        f"{name:<42} ours {own * 1000:9.2f} ms   {other} {another * 1000:9.2f} ms   times {another / own:6.2f}"
    )


def chart_of_a_thousand_points(draw: np.random.Generator) -> None:
    n = draw.integers(50, 400, 1000)
    x = draw.binomial(n, 0.6)
    values, bases = x.tolist(), n.tolist()

    def limits_alone() -> None:
        # No library gets the Anhøj rules right, so the array arithmetic of the limits alone is the yardstick.
        share = x / n
        centre = x.sum() / n.sum()
        sigma = np.sqrt(centre * (1 - centre) / n)
        z = (share - centre) / sigma
        ranges = np.abs(np.diff(z))
        spread = ranges[ranges < 3.267 * ranges.mean()].mean() / 1.128
        np.clip(centre + 3 * sigma * spread, 0, 1), np.clip(centre - 3 * sigma * spread, 0, 1)

    compare(
        "p' chart, 1,000 points, with run rules",
        lambda: charts.control_chart("p_prime", values, denominators=bases),
        "numpy, limits alone",
        limits_alone,
    )


def network_of_five_hundred(draw: np.random.Generator) -> None:
    nx = importlib.import_module("networkx")
    people = list(range(500))
    ties = [(int(a), int(b)) for a, b in draw.integers(0, 500, (4000, 2)) if a != b]

    def theirs() -> None:
        graph = nx.DiGraph(ties)
        graph.add_nodes_from(people)
        nx.density(graph), nx.overall_reciprocity(graph), nx.transitivity(graph.to_undirected())
        nx.betweenness_centrality(graph, normalized=False)

    compare(
        "whole network, 500 people, 4,000 ties",
        lambda: networks.whole_network(ties, people, directed=True),
        "networkx",
        theirs,
        rounds=3,
    )


def scale_of_forty_items(draw: np.random.Generator) -> None:
    factor = importlib.import_module("statsmodels.multivariate.factor")
    trait = draw.normal(size=(10_000, 1))
    answers = trait * draw.uniform(0.4, 0.8, 40) + draw.normal(size=(10_000, 40))
    try:
        pingouin = importlib.import_module("pingouin")
        pandas = importlib.import_module("pandas")
    except ImportError:
        compare(
            "alpha, 10,000 x 40",
            lambda: scales.cronbach_alpha(answers),
            "numpy covariance matrix",
            lambda: np.cov(answers, rowvar=False),
        )
    else:
        frame = pandas.DataFrame(answers)
        compare(
            "alpha, 10,000 x 40",
            lambda: scales.cronbach_alpha(answers),
            "pingouin",
            lambda: pingouin.cronbach_alpha(frame),
        )
    compare(
        "omega, 10,000 x 40",
        lambda: scales.mcdonald_omega(answers),
        "statsmodels factor ML",
        lambda: factor.Factor(answers, n_factor=1, method="ml").fit(),
        rounds=3,
    )


def table_of_fifty_nine_rows(draw: np.random.Generator) -> None:
    levels = draw.gamma(1.2, 6, (1, 6)) * draw.uniform(0.3, 1.5, (59, 1))
    table = draw.poisson(levels).tolist()
    hidden = sorted(suppression.suppress(table, minimum=5).hidden)

    def one_programme_a_bound() -> None:
        # No library hides complementary cells; the plain audit of one result, a call to HiGHS for each
        # bound of each hidden cell, stands beside the whole of our search and audit.
        left = np.zeros((65, len(hidden)))
        for k, (r, c) in enumerate(hidden):
            left[r, k] = left[59 + c, k] = 1
        right = left @ np.array([table[r][c] for r, c in hidden])
        for k in range(len(hidden)):
            for sign in (1.0, -1.0):
                cost = np.zeros(len(hidden))
                cost[k] = sign
                linprog(cost, A_eq=left, b_eq=right, bounds=(0, None), method="highs")

    compare(
        "suppression, 59 x 6, searched and audited",
        lambda: suppression.suppress(table, minimum=5),
        "scipy, audit alone",
        one_programme_a_bound,
        rounds=3,
    )


def import_time() -> None:
    def run(statement: str) -> float:
        return seconds(lambda: subprocess.run([sys.executable, "-c", statement], check=True))

    pairs = [(run("import improvement_stats"), run("import scipy.stats"), run("pass")) for _ in range(3)]
    own, other, bare = (median(column) for column in zip(*pairs, strict=True))
    print(
        f"{'import, beyond starting Python':<42} ours {max(own - bare, 0) * 1000:9.2f} ms   "
        f"scipy.stats {(other - bare) * 1000:9.2f} ms"
    )


def main() -> None:
    draw = np.random.default_rng(2024)
    chart_of_a_thousand_points(draw)
    network_of_five_hundred(draw)
    scale_of_forty_items(draw)
    table_of_fifty_nine_rows(draw)
    import_time()


if __name__ == "__main__":
    main()
